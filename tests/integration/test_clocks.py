"""Clocks that are dead, far ahead, or jump: nothing held vanishes, nothing unsigned comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from content.library import Shelf
from kiosk.views.warnings import warning_rows
from kiosk.watch import Watch
from sync.status import State
from sync.trust import TIMESTAMP
from tests.builders import VILLAGE, some_data, utc
from tests.builders_screen import warning
from tests.county import County, a_key
from tests.lines import MemoryRoad
from tests.village import NOW, Village, nth

RIGHT = NOW + timedelta(hours=1)
CLOCKS = {
    "right": RIGHT,
    "1970": utc("1970-01-01 00:00"),
    "2038": utc("2038-01-20 00:00"),
    "+400 d": RIGHT + timedelta(days=400),
    "+40 d": RIGHT + timedelta(days=40),
    "-3 d": RIGHT - timedelta(days=3),
}


def ended(now):
    """Return a warning that ended eight hours ago."""
    item = warning(now - timedelta(hours=24))
    (cap,) = item.attachments
    text = cap.inline.replace(b"15012541600000_1", b"15012541600000_0")
    return replace(item, id=item.id + "-0", attachments=(some_data(text, cap.media_type),))


@pytest.fixture
def county():
    brief = nth(3, valid_from=NOW - timedelta(days=1), valid_until=NOW + timedelta(days=9))
    over = nth(4, valid_until=NOW - timedelta(hours=5))
    return County(now=NOW).release(nth(1), brief, over, warning(NOW), ended(NOW))


@pytest.fixture
def road(county):
    return MemoryRoad(county.files)


@pytest.fixture
def village(tmp_path):
    with Village(tmp_path) as village:
        yield village


def seen(village):
    """Return the articles and the warnings that the screen shows."""
    watch = Watch(lambda: village.now)
    floor = village.trust.floor
    watch.learn(village.library.held().issued, floor.issued, floor.saved)
    shelf = Shelf(None, VILLAGE, watch.sure())
    rows = warning_rows(village.library.alerts(), now=watch.sure(), station=VILLAGE, tr=str)
    return sorted(each.id for each in village.library.headlines(shelf)), [
        row.identifier for row in rows
    ]


SHOWN = sorted([nth(1).id, nth(3).id]), ["15012541600000_1"]


@pytest.fixture(params=product(CLOCKS, CLOCKS), ids=" then ".join)
def clocks(request):
    return [CLOCKS[name] for name in request.param]


def test_content_and_active_warnings_stay_and_ended_ones_stay_away(village, road, proof, clocks):
    first, then = clocks
    village.now = first
    village.pull(road)
    states = [seen(village)]
    village.now = then  # between two visits, and over a restart
    states.append(seen(village.again()))
    village.pull(road)
    states.append(seen(village))
    village.now = first  # and back again
    states.append(seen(village))
    wrong = sum(state != SHOWN for state in states)
    proof("clocks: shown", runs=len(states), violations=wrong)
    assert states == [SHOWN] * len(states)


def test_a_clock_that_jumps_during_a_visit_keeps_no_news_away(village, county, road, proof, clocks):
    first, then = clocks
    held = road._held

    def jump(path):
        village.now = then
        return held(path)

    village.now, road._held = first, jump
    after = village.pull(road).after
    county.release(nth(9))
    village.now = first
    after += village.pull(road).after
    proof("clocks: news taken", runs=2, violations=3 - after)
    assert after == 3


@pytest.mark.parametrize("clock", CLOCKS)
def test_nothing_unsigned_comes_at_any_clock(village, county, road, proof, clock):
    village.pull(road)
    village.now = CLOCKS[clock]
    county.keys["timestamp"] = [a_key()]
    county.release(nth(9))
    outcome = village.pull(road)
    taken = outcome.after != 1 or village.library.item(nth(9).id) is not None
    proof("clocks: unsigned refused", runs=1, violations=taken)
    assert (outcome.after, outcome.status.reason) == (1, "bad_signature")


@pytest.mark.parametrize("clock", CLOCKS)
def test_attachments_and_polls_go_on_at_any_clock(village, county, road, clock):
    village.now = CLOCKS[clock]
    assert village.pull(road).after == 1
    for _ in range(3):
        outcome = village.pull(road)
        assert outcome.was_answered
        assert outcome.status.state in (State.IDLE, State.REFUSED)
    assert road.asked.count(TIMESTAMP) == 4


def test_an_ended_warning_does_not_come_back_after_a_power_cut_with_a_dead_battery(
    village, county, road
):
    village.pull(road)
    for minutes in range(0, 17 * 60, 10):  # the line is dead; the time is kept all the same
        village.now = NOW + timedelta(minutes=minutes)
        road.is_dead = True
        village.pull(road)
    assert seen(village)[1] == []
    village.now = CLOCKS["1970"]
    assert seen(village.again())[1] == []
