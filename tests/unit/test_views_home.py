from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from content import questions
from content.forecast import Day, Forecast, Half, Now
from content.library import Headline
from content.model import Fact, FactName, Section
from content.pictograms import pictogram_for, sky_pictogram, warning_pictogram
from kiosk.freshness import Trouble
from kiosk.views import glance, home
from kiosk.views.calendar import lunar, term_name
from kiosk.views.missing import missing
from kiosk.views.prices import PriceRow
from kiosk.views.words import FACT_PICTOGRAMS, question, section_name, weekday
from tests.builders import an_item, at

NOW = at("2026-11-23 15:40")


def zh(text):
    return text


def a_forecast(**changes):
    days = tuple(
        Day(
            NOW.date() + timedelta(days=after),
            3,
            -9 - after,
            Half("晴", 0, "西北风", "3级"),
            Half("多云", 1, "北风", "微风"),
        )
        for after in range(5)
    )
    said = Forecast("150125", "武川县", NOW, "武川县气象台", days, advice="白菜今晚盖好。")
    return replace(said, **changes)


def a_line(section=Section.POLICY, title="补贴来了", **changes):
    base = Headline(id="tag:x,2026:1", section=section, title=title, published=NOW, updated=NOW)
    return replace(base, **changes)


def a_price(**changes):
    empty = dict.fromkeys(PriceRow.__dataclass_fields__, "")
    base = {
        **empty,
        "product": "土豆",
        "price": "1.35",
        "unit": "元/斤",
        "previous_way": "up",
        "is_old": False,
        "demo": False,
    }
    return PriceRow(**{**base, **changes})


def weather(forecast, now=NOW):
    return glance.with_weather(home.today(now, "井尔沟村", zh), forecast, now, zh)


def test_today_is_said_without_any_library():
    today = home.today(NOW, "井尔沟村", zh)
    assert (today.day, today.weekday, today.place) == ("11月23日", "星期一", "井尔沟村")


def test_before_anything_was_read_three_answers_and_six_sections_stand_in_their_order():
    answers = [row.section for row in home.bare_answers(zh)]
    others = [tile.section for tile in home.bare_tiles(zh)]
    assert answers == ["prices", "weather", "policy"]
    assert others == [str(each) for each in Section if str(each) not in answers]


def test_today_says_the_weather_by_day_and_by_night():
    today = weather(a_forecast())
    assert today.weather == "今天 晴 -9到3℃"
    assert today.tonight == "今夜 多云，最低-9℃"
    assert today.sky == "sunny"


def test_after_six_in_the_evening_the_sky_is_that_of_the_night():
    assert weather(a_forecast(), at("2026-11-23 18:00")).sky == "cloudy-night"
    assert weather(a_forecast(), at("2026-11-23 05:59")).sky == "cloudy-night"


def test_a_forecast_that_does_not_know_today_says_nothing_of_it():
    old = a_forecast(days=a_forecast().days[1:])
    today = weather(old)
    assert (today.weather, today.tonight, today.sky, today.advice) == ("", "", "", "")
    assert weather(None).weather == ""


def test_a_reading_of_half_a_day_ago_is_not_called_now():
    fresh = Now(-3.4, 40, "西北风", "3级", NOW - timedelta(minutes=20))
    assert weather(a_forecast(now=fresh)).temperature == "-3℃"
    stale = replace(fresh, observed=NOW - timedelta(hours=12))
    assert weather(a_forecast(now=stale)).temperature == ""


def test_advice_for_the_field_is_the_countys_own():
    assert weather(a_forecast()).advice == "白菜今晚盖好。"


def test_advice_is_of_the_day_it_was_given_on():
    later = NOW + timedelta(days=1)
    assert weather(a_forecast(), later).weather == "今天 晴 -10到3℃"
    assert weather(a_forecast(), later).advice == ""


def test_three_days_after_today_are_shown_small():
    days = glance.coming_days(a_forecast(), NOW, zh)
    assert [day.name for day in days] == ["明天", "后天", "周四"]
    assert days[0].range == "-10到3℃"
    assert glance.coming_days(None, NOW, zh) == []


def tiles(newest=None, news=None):
    made = glance.tiles(newest or {}, news or {}, zh)
    return {tile.section: tile for tile in made}


def test_a_tile_says_its_two_newest_titles_and_how_much_is_new():
    shown = tiles(
        {Section.JOBS: [a_line(Section.JOBS, "招工了"), a_line(title="招聘会")]}, {Section.JOBS: 4}
    )
    assert (shown["jobs"].line, shown["jobs"].second) == ("招工了", "招聘会")
    assert shown["jobs"].news == 4


def test_a_section_without_content_says_so():
    assert tiles()["jobs"].line == "县里还没有发来内容"
    assert tiles()["jobs"].second == ""


