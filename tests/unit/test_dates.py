from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.dates import CHINA, iso, nearest, parse_day, parse_moment
from content.errors import AuthoringError

TODAY = date(2026, 11, 23)
HALF_PAST_EIGHT = datetime(2026, 11, 20, 8, 30, tzinfo=CHINA)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20T08:30:00+08:00",
        "2026-11-20T00:30:00Z",
        "2026-11-20t08:30:00.250+0800",
        "2026-11-20 08:30:00",
        "2026-11-20 08:30",
        "2026/11/20 08:30",
        "2026.11.20 8:30",
        "2026年11月20日 08:30",
        "2026年11月20日08：30",
        "２０２６年１１月２０日 8时30分",
        "2026 年 11 月 20 日 8点30",
        "Fri, 20 Nov 2026 08:30:00 +0800",
        "20 Nov 2026 00:30 GMT",
        "Fri, 20 Nov 2026 08:30:00 CST",
        "11月20日 08:30",
        "11-20 08:30",
        "today-3 08:30",
        "today-3T08:30",
    ],
)
def test_one_moment_is_written_in_many_ways(text):
    assert parse_moment(text, today=TODAY) == HALF_PAST_EIGHT


@pytest.mark.parametrize(
    "text", ["2026-11-20", "2026/11/20", "2026.11.20", "2026年11月20号", "20261120", "today-3"]
)
def test_a_day_is_its_first_minute_in_china(text):
    assert parse_moment(text, today=TODAY) == datetime(2026, 11, 20, tzinfo=CHINA)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026年11月",
        "昨天",
        "2026-11-20x",
        "2026-11-2008:30",
        "2026-11-20 8:5",
        "2026-13-01",
        "2026-02-30",
        "2026-11-20 25:00",
        "2026-11-20 24:01",
        "0206-11-20",
        "20266-11-20",
        "20 Foo 2026",
        "20 Nov 26",
        "2026-11-20 08:30 EST",
        "2026-11-20T08:30:00+99:00",
        "2026-11-20T08:30:00+08:75",
        "11/20",
        "02-30",
        "today+99999",
    ],
)
def test_what_is_no_date_is_refused_and_never_guessed(text):
    with pytest.raises(AuthoringError):
        parse_moment(text, today=TODAY)


@pytest.mark.parametrize("text", ["11月20日", "11-20", "today", "today-3 07:40"])
def test_what_depends_on_today_is_refused_without_it(text):
    with pytest.raises(AuthoringError, match="needs a year"):
        parse_day(text)


def test_the_end_of_a_day_may_be_written_as_24_hours():
    assert parse_moment("2026年11月20日24时") == datetime(2026, 11, 21, tzinfo=CHINA)


def test_a_written_zone_is_kept():
    moment = parse_moment("2026-11-20T08:30:00-03:30")
    assert moment.utcoffset() == -timedelta(hours=3, minutes=30)


def test_the_day_of_a_moment_is_chinas_day():
    assert parse_day("2026-11-20T20:00:00Z") == date(2026, 11, 21)


def test_a_day_without_a_year_is_the_nearest_one():
    assert parse_day("12月30日", today=date(2027, 1, 5)) == date(2026, 12, 30)
    assert parse_day("01-05", today=date(2026, 12, 30)) == date(2027, 1, 5)


def test_a_leap_day_is_looked_for_in_the_years_around():
    assert nearest(2, 29, date(2027, 6, 1)) == date(2028, 2, 29)
    with pytest.raises(ValueError, match="02-29"):
        nearest(2, 29, date(2026, 6, 1))


def test_relative_days_count_from_today():
    assert parse_day("today+10", today=TODAY) == date(2026, 12, 3)


@given(
    st.datetimes(
        min_value=datetime(1900, 1, 2),  # noqa: DTZ001  the strategy adds the zone
        max_value=datetime(2199, 12, 30),  # noqa: DTZ001  the strategy adds the zone
        timezones=st.sampled_from([CHINA, UTC, timezone(timedelta(hours=-3, minutes=-30))]),
    )
)
def test_what_we_write_is_read_back(moment):
    assert parse_moment(iso(moment)) == moment.replace(microsecond=0)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text):
    with suppress(AuthoringError):
        assert parse_moment(text, today=TODAY).tzinfo is not None
