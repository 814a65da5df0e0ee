from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from content.library import COUNTY
from content.markup import blocks
from kiosk.views import article
from kiosk.views.prices import price_rows
from kiosk.views.product import product_page
from kiosk.views.sheet import (
    article_sheet,
    map_sheet,
    prices_sheet,
    product_sheet,
    weather_sheet,
)
from kiosk.views.take import Take, foot_words, take
from tests.builders import a_policy, an_item, at
from tests.builders_daily import FAR, NEAR, NOW, VILLAGE, a_headline, a_quote, daily, same
from tests.builders_importers import a_forecast, an_alert

AGES = ("今天", "昨天", "前天", "明天", "天前", "还有")


def of_item(item, now=NOW):
    heading = article.heading(item, COUNTY, now, same)
    return article_sheet(item, heading, article.facts(item, same), blocks(item.body), same)


def words(sheet):
    return "\n".join(sheet.lines)


def test_a_policy_begins_with_who_how_much_how_and_whom_to_call():
    sheet = of_item(a_policy())
    assert [part.label for part in sheet.parts[:4]] == ["谁能领", "领多少", "怎么办", "找谁"]


def test_paper_tells_days_by_their_date():
    item = a_policy(
        published=NOW - timedelta(days=1), valid_until=NOW + timedelta(days=2), demo=True
    )
    said = words(of_item(item))
    assert "2026年11月22日" in said
    assert "有效到2026年11月25日" in said
    assert "演示数据" in said
    assert not any(age in said for age in AGES)


def test_what_was_withdrawn_while_it_was_read_says_so_on_paper():
    item = a_policy()
    heading = replace(article.heading(item, COUNTY, NOW, same), notice="县里刚刚撤回了这一篇")
    sheet = article_sheet(item, heading, [], [], same)
    assert "县里刚刚撤回了这一篇" in words(sheet)


def test_a_text_keeps_its_headings_lists_and_tables():
    body = (
        "<h2>怎么防</h2><p>先打药。</p><ul><li>戴手套</li></ul><hr>"
        "<table><thead><tr><th>时间</th><th>药剂</th></tr></thead>"
        "<tbody><tr><td>发病前</td><td>代森锰锌</td></tr></tbody></table>"
        "<table><tbody><tr><td>甲</td><td>乙</td></tr></tbody></table>"
    )
    said = [
        (str(part.form), part.text) for part in of_item(an_item(body=body, summary="一句话")).parts
    ]
    assert said == [
        ("lead", "一句话"),
        ("heading", "怎么防"),
        ("text", "先打药。"),
        ("point", "戴手套"),
        ("point", "时间：发病前，药剂：代森锰锌"),
        ("point", "甲，乙"),
    ]


def test_a_product_says_its_price_its_day_and_where_it_is_better():
    quotes = daily(["1.20", "1.30"]) + daily(["1.40"], market=FAR)
    page = product_page(quotes, f"土豆|||{NEAR}|wholesale|", now=NOW, tr=same)
    said = words(product_sheet(page, same))
    for piece in ("1.30 元/斤", f"{NEAR} · 11月23日", f"{FAR}：1.40 元/斤 · 11月23日"):
        assert piece in said
    assert not any(age in said for age in AGES)


def test_one_quote_has_no_range_and_nowhere_else():
    page = product_page(
        [a_quote(low=Decimal("1.30"), high=Decimal("1.30"))],
        f"土豆|||{NEAR}|wholesale|",
        now=NOW,
        tr=same,
    )
    said = words(product_sheet(page, same))
    assert "最低到最高" not in said
    assert "别处" not in said


def test_the_price_list_goes_market_by_market_with_their_days():
    quotes = [a_quote(), a_quote(product="羊肉", market=FAR, area="150102")]
    rows = price_rows(quotes, now=NOW, tr=same, station=VILLAGE)
    said = words(prices_sheet(rows, same))
    assert f"{NEAR} 11月23日\n土豆：1.30 元/斤" in said
    assert f"{FAR} 11月23日\n羊肉：" in said


def test_the_weather_begins_with_what_is_warned_of_and_until_when():
    alert = an_alert()
    forecast = a_forecast(advice="羊群早点归圈。")
    sheet = weather_sheet(forecast, [alert], now=forecast.issued, tr=same)
    assert sheet.parts[0].text.endswith("预警")
    assert "为止" in sheet.parts[1].text
    said = words(sheet)
    assert forecast.place in sheet.title
    assert "11月20日" in said
    assert not any(age in said for age in AGES)


def test_warnings_are_taken_home_without_a_forecast():
    sheet = weather_sheet(None, [an_alert()], now=NOW, tr=same)
    assert sheet.title == "天气预警"


def test_advice_of_the_day_before_is_not_taken_home():
    forecast = a_forecast()
    told, later = (
        words(weather_sheet(forecast, [], now=forecast.issued + timedelta(days=days), tr=same))
        for days in (0, 1)
    )
    assert forecast.advice in told
    assert forecast.advice not in later
    assert "11月21日" in later


def test_a_forecast_that_is_over_is_not_taken_home():
    later = NOW + timedelta(days=400)
    assert weather_sheet(a_forecast(), [], now=later, tr=same) is None


def on_map(alerts=(), prices=(), notices=()):
    told = {"alerts": alerts, "prices": prices, "notices": notices}
    return map_sheet("哈乐镇", "示意图。", **told, now=NOW, tr=same)


def test_the_map_gives_the_townships_warnings_what_markets_pay_and_its_notices():
    rows = price_rows([a_quote(demo=True)], now=NOW, tr=same, station=VILLAGE)
    sheet = on_map([an_alert()], rows, [a_headline(title="停水", source="哈乐镇")])
    said = words(sheet)
    assert sheet.title == "本县地图：哈乐镇"
    assert sheet.marks == ("演示数据",)
    assert "预警" in sheet.parts[0].text
    assert f"{NEAR}：土豆 1.30 元/斤 · 11月23日" in said
    assert "停水 · 哈乐镇 · 2026年" in said
    assert "示意图。" in said
    assert not any(age in said for age in AGES)


def test_where_nothing_is_warned_of_the_sheet_says_when_that_was():
    sheet = on_map()
    assert [part.text for part in sheet.parts] == ["11月23日 09:00，这里没有预警。", "示意图。"]


def test_nothing_to_take_is_no_code():
    assert take(None, "") == Take()


def test_a_page_gives_its_words_and_its_address():
    given = take(of_item(a_policy()), "https://wuchuan.example/i/a.html")
    assert given.whole
    assert given.texts[0].startswith("武川") or given.title in given.texts[0]
    assert given.address.endswith("a.html")


def test_paper_says_whose_screen_it_is_from_and_when():
    assert (
        foot_words("井尔沟村", at("2026-11-23 15:40"), same)
        == "井尔沟村村口信息屏 · 2026年11月23日 15:40印"
    )
