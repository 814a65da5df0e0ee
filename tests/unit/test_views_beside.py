from dataclasses import replace
from datetime import date, timedelta

from content.series import series_of
from content.units import PriceUnit
from kiosk.views.beside import LAST_YEAR, NOTHING, year_later
from kiosk.views.product import product_page
from tests.builders_daily import FAR, NEAR, NOW, a_quote, daily, same

KEY = f"土豆|||{NEAR}|wholesale|"
FAR_KEY = f"土豆|||{FAR}|wholesale|"
YEAR = 365


def page(quotes, compared=NOTHING):
    return product_page(quotes, KEY, now=NOW, tr=same, compared=compared)


def last_year(*modals):
    moved = daily(modals)
    return [replace(quote, day=quote.day - timedelta(days=YEAR)) for quote in moved]


def test_last_year_and_markets_of_the_same_goods_can_be_compared():
    quotes = daily(["1.20", "1.30"]) + daily(["1.10"], market=FAR) + last_year("1.00")
    assert [(c.key, c.label, c.is_chosen) for c in page(quotes).choices] == [
        (LAST_YEAR, "去年", False),
        (FAR_KEY, FAR, False),
    ]


def test_other_goods_are_never_drawn_on_the_same_axis():
    quotes = daily(["1.30"]) + daily(["1.10"], market=FAR, spec="通货")
    shown = page(quotes, f"土豆|通货||{FAR}|wholesale|")
    assert not shown.choices
    assert not shown.chart.beside


def test_last_year_lies_on_the_days_of_this_year():
    shown = page(daily(["1.20", "1.30"]) + last_year("1.00", "1.10"), LAST_YEAR)
    assert shown.chart.beside_name == "去年"
    ((first, last),) = shown.chart.beside
    assert [last[0], first[0]] == [reading.x for reading in reversed(shown.chart.readings)]
    assert [r.beside for r in shown.chart.readings] == ["去年 1.00", "去年 1.10"]
    assert [choice.is_chosen for choice in shown.choices] == [True]


def test_both_lines_stand_on_axes_that_hold_both():
    shown = page(daily(["1.20", "1.30"]) + daily(["9.00"], market=FAR), FAR_KEY)
    ((dot,),) = shown.chart.beside
    assert 0 <= dot[1] <= 1
    assert float(shown.chart.prices[-1].text) >= 9


def test_a_reading_says_nothing_of_a_quote_that_is_not_near():
    quotes = [*daily(["1.20"]), a_quote(30), a_quote(30, "1.00", market=FAR)]
    shown = page(quotes, FAR_KEY)
    assert [reading.beside for reading in shown.chart.readings] == [f"{FAR} 1.00", ""]


def test_what_is_not_quoted_any_more_is_not_compared_and_has_no_page():
    assert product_page(last_year("1.00"), KEY, now=NOW, tr=same) is None
    quotes = [*daily(["1.30"]), a_quote(YEAR, market=FAR)]
    assert not page(quotes, FAR_KEY).choices
    assert not page(quotes, FAR_KEY).chart.beside


def test_a_leap_day_is_followed_by_the_day_before_its_own():
    assert year_later(date(2028, 2, 29)) == date(2029, 2, 28)
    assert year_later(date(2025, 11, 25)) == date(2026, 11, 25)


def test_a_unit_is_exchanged_on_both_lines():
    quotes = daily(["1.30"]) + daily(["1.10"], market=FAR)
    shown = product_page(
        quotes,
        KEY,
        now=NOW,
        tr=same,
        mass=PriceUnit.PER_KG,
        compared=series_of(quotes, PriceUnit.PER_KG)[1].key,
    )
    assert shown.chart.readings[0].beside == f"{FAR} 2.20"
