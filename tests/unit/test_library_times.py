"""Times as the database keeps them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from content.dates import CHINA
from content.library import times

moments = st.datetimes(timezones=st.sampled_from([UTC, CHINA, timezone(timedelta(hours=-11))]))


@given(moments)
def test_a_time_comes_back_as_the_same_instant(moment):
    kept = times.read(times.written(moment))
    assert abs(kept - moment) < timedelta(hours=12)
    if 1 < moment.year < 9999:
        assert kept == moment


@given(moments, moments)
def test_times_sort_as_text_as_they_do_in_time(one, other):
    if one < other:
        assert times.written(one) <= times.written(other)
    assert times.written(one) < times.EVER


def test_a_time_that_no_calendar_has_in_utc_becomes_the_first_or_the_last():
    assert times.read(times.written(datetime(1, 1, 1, tzinfo=CHINA))).year == 1
    last = datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-11)))
    assert times.read(times.written(last)).year == 9999
