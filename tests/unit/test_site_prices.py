"""Prices on the public site: units as printed, gaps as gaps."""

import re
from decimal import Decimal

import pytest

from content.site import addresses
from content.units import PriceUnit
from tests.builders import an_item
from tests.builders_daily import FAR, NOW, a_quote, daily
from tests.builders_site import Site, market_item
from tests.webpages import problems_of

POTATO = addresses.product_page("土豆")


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path / "www")


def write(site, *quotes, **more):
    site.write(market_item(quotes), *more.pop("items", ()), now=NOW, **more)
    assert problems_of(site.folder) == []


def tables(page):
    return re.findall(r'<table class="markets">.*?</table>', page, re.DOTALL)


def test_jin_and_kilogram_never_stand_in_one_table(site):
    write(site, a_quote(), a_quote(market=FAR, unit=PriceUnit.PER_KG, modal="2.60"))
    first, second = tables(site.text(POTATO))
    assert "1.30" in first
    assert "元/公斤" not in first
    assert "2.60" in second
    assert "元/斤" not in second
    assert "差一倍" in site.page(POTATO).text


def test_the_list_of_prices_is_parted_by_unit(site):
    write(site, a_quote(), a_quote(product="活牛", unit=PriceUnit.PER_HEAD_LARGE, modal="9800"))
    text = site.page("prices/index.html").text
    assert text.index("按元/斤报价 土豆") < text.index("按元/头报价 活牛")


def test_markets_stand_best_price_first(site):
    write(site, a_quote(), a_quote(market=FAR, modal="1.80"))
    assert site.page(POTATO).text.index(FAR) < site.page(POTATO).text.index("武川县城农贸市场")


def test_a_rise_is_said_by_sign_and_word(site):
    write(site, *daily(["1.30", "1.35"]), *daily(["1.30", "1.20"], product="莜麦"))
    text = site.page("prices/index.html").text
    assert "▲ 涨0.05" in text
    assert "▼ 跌0.10" in text


def test_a_price_that_stayed_and_a_first_one_say_so(site):
    write(site, *daily(["1.30", "1.30"]), a_quote(product="荞麦"))
    text = site.page("prices/index.html").text
    assert "持平" in text
    assert "第一次报价" in text


def test_what_the_county_writes_of_stands_first(site):
    oats = an_item(tags=("荞麦",))
    write(site, a_quote(product="白菜"), a_quote(product="荞麦"), items=(oats,))
    text = site.page("prices/index.html").text
    assert text.index("荞麦") < text.index("白菜")


def test_a_market_of_the_county_is_shown_before_one_far_away(site):
    write(site, a_quote(1), a_quote(market=FAR, area="150105", modal="1.90"))
    assert "1.30 元/斤" in site.page("prices/index.html").text


def test_one_that_was_silent_for_weeks_is_not(site):
    write(site, a_quote(20), a_quote(market=FAR, area="150105", modal="1.90"))
    assert "1.90 元/斤" in site.page("prices/index.html").text


def test_a_product_is_shown_by_a_fresh_unit(site):
    old = a_quote(30)
    write(site, old, a_quote(market=FAR, unit=PriceUnit.PER_KG, modal="2.60"))
    assert "2.60 元/公斤" in site.page("index.html").text


def test_a_gap_is_a_gap(site):
    weeks = ["1.30", "1.40", "1.35"] + [None] * 10 + ["1.50", "1.45"] + [None] * 3 + ["1.60"]
    write(site, *daily(weeks))
    page = site.text(POTATO)
    assert page.count("<polyline") == 2
    assert page.count("<circle") == 1
    assert "10天没有报价" in page
    lines = [line.split() for line in re.findall(r'<polyline[^>]*points="([^"]*)"', page)]
    assert [len(line) for line in lines] == [3, 2]


def test_a_chart_is_told_in_words_and_as_a_table(site):
    write(site, *daily(["1.30", "1.50", "1.40"]))
    text = site.page(POTATO).text
    assert "有3天报价，单位元/斤。最高1.50（11月22日），最低1.30（11月21日），最近一次1.40" in text
    assert "11月22日 1.50 1.40～1.60" in text


def test_a_single_quote_is_not_drawn(site):
    write(site, a_quote())
    assert "<polyline" not in site.text(POTATO)
    assert "只有2026年11月23日一天的报价：1.30元/斤" in site.page(POTATO).text


def test_a_price_without_a_range_has_no_band(site):
    write(site, *daily(["1.30", "1.35"], low=None, high=None))
    assert "<polygon" not in site.text(POTATO)


def test_quotes_of_more_than_ninety_days_are_not_shown(site):
    site.write(market_item([a_quote(120)]), now=NOW)
    assert POTATO not in site.files()


def test_spec_and_origin_stay_apart(site):
    write(site, a_quote(spec="大"), a_quote(spec="小", origin="武川", modal="1.00"))
    text = site.page(POTATO).text
    assert "大 · 11月23日" in text
    assert "小 · 产地武川 · 11月23日" in text


def test_invented_prices_are_marked_once_or_each(site):
    write(site, a_quote(demo=True))
    assert tables(site.text(POTATO))[0].count("演示数据") == 1
    write(site, a_quote(demo=True), a_quote(market=FAR, modal=str(Decimal("1.5"))))
    assert tables(site.text(POTATO))[0].count("演示数据") == 1
