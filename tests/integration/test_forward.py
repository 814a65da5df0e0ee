"""Batches at a relay: never lost once they are said to be kept, bounded, and never believed."""

# ruff: noqa: ARG002, ARG005  a road takes what a road takes, and needs less of it
from __future__ import annotations

import os

import pytest

from content.errors import LinkError, StoreError, UntrustedError
from content.records import name_of
from sync.mirror import forward
from sync.mirror.forward import Forward
from sync.road import KEPT, Answer, StoppedError
from tests.builders_outbox import KEYS, PRIVATE, a_batch, a_record
from tests.lines import MemoryRoad


@pytest.fixture
def box(tmp_path):
    return Forward(tmp_path / "forward")


class Way(MemoryRoad):
    """A road up: what is handed over goes to `take`, asked answers come from `answers`."""

    def __init__(self, take, answers=lambda name: None):
        super().__init__({}, "up:")
        self.take, self.answered, self.put_names = take, answers, []

    def put(self, path, body, *, most, within_s=60.0):
        name = path.removeprefix("outbox/")
        self.put_names.append(name)
        said = self.take(name, body)
        return Answer(b"", status=KEPT) if said is None else Answer(said)

    def ask(self, path, *, most, within_s=60.0, etag="", last_modified=""):
        said = self.answered(path.removeprefix("answers/"))
        return super().ask(path, most=most) if said is None else Answer(said)


def refusing(*_):
    raise LinkError


def test_a_batch_goes_up_and_its_answer_stays_for_the_village(box, intake):
    name, sealed = a_batch(a_record())
    assert box.take(name, sealed) is None
    assert box.answers(name) is None
    assert box.hand_on([Way(intake.take)], KEYS) == 1
    assert box.answers(name) == intake.answers(name)
    assert box.take(name, sealed) == intake.answers(name)
    assert box.waiting() == []


def test_what_was_said_to_be_kept_is_on_the_disk(box, tmp_path, intake):
    name, sealed = a_batch(a_record())
    box.take(name, sealed)
    again = Forward(tmp_path / "forward")
    assert again.waiting() == [name]
    assert again.hand_on([Way(refusing)], KEYS) == 0
    assert again.hand_on([Way(intake.take)], KEYS) == 1


def test_what_a_power_cut_left_half_written_takes_no_room(box, tmp_path):
    box.take(*a_batch(a_record()))
    (box._outbox / f"{'0' * 64}.7.tmp").write_bytes(b"half")
    Forward(tmp_path / "forward")
    assert [path.name for path in box._outbox.iterdir()] == box.waiting()


def test_a_batch_that_comes_twice_is_kept_once(box):
    name, sealed = a_batch(a_record())
    box.take(name, sealed)
    box.take(name, sealed)
    assert box.waiting() == [name]


def test_who_waits_is_woken_by_what_is_new(tmp_path):
    woken = []
    box = Forward(tmp_path, lambda: woken.append(1))
    assert not box.has_news()
    box.take(*a_batch(a_record()))
    assert woken == [1]
    assert box.has_news()
    assert not box.has_news()


@pytest.mark.parametrize("name", ["../x", "x", "A" * 64, "0" * 64, ""])
def test_what_is_not_named_by_its_bytes_is_not_taken(box, tmp_path, name):
    with pytest.raises(UntrustedError):
        box.take(name, b"x")
    assert box.answers(name) is None
    assert not (tmp_path / "forward").exists()


def test_what_is_too_large_is_not_taken(box):
    sealed = bytes(1_000_001)
    with pytest.raises(UntrustedError):
        box.take(name_of(sealed), sealed)


@pytest.mark.parametrize(("limit", "value"), [("WAITING_MOST", 2), ("WAITING_BYTES", 900)])
def test_a_full_box_says_so_and_keeps_what_it_has(box, monkeypatch, limit, value):
    monkeypatch.setattr(forward, limit, value)
    batches = [a_batch(a_record(), seed=bytes([n] * 32)) for n in range(2)]
    for batch in batches:
        box.take(*batch)
    with pytest.raises(StoreError, match="no room"):
        box.take(*a_batch(a_record(2)))
    assert sorted(box.waiting()) == sorted(name for name, _ in batches)
    assert box.take(*batches[0]) is None


