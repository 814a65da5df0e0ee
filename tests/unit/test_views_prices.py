from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.series import runs, series_of, usual_step
from content.units import PriceUnit, money
from kiosk.views.goods import OTHER, group, picture, place
from kiosk.views.prices import (
    NEAREST,
    fraction,
    line,
    market_chips,
    price_rows,
    shared,
)
from tests.builders_daily import FAR, NEAR, NOW, TODAY, VILLAGE, a_quote, daily, same

JIN, KG = PriceUnit.PER_JIN, PriceUnit.PER_KG


def rows(quotes, **changes):
    return price_rows(quotes, **{"now": NOW, "tr": same, "station": VILLAGE, **changes})


def test_two_specifications_are_two_rows():
    quotes = [a_quote(spec="2两以上"), a_quote(spec="通货", modal="0.94")]
    assert [(row.detail, row.price) for row in rows(quotes)] == [
        ("2两以上", "1.30"),
        ("通货", "0.94"),
    ]


def test_two_units_of_mass_are_one_series_and_are_converted():
    quotes = [a_quote(1, "1.25"), a_quote(0, "2.60", unit=KG)]
    (row,) = rows(quotes)
    assert (row.price, row.unit, row.previous_text) == ("1.30", "元/斤", "▲ 涨 0.05")
    (row,) = rows(quotes, mass=KG)
    assert (row.price, row.unit, row.previous_text) == ("2.60", "元/公斤", "▲ 涨 0.10")


def test_a_price_per_head_stays_a_price_per_head():
    sheep = {"product": "活羊", "unit": PriceUnit.PER_HEAD, "modal": Decimal(1250)}
    quotes = [a_quote(low=None, high=None, **sheep), a_quote(product="活羊", modal="13.60")]
    assert {(row.price, row.unit) for row in rows(quotes)} == {
        ("1250", "元/只"),
        ("13.60", "元/斤"),
    }


def test_the_key_of_a_row_does_not_change_with_the_unit():
    quotes = daily(["1.20", "1.30"])
    assert rows(quotes)[0].key == rows(quotes, mass=KG)[0].key


def test_a_change_is_said_by_a_sign_a_word_and_an_amount():
    ways = {}
    for before in ("1.20", "1.30", "1.45"):
        (row,) = rows([a_quote(1, before), a_quote(0, "1.30")])
        ways[row.previous_way] = (row.previous_text, row.previous_since)
    assert ways == {
        "up": ("▲ 涨 0.10", "昨天 1.20"),
        "same": ("持平", "昨天 1.30"),
        "down": ("▼ 跌 0.15", "昨天 1.45"),
    }


def test_nothing_is_compared_with_nothing():
    (row,) = rows([a_quote()])
    assert (row.previous_way, row.previous_text, row.previous_since) == ("", "—", "")
    assert (row.week_way, row.week_text) == ("", "—")


def test_a_week_ago_is_the_newest_quote_of_seven_to_ten_days_before():
    (row,) = rows([a_quote(11, "1.00"), a_quote(9, "1.10"), a_quote(3, "1.50"), a_quote()])
    assert (row.week_text, row.week_since) == ("▲ 涨 0.20", "9天前 1.10")
    (row,) = rows([a_quote(11, "1.00"), a_quote()])
    assert row.week_text == "—"


def test_a_quote_is_grey_when_the_market_is_late_by_its_own_habit():
    daily_market = [a_quote(age) for age in (6, 5, 4)]
    weekly_market = [a_quote(age, market=FAR, product="羊肉") for age in (18, 11, 4)]
    assert [(row.product, row.age, row.is_old) for row in rows(daily_market + weekly_market)] == [
        ("土豆", "4天前", True),
        ("羊肉", "4天前", False),
    ]


def test_each_product_is_shown_at_the_nearest_market_that_is_not_late():
    near = {"market": NEAR, "area": "150125"}
    far = {"market": FAR, "area": "1501"}
    fresh = [a_quote(**near), a_quote(modal="1.15", **far)]
    assert [row.market for row in rows(fresh)] == [NEAR]
    late = [a_quote(9, **near), a_quote(8, **near), a_quote(modal="1.15", **far)]
    assert [row.market for row in rows(late)] == [FAR]


def test_a_chosen_market_shows_its_own_quotes_only():
    quotes = [a_quote(), a_quote(market=FAR, modal="1.15"), a_quote(market=FAR, product="大葱")]
    shown = rows(quotes, market=FAR)
    assert [(row.product, row.price) for row in shown] == [("土豆", "1.15"), ("大葱", "1.30")]


