from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.errors import AuthoringError
from content.units import Price, PriceUnit, parse_unit

amounts = st.decimals(min_value="0.01", max_value="99999", places=2)
masses = st.sampled_from([PriceUnit.PER_JIN, PriceUnit.PER_KG, PriceUnit.PER_TONNE])


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("斤", PriceUnit.PER_JIN),
        ("元/斤", PriceUnit.PER_JIN),
        ("元／市斤", PriceUnit.PER_JIN),
        ("元/500克", PriceUnit.PER_JIN),
        ("公斤", PriceUnit.PER_KG),
        ("KG", PriceUnit.PER_KG),
        ("千克", PriceUnit.PER_KG),
        ("元/kg", PriceUnit.PER_KG),
        ("元每公斤", PriceUnit.PER_KG),
        ("（元/公斤）", PriceUnit.PER_KG),
        ("元 / 只", PriceUnit.PER_HEAD),
        ("头", PriceUnit.PER_HEAD_LARGE),
        ("元/亩", PriceUnit.PER_MU),
        ("人民币元/吨", PriceUnit.PER_TONNE),
    ],
)
def test_units_are_read_as_sheets_print_them(text, unit):
    assert parse_unit(text) is unit


@pytest.mark.parametrize("text", ["", "元", "￥", "袋", "元/筐", "斤斤", "元/元/斤"])
def test_a_unit_is_never_guessed(text):
    with pytest.raises(AuthoringError) as caught:
        parse_unit(text)
    assert caught.value.field == "unit"


def test_a_kilogram_costs_twice_a_jin():
    assert Price(Decimal("1.35"), PriceUnit.PER_JIN).to(PriceUnit.PER_KG) == Price(
        Decimal("2.70"), PriceUnit.PER_KG
    )


def test_a_tonne_is_two_thousand_jin():
    assert Price(Decimal(2400), PriceUnit.PER_TONNE).to(PriceUnit.PER_JIN).amount == Decimal("1.2")


@given(amounts, masses, masses)
def test_converting_there_and_back_loses_nothing(amount, one, other):
    price = Price(amount, one)
    assert price.to(other).to(one) == price


@given(amounts, amounts, masses)
def test_prices_of_one_unit_are_ordered_by_amount(less, more, unit):
    assert (Price(less, unit) <= Price(more, unit)) == (less <= more)


def test_prices_of_two_units_cannot_be_compared():
    with pytest.raises(TypeError):
        Price(Decimal(1), PriceUnit.PER_JIN) < Price(Decimal(3), PriceUnit.PER_KG)  # noqa: B015
    with pytest.raises(TypeError):
        Price(Decimal(1), PriceUnit.PER_JIN) < Decimal(3)  # noqa: B015


def test_the_same_amount_in_two_units_is_not_the_same_price():
    assert Price(Decimal(1), PriceUnit.PER_JIN) != Price(Decimal(1), PriceUnit.PER_KG)


def test_nobody_knows_what_a_sheep_weighs():
    with pytest.raises(AuthoringError):
        Price(Decimal(900), PriceUnit.PER_HEAD).to(PriceUnit.PER_KG)


def test_a_price_that_does_not_convert_still_stays_itself():
    price = Price(Decimal(900), PriceUnit.PER_HEAD)
    assert price.to(PriceUnit.PER_HEAD) is price


@pytest.mark.parametrize("amount", ["0", "-1", "NaN", "Infinity"])
def test_what_nobody_pays_is_no_price(amount):
    with pytest.raises(AuthoringError):
        Price(Decimal(amount), PriceUnit.PER_JIN)
