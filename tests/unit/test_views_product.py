from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from content.series import day_ticks, price_ticks, series_of
from content.units import PriceUnit
from kiosk.views.chart import chart
from kiosk.views.product import product_page
from tests.builders_daily import FAR, NEAR, NOW, TODAY, a_quote, daily, same

KEY = f"土豆|||{NEAR}|wholesale|"
KG = PriceUnit.PER_KG


def page(quotes, key=KEY, **changes):
    return product_page(quotes, key, **{"now": NOW, "tr": same, **changes})


def drawn(quotes):
    (series,) = series_of(quotes, PriceUnit.PER_JIN)
    first = TODAY - timedelta(days=89)
    return chart(series.points, first=first, last=TODAY, unit="元/斤", tr=same)


def test_a_page_says_price_unit_market_range_and_age():
    shown = page(daily(["1.20", "1.30"]))
    assert (shown.product, shown.market, shown.age) == ("土豆", NEAR, "今天")
    assert (shown.price, shown.unit, shown.range) == ("1.30", "元/斤", "1.20～1.40")
    assert (shown.previous_text, shown.week_text) == ("▲ 涨 0.10", "—")
    assert (shown.highest, shown.lowest) == ("1.30  11月23日", "1.20  11月22日")


def test_the_unit_can_be_exchanged_for_mass_only():
    assert page([a_quote()], mass=KG).price == "2.60"
    assert page([a_quote()]).by_mass
    head = a_quote(product="活羊", unit=PriceUnit.PER_HEAD)
    assert not page([head], f"活羊|||{NEAR}|wholesale|元/只").by_mass


def test_a_product_no_one_quotes_any_more_is_no_page():
    assert page([a_quote(product="莜麦")]) is None


def test_other_markets_stand_best_first_and_say_the_difference():
    quotes = [
        a_quote(),
        a_quote(market="甲", modal="1.20"),
        a_quote(market="乙", modal="1.45"),
        a_quote(market="丙", modal="1.30"),
    ]
    assert [(row.market, row.compared, row.way, row.is_best) for row in page(quotes).markets] == [
        ("乙", "▲ 多0.15", "up", True),
        ("丙", "一样", "same", False),
        ("甲", "▼ 少0.10", "down", False),
    ]


def test_no_other_market_is_best_when_this_one_pays_most():
    quotes = [a_quote(modal="1.60"), a_quote(market=FAR, modal="1.20")]
    assert [row.is_best for row in page(quotes).markets] == [False]


def test_an_old_quote_stands_after_the_fresh_ones_and_is_never_best():
    quotes = [
        a_quote(),
        a_quote(9, "9.00", market="旧"),
        a_quote(8, "9.00", market="旧"),
        a_quote(market="新", modal="1.10"),
    ]
    rows = page(quotes).markets
    assert [(row.market, row.is_old, row.is_best, row.age) for row in rows] == [
        ("新", False, False, "今天"),
        ("旧", True, False, "8天前"),
    ]


def test_another_specification_is_shown_but_not_compared():
    quotes = [a_quote(), a_quote(spec="通货", modal="0.90")]
    (row,) = page(quotes).markets
    assert (row.detail, row.price, row.compared, row.way) == ("通货", "0.90", "", "")


def test_a_page_of_old_quotes_still_says_its_extremes():
    shown = page([a_quote(88, "1.00"), a_quote(80, "1.20")])
    assert (shown.highest[:4], shown.lowest[:4]) == ("1.20", "1.00")
    assert shown.is_old


def test_a_product_that_is_quoted_no_more_has_no_page():
    assert page([a_quote(200, "1.00"), a_quote(190, "1.20")]) is None


def test_a_quote_without_a_range_says_none():
    assert page([a_quote(low=None, high=None)]).range == ""


def test_a_gap_is_a_gap_and_a_long_one_is_named():
    quotes = daily(["1.20", "1.25", *[None] * 9, "1.40", "1.40", None, "1.30"])
    shown = drawn(quotes)
    assert [len(run) for run in shown.runs] == [2, 2, 1]
    assert [gap.text for gap in shown.gaps] == ["9天没有报价"]
    assert shown.runs[0][-1][0] == shown.gaps[0].first
    assert shown.gaps[0].last == shown.runs[1][0][0]


def test_the_chart_reads_each_quote_with_its_day_and_unit():
    reading = drawn(daily(["1.20", "1.30"])).readings[-1]
    assert (reading.day, reading.price, reading.x) == ("11月23日", "1.30 元/斤", 1.0)


def test_days_are_marked_at_the_first_and_the_fifteenth():
    marks = day_ticks(TODAY - timedelta(days=40), TODAY)
    assert [(day.month, day.day) for day in marks] == [(10, 15), (11, 1), (11, 15)]
    assert drawn([a_quote()]).days[-1].text == "11月15日"


def test_a_price_that_never_moved_has_an_axis_around_it():
    ticks = price_ticks([Decimal("1.30"), Decimal("1.30")])
    assert ticks[0] < Decimal("1.30") < ticks[-1]
    assert len(price_ticks([])) > 1


@given(
    st.lists(
        st.decimals("0.01", "200000", places=2, allow_nan=False, allow_infinity=False),
        min_size=1,
        max_size=30,
    )
)
def test_ticks_enclose_every_price_evenly_and_are_few(prices):
    ticks = price_ticks(prices)
    steps = {after - before for before, after in pairwise(ticks)}
    assert ticks[0] <= min(prices)
    assert max(prices) <= ticks[-1]
    assert len(steps) == 1
    assert 2 <= len(ticks) <= 7


@given(st.lists(st.integers(0, 89), min_size=1, max_size=60, unique=True))
def test_every_place_of_a_chart_is_on_the_paper(ages):
    shown = drawn([a_quote(age, f"{1 + age % 7 / 10:.2f}") for age in ages])
    places = [place for run in shown.runs for place in run]
    assert len(places) == len(ages) == len(shown.readings)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places)