def test_without_a_library_a_section_with_nothing_left_says_so():
    shown = {tile.line for tile in glance.tiles({}, {}, zh, is_lost=True)}
    assert shown == {"内容现在读不出来"}


def test_the_price_this_county_writes_of_most_stands_first():
    rows = [a_price(product="白菜", previous_way="down"), a_price(), a_price(product="莜麦")]
    found = glance.first_prices(rows, ["补贴", "土豆", "莜麦"])
    assert [row.product for row in found] == ["土豆", "莜麦", "白菜"]


def test_a_price_a_market_is_late_with_is_no_news():
    assert glance.first_prices([a_price(is_old=True)], []) == []


def test_one_product_takes_one_row():
    rows = [a_price(price="1.30"), a_price(price="1.35")]
    assert [row.price for row in glance.first_prices(rows, [])] == ["1.30"]


# the farmer's calendar


def test_the_lunar_date_and_the_solar_term_are_those_of_the_almanac():
    day = lunar(date(2026, 11, 23), zh)
    assert (day.day, day.term, day.next_term) == ("农历十月十五", "小雪第 2 天", "再过 14 天大雪")


def test_the_day_before_a_term_it_is_called_tomorrow():
    assert lunar(date(2026, 12, 6), zh).next_term == "明天大雪"


def test_the_first_day_of_a_term_is_called_today():
    assert lunar(date(2026, 11, 22), zh).term == "今日小雪"


def test_a_festival_is_named():
    assert lunar(date(2027, 2, 6), zh).festival == "春节"
    assert lunar(date(2026, 11, 23), zh).festival == ""


def test_an_unknown_term_keeps_its_name():
    assert term_name("寒食", zh) == "寒食"


# nothing to show


@pytest.mark.parametrize(
    "trouble", [each for each in Trouble if each.value not in {"none", "unseen"}]
)
@pytest.mark.parametrize("has_road", [True, False])
def test_every_trouble_has_words(trouble, has_road):
    said = missing(trouble, has_road=has_road, tr=zh)
    assert said.title
    assert said.text
    assert said.drawing


def test_a_library_that_is_there_is_not_missing():
    assert missing(Trouble.NONE, has_road=True, tr=zh).title == ""
    assert missing(Trouble.UNSEEN, has_road=True, tr=zh).title == ""


def test_a_machine_without_a_road_asks_for_the_officer_and_one_with_a_road_for_patience():
    lost = missing(Trouble.NONE_YET, has_road=False, tr=zh)
    waiting = missing(Trouble.NONE_YET, has_road=True, tr=zh)
    assert "信息员" in lost.text
    assert "不用按什么" in waiting.text


# words and drawings


def test_every_section_question_and_weekday_has_a_word():
    assert len({section_name(section, zh) for section in Section}) == 9
    assert [section_name(section, zh) for section in Section] == [s.label for s in Section]
    for section, name, given in product(Section, FactName, ((), (FactName.AMOUNT,))):
        item = an_item(section=section, facts=tuple(Fact(each, "x") for each in given))
        assert question(name, item, zh) == questions.question(name, section, given)
    assert set(FACT_PICTOGRAMS) == set(FactName)
    assert weekday(date(2026, 11, 29), zh) == "星期日"


def test_a_crop_or_animal_has_its_drawing_the_particular_one_first():
    assert pictogram_for(["荞麦"]) == "buckwheat"
    assert pictogram_for(["会议", "马铃薯"]) == "people"
    assert pictogram_for(["奶牛"]) == "cow"
    assert pictogram_for(["胡萝卜"]) == "carrot"
    assert pictogram_for(["一句话"]) == ""


@pytest.mark.parametrize(
    ("words", "drawing"),
    [
        ("晴", "sunny"),
        ("多云转小雪", "snow"),
        ("雷阵雨伴有冰雹", "thunder"),
        ("雨夹雪", "sleet"),
        ("沙尘暴", "sand"),
        ("小雨", "drizzle"),
        ("暴雨", "downpour"),
        ("？", "cloudy"),
    ],
)
def test_the_drawing_of_the_sky_is_of_what_falls_from_it(words, drawing):
    assert sky_pictogram(words) == drawing


def test_at_night_the_moon_stands_for_the_sun():
    assert sky_pictogram("晴", night=True) == "clear-night"
    assert sky_pictogram("大雪", night=True) == "snow"


def test_a_warning_has_its_drawing_or_the_sign_of_warning():
    assert warning_pictogram("霜冻") == "frost"
    assert warning_pictogram("道路结冰") == "road-ice"
    assert warning_pictogram("大风") == "wind"
    assert warning_pictogram("空气重污染") == "poor-air"
    assert warning_pictogram("网络中断") == "warning"
