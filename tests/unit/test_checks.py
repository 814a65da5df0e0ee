"""Which prices are looked at again before a village reads them."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from content.checks import Why, doubts
from content.prices import Quote
from content.units import PriceUnit

DAY = date(2026, 11, 20)


def a_quote(price, ago=0, unit=PriceUnit.PER_JIN, **said):
    given = {"day": DAY - timedelta(days=ago), "market": "美通", "product": "土豆", "unit": unit}
    return Quote(low=None, high=None, modal=Decimal(str(price)), **given | said)


BEFORE = [a_quote(1, ago) for ago in range(1, 6)]


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        (a_quote(1), None),
        (a_quote("1.6"), None),
        (a_quote(2), Why.KG_AS_JIN),
        (a_quote("0.5"), Why.TWICE),
        (a_quote(2, unit=PriceUnit.PER_KG), None),
        (a_quote(1, unit=PriceUnit.PER_KG), Why.JIN_AS_KG),
        (a_quote(4, unit=PriceUnit.PER_KG), Why.TWICE),
        (a_quote("2.9"), None),
        (a_quote("3.1"), Why.FAR),
        (a_quote("0.3"), Why.FAR),
        (a_quote(2000, unit=PriceUnit.PER_TONNE), None),
        (a_quote(50, unit=PriceUnit.PER_HEAD), None),
        (a_quote(9, market="东瓦窑"), None),
        (a_quote(9, type="retail"), None),
    ],
)
def test_a_price_is_doubted_beside_what_its_market_asked(quote, why):
    (found,) = doubts([quote], BEFORE)
    assert (found and found.why) == why


def test_the_usual_is_said_in_the_unit_of_the_price():
    (found,) = doubts([a_quote(9, unit=PriceUnit.PER_KG)], BEFORE)
    assert found.usual == 2


def test_the_same_kind_is_compared_before_another():
    before = [*BEFORE, a_quote(3, 1, spec="精品")]
    assert doubts([a_quote(3, spec="精品")], before) == [None]
    (other,) = doubts([a_quote(9, spec="大")], before)
    assert other.why is Why.FAR


def test_days_of_one_sheet_are_compared_with_each_other():
    quotes = [a_quote(1, 2), a_quote(1, 1), a_quote(9)]
    assert [found and found.why for found in doubts(quotes, [])] == [None, None, Why.FAR]


def test_one_wrong_price_of_before_does_not_make_the_right_one_odd():
    before = [replace(BEFORE[0], modal=Decimal(10)), *BEFORE[1:]]
    assert doubts([a_quote(1)], before) == [None]
