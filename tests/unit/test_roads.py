"""In which order to try the roads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.roads import AGAIN_S, MOST_S, RoadLog

ROADS = ["county", "relay", "stick"]


@pytest.fixture
def log():
    return RoadLog()


def order(log, now):
    return [ROADS[place] for place in log.order(ROADS, now)]


def test_roads_are_tried_as_configured(log):
    assert order(log, 0.0) == ROADS


def test_a_silent_road_stands_last_and_one_that_was_refused_before_it(log):
    log.failed("county", 0.0, is_silent=True, took_s=15.0)
    log.failed("relay", 0.0, is_silent=False, took_s=15.0)
    assert order(log, 1.0) == ["stick", "relay", "county"]
    assert log.is_silent("county", 1.0)
    assert not log.is_silent("relay", 1.0)


def test_a_stick_that_is_not_plugged_in_is_looked_for_every_time(log):
    log.failed("county", 0.0, is_silent=True, took_s=0.1)
    assert order(log, 1.0) == ROADS


def test_a_road_that_is_due_is_tried_in_its_place_again(log):
    log.failed("county", 0.0, is_silent=True, took_s=15.0)
    assert order(log, AGAIN_S) == ROADS
    assert not log.is_silent("county", AGAIN_S)


def test_a_road_that_fails_on_is_tried_more_and_more_seldom(log):
    for _ in range(50):
        log.failed("county", 0.0, is_silent=True, took_s=15.0)
    assert order(log, MOST_S - 1)[0] == "relay"
    assert order(log, MOST_S) == ROADS


def test_a_road_that_delivered_is_well_again(log):
    log.failed("county", 0.0, is_silent=True, took_s=15.0)
    log.well("county")
    log.well("never heard of")
    assert order(log, 1.0) == ROADS


@given(st.lists(st.tuples(st.sampled_from(ROADS), st.booleans(), st.floats(0, 1e6)), max_size=30))
def test_no_road_is_ever_left_out(failures):
    log = RoadLog()
    for address, is_silent, now in failures:
        log.failed(address, now, is_silent=is_silent, took_s=15.0)
        assert sorted(log.order(ROADS, now)) == [0, 1, 2]
