"""What the line may cost."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.budget import DAY_S, Pace, Spent, films_may_come
from sync.clock import judge_clock
from sync.tables import Window
from tests.builders import utc

NOON = utc("2026-05-20 04:00")
SPENT = Spent(day=date(2026, 5, 20), used=700)


def test_what_is_left_of_a_day_never_falls_below_nothing():
    assert (SPENT.left(1000), SPENT.left(500), SPENT.left(0)) == (300, 0, None)
    assert SPENT.plus(100).left(1000) == 200


def test_a_day_begins_at_midnight_in_china():
    assert SPENT.at(utc("2026-05-20 15:59"), 60.0) == Spent(day=SPENT.day, used=700, ran_s=60.0)
    assert SPENT.at(utc("2026-05-20 16:01"), 60.0) == Spent(day=date(2026, 5, 21))
    assert Spent().at(NOON, 0.0) == Spent(day=SPENT.day)


def test_a_clock_that_went_back_gives_no_free_day():
    assert SPENT.at(NOON - timedelta(days=3), 60.0).used == 700


def test_a_clock_that_went_back_starves_nobody():
    spent = Spent(day=date(2029, 1, 1), used=700)
    hours = 0
    while spent.used:
        spent, hours = spent.at(NOON, 3600.0), hours + 1
    assert (hours, spent.day) == (24, SPENT.day)


@given(days=st.lists(st.integers(-40, 40), min_size=2, max_size=40))
def test_a_clock_that_jumps_to_and_fro_gives_no_day_twice(days):
    spent, free = Spent(day=SPENT.day, used=1), 0
    for day in days:
        spent = spent.at(NOON + timedelta(days=day), 60.0)
        free += spent.used == 0
        spent = Spent(day=spent.day, used=1, ran_s=spent.ran_s)
    assert free <= max(0, *days), "one for each day that the date moved on"


def test_a_machine_with_a_dead_clock_gets_a_day_for_a_day():
    spent, free = SPENT, 0
    for _ in range(10):
        spent = spent.at(NOON, DAY_S / 2)
        free += spent.used == 0
        spent = spent.plus(1)
    assert free == 5


def test_what_was_spent_reads_back_as_it_was_written():
    assert Spent.from_json(SPENT.to_json()) == SPENT
    assert Spent.from_json(Spent().to_json()) == Spent()


@pytest.mark.parametrize("said", [None, "", "7", "half of i", '{"day": "soon"}', '{"used": []}'])
def test_what_cannot_be_read_was_never_spent(said):
    assert Spent.from_json(said) == Spent()


@pytest.mark.parametrize(
    ("system", "may"),
    [(NOON, False), (utc("2026-05-20 15:00"), True), (utc("1970-01-01 04:00"), True)],
)
def test_films_come_in_their_hours_or_when_nobody_knows_the_hour(system, may):
    clock = judge_clock(system, issued=utc("2026-05-20 00:00"))
    assert films_may_come(Window(time(22), time(6)), clock) is may
    assert films_may_come(None, clock)


def test_a_rate_is_kept_after_a_burst_of_one_second():
    pace, now, came = Pace(1000), 50.0, 0
    for _ in range(20):
        came += 600
        now += pace.owed_s(600, now)
    assert came / (now - 50.0 + 1) == pytest.approx(1000)


def test_a_silence_is_not_saved_up():
    pace = Pace(1000)
    pace.owed_s(1000, 0.0)
    assert pace.owed_s(3000, 1000.0) == pytest.approx(2.0)
