"""What a village has to say: never lost, never doubled, whatever happens on the way."""

from __future__ import annotations

import json
import shutil
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from content import seal
from content.documents import Refusal
from content.errors import UntrustedError
from content.records import Answers, Verdict
from content.seal import PrivateKeys
from sync.outbox import Count, Taken, UnsealableError
from sync.outbox import batches as freezing
from sync.outbox import store as outbox_module
from sync.outbox.file import backup_path
from tests.builders import NOW
from tests.builders_outbox import (
    KEYS,
    PRIVATE,
    a_batch,
    add,
    an_intake,
    an_outbox,
    bundle,
    raw,
    send,
)

DATA = Path(__file__).parents[1] / "data"
OTHER = PrivateKeys((bytes([9] * 32),), bytes([10] * 32))
LETTER = {"text": "我家的羊病了，电话 13800000000"}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "station.db"


# writing down


def test_every_commit_is_on_the_disk_in_a_rollback_journal(outbox):
    assert outbox._database.row("PRAGMA journal_mode")[0] == "truncate"
    assert outbox._database.row("PRAGMA synchronous")[0] == 2


def test_what_was_added_is_there_after_a_start(tmp_path):
    with an_outbox(tmp_path) as outbox:
        added = [add(outbox, number) for number in range(3)]
    with an_outbox(tmp_path) as outbox:
        made = bundle(outbox.batch(KEYS)).records
        assert [record.id for record in made] == added
        assert [(record.epoch, record.seq) for record in made] == [(1, 1), (1, 2), (1, 3)]
        assert outbox.waiting() == 3


def test_a_record_says_when_it_was_made_and_whether_the_clock_could_be_believed(outbox):
    add(outbox, clock_ok=False)
    (record,) = bundle(outbox.batch(KEYS)).records
    assert (record.kind, record.made, record.clock_ok) == ("receipt", NOW, False)
    assert json.loads(record.body) == {"number": 1}


@pytest.mark.parametrize("body", [{"a": 0.5}, {"a": "x" * 70_000}])
def test_what_no_record_may_say_is_not_written_down(outbox, body):
    with pytest.raises(UntrustedError):
        outbox.add("receipt", body, now=NOW)
    with pytest.raises(UntrustedError):
        outbox.add("No Kind", {}, now=NOW)
    assert outbox.waiting() == 0


def test_what_is_told_once_is_told_once(outbox):
    assert outbox.add_once("warning/a", "receipt", {"warning": "a"}, now=NOW)
    assert outbox.add_once("warning/a", "receipt", {"warning": "a"}, now=NOW) is None
    assert outbox.add_once("warning/b", "receipt", {"warning": "b"}, now=NOW)
    assert outbox.waiting() == 2


def test_names_of_what_was_told_once_have_a_bound(outbox, monkeypatch):
    monkeypatch.setattr(outbox_module, "ONCE_MOST", 3)
    for name in "abcda":
        assert outbox.add_once(name, "receipt", {}, now=NOW)


def test_two_processes_write_into_the_same_file(tmp_path):
    def write():
        with an_outbox(tmp_path) as outbox:
            for number in range(20):
                add(outbox, number)

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with an_outbox(tmp_path) as outbox:
        made = bundle(outbox.batch(KEYS)).records
        assert [record.seq for record in made] == [*range(1, 61)]


# letters


def test_a_letter_is_refused_while_nobody_is_known_to_seal_it_to(outbox, path):
    with pytest.raises(UnsealableError):
        outbox.add("letter", LETTER, personal=True, now=NOW)
    outbox.know(replace(KEYS, seal="AAAA"))
    with pytest.raises(UnsealableError):
        outbox.add("letter", LETTER, personal=True, now=NOW)
    assert outbox.waiting() == 0
    assert LETTER["text"].encode() not in path.read_bytes()


def test_a_letter_is_never_on_the_disk_in_the_clear_and_gone_when_it_was_taken(
    tmp_path, outbox, intake, path
):
    outbox.know(KEYS)
    outbox.add("letter", LETTER, personal=True, now=NOW)
    sealed = raw(path, "SELECT sealed FROM records")[0][0]
    outbox.backup()
    for file in tmp_path.glob("station*"):
        assert LETTER["text"].encode() not in file.read_bytes()
    assert sealed.encode() in path.read_bytes()
    (record,) = bundle(outbox.batch(KEYS)).records
    assert json.loads(seal.open_body(record.sealed, PRIVATE)) == LETTER
    assert send(outbox, intake) == 1
    assert sealed.encode() not in path.read_bytes()