def test_what_the_county_refuses_again_and_again_gives_way_to_others(box, intake, monkeypatch):
    monkeypatch.setattr(forward, "WAITING_MOST", 2)
    for body in (b"junk", b"more junk"):
        box.take(name_of(body), body)
    name, sealed = a_batch(a_record())
    for _ in range(forward.FAILURES_MOST):
        with pytest.raises(StoreError, match="no room"):
            box.take(name, sealed)
        box.hand_on([Way(refusing)], KEYS)
    assert box.take(name, sealed) is None
    assert box.hand_on([Way(intake.take)], KEYS) == 1
    assert len(box.waiting()) == 1


def test_text_never_waits_for_all_that_is_to_be_handed_on(box, intake, monkeypatch):
    monkeypatch.setattr(forward, "LASTS_S", -1.0)
    box.take(*a_batch(a_record()))
    assert box.has_news()
    assert box.hand_on([Way(intake.take)], KEYS) == 0
    assert box.has_news()
    monkeypatch.setattr(forward, "LASTS_S", 60.0)
    assert box.hand_on([Way(intake.take)], KEYS) == 1
    assert not box.has_news()


def test_batches_whose_answers_are_waited_for_do_not_hold_up_new_ones(box):
    first, second = (a_batch(a_record(number)) for number in (1, 2))
    box.take(*first)
    way = Way(lambda *_: None)
    box.hand_on([way], KEYS)
    box.take(*second)
    os.utime(box._outbox / first[0], (1, 1))
    assert box.waiting() == [second[0], first[0]]


def test_old_answers_make_room(box, intake, monkeypatch):
    monkeypatch.setattr(forward, "ANSWERS_MOST", 1)
    names = []
    for number in (1, 2):
        name, sealed = a_batch(a_record(number))
        names.append(name)
        box.take(name, sealed)
        box.hand_on([Way(intake.take)], KEYS)
        os.utime(box._answers / name, (number, number))
    box.hand_on([], KEYS)
    assert box.answers(names[1])
    first = box.answers(names[0])
    assert first is None


def test_an_answer_nobody_signed_changes_nothing(box, intake):
    name, sealed = a_batch(a_record())
    other = a_batch(a_record())
    box.take(name, sealed)
    document = intake.take(*other)
    for said in (b"forged", document):
        assert box.hand_on([Way(lambda *_, said=said: said)], KEYS) == 0
        assert box.answers(name) is None
    assert box.hand_on([Way(intake.take)], KEYS) == 1


def test_nothing_is_handed_on_while_no_keys_are_known(box):
    name, sealed = a_batch(a_record())
    box.take(name, sealed)
    way = Way(refusing)
    assert box.hand_on([way], None) == 0
    assert way.put_names == []


def test_a_road_that_keeps_a_batch_is_asked_for_the_answer(box, intake):
    name, sealed = a_batch(a_record())
    box.take(name, sealed)
    way = Way(lambda *_: None)
    assert box.hand_on([way], KEYS) == 0
    assert box.hand_on([way], KEYS) == 0
    assert way.put_names == [name]
    intake.take(name, sealed)
    way.answered = intake.answers
    assert box.hand_on([way], KEYS) == 1


def test_the_next_road_is_tried_where_one_takes_nothing(box, intake):
    box.take(*a_batch(a_record()))
    assert box.hand_on([Way(refusing), Way(intake.take)], KEYS) == 1


def test_batches_the_county_refuses_do_not_hold_up_the_others(box, intake):
    junk = [bytes([number]) * 9 for number in range(5)]
    for body in junk:
        box.take(name_of(body), body)
    name, sealed = a_batch(a_record())
    box.take(name, sealed)

    def picky(name, body):
        if body in junk:
            raise LinkError
        return intake.take(name, body)

    for _ in range(3):
        box.hand_on([Way(picky)], KEYS)
    assert box.answers(name)
    assert len(box.waiting()) == 5


def test_a_batch_that_went_meanwhile_is_passed_over(box, intake, monkeypatch):
    name, sealed = a_batch(a_record())
    box.take(name, sealed)
    monkeypatch.setattr(box, "waiting", lambda: [name])
    (box._outbox / name).unlink()
    way = Way(intake.take)
    box.hand_on([way], KEYS)
    assert way.put_names == []


def test_an_end_asked_for_comes_at_once(box):
    box.take(*a_batch(a_record()))

    def ending(*_):
        raise StoppedError

    with pytest.raises(StoppedError):
        box.hand_on([Way(ending)], KEYS)


def test_only_the_county_can_open_what_a_relay_keeps(box):
    name, sealed = a_batch(a_record())
    box.take(name, sealed)
    assert b"receipt" not in (box._outbox / name).read_bytes()
    assert PRIVATE.seals
