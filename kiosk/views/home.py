"""The home screen: today at the left; at the right three answers and six sections.

Light, because the first picture waits for it; what the library adds to it is in
`kiosk.views.glance`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from content.kinds import Section
from kiosk.days import month_day
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
        news: How many items are new this week.
    """

    section: str
    title: str
    line: str
    second: str = ""
    news: int = 0


# What is asked for most has its answer on the home screen.
ANSWERED: Final = (Section.PRICES, Section.WEATHER, Section.POLICY)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """A section whose answer stands on the home screen.

    Args:
        section: Its name in the program.
        title: Its name on the screen.
        picture: Drawing of what the answer is about; empty for none.
        lead: What it is about, such as 土豆.
        big: The answer in display type, such as 1.35; empty where `lead` says all.
        unit: Of `big`.
        aside: A word about it, such as ▲ 涨 0.05.
        way: Its colour: ``up``, ``down``, ``same``, ``cold``, or empty.
        second: What comes next, in a line.
        news: How many items are new this week.
    """

    section: str
    title: str
    picture: str = ""
    lead: str = ""
    big: str = ""
    unit: str = ""
    aside: str = ""
    way: str = ""
    second: str = ""
    news: int = 0


@dataclass(frozen=True, slots=True)
class ComingDay:
    """One of the days after today.

    Args:
        name: Such as 明天.
        sky: Its drawing.
        range: Such as -9到3℃.
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
        demo: What stands beside it was invented for a demonstration.
    """

    day: str = ""
    weekday: str = ""
    place: str = ""
    sky: str = ""
    temperature: str = ""
    weather: str = ""
    tonight: str = ""
    advice: str = ""
    demo: bool = False


def today(now: datetime, place: str, tr: Callable[[str], str]) -> Today:
    """Say today without weather.

    Args:
        now: The time now.
        place: Name of the village.
        tr: Translates a Chinese phrase.
    """
    return Today(
        day=month_day(now, tr),
        weekday=weekday(now, tr),
        place=place,
    )


def bare_answers(tr: Callable[[str], str]) -> list[AnswerRow]:
    """Return the sections that answer, before anything was read."""
    return [
        AnswerRow(section=section.value, title=section_name(section, tr)) for section in ANSWERED
    ]


def bare_tiles(tr: Callable[[str], str]) -> list[TileRow]:
    """Return the other six sections in their order, before anything was read."""
    return [
        TileRow(section=section.value, title=section_name(section, tr), line="")
        for section in Section
        if section not in ANSWERED
    ]