# handing over


def test_a_batch_is_frozen_and_the_same_every_time(outbox):
    add(outbox)
    batch = outbox.batch(KEYS)
    add(outbox, 2)
    assert outbox.batch(KEYS) == batch
    assert outbox.open_names() == [batch.name]
    other = outbox.batch(KEYS, besides=[batch.name])
    assert [record.seq for record in bundle(other).records] == [2]


def test_nothing_that_waits_is_no_batch(outbox):
    assert outbox.batch(KEYS) is None
    assert outbox.batches(KEYS, 5) == []


def test_a_stick_takes_all_that_waits_up_to_its_bound(outbox, monkeypatch):
    monkeypatch.setattr(freezing, "FROZEN_RECORDS", 2)
    for number in range(5):
        add(outbox, number)
    batches = outbox.batches(KEYS, 9)
    assert [len(bundle(batch).records) for batch in batches] == [2, 2, 1]
    assert outbox.batches(KEYS, 2) == batches[:2]


def test_a_batch_has_a_bound_in_bytes_and_a_large_record_goes_alone(outbox, monkeypatch):
    monkeypatch.setattr(freezing, "FROZEN_BYTES", 100)
    for size in (300, 40, 40, 40):
        outbox.add("letter", {"text": "x" * size}, now=NOW)
    assert [len(bundle(batch).records) for batch in outbox.batches(KEYS, 9)] == [1, 1, 1, 1]


def test_what_the_county_has_is_not_sent_again(outbox, intake):
    for number in range(3):
        add(outbox, number)
    assert outbox.count() == Count(3, 0, None)
    assert send(outbox, intake) == 3
    assert outbox.count() == Count(0, 0, NOW)
    assert outbox.open_names() == []
    assert outbox.batch(KEYS) is None


def test_an_answer_may_come_twice_and_long_after(outbox, intake):
    add(outbox)
    batch = outbox.batch(KEYS)
    document = intake.take(batch.name, batch.sealed)
    assert outbox.take_answers(batch.name, document, KEYS) == Taken(1, 0)
    assert outbox.take_answers(batch.name, document, KEYS) == Taken(0, 0)


def test_an_answer_is_believed_only_of_the_county_and_to_this_batch(outbox, intake):
    add(outbox)
    batch = outbox.batch(KEYS)
    document = intake.take(batch.name, batch.sealed)
    with pytest.raises(UntrustedError) as refusal:
        outbox.take_answers("ab" * 32, document, KEYS)
    assert refusal.value.reason is Refusal.NAME
    with pytest.raises(UntrustedError) as refusal:
        outbox.take_answers(batch.name, document, OTHER.public)
    assert refusal.value.reason is Refusal.SIGNATURE
    assert outbox.waiting() == 1


def test_a_conflict_is_put_aside_and_never_sent_again(outbox, intake, path):
    add(outbox, 1)
    add(outbox, 2)
    first = bundle(outbox.batch(KEYS)).records[0]
    intake.take(*a_batch(replace(first, body='{"number":9}')))
    batch = outbox.batch(KEYS)
    taken = outbox.take_answers(batch.name, intake.take(batch.name, batch.sealed), KEYS)
    assert taken == Taken(stored=1, conflicts=1)
    assert outbox.count().conflicts == 1
    assert outbox.batch(KEYS) is None
    assert raw(path, "SELECT body FROM records WHERE state = 'conflict'") == [('{"number":1}',)]


def test_records_an_answer_leaves_out_are_sent_in_another_batch(outbox):
    first, second = add(outbox, 1), add(outbox, 2)
    batch = outbox.batch(KEYS)
    device = bundle(batch).device
    answers = Answers(batch.name, device, ((first, Verdict.STORED),), (1, 1))
    outbox.take_answers(batch.name, seal.sign(answers.to_json(), PRIVATE), KEYS)
    again = outbox.batch(KEYS)
    assert again.name != batch.name
    assert [record.id for record in bundle(again).records] == [second]


