import json
from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.dates import CHINA
from content.errors import AuthoringError
from content.forecast import freezes, read_forecast, read_json, write_json
from tests.builders_importers import a_forecast

TODAY = date(2026, 11, 20)
OURS = {
    "area": "150125",
    "place": "武川县",
    "issued": "today 07:30",
    "source": "武川县气象台",
    "days": [
        {
            "day": "today+1",
            "high": 3,
            "low": -9,
            "daytime": {"text": "晴", "wind": "西北风", "wind_scale": "3~4级"},
            "night": {"text": "多云转阴"},
        }
    ],
}
CMA = {
    "location": {"name": "武川"},
    "now": {"temperature": -3.5, "humidity": 40, "windDirection": "西北风", "windScale": "微风"},
    "lastUpdate": "2026/11/20 15:50",
    "daily": [
        {
            "date": "2026/11/21",
            "high": 3,
            "low": -9,
            "dayText": "晴",
            "dayCode": 0,
            "dayWindDirection": "东风",
            "dayWindScale": "3~4级",
            "nightText": "小雪",
            "nightCode": 9999,
            "nightWindDirection": "9999",
        }
    ],
}


def read(held, **given_values):
    return read_forecast(json.dumps(held).encode(), file="a.json", **given_values)


def changed(held, path, value):
    """Return a copy in which the value at a path such as days.0.low is another."""
    copy = deepcopy(held)
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    inner = copy
    for step in steps:
        inner = inner[step]
    if value is None:
        del inner[last]
    else:
        inner[last] = value
    return copy


def refused(held, **given_values):
    with pytest.raises(AuthoringError) as caught:
        read(held, today=TODAY, **given_values)
    assert caught.value.file == "a.json"
    return caught.value


def test_a_forecast_is_read_in_day_and_night_halves():
    forecast = read(OURS, today=TODAY)
    assert forecast.issued == datetime(2026, 11, 20, 7, 30, tzinfo=CHINA)
    (day,) = forecast.days
    assert day.day == date(2026, 11, 21)
    assert (day.daytime.wind_scale, day.night.wind) == ("3~4级", "")


def test_the_code_is_looked_up_from_the_words_where_it_is_missing():
    (day,) = read(OURS, today=TODAY).days
    assert (day.daytime.code, day.night.code) == (0, None)


def test_a_code_that_is_given_holds():
    (day,) = read(changed(OURS, "days.0.daytime.code", 30), today=TODAY).days
    assert day.daytime.code == 30


def test_relative_days_need_a_today():
    with pytest.raises(AuthoringError) as caught:
        read(OURS)
    assert caught.value.field == "issued"


def test_the_area_can_be_given_by_the_caller():
    assert read(changed(OURS, "area", None), today=TODAY, area="150122").area == "150122"


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("area", None, "area"),
        ("place", " ", "place"),
        ("source", 7, "source"),
        ("issued", "今早", "issued"),
        ("days", [], "days"),
        ("days", "晴", "days"),
        ("days.0", "晴", "days[0]"),
        ("days.0.day", "明天", "days[0].day"),
        ("days.0.high", None, "days[0].high"),
        ("days.0.high", "3", "days[0].high"),
        ("days.0.high", True, "days[0].high"),
        ("days.0.high", 61, "days[0].high"),
        ("days.0.low", 4, "days[0].low"),
        ("days.0.night", None, "days[0].night"),
        ("days.0.night.text", None, "days[0].night.text"),
        ("days.0.night.code", "雪", "days[0].night.code"),
        ("now", "冷", "now"),
        ("now", {"temperature": 3, "humidity": 101}, "now.humidity"),
        ("now", {"temperature": 3}, "now.observed"),
    ],
)
def test_a_wrong_value_is_refused_by_its_path(path, value, field):
    assert refused(changed(OURS, path, value)).field == field


def test_a_day_told_twice_is_refused():
    assert refused(changed(OURS, "days", OURS["days"] * 2)).field == "days"


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"\xff", b'{"days": NaN}', b"[" * 100_000, b" " * 300_000, b"{}"],
)
def test_what_is_no_forecast_is_refused(data):
    with pytest.raises(AuthoringError):
        read_forecast(data, file="a.json", today=TODAY)


def test_the_weather_service_is_understood():
    forecast = read(CMA, area="150125")
    assert (forecast.place, forecast.source) == ("武川", "中国气象局")
    assert forecast.now.temperature == -3.5
    assert forecast.now.observed == datetime(2026, 11, 20, 15, 50, tzinfo=CHINA)
    (day,) = forecast.days
    assert (day.high, day.low, day.daytime.wind_scale) == (3, -9, "3~4级")


def test_the_service_may_wrap_its_answer():
    assert read({"msg": "success", "data": CMA}, area="150125") == read(CMA, area="150125")


def test_what_the_service_has_no_reading_of_is_left_out():
    (day,) = read(CMA, area="150125").days
    assert (day.night.code, day.night.wind, day.night.wind_scale) == (14, "", "")
    assert read(changed(CMA, "now.temperature", 9999), area="15").now is None
    assert read(changed(CMA, "now", None), area="15").now is None
    assert read(changed(CMA, "now.humidity", 9999), area="15").now.humidity is None


def test_a_day_without_its_high_is_left_out():
    evening = changed(CMA, "daily", [{**CMA["daily"][0], "high": 9999}, *CMA["daily"]])
    assert len(read(evening, area="150125").days) == 1


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("location", None, "location"),
        ("location.name", None, "location.name"),
        ("lastUpdate", None, "lastUpdate"),
        ("daily", "晴", "days"),
        ("daily.0.date", "21", "daily[0].date"),
        ("daily.0.dayText", None, "daily[0].dayText"),
        ("daily.0.low", None, "daily[0].low"),
    ],
)
def test_a_wrong_answer_of_the_service_is_refused_by_its_path(path, value, field):
    assert refused(changed(CMA, path, value), area="150125").field == field


def test_the_service_names_a_station_so_the_area_must_be_given():
    assert refused(CMA).field == "area"


@pytest.mark.parametrize("forecast", [a_forecast(), a_forecast(now=None, advice="")])
def test_what_we_write_is_read_back(forecast):
    data = write_json(forecast)
    assert read_json(data) == forecast
    assert write_json(read_json(data)) == data


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["days", "daily", "data", "area", "place", "location"]), inner
            )
        ),
        max_leaves=8,
    )
)
def test_any_json_is_read_or_refused(held):
    with pytest.raises(AuthoringError):
        read(held, today=TODAY)


def test_a_day_freezes_at_zero():
    day = a_forecast().days[0]
    assert freezes(replace(day, low=0))
    assert not freezes(replace(day, low=1))
