"""Sort market quotes into series that may be compared and drawn as one line.

Called by the kiosk's price screens and by the public site, so that a gap is a gap
on both.

A series is one product of one specification, origin and kind of trade at one
market. Quotes of different series are never averaged and never joined: two
specifications are two series, and so are two markets. Only units of mass are
converted, because 斤 and 公斤 are the same thing counted twice; a price per
head stays a price per head.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from content.units import Price, PriceUnit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from content.prices import Quote

MASS: Final = frozenset({PriceUnit.PER_JIN, PriceUnit.PER_KG, PriceUnit.PER_TONNE})
GAP: Final = 1.5  # a pause longer than this many usual steps is a gap: no market was held

TICKS: Final = 4  # steps of the price axis, about; more cannot be read from a pace away
_STEPS: Final = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_SEPARATOR = "|"  # stands in no name that a market prints


@dataclass(frozen=True, slots=True)
class Point:
    """What a market paid on one day, in the unit of its series.

    Args:
        day: Day of trade.
        price: Price of most trade.
        low: Lowest price; the price of most trade when none was printed.
        high: Highest price; the price of most trade when none was printed.
    """

    day: date
    price: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One product of one specification at one market, day by day.

    Args:
        product: Name as the market prints it.
        spec: Specification or grade; empty when none was printed.
        origin: Where the goods come from; empty when none was printed.
        market: Name of the market.
        area: Administrative code of the market; may be empty.
        type: Kind of trade, such as ``wholesale``.
        unit: Unit of every price in it.
        points: One a day, oldest first; never empty.
        demo: Some quote in it was invented for a demonstration.
    """

    product: str
    spec: str
    origin: str
    market: str
    area: str
    type: str
    unit: PriceUnit
    points: tuple[Point, ...]
    demo: bool

    @property
    def key(self) -> str:
        """Name of the series that stays the same in 元/斤 and in 元/公斤."""
        unit = "" if self.unit in MASS else self.unit.value
        parts = (self.product, self.spec, self.origin, self.market, self.type, unit)
        return _SEPARATOR.join(parts)

    @property
    def last(self) -> Point:
        """The newest quote."""
        return self.points[-1]


def unit_shown(unit: PriceUnit, mass: PriceUnit) -> PriceUnit:
    """Return the unit to show a price in, when mass is counted in `mass`."""
    return mass if unit in MASS else unit


def series_of(quotes: Iterable[Quote], mass: PriceUnit) -> list[Series]:
    """Sort quotes into series; the later of two quotes of one day holds.

    Args:
        quotes: In any order, of any product and market.
        mass: Unit to show prices by mass in: 元/斤 or 元/公斤.

    Returns:
        Series in the order of their first quotes.
    """
    sorted_out: dict[tuple[str, ...], list[Quote]] = {}
    for quote in quotes:
        unit = unit_shown(quote.unit, mass)
        key = (quote.product, quote.spec, quote.origin, quote.market, quote.type, unit)
        sorted_out.setdefault(key, []).append(quote)
    return [_series(held, mass) for held in sorted_out.values()]


def _series(quotes: Sequence[Quote], mass: PriceUnit) -> Series:
    newest = max(quotes, key=lambda quote: quote.day)
    by_day = {quote.day: _point(quote, _times(quote.unit, mass)) for quote in quotes}
    return Series(
        product=newest.product,
        spec=newest.spec,
        origin=newest.origin,
        market=newest.market,
        area=newest.area,
        type=newest.type,
        unit=unit_shown(newest.unit, mass),
        points=tuple(by_day[day] for day in sorted(by_day)),
        demo=any(quote.demo for quote in quotes),
    )


def _point(quote: Quote, times: Decimal) -> Point:
    best = quote.best
    low = best if quote.low is None else quote.low
    high = best if quote.high is None else quote.high
    if times == 1:
        return Point(quote.day, best, low, high)
    return Point(quote.day, best * times, low * times, high * times)


@cache
def _times(unit: PriceUnit, mass: PriceUnit) -> Decimal:
    """Return what a price in one unit is multiplied by to be shown; exact for units of mass."""
    return Price(Decimal(1), unit).to(unit_shown(unit, mass)).amount


def runs(points: Sequence[Point]) -> list[tuple[Point, ...]]:
    """Cut a series where no market was held, so that no line crosses the pause.

    The usual step is the median of the series itself: one missing day is a gap
    in a daily series, two missing weeks in a weekly one.

    Returns:
        Runs of points to be joined by a line, oldest first; a run of one point
        is a dot.
    """
    steps = _steps(points)
    longest = GAP * usual_step(points)
    found: list[list[Point]] = []
    for index, point in enumerate(points):
        if index == 0 or steps[index - 1] > longest:
            found.append([])
        found[-1].append(point)
    return [tuple(run) for run in found]


def usual_step(points: Sequence[Point]) -> float:
    """Return how many days usually pass between two quotes; 1 when there is one quote."""
    return float(median_low(_steps(points) or [1]))


def _steps(points: Sequence[Point]) -> list[int]:
    return [(after.day - before.day).days for before, after in pairwise(points)]


def median_low(numbers: Sequence[int]) -> int:
    """Return the middle one, or the lower of the middle two; `statistics` takes 1 MB."""
    ordered = sorted(numbers)
    return ordered[(len(ordered) - 1) // 2]


def price_ticks(prices: Sequence[Decimal]) -> list[Decimal]:
    """Return round prices that enclose these, evenly spaced; at least two.

    The axis need not begin at nought: a farmer asks how the price moves, and a
    line in the upper tenth of a chart does not say it.
    """
    low, high = min(prices, default=Decimal(0)), max(prices, default=Decimal(1))
    if low == high:
        low, high = low * Decimal("0.9"), high * Decimal("1.1")
    step = _round_step((high - low) / TICKS)
    first = int((low / step).to_integral_value(ROUND_FLOOR))
    last = int((high / step).to_integral_value(ROUND_CEILING))
    return [step * count for count in range(first, last + 1)]


def _round_step(raw: Decimal) -> Decimal:
    power = Decimal(10) ** raw.adjusted()
    return next(power * step for step in _STEPS if power * step >= raw)


def day_ticks(first: date, last: date) -> list[date]:
    """Return the 1st and the 15th of each month between two days."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if day.day in {1, 15}]
