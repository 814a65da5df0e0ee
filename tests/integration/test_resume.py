"""One file over real HTTP and lines that die: every byte is paid once, whatever goes wrong."""

from __future__ import annotations

import os
import random

import pytest

from content.errors import LinkError
from sync.fetch import Gauge, fetch_file
from sync.link import HttpRoad
from sync.plan import Fetch, Offer, Rank
from sync.spool import Spool
from tests.county import sha256
from tests.lines import Line

HELD = random.Random(7).randbytes(600_000)
OFFER = Offer("film", sha256(HELD), len(HELD), Rank.FILM)
SIZE = len(HELD)
HEADERS = 250  # bytes of one answer's head, at most


@pytest.fixture
def line():
    return Line({"film": HELD})


@pytest.fixture
def way(line):
    with line.open() as address:
        connected = HttpRoad(address)
        yield connected
        connected.close()


@pytest.fixture
def spool(tmp_path):
    return Spool(tmp_path)


class Paid:
    """A gauge, and what it saw."""

    def __init__(self):
        self.came = 0
        self.gauge = Gauge(self.on_bytes, lambda _: None)

    def on_bytes(self, count):
        self.came += count


def fetch(way, spool, paid=None, stop=SIZE):
    return fetch_file(Fetch(OFFER, stop), way, spool, (paid or Paid()).gauge)


def waste(way):
    """Return the bytes received beyond the file and the heads of the answers."""
    return way.tally.received - len(HELD) - way.tally.requests * HEADERS


def test_connections_that_die_after_eight_kilobytes_bring_the_file_without_waste(
    line, way, spool, proof
):
    line.cut_after, paid = 8_000, Paid()
    assert fetch(way, spool, paid)
    proof("resume: bytes asked twice", runs=way.tally.requests, violations=paid.gauge.resent)
    assert (paid.came, paid.gauge.resent) == (len(HELD), 0)
    assert way.tally.requests == len(HELD) / 8_000
    assert waste(way) <= 0


def test_a_program_that_is_started_anew_for_every_connection_wastes_nothing(
    line, way, spool, proof
):
    line.cut_after = 30_000
    for _ in range(19):
        start, into = spool.size(OFFER.sha256), _Into(spool)
        with pytest.raises(LinkError):
            way.stream("film", into, start=start, stop=SIZE, whole=SIZE, within_s=5)
    paid = Paid()
    assert fetch(way, spool, paid)
    proof("resume: bytes asked twice", runs=20, violations=paid.gauge.resent)
    assert (paid.came, paid.gauge.resent) == (30_000, 0)
    assert waste(way) <= 0


class _Into:
    """Opens the part anew for what comes, as a program just started would."""

    def __init__(self, spool):
        self.spool = spool

    def append(self, chunk):
        with self.spool.part(OFFER.sha256) as part:
            part.append(chunk)


def test_mirrors_with_other_etags_and_junk_at_the_end_waste_nothing(line, way, spool):
    etags = (f'"{n}"' for n in range(1000))
    line.cut_after = 50_000
    line.spoil = lambda _, held: line.headers.update(ETag=next(etags)) or held
    assert fetch(way, spool)
    assert waste(way) <= 0
    junk = Line({"film": HELD})
    junk.spoil, junk.no_length = (lambda _, held: held + b"<script/>" * 100), True
    with junk.open() as address:
        other = HttpRoad(address)
        assert fetch(other, Spool(spool.root / "other"))
        other.close()


def test_an_early_end_that_looks_clean_is_gone_on_from(line, way, spool):
    line.no_length, ends = True, iter([100_000, 300_000, 500_000])
    line.spoil = lambda _, held: held[: next(ends, len(held))]
    paid = Paid()
    assert fetch(way, spool, paid)
    assert (paid.came, paid.gauge.resent) == (len(HELD), 0)


def test_without_ranges_a_file_comes_when_the_line_lasts_and_nothing_is_lost_before(
    line, way, spool
):
    line.no_ranges, line.cut_after = True, 200_000
    with pytest.raises(LinkError):
        fetch(way, spool)
    assert spool.size(OFFER.sha256) == 200_000
    line.cut_after, paid = None, Paid()
    assert fetch(way, spool, paid)
    assert (paid.came, paid.gauge.resent) == (400_000, 200_000)


@pytest.mark.parametrize("torn", [0, 1, 4_096, 100_000])
def test_a_power_cut_costs_the_torn_tail_and_no_more(line, way, spool, torn):
    fetch(way, spool, stop=500_000)
    path = spool.path(OFFER.sha256)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size - torn)
        file.write(os.urandom(torn))
    before = way.tally.received
    assert fetch(way, spool)
    asked = way.tally.received - before - HEADERS
    assert asked <= len(HELD) - size + torn + 65_536, "the torn pieces, of at most 64 KiB each"


def test_a_budget_begins_what_it_cannot_finish(line, way, spool):
    for stop in range(100_000, len(HELD), 100_000):
        assert not fetch(way, spool, stop=stop)
    assert fetch(way, spool)
    assert waste(way) <= 0
