from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from content.dates import CHINA
from content.forecast import Half, Now
from kiosk.views.phrases import day_age, short_weekday, time_left
from kiosk.views.weather import day_text, weather_page
from tests.builders_daily import same
from tests.builders_importers import a_forecast

FIRST = date(2026, 11, 20)  # a Friday


def page(hour=9, day=FIRST, **changes):
    now = datetime(day.year, day.month, day.day, hour, tzinfo=CHINA)
    return weather_page(a_forecast(**changes), now=now, tr=same)


def days(*lows, high=6):
    (day, _) = a_forecast().days
    return tuple(
        replace(day, day=FIRST + timedelta(days=n), low=low, high=high)
        for n, low in enumerate(lows)
    )


def test_by_day_the_next_halves_are_tonight_and_tomorrow():
    shown = page(hour=9)
    assert shown.running == "今天白天 晴 最高 3℃"
    assert [half.title for half in shown.halves] == ["今天夜里", "明天白天", "明天夜里"]
    assert [half.extreme for half in shown.halves] == ["最低", "最高", "最低"]


def test_in_the_evening_tonight_is_running():
    shown = page(hour=21, days=days(1, 1, 1))
    assert shown.running == "今天夜里 多云"
    assert [half.title for half in shown.halves] == ["明天白天", "明天夜里", "后天白天"]


def test_before_eight_the_night_of_yesterday_is_running():
    shown = page(hour=7, day=FIRST + timedelta(days=1))
    assert shown.running == "昨天夜里 多云"
    assert [half.title for half in shown.halves] == ["今天白天", "今天夜里"]
    assert [day.name for day in shown.days] == ["今天"]


def test_a_forecast_that_is_over_is_no_page():
    assert page(day=FIRST + timedelta(days=9)) is None
    assert weather_page(None, now=datetime(2026, 11, 20, tzinfo=CHINA), tr=same) is None


def test_a_fresh_reading_is_now_and_says_when_it_was_taken():
    shown = page(hour=9)
    assert shown.now_temperature == "-4℃"
    assert shown.now_details == "08:00 测得 · 西北风 3~4级 · 湿度40%"


def test_a_reading_without_humidity_or_wind_says_what_there_is():
    reading = Now(-3.5, None, "", "", datetime(2026, 11, 20, 8, 0, tzinfo=CHINA))
    assert page(now=reading).now_details == "08:00 测得"


@pytest.mark.parametrize("changes", [{"now": None}, {}])
def test_an_old_reading_is_not_now(changes):
    shown = page(hour=15, **changes)
    assert (shown.now_temperature, shown.now_details) == ("", "")


def test_advice_is_the_county_s_word_and_nothing_is_invented():
    assert page().advice == "明早有霜，白菜今天收。"
    assert page(advice="").advice == ""


def test_freezing_is_said_for_the_coldest_night_ahead():
    assert page(days=days(-2, -9)).frost == "明天夜里最低-9℃，会上冻"
    assert page(days=days(0, 1)).frost == "今天夜里最低0℃，会上冻"
    assert page(days=days(1, 3)).frost == ""


def test_a_frost_further_off_than_the_halves_shown_is_not_said():
    assert page(days=days(3, 3, -8)).frost == ""


def test_halves_say_weather_temperature_wind_and_whether_it_freezes():
    tonight = page().halves[0]
    assert (tonight.weather, tonight.picture) == ("多云", "cloudy-night")
    assert (tonight.temperature, tonight.wind, tonight.freezes) == ("-9℃", "北风 微风", True)
    assert tonight.spoken == "今天夜里，多云，最低 -9℃，北风 微风"


def test_wind_that_says_the_same_twice_is_said_once():
    calm = replace(a_forecast().days[0], night=Half("晴", 0, "微风", "微风"))
    assert page(days=(calm,)).halves[0].wind == "微风"


def test_seven_days_at_most_each_on_the_range_of_the_week():
    shown = page(days=days(*range(-9, 1), high=9)).days
    assert [day.name for day in shown] == ["今天", "明天", "后天", "周一", "周二", "周三", "周四"]
    assert (shown[0].low_at, shown[0].high_at) == (0.0, 1.0)
    assert (shown[0].high, shown[0].low, shown[0].date) == ("9℃", "-9℃", "11月20日")
    assert shown[0].freezes
    assert shown[0].spoken == "今天，11月20日，晴转多云，-9到9℃"


def test_a_week_of_one_temperature_divides_by_nothing():
    assert page(days=days(6, high=6)).days[0].low_at == 0


def test_a_day_alike_in_both_halves_is_said_once():
    day = a_forecast().days[0]
    assert day_text(day, same) == "晴转多云"
    assert day_text(replace(day, night=day.daytime), same) == "晴"


def test_an_old_forecast_says_who_when_and_that_it_is_old():
    assert page(hour=9).issued == "武川县气象台 今天 07:30 发布"
    assert not page(hour=9).is_old
    late = page(hour=20, day=FIRST + timedelta(days=1))
    assert (late.issued, late.is_old) == ("武川县气象台 昨天 07:30 发布", True)


def test_ages_and_times_left_are_said_in_words():
    now = datetime(2026, 11, 20, 0, 30, tzinfo=CHINA)
    ages = [day_age(FIRST - timedelta(days=n), now, same) for n in (-1, 0, 1, 2)]
    assert ages == ["今天", "今天", "昨天", "2天前"]
    left = [time_left(timedelta(minutes=n), same) for n in (0, 40, 60, 170, 2870, 2880)]
    assert left == ["还有1分钟", "还有40分钟", "还有1小时", "还有3小时", "还有2天", "还有2天"]
    assert short_weekday(FIRST, same) == "周五"
