"""Turn a series of quotes into a chart: places from 0 to 1, ticks, gaps, readings.

The painter (`kiosk.ui.chart`) only multiplies by its size. A pause of the market
stays a pause here, so that no painter can bridge it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from content.series import day_ticks, price_ticks, runs
from content.units import money
from kiosk.days import month_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from content.series import Point
    from kiosk.views.beside import Beside
    from kiosk.views.phrases import Tr

Place = tuple[float, float]  # x and y from 0 to 1, y upward

NEAR: Final = timedelta(days=4)  # what was quoted within these days may be compared
NAMED_GAP: Final = timedelta(days=7)  # a pause of a week is worth a word


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of an axis: its place from 0 to 1 and its text."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What the chart says where a finger touches it.

    Args:
        x: Place of the quote.
        y: Place of the quote.
        day: Its day in words.
        price: The price with its unit.
        beside: What is compared with it said on that day; empty when it said nothing near.
    """

    x: float
    y: float
    day: str
    price: str
    beside: str = ""


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
        beside: Runs of what it is compared with; none where nothing is.
        beside_name: What that is.
    """

    runs: tuple[tuple[Place, ...], ...]
    gaps: tuple[Gap, ...]
    prices: tuple[Tick, ...]
    days: tuple[Tick, ...]
    readings: tuple[Reading, ...]
    beside: tuple[tuple[Place, ...], ...] = ()
    beside_name: str = ""


def chart(
    points: Sequence[Point],
    *,
    first: date,
    last: date,
    unit: str,
    tr: Tr,
    beside: Beside | None = None,
) -> Chart:
    """Draw the points of some days.

    Args:
        points: Oldest first; those before `first` are left out.
        first: Day at the left edge.
        last: Day at the right edge.
        unit: Unit of the prices, as text.
        tr: Translator of phrases.
        beside: What it is compared with, on the same axes.
    """
    other = beside.points if beside else ()
    shown = [point for point in points if first <= point.day <= last]
    ticks = price_ticks([point.price for point in (*shown, *other)])
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
            Reading(
                *at(p),
                month_day(p.day, tr),
                f"{money(p.price)} {unit}",
                _said_beside(p.day, beside) if beside else "",
            )
            for p in shown
        ),
        beside=tuple(tuple(at(point) for point in run) for run in runs(other)),
        beside_name=beside.name if beside else "",
    )


def _said_beside(day: date, beside: Beside) -> str:
    """Say what the other cost that day, or on the nearest of its days if that is near."""
    near = min(beside.points, key=lambda point: abs(point.day - day))
    return f"{beside.name} {money(near.price)}" if abs(near.day - day) <= NEAR else ""


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
