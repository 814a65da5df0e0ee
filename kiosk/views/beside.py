"""What a price may be compared with on its chart: last year, and the same goods elsewhere.

Only what is alike is drawn beside it (`kiosk.views.product.alike`): two
specifications on one axis would say that one of them is dear.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from content.series import Point, Series
    from kiosk.views.phrases import Tr

NOTHING: Final = ""
LAST_YEAR: Final = "last year"  # no key of a series: those have separators


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to compare with.

    Args:
        key: `LAST_YEAR`, or names a series.
        label: On its button.
        is_chosen: It is drawn.
    """

    key: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """What is drawn beside a price.

    Args:
        name: In words, short enough for a reading.
        points: Its quotes, on the days of this chart, oldest first.
    """

    name: str
    points: tuple[Point, ...]


def choices(
    series: Series, others: Iterable[Series], chosen: str, *, first: date, last: date, tr: Tr
) -> tuple[Choice, ...]:
    """Return what there is to compare with between two days; nothing where nothing is."""
    found = []
    if _last_year(series.points, first, last):
        found.append(Choice(LAST_YEAR, tr("去年"), chosen == LAST_YEAR))
    found += [
        Choice(other.key, other.market, chosen == other.key)
        for other in others
        if _between(other.points, first, last)
    ]
    return tuple(found)


def beside(
    series: Series, others: Iterable[Series], chosen: str, *, first: date, last: date, tr: Tr
) -> Beside | None:
    """Return what is drawn beside a price; None when nothing was chosen, or it has no quote."""
    if chosen == LAST_YEAR:
        points = _last_year(series.points, first, last)
        return Beside(tr("去年"), points) if points else None
    for other in others:
        if other.key == chosen and (points := _between(other.points, first, last)):
            return Beside(other.market, points)
    return None


def year_later(day: date) -> date:
    """Return the same day of the next year; of a leap day the one before it."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return (day - timedelta(days=1)).replace(year=day.year + 1)


def _last_year(points: Sequence[Point], first: date, last: date) -> tuple[Point, ...]:
    moved = {(later := year_later(p.day)): replace(p, day=later) for p in points}
    return tuple(point for day, point in sorted(moved.items()) if first <= day <= last)


def _between(points: Sequence[Point], first: date, last: date) -> tuple[Point, ...]:
    return tuple(point for point in points if first <= point.day <= last)
