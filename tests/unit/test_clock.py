"""What time it may be."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.clock import AHEAD, BUILT, LEAP, SAVED_AHEAD, SLACK, Clock, judge_clock, time_to_save
from tests.builders import utc

ISSUED = utc("2026-05-20 07:40")
moments = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001
    lambda naive: naive.replace(tzinfo=BUILT.tzinfo)
)


def test_a_good_clock_is_believed():
    now = ISSUED + timedelta(days=3)
    assert judge_clock(now, issued=ISSUED) == Clock(now, is_plausible=True, sure=now)


@pytest.mark.parametrize("system", [utc("1970-01-01 00:00"), utc("2038-01-19 03:14")])
def test_a_dead_clock_is_replaced_by_the_newest_signed_time(system):
    assert judge_clock(system, issued=ISSUED) == Clock(ISSUED, is_plausible=False, sure=ISSUED)


def test_before_first_contact_it_is_at_least_the_time_of_the_build():
    assert judge_clock(utc("2009-01-01 00:00")).time == BUILT


def test_a_county_whose_clock_is_a_little_ahead_makes_no_clock_wrong():
    clock = judge_clock(ISSUED - SLACK / 2, issued=ISSUED)
    assert clock == Clock(ISSUED, is_plausible=True, sure=ISSUED)


@given(system=moments, issued=moments, saved=moments)
def test_the_trusted_time_is_never_before_what_is_known(system, issued, saved):
    clock = judge_clock(system, issued=issued, saved=saved)
    assert clock.time >= max(BUILT, issued, saved)
    assert clock.time <= max(BUILT, issued, saved) + AHEAD


def test_a_leap_ahead_is_saved_for_a_month_at_most():
    leapt = judge_clock(ISSUED + timedelta(days=40), issued=ISSUED, saved=ISSUED + LEAP)
    assert time_to_save(leapt, ISSUED) == ISSUED + SAVED_AHEAD
    leapt = judge_clock(ISSUED + timedelta(days=400), issued=ISSUED)
    assert time_to_save(leapt, ISSUED) == ISSUED


def test_nothing_is_saved_before_first_contact():
    assert time_to_save(judge_clock(ISSUED), None) is None


def test_a_leap_that_nobody_witnessed_makes_things_old_but_ends_nothing():
    leapt = ISSUED + timedelta(days=400)
    assert judge_clock(leapt, issued=ISSUED) == Clock(leapt, is_plausible=True, sure=ISSUED)
    month = ISSUED + LEAP
    assert judge_clock(month, issued=ISSUED).sure == month
