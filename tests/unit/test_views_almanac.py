import math
from datetime import UTC, date, datetime, timedelta

import pytest

from kiosk.views.almanac import COMING, DAYS, coming, month_cells, month_of, weeks
from kiosk.views.calendar import day_mark, lunar, term_name

# Published by the State Council or the almanacs of the Purple Mountain Observatory.
SPRING = (
    "2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 "
    "2028-01-26 2029-02-13 2030-02-03 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08"
)
DRAGON_BOAT = (
    "2020-06-25 2021-06-14 2022-06-03 2023-06-22 2024-06-10 2025-05-31 2026-06-19 "
    "2027-06-09 2028-05-28 2029-06-16 2030-06-05 2031-06-24 2032-06-12 2033-06-01 2034-06-20 2035-06-10"
)
MID_AUTUMN = (
    "2020-10-01 2021-09-21 2022-09-10 2023-09-29 2024-09-17 2025-10-06 2026-09-25 "
    "2027-09-15 2028-10-03 2029-09-22 2030-09-12 2031-10-01 2032-09-19 2033-09-08 2034-09-27 2035-09-16"
)
TERMS = [
    "小寒",
    "大寒",
    "立春",
    "雨水",
    "惊蛰",
    "春分",
    "清明",
    "谷雨",
    "立夏",
    "小满",
    "芒种",
    "夏至",
    "小暑",
    "大暑",
    "立秋",
    "处暑",
    "白露",
    "秋分",
    "寒露",
    "霜降",
    "立冬",
    "小雪",
    "大雪",
    "冬至",
]


def zh(text):
    return text


def days(text):
    return [date.fromisoformat(day) for day in text.split()]


@pytest.mark.parametrize(
    ("name", "told"), [("春节", SPRING), ("端午", DRAGON_BOAT), ("中秋", MID_AUTUMN)]
)
def test_festivals_fall_on_the_days_that_were_published(name, told):
    for day in days(told):
        assert day_mark(day, zh).festival == name, day


def test_the_last_day_of_the_year_and_the_little_year_come_before_the_spring_festival():
    for spring in days(SPRING)[::4]:
        assert day_mark(spring - timedelta(days=1), zh).festival == "除夕"
        year = [day_mark(spring - timedelta(days=n), zh).festival for n in range(1, 31)]
        assert year.count("小年") == 1
        assert year.count("腊八") == 1


def test_the_harvest_festival_is_on_the_equinox():
    assert day_mark(date(2026, 9, 23), zh).festival == "丰收节"


def sun(moment):
    """Return the sun's apparent longitude in degrees; Meeus, Astronomical Algorithms, ch. 25."""
    t = ((moment - datetime(2000, 1, 1, 12, tzinfo=UTC)).total_seconds() + 70) / 86400 / 36525
    mean = 280.46646 + 36000.76983 * t
    anomaly = math.radians(357.52911 + 35999.05029 * t)
    centre = (
        1.914602 * math.sin(anomaly)
        + 0.019993 * math.sin(2 * anomaly)
        + 0.000289 * math.sin(3 * anomaly)
    )
    node = math.radians(125.04 - 1934.136 * t)
    return (mean + centre - 0.00569 - 0.00478 * math.sin(node)) % 360


def test_every_term_of_sixteen_years_is_where_the_sun_is(proof):
    checked = wrong = near = 0
    for year in range(2020, 2036):
        for n, name in enumerate(TERMS):
            goal = (285 + 15 * n) % 360
            low = datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=15.2 * n - 2)
            high = low + timedelta(days=20)
            for _ in range(40):
                middle = low + (high - low) / 2
                if (sun(middle) - goal + 180) % 360 < 180:
                    low = middle
                else:
                    high = middle
            here = high + timedelta(hours=8)
            if min(here.hour * 60 + here.minute, 1440 - here.hour * 60 - here.minute) < 25:
                near += 1  # this formula is right to 25 minutes, and cannot tell the day
                continue
            checked += 1
            wrong += day_mark(here.date(), zh).term != name
    proof(
        "solar terms: where the sun is",
        runs=checked,
        violations=wrong,
        note=f"2020-2035; {near} more too near to midnight to tell",
    )
    assert not wrong
    assert checked > 360


def test_a_term_has_a_name_in_every_language():
    assert [term_name(name, str.upper) for name in TERMS] == TERMS
    assert term_name("什么", zh) == "什么"


def test_the_nines_of_winter_and_the_dog_days_are_counted():
    assert lunar(date(2026, 12, 22), zh).count == "一九第 1 天"
    assert lunar(date(2026, 7, 15), zh).count == "初伏第 1 天"
    assert not lunar(date(2026, 10, 1), zh).count


def test_a_sheet_holds_six_weeks_from_a_monday():
    cells = month_cells(date(2026, 11, 1), date(2026, 11, 25), zh)
    assert len(cells) == DAYS
    assert (cells[0].day, cells[0].inside) == (26, False)
    assert [cell.day for cell in cells if cell.inside] == list(range(1, 31))
    (today,) = (cell for cell in cells if cell.today)
    assert today.day == 25
    assert sum(cell.weekend for cell in cells) == 12
    marks = {cell.day: (cell.mark, cell.kind) for cell in cells if cell.inside}
    assert marks[22] == ("小雪", "term")
    assert marks[9] == ("十月", "moon")
    assert marks[10] == ("初二", "")
    assert month_cells(date(2026, 10, 1), date(2026, 11, 25), zh)[3].kind == "festival"


def test_what_comes_is_told_nearest_first():
    rows = coming(date(2026, 11, 25), zh)
    assert [(row.name, row.when, row.away) for row in rows] == [
        ("大雪", "12月7日", "再过 12 天"),
        ("冬至", "12月22日", "再过 27 天"),
        ("元旦", "1月1日", "再过 37 天"),
    ]
    assert [row.festival for row in rows] == [False, False, True]
    assert len(rows) == COMING
    assert coming(date(2026, 12, 6), zh)[0].away == "明天"


@pytest.mark.parametrize(
    ("away", "first"),
    [
        (0, date(2026, 11, 1)),
        (2, date(2027, 1, 1)),
        (-11, date(2025, 12, 1)),
        (9999, date(2099, 12, 1)),
        (-9999, date(1901, 1, 1)),
    ],
)
def test_months_are_turned_as_far_as_the_reckoning_goes(away, first):
    assert month_of(date(2026, 11, 25), away) == first


@pytest.mark.parametrize(
    ("month", "rows"), [(date(2027, 2, 1), 4), (date(2026, 12, 1), 5), (date(2026, 11, 1), 6)]
)
def test_a_sheet_is_as_high_as_its_month_needs(month, rows):
    assert weeks(month_cells(month, month, zh)) == rows
