"""One item on a list: its title, its sentence, its marks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from content import areas
from content.dates import CHINA
from content.model import FactName, Kind, Role
from content.site import addresses, words
from content.site.pictures import shown

if TYPE_CHECKING:
    from datetime import date

    from content.model import Item
    from content.site.pictures import Media
    from content.site.said import Said

NEW_FOR: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Mark:
    """A word on a card, and the class of its looks."""

    text: str
    look: str


@dataclass(frozen=True, slots=True)
class Card:
    """One item on a list.

    Args:
        path: Its page.
        section: Its section, in the program's word.
        label: Its section, in the reader's.
        title: Its title.
        summary: What it says in one plain sentence.
        strong: The answer looked for first: the pay of a job, the amount of a subsidy.
        source: Who says it.
        day: When, in words.
        iso: When, for machines.
        marks: Words to mark it with.
        picture: Its first picture.
    """

    path: str
    section: str
    label: str
    title: str
    summary: str
    strong: str
    source: str
    day: str
    iso: str
    marks: tuple[Mark, ...]
    picture: Media | None


def card(item: Item, said: Said) -> Card:
    """Return an item as a card."""
    day = item.published.astimezone(CHINA).date()
    pictures = shown(item, Role.PICTURE, said.blobs)
    strong = [f.value for f in item.facts if f.name in (FactName.AMOUNT, FactName.PAY)]
    return Card(
        path=addresses.item_page(item.id),
        section=str(item.section),
        label=item.section.label,
        title=item.title,
        summary=item.summary,
        strong=strong[0] if strong else "",
        source=item.source,
        day=words.short_day(day, said.today),
        iso=day.isoformat(),
        marks=_marks(item, day, said),
        picture=pictures[0] if pictures else None,
    )


def place_words(item: Item, county: str) -> str:
    """Name the places below the county an item is for; empty when it is for all of it."""
    if item.kind is Kind.WARNING or areas.covers(item.areas, county):
        return ""
    return "、".join(dict.fromkeys(_place(code, county) for code in item.areas))


def _place(code: str, county: str) -> str:
    return areas.full_name(code).removeprefix(areas.name(county)) or code


def _marks(item: Item, day: date, said: Said) -> tuple[Mark, ...]:
    place = place_words(item, said.county.code)
    has = {attachment.role for attachment in item.attachments}
    every = (
        (words.PINNED, "pinned", item.pinned),
        (place, "place", bool(place)),
        (words.SEASON, "season", said.now.astimezone(CHINA).month in item.months),
        (words.NEW, "new", timedelta() <= said.today - day < NEW_FOR),
        (words.SOUND_MARK, "quiet", Role.SOUND in has),
        (words.FILM_MARK, "quiet", Role.FILM in has),
        (words.DEMO, "demo", item.demo),
    )
    return tuple(Mark(text, look) for text, look, holds in every if holds)
