"""Handing over: whatever is lost on the way, everything arrives, and once."""

from __future__ import annotations

import json
import logging
import random
import time

import pytest

from content import seal
from content.documents import Refusal
from content.errors import LinkError, UntrustedError
from content.records import Bundle
from content.serve import Tree
from sync.folder_road import FolderRoad
from sync.link import HttpRoad
from sync.outbox import Taken
from sync.outbox import batches as freezing
from sync.outbox import push as push_module
from sync.outbox.push import push
from sync.road import DONE, KEPT, Answer, RefusedError, TooLargeError
from tests.builders import NOW
from tests.builders_outbox import KEYS, PRIVATE, an_inbox
from tests.lines import Line, MemoryRoad
from tests.serving import serving


@pytest.fixture
def road(intake):
    road = MemoryRoad({})
    road.inbox = an_inbox(intake)
    return road


@pytest.fixture
def line(intake):
    line = Line({})
    line.inbox = lambda path, body: (200, intake.take(path.removeprefix("outbox/"), body))
    return line


@pytest.fixture
def http(line):
    with line.open() as address:
        road = HttpRoad(address)
        yield road
        road.close()


def add(outbox, count=1):
    return [outbox.add("receipt", {"number": number}, now=NOW) for number in range(count)]


def test_what_waits_is_handed_over_over_http_and_answered(outbox, intake, http, line):
    add(outbox, 3)
    assert push(outbox, http, KEYS) == Taken(stored=3)
    assert push(outbox, http, KEYS) == Taken()
    assert (outbox.waiting(), intake.count(), len(line.asked)) == (0, 3, 1)
    assert http.tally.requests == 1


def test_our_own_server_takes_in_what_our_own_village_hands_over(outbox, intake, tmp_path):
    add(outbox, 3)
    with serving({"150125": Tree(tmp_path, inbox=intake)}) as address:
        road = HttpRoad(f"{address}150125/")
        assert push(outbox, road, KEYS) == Taken(stored=3)
        add(outbox)
        batch = outbox.batch(KEYS)
        intake.take(batch.name, batch.sealed)
        assert push(outbox, road, KEYS, {batch.name: time.monotonic()}) == Taken(stored=1)
        road.close()
    assert (outbox.waiting(), intake.count()) == (0, 4)


def test_an_acknowledgement_lost_over_http_is_had_at_the_next_try(outbox, intake, http, line):
    add(outbox, 3)
    line.losses = 2
    for _ in range(2):
        with pytest.raises(LinkError):
            push(outbox, http, KEYS)
    assert (outbox.waiting(), intake.count()) == (3, 3)
    assert push(outbox, http, KEYS) == Taken(stored=3)
    assert intake.count() == 3


@pytest.mark.parametrize("status", [404, 413, 422, 503])
def test_a_server_that_does_not_take_it_is_tried_again_later(outbox, http, line, status):
    add(outbox)
    line.inbox = lambda *_: (status, b"")
    with pytest.raises(LinkError):
        push(outbox, http, KEYS)
    assert outbox.waiting() == 1


def test_a_batch_that_is_refused_holds_up_no_other(outbox, intake, http, line, monkeypatch):
    monkeypatch.setattr(freezing, "FROZEN_RECORDS", 1)
    add(outbox, 3)
    first, taking = outbox.batch(KEYS).name, line.inbox
    line.inbox = lambda path, body: (400, b"") if first in path else taking(path, body)
    with pytest.raises(RefusedError, match="400"):
        push(outbox, http, KEYS)
    assert (intake.count(), outbox.open_names()) == (2, [first])


def test_an_answer_without_end_is_not_taken(outbox, http, line, monkeypatch):
    monkeypatch.setattr(push_module, "MOST_DOCUMENT", 1000)
    add(outbox)
    line.inbox = lambda *_: (200, b"x" * 5000)
    with pytest.raises(TooLargeError):
        push(outbox, http, KEYS)


def test_a_log_in_page_is_no_answer(outbox, http, line):
    add(outbox)
    line.inbox = lambda *_: (200, b"<html>please log in</html>")
    with pytest.raises(UntrustedError) as refusal:
        push(outbox, http, KEYS)
    assert refusal.value.reason is Refusal.SIGNATURE
    assert outbox.waiting() == 1


