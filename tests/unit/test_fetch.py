"""One signed file over a bad line."""

# ruff: noqa: ARG002, ARG005  a line takes what a road takes, and needs less of it
from __future__ import annotations

import time

import pytest

from content.errors import LinkError, UntrustedError
from sync.budget import Pace
from sync.fetch import IDLE_TRIES, PROOFS, Gauge, fetch_file
from sync.judge import Reason
from sync.plan import Fetch, Offer, Rank
from sync.road import MissingError, StoppedError
from sync.spool import Spool
from tests.county import sha256
from tests.lines import MemoryRoad

HELD = bytes(range(256)) * 100
NAME = sha256(HELD)
WHOLE = Fetch(Offer("film", NAME, len(HELD), Rank.FILM), len(HELD))


@pytest.fixture
def spool(tmp_path):
    return Spool(tmp_path)


@pytest.fixture
def road():
    return MemoryRoad({"film": HELD})


@pytest.fixture
def waits():
    return []


@pytest.fixture
def gauge(waits):
    return Gauge(lambda count: None, waits.append)


def test_a_file_that_comes_whole_is_proven(spool, road, gauge):
    assert fetch_file(WHOLE, road, spool, gauge)
    assert spool.whole(NAME) == HELD


def test_a_line_that_dies_every_eight_kilobytes_wastes_nothing(spool, road, gauge):
    road.cut_after = 8000
    assert fetch_file(WHOLE, road, spool, gauge)
    assert road.tally.received == len(HELD)
    assert gauge.resent == 0


def test_a_file_that_is_here_whole_is_not_asked_for(spool, road, gauge):
    fetch_file(WHOLE, road, spool, gauge)
    before = road.tally.requests
    assert fetch_file(WHOLE, road, spool, gauge)
    assert road.tally.requests == before


def test_a_part_the_budget_allows_is_begun_and_kept(spool, road, gauge):
    assert not fetch_file(Fetch(WHOLE.offer, 1000), road, spool, gauge)
    assert spool.sizes() == {NAME: 1000}


def test_a_dead_line_is_given_up_after_a_few_tries_with_longer_and_longer_waits(
    spool, road, gauge, waits
):
    road.is_dead = True
    with pytest.raises(LinkError):
        fetch_file(WHOLE, road, spool, gauge)
    assert len(waits) == IDLE_TRIES - 1
    assert waits == sorted(set(waits))


def test_a_spoilt_beginning_costs_one_more_fetch_and_is_counted(spool, road, gauge):
    with spool.part(NAME) as part:
        part.append(b"x" * 500)
    assert fetch_file(WHOLE, road, spool, gauge)
    assert gauge.resent == len(HELD)


def test_a_part_longer_than_the_file_begins_anew(spool, road, gauge):
    with spool.part(NAME) as part:
        part.append(b"x" * (len(HELD) + 1))
    assert fetch_file(WHOLE, road, spool, gauge)


def test_a_file_that_is_not_what_was_signed_is_thrown_away(spool, gauge):
    road = MemoryRoad({"film": b"x" * len(HELD)})
    with pytest.raises(UntrustedError) as caught:
        fetch_file(WHOLE, road, spool, gauge)
    assert caught.value.reason is Reason.HASH_MISMATCH
    assert spool.sizes() == {NAME: 0}


def test_a_missing_attachment_is_missing_and_a_missing_segment_a_refusal(spool, gauge):
    with pytest.raises(MissingError):
        fetch_file(WHOLE, MemoryRoad({}), spool, gauge)
    text = Fetch(Offer("film", NAME, len(HELD), Rank.TEXT), len(HELD))
    with pytest.raises(UntrustedError) as caught:
        fetch_file(text, MemoryRoad({}), spool, gauge)
    assert caught.value.reason is Reason.MISSING


def test_a_wish_to_end_ends_it_between_two_chunks_and_keeps_what_came(spool, road, waits):
    def stop_at(count):
        seen.append(count)
        if len(seen) == 3:
            raise StoppedError

    seen: list[int] = []
    with pytest.raises(StoppedError):
        fetch_file(WHOLE, road, spool, Gauge(stop_at, waits.append))
    assert spool.sizes() == {NAME: 3000}


def test_a_road_that_can_only_begin_at_the_first_byte_is_counted(spool):
    class Stubborn(MemoryRoad):
        def stream(self, path, into, *, start, stop, whole, within_s):
            assert into.same(0, HELD[:start])
            super().stream(path, into, start=start, stop=stop, whole=whole, within_s=within_s)

    with spool.part(NAME) as part:
        part.append(HELD[:500])
    came = []
    gauge = Gauge(came.append)
    assert fetch_file(WHOLE, Stubborn({"film": HELD}), spool, gauge)
    assert (sum(came), gauge.resent) == (len(HELD) - 500, 500)


def test_a_road_with_other_bytes_takes_back_what_was_counted(spool):
    class Other(MemoryRoad):
        def stream(self, path, into, *, start, stop, whole, within_s):
            into.cut(0)
            super().stream(path, into, start=0, stop=stop, whole=whole, within_s=within_s)

    with spool.part(NAME) as part:
        part.append(b"x" * 500)
    came = []
    gauge = Gauge(came.append)
    assert fetch_file(WHOLE, Other({"film": HELD}), spool, gauge)
    assert (sum(came), gauge.resent) == (len(HELD) - 500, 500)


def test_a_piece_the_disk_spoilt_costs_that_piece_and_what_came_after_it(spool, road, gauge):
    fetch_file(Fetch(WHOLE.offer, len(HELD) - 1), road, spool, gauge)
    with spool.path(NAME).open("r+b") as file:
        file.seek(10_100)
        file.write(b"spoilt")
    before = road.tally.received
    assert fetch_file(WHOLE, road, spool, gauge)
    assert road.tally.received - before == len(HELD) - 10_000


def test_a_disk_that_keeps_nothing_is_given_up(tmp_path, road, gauge):
    class Forgetful(Spool):
        def part(self, sha256):
            part = super().part(sha256)
            part.is_right = lambda: False
            part.mend = lambda: bool(part.cut(0)) or True
            return part

    with pytest.raises(UntrustedError):
        fetch_file(WHOLE, road, Forgetful(tmp_path), gauge)
    assert road.tally.requests == PROOFS


def test_a_rate_is_kept_whatever_comes_at_once(spool, road, waits):
    gauge = Gauge(lambda count: None, waits.append, pace=Pace(1000))
    assert fetch_file(WHOLE, road, spool, gauge)
    assert waits[-1] == pytest.approx(len(HELD) / 1000 - 1, abs=0.1), "no time goes by here"


def test_a_road_that_only_drips_is_given_up_though_it_gives_something(spool):
    class Dripping(MemoryRoad):
        def stream(self, path, into, *, start, stop, whole, within_s):
            into.append(HELD[start : start + 1])
            time.sleep(0.03)
            msg = "not done in time"
            raise LinkError(msg)

    road = Dripping({})
    with pytest.raises(LinkError):
        fetch_file(WHOLE, road, spool, Gauge(lambda count: None, request_s=0.01))
    assert spool.sizes() == {NAME: 1}
