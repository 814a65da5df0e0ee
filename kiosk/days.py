"""Days of the calendar as a language writes them: 11月26日, 26 November.

Chinese counts its months, English names them: each text takes the number or the name.
Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    Tr = Callable[[str], str]


def month_day(day: date, tr: Tr) -> str:
    """Say a day of this year: 11月24日."""
    return _said(tr("{month}月{day}日"), day, tr)


def whole_day(day: date, tr: Tr) -> str:
    """Say a day that stays true: 2026年11月24日."""
    return _said(tr("{year}年{month}月{day}日"), day, tr)


def whole_month(day: date, tr: Tr) -> str:
    """Say the month of a day: 2026年11月."""
    return _said(tr("{year}年{month}月"), day, tr)


def _said(text: str, day: date, tr: Tr) -> str:
    name = _month(day.month, tr)
    return text.format(year=day.year, month=day.month, month_name=name, day=day.day)


def _month(number: int, tr: Tr) -> str:
    return (
        tr("一月"),
        tr("二月"),
        tr("三月"),
        tr("四月"),
        tr("五月"),
        tr("六月"),
        tr("七月"),
        tr("八月"),
        tr("九月"),
        tr("十月"),
        tr("十一月"),
        tr("十二月"),
    )[number - 1]
