"""Doubt a price before a village reads it: is it what this market asked the last times?

Almost every wrong price is a right one in the wrong unit, 斤 for 公斤, a factor of two;
most of the others have a digit too many or a point too few. Nothing is refused here:
somebody looks again and says that it is so.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING, Final

from content.units import PriceUnit, converts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from content.prices import Quote

LOOKED_BACK: Final = 5  # quotes of a product: a market's week

_TWICE: Final = (
    Decimal("1.7"),
    Decimal("2.4"),
)  # about two, what the market did meanwhile included
_FAR: Final = Decimal(3)


class Why(StrEnum):
    """What is odd about a price."""

    KG_AS_JIN = "kg_as_jin"  # twice the usual in 元/斤: the price of a 公斤
    JIN_AS_KG = "jin_as_kg"  # half the usual in 元/公斤: the price of a 斤
    TWICE = "twice"  # about twice or half, and no unit explains it
    FAR = "far"  # more than three times, or less than a third


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a price should be looked at again.

    Args:
        why: What is odd.
        usual: What the market asked of late, in the unit of the doubted price.
    """

    why: Why
    usual: Decimal


def doubts(quotes: Sequence[Quote], before: Iterable[Quote]) -> list[Doubt | None]:
    """Look at quotes beside those of the days before, each other's included.

    Args:
        quotes: What is to be said.
        before: What was said, in any order.

    Returns:
        For each quote why to look again, or None.
    """
    known: dict[tuple[str, str, str], list[Quote]] = defaultdict(list)
    for quote in sorted([*before, *quotes], key=lambda one: one.day):
        known[_product(quote)].append(quote)
    return [_doubt(quote, known[_product(quote)]) for quote in quotes]


def _product(quote: Quote) -> tuple[str, str, str]:
    return (quote.market, quote.product, quote.type)


def _doubt(quote: Quote, known: Sequence[Quote]) -> Doubt | None:
    earlier = [one for one in known if one.day < quote.day and converts(one.unit, quote.unit)]
    same = [one for one in earlier if (one.spec, one.origin) == (quote.spec, quote.origin)]
    last = (same or earlier)[-LOOKED_BACK:]
    if not last:
        return None
    usual = median(one.price.to(quote.unit).amount for one in last)
    ratio = max(quote.best / usual, usual / quote.best)
    if ratio > _FAR:
        return Doubt(Why.FAR, usual)
    if not _TWICE[0] <= ratio <= _TWICE[1]:
        return None
    return Doubt(_unit_mixed_up(quote, is_dearer=quote.best > usual), usual)


def _unit_mixed_up(quote: Quote, *, is_dearer: bool) -> Why:
    if quote.unit is PriceUnit.PER_JIN and is_dearer:
        return Why.KG_AS_JIN
    if quote.unit is PriceUnit.PER_KG and not is_dearer:
        return Why.JIN_AS_KG
    return Why.TWICE
