"""Turn a series of quotes into a chart: places from 0 to 1, ticks, gaps, readings.

The painter (`kiosk.ui.chart`) only multiplies by its size. A pause of the market
stays a pause here, so that no painter can bridge it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kiosk.views.phrases import money, month_day
from kiosk.views.series import runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.views.phrases import Tr
    from kiosk.views.series import Point

Place = tuple[float, float]  # x and y from 0 to 1, y upward

TICKS: Final = 4  # steps of the price axis, about; more cannot be read from a pace away
NAMED_GAP: Final = timedelta(days=7)  # a pause of a week is worth a word
_STEPS: Final = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of an axis: its place from 0 to 1 and its text."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What the chart says where a finger touches it."""

    x: float
    y: float
    day: str
    price: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A long time without a quote, from and to as places of the day axis."""

    first: float
    last: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of one series.

    Args:
        runs: Runs of places to be joined by a line; a run of one place is a dot.
        gaps: Long pauses between them.
        prices: Ticks of the price axis, lowest first.
        days: Ticks of the day axis, oldest first.
        readings: One a quote, oldest first.
    """

    runs: tuple[tuple[Place, ...], ...]
    gaps: tuple[Gap, ...]
    prices: tuple[Tick, ...]
    days: tuple[Tick, ...]
    readings: tuple[Reading, ...]


def chart(points: Sequence[Point], *, first: date, last: date, unit: str, tr: Tr) -> Chart:
    """Draw the points of some days.

    Args:
        points: Oldest first; those before `first` are left out.
        first: Day at the left edge.
        last: Day at the right edge.
        unit: Unit of the prices, as text.
        tr: Translator of phrases.
    """
    shown = [point for point in points if first <= point.day <= last]
    ticks = price_ticks([point.price for point in shown])
    bottom, top = ticks[0], ticks[-1]
    drawn = runs(shown)

    def at(point: Point) -> Place:
        return _across(point.day, first, last), float((point.price - bottom) / (top - bottom))

    return Chart(
        runs=tuple(tuple(at(point) for point in run) for run in drawn),
        gaps=tuple(_gaps(drawn, first, last, tr)),
        prices=tuple(Tick(float((t - bottom) / (top - bottom)), money(t)) for t in ticks),
        days=tuple(Tick(_across(d, first, last), month_day(d, tr)) for d in day_ticks(first, last)),
        readings=tuple(
            Reading(*at(p), month_day(p.day, tr), f"{money(p.price)} {unit}") for p in shown
        ),
    )


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


def _across(day: date, first: date, last: date) -> float:
    return (day - first).days / max(1, (last - first).days)


def _gaps(drawn: Sequence[Sequence[Point]], first: date, last: date, tr: Tr) -> list[Gap]:
    pauses = [(before[-1].day, after[0].day) for before, after in pairwise(drawn)]
    return [
        Gap(
            _across(begins, first, last),
            _across(ends, first, last),
            tr("{n}天没有报价").format(n=(ends - begins).days - 1),
        )
        for begins, ends in pauses
        if ends - begins > NAMED_GAP
    ]
