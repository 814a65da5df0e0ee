"""Keep a price together with what it is a price of.

Markets quote in 元/斤 (half a kilogram), ministries in 元/公斤: mixed up, every price
is wrong by a factor of two. So a price without its unit does not exist here, and
prices of different units cannot be compared, only converted.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import total_ordering
from typing import Final

from content.errors import AuthoringError


class PriceUnit(StrEnum):
    """What an amount of yuan is paid for, as it is printed."""

    PER_JIN = "元/斤"
    PER_KG = "元/公斤"
    PER_HEAD = "元/只"
    PER_HEAD_LARGE = "元/头"
    PER_MU = "元/亩"
    PER_TONNE = "元/吨"


CENT: Final = Decimal("0.01")
WHOLE_FROM: Final = 1000  # 元; nobody says the cents of a cow
COMMA_FROM: Final = 10_000  # 元; below it no one writes a comma

_KILOGRAMS: Final = {
    PriceUnit.PER_JIN: Decimal("0.5"),
    PriceUnit.PER_KG: Decimal(1),
    PriceUnit.PER_TONNE: Decimal(1000),
}

_NAMES: Final = {
    "斤": PriceUnit.PER_JIN,
    "市斤": PriceUnit.PER_JIN,
    "500克": PriceUnit.PER_JIN,
    "500g": PriceUnit.PER_JIN,
    "jin": PriceUnit.PER_JIN,
    "公斤": PriceUnit.PER_KG,
    "千克": PriceUnit.PER_KG,
    "kg": PriceUnit.PER_KG,
    "只": PriceUnit.PER_HEAD,
    "头": PriceUnit.PER_HEAD_LARGE,
    "亩": PriceUnit.PER_MU,
    "mu": PriceUnit.PER_MU,
    "吨": PriceUnit.PER_TONNE,
    "t": PriceUnit.PER_TONNE,
}

# 元/斤, 元每公斤, 人民币元/kg, CNY/kg; the name of the measure is what is left
_YUAN = re.compile(r"(?:人民币)?(?:元|¥|rmb|cny|yuan)(?:/|每|per)", re.IGNORECASE)


@total_ordering
@dataclass(frozen=True, slots=True)
class Price:
    """An amount of yuan for one unit.

    Ordered within one unit; comparing prices of two units is a mistake of ours and
    raises TypeError.

    Raises:
        AuthoringError: The amount is not a number above zero.
    """

    amount: Decimal
    unit: PriceUnit

    def __post_init__(self) -> None:
        """Refuse what nobody pays."""
        if not self.amount.is_finite() or self.amount <= 0:
            msg = f"{self.amount} is no price; it must be above zero"
            raise AuthoringError(msg, field="price")

    def __lt__(self, other: object) -> bool:
        """Compare with a price of the same unit."""
        if not isinstance(other, Price) or other.unit is not self.unit:
            return NotImplemented
        return self.amount < other.amount

    def to(self, unit: PriceUnit) -> Price:
        """Return the same price for another measure of mass.

        Raises:
            AuthoringError: One of the two is no measure of mass: nobody knows what
                a sheep weighs.
        """
        if unit is self.unit:
            return self
        if not converts(self.unit, unit):
            msg = f"{self.unit} cannot be turned into {unit}"
            raise AuthoringError(msg, field="unit")
        return Price(self.amount * _KILOGRAMS[unit] / _KILOGRAMS[self.unit], unit)


def converts(one: PriceUnit, other: PriceUnit) -> bool:
    """Tell whether a price of one unit can be said in the other."""
    return one is other or (one in _KILOGRAMS and other in _KILOGRAMS)


def parse_unit(text: str) -> PriceUnit:
    """Read a unit as sheets print it: 斤, 元/斤, 公斤, kg, 千克, 元/kg.

    Raises:
        AuthoringError: It is empty, says only 元, or is not known. It is never guessed.
    """
    plain = re.sub(r"[\s()]", "", unicodedata.normalize("NFKC", text)).lower()
    unit = _NAMES.get(_YUAN.sub("", plain, count=1))
    if unit is None:
        known = "、".join(PriceUnit)
        msg = f"{text!r} does not say what the price is for; write one of {known}"
        raise AuthoringError(msg, field="unit")
    return unit


def money(amount: Decimal) -> str:
    """Return a price as a market writes it: 1.35, 26.50, 8600, 12,500."""
    if amount < WHOLE_FROM:
        return str(rounded(amount))
    whole = int(amount.to_integral_value(ROUND_HALF_UP))
    return f"{whole:,}" if whole >= COMMA_FROM else str(whole)


def rounded(amount: Decimal) -> Decimal:
    """Round to whole cents, halves away from zero."""
    return amount.quantize(CENT, ROUND_HALF_UP)
