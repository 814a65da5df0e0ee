"""Draw ninety days of one series as SVG: places on a small field, gaps as gaps.

Numbers only; the words are in `words`, the looks in the stylesheet. The same days
stand below the drawing as a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from content.series import day_ticks, price_ticks, runs
from content.site import words
from content.units import money

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from content.series import Point, Series

# the field, in units of which a phone shows about one a pixel
WIDTH: Final = 360
HEIGHT: Final = 216
LEFT: Final = 46
RIGHT: Final = 8
TOP: Final = 10
BOTTOM: Final = 28
NAMED_GAP: Final = 7  # days: a pause of a week is worth a word


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of an axis: its place and its word."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A long pause: its left edge, its width, its middle, its word."""

    at: str
    width: str
    middle: str
    text: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A day between two gaps."""

    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One day of the table below a drawing."""

    day: str
    iso: str
    price: str
    range: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One series.

    Args:
        title: Of what.
        says: The drawing in words.
        unit: Of every price in it.
        lines: Points of the price of most trade, run by run.
        bands: Outlines from lowest to highest, run by run.
        dots: Days that stand alone.
        gaps: Long pauses.
        prices: Ticks of the price axis.
        days: Ticks of the day axis.
        readings: The same as a table, newest first.
        single: Only one day; there is nothing to draw.
    """

    title: str
    says: str
    unit: str
    lines: tuple[str, ...]
    bands: tuple[str, ...]
    dots: tuple[Dot, ...]
    gaps: tuple[Gap, ...]
    prices: tuple[Tick, ...]
    days: tuple[Tick, ...]
    readings: tuple[Reading, ...]
    single: bool


def chart(series: Series, title: str, first: date, last: date) -> Chart:
    """Draw a series.

    Args:
        series: With a quote in these days; in the unit that was printed.
        title: Of what.
        first: Day at the left edge.
        last: Day at the right edge.
    """
    field = _Field(series.points, first, last)
    drawn = runs(series.points)
    return Chart(
        title=title,
        says=_in_words(series),
        unit=series.unit.value,
        lines=tuple(field.line((p.day, p.price) for p in run) for run in drawn if len(run) > 1),
        bands=tuple(field.band(run) for run in drawn if len(run) > 1 and _has_range(run)),
        dots=tuple(field.dot(run[0]) for run in drawn if len(run) == 1),
        gaps=tuple(field.gaps(drawn)),
        prices=tuple(Tick(field.y(price), money(price)) for price in field.ticks),
        days=tuple(Tick(field.x(d), words.month_day(d)) for d in field.days()),
        readings=tuple(_reading(point) for point in reversed(series.points)),
        single=len(series.points) == 1,
    )


class _Field:
    """Where a day and a price lie on the field."""

    def __init__(self, points: Sequence[Point], first: date, last: date) -> None:
        self._first, self._last = first, last
        self.ticks = price_ticks([price for p in points for price in (p.low, p.high)])

    def x(self, day: date) -> str:
        return _number(self._across(day))

    def y(self, price: Decimal) -> str:
        bottom, top = self.ticks[0], self.ticks[-1]
        share = float((price - bottom) / (top - bottom))
        return _number(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM))

    def line(self, places: Iterable[tuple[date, Decimal]]) -> str:
        return " ".join(f"{self.x(day)},{self.y(price)}" for day, price in places)

    def band(self, run: Sequence[Point]) -> str:
        there = self.line((point.day, point.high) for point in run)
        return f"{there} {self.line((point.day, point.low) for point in reversed(run))}"

    def dot(self, point: Point) -> Dot:
        return Dot(self.x(point.day), self.y(point.price))

    def gaps(self, drawn: Sequence[Sequence[Point]]) -> Iterable[Gap]:
        for before, after in pairwise(drawn):
            begins, ends = before[-1].day, after[0].day
            days = (ends - begins).days - 1
            if days >= NAMED_GAP:
                left, right = self._across(begins), self._across(ends)
                middle = _number((left + right) / 2)
                text = words.GAP.format(days=days)
                yield Gap(_number(left), _number(right - left), middle, text)

    def days(self) -> list[date]:
        """Return the days to name: those of the axis that leave room for their words."""
        return [day for day in day_ticks(self._first, self._last) if day.day == 1]

    def _across(self, day: date) -> float:
        days = max(1, (self._last - self._first).days)
        return LEFT + (day - self._first).days / days * (WIDTH - LEFT - RIGHT)


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _has_range(run: Sequence[Point]) -> bool:
    return any(point.low < point.high for point in run)


def _reading(point: Point) -> Reading:
    spread = f"{money(point.low)}～{money(point.high)}" if point.low < point.high else ""
    return Reading(words.month_day(point.day), point.day.isoformat(), money(point.price), spread)


def _in_words(series: Series) -> str:
    points, unit = series.points, series.unit.value
    if len(points) == 1:
        only = points[0]
        return words.CHART_SINGLE.format(
            day=words.day(only.day), price=money(only.price), unit=unit
        )
    highest = max(points, key=lambda point: (point.price, point.day))
    lowest = min(points, key=lambda point: (point.price, -point.day.toordinal()))
    return words.CHART_SAYS.format(
        first=words.day(points[0].day),
        last=words.day(points[-1].day),
        count=len(points),
        unit=unit,
        high=money(highest.price),
        high_day=words.month_day(highest.day),
        low=money(lowest.price),
        low_day=words.month_day(lowest.day),
        price=money(points[-1].price),
    )
