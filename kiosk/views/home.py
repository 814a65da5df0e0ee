"""The home screen: today at the left, nine sections at the right.

Light, because the first picture waits for it; what the library adds to it is in
`kiosk.views.glance`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.model import Section
from kiosk.views.words import section_name, weekday

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class TileRow:
    """One section.

    Args:
        section: Its name in the program.
        title: Its name on the screen.
        line: Its newest line.
        second: The one after it; empty for none.
        trend: Of a price: 1 when it rose, -1 when it fell.
        news: How many items are new this week.
    """

    section: str
    title: str
    line: str
    second: str = ""
    trend: int = 0
    news: int = 0


@dataclass(frozen=True, slots=True)
class ComingDay:
    """One of the days after today.

    Args:
        name: Such as 明天.
        sky: Its drawing.
        range: Such as -9~3℃.
    """

    name: str
    sky: str
    range: str


@dataclass(frozen=True, slots=True)
class Today:
    """Today, in the biggest type on the screen.

    Args:
        day: Such as 11月23日.
        weekday: Such as 星期一.
        place: Where the screen stands.
        sky: Drawing of the weather; empty when nothing is known.
        temperature: Such as -3℃; empty when nothing was measured.
        weather: Today in words.
        tonight: Tonight in words.
        advice: What the weather means for the field, in the county's words.
    """

    day: str = ""
    weekday: str = ""
    place: str = ""
    sky: str = ""
    temperature: str = ""
    weather: str = ""
    tonight: str = ""
    advice: str = ""


def today(now: datetime, place: str, tr: Callable[[str], str]) -> Today:
    """Say today without weather.

    Args:
        now: The time now.
        place: Name of the village.
        tr: Translates a Chinese phrase.
    """
    return Today(
        day=tr("{month}月{day}日").format(month=now.month, day=now.day),
        weekday=weekday(now, tr),
        place=place,
    )


def bare_tiles(tr: Callable[[str], str]) -> list[TileRow]:
    """Return the nine sections in their order, before anything was read."""
    return [
        TileRow(section=str(section), title=section_name(section, tr), line="")
        for section in Section
    ]
