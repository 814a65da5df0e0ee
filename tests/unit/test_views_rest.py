from __future__ import annotations

from datetime import timedelta

from content.cap import Level
from kiosk.views.phrases import unbroken
from kiosk.views.prices import price_rows
from kiosk.views.rest import NOTICES_SHOWN, PRICES_SHOWN, SlideKind, slides
from kiosk.views.warnings import warning_rows
from kiosk.views.weather import weather_page
from tests.builders_daily import NOW, VILLAGE, a_headline, a_quote, daily, same
from tests.builders_importers import a_forecast, an_alert


def warnings(**changes):
    alerts = [("item", an_alert(sent=NOW, level=Level.ORANGE, **changes))]
    return warning_rows(alerts, now=NOW, station=VILLAGE, tr=same)


def prices(quotes):
    return price_rows(quotes, now=NOW, tr=same, station=VILLAGE)


def made(**changes):
    given = {"warnings": [], "weather": None, "prices": [], "notices": []}
    return slides(**{**given, **changes}, now=NOW, tr=same)


def weather():
    forecast = a_forecast()
    return weather_page(forecast, now=forecast.issued + timedelta(hours=1), tr=same)


def test_warnings_come_before_weather_prices_and_notices():
    shown = made(
        warnings=warnings(),
        weather=weather(),
        prices=prices([a_quote()]),
        notices=[a_headline()],
    )
    assert [slide.kind for slide in shown] == list(SlideKind)
    assert all(5 <= slide.seconds <= 20 for slide in shown)


def test_nothing_to_say_is_no_slide():
    assert made() == []


def test_a_warning_shows_what_to_do_and_its_text_when_that_is_not_said():
    (told,) = made(warnings=warnings(instruction="1. 收白菜；2. 盖窖口。"))
    assert (told.title, told.subtitle) == ("霜冻橙色预警", "武川县 · 还有24小时 · 严重")
    assert [line.words for line in told.lines] == ["收白菜", "盖窖口"]
    assert told.words == ""
    (untold,) = made(warnings=warnings())
    assert untold.words == "预计48小时内最低地温将降到0℃以下。"


def test_the_weather_slide_shows_tonight_and_tomorrow():
    (slide,) = made(weather=weather())
    assert slide.title == f"{unbroken('武川县')}的天气"
    assert [line.title for line in slide.lines] == ["今天夜里", "明天白天", "明天夜里"]
    assert slide.subtitle == "今天夜里最低-9℃，会上冻"
    assert slide.words == "明早有霜，白菜今天收。"


def test_prices_show_each_product_once_and_no_old_ones():
    names = ["土豆", "莜麦", "荞麦", "小麦", "玉米", "胡麻", "羊肉"]
    quotes = [a_quote(product=name, demo=True) for name in names]
    quotes += [a_quote(spec="通货"), a_quote(9, product="鸡蛋"), a_quote(8, product="鸡蛋")]
    (slide,) = made(prices=prices(quotes))
    assert [line.title.split(" · ")[0] for line in slide.lines] == names[:PRICES_SHOWN]
    assert slide.doubt == "演示数据"


def test_a_price_line_says_price_and_change():
    (slide,) = made(prices=prices(daily(["1.20", "1.30"], spec="2两以上")))
    (line,) = slide.lines
    assert (line.title, line.words) == (
        "土豆 · 今天 · 武川县城农贸市场 · 2两以上",
        "1.30 元/斤",
    )
    assert (line.aside, line.way) == ("▲ 涨 0.10", "up")


def test_old_prices_alone_are_no_slide():
    assert made(prices=prices([a_quote(9), a_quote(8)])) == []


def test_the_newest_notices_are_shown_with_section_source_and_age():
    shown = made(notices=[a_headline(picture="ab" * 32)] * 9)
    assert len(shown) == NOTICES_SHOWN
    assert (shown[0].title, shown[0].subtitle) == ("明天停水半天", "村务通知")
    assert shown[0].source == "井尔沟村村委会 · 今天放上来"
    assert shown[0].photo == "ab" * 32
