"""The sheet of a month: its days, the moon's beside them, terms and festivals; the next of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from kiosk.days import month_day
from kiosk.views.calendar import DayMark, day_mark
from kiosk.views.nature import capital

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

DAYS: Final = 42  # six weeks: every month fits, and the sheet never changes its height
AHEAD: Final = 60  # days in which the next festival is looked for
COMING: Final = 3  # of what comes that are told
FIRST: Final = date(1901, 1, 1)  # what the reckoning is known to be right for
LAST: Final = date(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day on the sheet.

    Args:
        day: Number of the day.
        mark: What stands under it: a festival, a term, or the day of the moon.
        kind: ``festival``, ``term``, ``moon`` (the first of one), or empty.
        inside: It belongs to the month.
        today: It is today.
        weekend: It is a Saturday or a Sunday.
        spoken: All of it in words.
    """

    day: int
    mark: str
    kind: str
    inside: bool
    today: bool
    weekend: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class ComingRow:
    """A term or a festival to come.

    Args:
        name: Such as 冬至.
        when: Such as 12月22日.
        away: Such as 再过 26 天.
        festival: Whether it is a festival.
    """

    name: str
    when: str
    away: str
    festival: bool


def month_of(today: date, away: int) -> date:
    """Return the first day of a month, so many months from today's; kept in what is known."""
    count = today.year * 12 + today.month - 1 + away
    found = date(count // 12, count % 12 + 1, 1) if FIRST.year <= count // 12 else FIRST
    return min(max(found, FIRST), LAST.replace(day=1))


def month_cells(month: date, today: date, tr: Callable[[str], str]) -> list[DayCell]:
    """Return the six weeks that hold a month, from a Monday on.

    Args:
        month: Its first day.
        today: Today.
        tr: Translates a Chinese phrase.
    """
    begin = month - timedelta(days=month.weekday())
    return [_cell(day, month, today, tr) for day in _days(begin, DAYS)]


def weeks(cells: Sequence[DayCell]) -> int:
    """Return how many weeks of a sheet hold a day of its month: four to six."""
    last = max((n for n, cell in enumerate(cells) if cell.inside), default=DAYS - 1)
    return last // 7 + 1


def coming(today: date, tr: Callable[[str], str]) -> list[ComingRow]:
    """Return the terms and festivals of the weeks to come, the nearest first.

    Args:
        today: Today, which does not count.
        tr: Translates a Chinese phrase.
    """
    found: list[ComingRow] = []
    for day in _days(today + timedelta(days=1), AHEAD):
        mark = day_mark(day, tr)
        name = mark.festival or mark.term
        if name:
            days = (day - today).days
            away = tr("再过 {days} 天").format(days=days) if days > 1 else capital(tr("明天"))
            found.append(ComingRow(name, month_day(day, tr), away, bool(mark.festival)))
        if len(found) == COMING:
            break
    return found


def _cell(day: date, month: date, today: date, tr: Callable[[str], str]) -> DayCell:
    mark = day_mark(day, tr)
    text, kind = _shown(mark)
    return DayCell(
        day=day.day,
        mark=text,
        kind=kind,
        inside=day.month == month.month,
        today=day == today,
        weekend=day.weekday() >= 5,  # noqa: PLR2004  Saturday
        spoken="，".join(
            part for part in (month_day(day, tr), mark.lunar, mark.term, mark.festival) if part
        ),
    )


def _shown(mark: DayMark) -> tuple[str, str]:
    """Return what stands under a day: one thing, what people look for first."""
    if mark.festival:
        return mark.festival, "festival"
    if mark.term:
        return mark.term, "term"
    return mark.lunar, "moon" if mark.lunar.endswith("月") else ""


def _days(first: date, count: int) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range(count))