def test_another_key_of_the_county_is_taken_over_and_what_was_frozen_is_frozen_anew(
    outbox, tmp_path
):
    add(outbox)
    batch = outbox.batch(KEYS)
    again = outbox.batch(OTHER.public)
    assert bundle(again, OTHER) == bundle(batch)
    assert outbox.open_names() == [again.name]
    with an_intake(tmp_path, OTHER) as intake:
        assert send(outbox, intake, OTHER.public) == 1
        assert intake.count() == 1


def test_a_disk_that_is_a_copy_of_an_older_one_begins_a_new_epoch(tmp_path, intake):
    image = tmp_path / "image.db"
    with an_outbox(tmp_path) as outbox:
        add(outbox, 1)
        outbox.backup()
        shutil.copy(backup_path(tmp_path / "station.db"), image)
        for number in range(2, 6):
            add(outbox, number)
        assert send(outbox, intake) == 5
    shutil.copy(image, tmp_path / "station.db")
    with an_outbox(tmp_path) as outbox:
        add(outbox, 6)
        assert send(outbox, intake) == 2
        add(outbox, 7)
        assert [(r.epoch, r.seq) for r in bundle(outbox.batch(KEYS)).records] == [(2, 1)]
        assert send(outbox, intake) == 1
    assert intake.count() == 7


# usage


def test_a_day_is_told_as_one_record_when_it_is_over(outbox):
    outbox.count_usage("2026-05-20", {("list", "policy"): (2, 30), ("home", ""): (1, 5)})
    outbox.count_usage("2026-05-20", {("list", "policy"): (1, 10)})
    outbox.tidy("2026-05-20")
    assert outbox.waiting() == 0
    outbox.tidy("2026-05-21")
    outbox.tidy("2026-05-22")
    (record,) = bundle(outbox.batch(KEYS)).records
    assert record.kind == "usage"
    assert json.loads(record.body) == {
        "day": "2026-05-20",
        "pages": [["list", "policy", 3, 40], ["home", "", 1, 5]],
    }


def test_a_day_full_of_pages_still_fits_into_a_record(outbox):
    names = [f"{number}{'字' * 48}" for number in range(200)] + ["字" * 500]
    outbox.count_usage("2026-05-20", {("article", name): (1, 1) for name in names})
    outbox.tidy("2026-05-21")
    (record,) = bundle(outbox.batch(KEYS)).records
    pages = json.loads(record.body)["pages"]
    assert len(pages) == 151
    assert pages[-1] == ["article", "", 51, 51]


def test_years_without_a_line_drop_the_oldest_usage_and_nothing_else(outbox, monkeypatch):
    monkeypatch.setattr("sync.outbox.usage.DAYS_MOST", 3)
    add(outbox)
    for day in range(10, 16):
        outbox.count_usage(f"2026-05-{day}", {("home", ""): (1, 1)})
    outbox.tidy("2026-05-20")
    kinds = [(record.kind, record.body[8:18]) for record in bundle(outbox.batch(KEYS)).records]
    assert kinds == [("receipt", '":1}')] + [("usage", f"2026-05-{day}") for day in (13, 14, 15)]


def test_what_was_answered_long_ago_is_let_go_of(tmp_path, path, monkeypatch):
    now = NOW
    with an_intake(tmp_path) as intake, an_outbox(tmp_path, system=lambda: now) as outbox:
        for number in range(4):
            add(outbox, number)
        send(outbox, intake)
        outbox.tidy("2026-05-20")
        assert raw(path, "SELECT count(*) FROM records") == [(4,)]
        monkeypatch.setattr(freezing, "HISTORY_MOST", 2)
        outbox.tidy("2026-05-20")
        assert raw(path, "SELECT count(*) FROM records") == [(2,)]
        now += timedelta(days=31)
        outbox.tidy("2026-06-20")
        assert raw(path, "SELECT count(*) FROM records") == [(0,)]


def test_when_an_item_was_opened_last_is_remembered_here(outbox, monkeypatch):
    monkeypatch.setattr("sync.outbox.usage.OPENED_MOST", 3)
    for hour, item in enumerate("abcda"):
        outbox.opened(item, NOW + timedelta(hours=hour))
    assert list(outbox.last_opened()) == ["c", "d", "a"]
    assert outbox.waiting() == 0