def test_headings_stand_once_over_each_group_and_the_county_s_crops_come_first():
    quotes = [a_quote(product=name) for name in ("仙人掌", "黄瓜", "羊肉", "莜麦", "土豆")]
    assert [(row.heading, row.product) for row in rows(quotes)] == [
        ("粮油", "土豆"),
        ("", "莜麦"),
        ("牲畜肉奶", "羊肉"),
        ("蔬菜", "黄瓜"),
        ("其他", "仙人掌"),
    ]


def test_the_bar_stands_on_the_range_of_what_was_paid():
    (row,) = rows(daily(["1.00", "1.50", "1.25"]))
    assert (row.low, row.high) == ("1.15", "1.35")
    assert row.low_at == pytest.approx(0.357, abs=0.001)
    assert row.price_at == pytest.approx(0.5)
    assert row.high_at == pytest.approx(0.643, abs=0.001)


def test_a_quote_without_a_range_is_a_point_of_the_bar():
    (row,) = rows([a_quote(low=None, high=None)])
    assert (row.low, row.high, row.low_at, row.high_at) == ("1.30", "1.30", 0.5, 0.5)


def test_the_sparkline_never_bridges_a_day_without_a_market():
    (row,) = rows(daily(["1.20", "1.25", None, "1.30", "1.30"]))
    assert [len(run) for run in row.line] == [2, 2]
    assert row.line[-1][-1] == (1.0, 1.0)


def test_a_sparkline_of_older_quotes_is_empty():
    assert line(series_of([a_quote(80)], JIN)[0].points, TODAY, TODAY) == ()


def test_origin_is_said_beside_the_specification():
    (row,) = rows([a_quote(spec="2两以上", origin="武川")])
    assert row.detail == "2两以上 · 产地武川"


def test_a_row_is_read_aloud_as_one_sentence():
    (row,) = rows(daily(["1.20", "1.30"]))
    assert row.spoken == f"土豆 1.30 元/斤，▲ 涨 0.10，{NEAR}，今天"


def test_an_invented_price_says_so():
    (row,) = rows([a_quote(1), a_quote(demo=True)])
    assert row.demo


def test_chips_begin_with_the_nearest_market():
    quotes = [a_quote(market=FAR, area="1501"), a_quote(area="150125")]
    chips = market_chips(quotes, chosen=NEAR, station=VILLAGE, tr=same)
    assert [(chip.market, chip.label, chip.is_chosen) for chip in chips] == [
        (NEAREST, "最近的市场", False),
        (NEAR, NEAR, True),
        (FAR, FAR, False),
    ]


def test_no_quotes_are_no_rows():
    assert rows([]) == []


@pytest.mark.parametrize(
    ("code", "digits"), [("150125200", 9), ("150105", 4), ("", 0), ("1501252002011", 12)]
)
def test_nearness_is_the_number_of_leading_digits_shared(code, digits):
    assert shared(code, VILLAGE) == digits


def test_a_missing_week_is_no_gap_of_a_weekly_market_and_two_are():
    weekly = series_of([a_quote(age) for age in (35, 28, 14, 7, 0)], JIN)[0].points
    assert usual_step(weekly) == 7
    assert [len(run) for run in runs(weekly)] == [2, 3]


def test_the_later_of_two_quotes_of_one_day_holds():
    (series,) = series_of([a_quote(modal="1.10"), a_quote(modal="1.20")], JIN)
    assert [point.price for point in series.points] == [Decimal("1.20")]


@given(st.lists(st.integers(0, 120), min_size=1, max_size=40, unique=True))
def test_runs_hold_every_quote_once_and_in_order(ages):
    (series,) = series_of([a_quote(age) for age in ages], JIN)
    joined = [point for run in runs(series.points) for point in run]
    assert joined == list(series.points)
    assert len(joined) == len(ages)


@given(st.decimals("0.01", "99999", places=2), st.decimals("0.01", "99999", places=2))
def test_a_fraction_lies_between_nought_and_one(one, other):
    low, high = sorted((one, other))
    assert fraction(low, low, high) in {0.0, 0.5}
    assert fraction(high, low, high) in {1.0, 0.5}


@pytest.mark.parametrize(
    ("amount", "said"),
    [("1.215", "1.22"), ("26.5", "26.50"), ("8600.4", "8600"), ("12500", "12,500")],
)
def test_money_is_written_as_a_market_writes_it(amount, said):
    assert money(Decimal(amount)) == said


def test_every_product_has_a_drawing_and_a_heading():
    assert (picture("马铃薯"), picture("莜面"), picture("仙人掌")) == ("potato", "oat", OTHER)
    assert group("生鲜乳", same) == "牲畜肉奶"
    assert place("土豆") < place("黄瓜") < place("仙人掌")