def test_what_a_relay_keeps_is_asked_for_later_and_the_next_batch_goes_meanwhile(
    outbox, intake, http, line, monkeypatch
):
    monkeypatch.setattr(freezing, "FROZEN_RECORDS", 2)
    add(outbox, 3)
    held, kept = {}, {}

    def keep(path, body):
        held[path] = body
        return KEPT, b""

    line.inbox = keep
    assert push(outbox, http, KEYS, kept) == Taken()
    assert len(held) == len(kept) == 2
    assert push(outbox, http, KEYS, kept) == Taken()  # asked for, and not there yet
    assert len(line.asked) == 4
    for path, body in held.items():
        name = path.removeprefix("outbox/")
        line.files[f"answers/{name}"] = intake.take(name, body)
    assert push(outbox, http, KEYS, kept) == Taken(stored=3)
    assert (outbox.waiting(), kept) == (0, {})


def test_a_relay_that_lost_what_it_kept_is_given_it_again(outbox, intake, road, monkeypatch):
    add(outbox)
    kept = {}
    inbox, road.inbox = road.inbox, lambda *_: Answer(b"", status=KEPT)
    push(outbox, road, KEYS, kept)
    monkeypatch.setattr(push_module, "AGAIN_S", -1.0)
    road.inbox = inbox
    assert push(outbox, road, KEYS, kept) == Taken(stored=1)
    assert intake.count() == 1


def test_what_was_answered_over_another_road_is_not_asked_for_any_more(outbox, road):
    add(outbox)
    kept = {outbox.batch(KEYS).name: 0.0}
    push(outbox, road, KEYS)
    asked = len(road.asked)
    assert push(outbox, road, KEYS, kept) == Taken()
    assert (len(road.asked), kept) == (asked, {})


def test_a_county_that_leaves_records_out_is_not_asked_without_end(outbox, road, monkeypatch):
    monkeypatch.setattr(push_module, "BATCHES_MOST", 3)
    add(outbox)

    def forget(path, body):
        bundle = Bundle.from_json(seal.open_batch(body, PRIVATE)[1])
        name = path.removeprefix("outbox/")
        said = {"format": 1, "batch": name, "device": bundle.device, "answers": [], "seen": [0, 0]}
        return Answer(seal.sign(json.dumps(said).encode(), PRIVATE))

    road.inbox = forget
    assert push(outbox, road, KEYS) == Taken()
    assert outbox.waiting() == 1


def test_news_wait_no_longer_than_a_while_for_what_goes_up(outbox, road, monkeypatch):
    monkeypatch.setattr(freezing, "FROZEN_RECORDS", 1)
    monkeypatch.setattr(push_module, "LASTS_S", -1.0)
    add(outbox, 2)
    assert push(outbox, road, KEYS) == Taken()
    monkeypatch.setattr(push_module, "LASTS_S", 60.0)
    assert push(outbox, road, KEYS) == Taken(stored=2)


def test_a_folder_takes_nothing_by_itself(outbox, tmp_path):
    add(outbox)
    with pytest.raises(LinkError, match="takes nothing"):
        push(outbox, FolderRoad(tmp_path), KEYS)


def test_a_thousand_lost_acknowledgements_double_nothing_and_lose_nothing(
    outbox, intake, road, monkeypatch, proof
):
    """Each cut comes after the county's commit: it has the batch, the village knows nothing."""
    monkeypatch.setattr(freezing, "FROZEN_RECORDS", 3)
    draw, cuts, added, deliver = random.Random(7), 0, [], road.inbox

    def lossy(path, body):
        nonlocal cuts
        answer = deliver(path, body)
        if cuts < 1000 and draw.random() < 0.9:
            cuts += 1
            msg = "the acknowledgement is lost"
            raise LinkError(msg)
        return answer

    road.inbox = lossy
    while cuts < 1000 or outbox.waiting():
        if cuts < 1000 and (not outbox.waiting() or draw.random() < 0.05):
            added += add(outbox, 2)
        try:
            push(outbox, road, KEYS)
        except LinkError:
            continue
    stored = intake.count()
    lost, doubled = max(0, len(added) - stored), max(0, stored - len(added))
    note = f"{doubled} doubled, {lost} lost of {len(added)} records"
    proof("lost acknowledgements", runs=cuts, violations=doubled + lost, note=note)
    assert (cuts, doubled, lost) == (1000, 0, 0)
    assert intake.count_aside() == 0
    assert intake.gaps() == []


def test_the_log_says_how_much_was_settled(outbox, road, caplog):
    add(outbox, 2)
    with caplog.at_level(logging.INFO, "sync.outbox.push"):
        push(outbox, road, KEYS)
    assert "stored=2 conflicts=0 road=memory:" in caplog.text


def test_statuses_are_those_of_http():
    assert (DONE, KEPT) == (200, 202)
