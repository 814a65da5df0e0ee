"""Ages, hours and prices in the words of a village: 3天前, 还有3小时, 1.35.

Pure: the time comes in as an argument, the language through `tr`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from content.dates import CHINA
from content.units import PriceUnit

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta

Tr = Callable[[str], str]


def today(now: datetime) -> date:
    """Return the calendar day in China at this moment."""
    return now.astimezone(CHINA).date()


def day_age(day: date, now: datetime, tr: Tr) -> str:
    """Say how long ago a day was: 今天, 昨天, 3天前."""
    days = (today(now) - day).days
    if days <= 0:
        return tr("今天")
    if days == 1:
        return tr("昨天")
    return tr("{n}天前").format(n=days)


def short_weekday(day: date, tr: Tr) -> str:
    """Return the short name of the weekday."""
    names = (tr("周一"), tr("周二"), tr("周三"), tr("周四"), tr("周五"), tr("周六"), tr("周日"))
    return names[day.weekday()]


def unbroken(name: str) -> str:
    """Keep a name in one line where the words around it are wrapped."""
    return "\N{WORD JOINER}".join(name)


def clock(moment: datetime) -> str:
    """Return the time of day in China: 07:40."""
    return moment.astimezone(CHINA).strftime("%H:%M")


def time_left(left: timedelta, tr: Tr) -> str:
    """Say how long something still holds: 还有40分钟, 还有3小时, 还有2天."""
    minutes = max(1, round(left.total_seconds() / 60))
    if minutes < 60:  # noqa: PLR2004  minutes of an hour
        return tr("还有{n}分钟").format(n=minutes)
    hours = round(minutes / 60)
    if hours < 48:  # noqa: PLR2004  up to two days hours are plainer than days
        return tr("还有{n}小时").format(n=hours)
    return tr("还有{n}天").format(n=round(hours / 24))


def unit_word(unit: PriceUnit, tr: Tr) -> str:
    """Return the unit of a price as a reader of this language says it."""
    return {
        PriceUnit.PER_JIN: tr("元/斤"),
        PriceUnit.PER_KG: tr("元/公斤"),
        PriceUnit.PER_HEAD: tr("元/只"),
        PriceUnit.PER_HEAD_LARGE: tr("元/头"),
        PriceUnit.PER_MU: tr("元/亩"),
        PriceUnit.PER_TONNE: tr("元/吨"),
    }[unit]
