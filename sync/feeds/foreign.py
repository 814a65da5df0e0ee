"""An entry of a stranger's feed -> an item the screen can show, marked as not signed.

Pure: what time it is, and since when the entry is known, are arguments.
"""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from content.dates import parse_moment
from content.errors import AuthoringError
from content.foreign import words
from content.model import Item

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from content.feed import ForeignEntry
    from sync.tables import Source

COUNTY_DIGITS: Final = 6  # what a county site says is meant for the county
_AHEAD: Final = timedelta(days=1)  # a date further ahead is a mistake, or a wish to stand first
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def foreign_items(
    entries: list[ForeignEntry],
    source: Source,
    *,
    area: str,
    now: datetime,
    seen: Callable[[str], datetime | None],
) -> list[Item]:
    """Return the items of a feed; entries without a word to show are left out.

    Args:
        entries: What the feed holds.
        source: Whose feed it is.
        area: Administrative code of the village.
        now: Time of looking.
        seen: Returns since when an id is known here; None when it is new.
    """
    items = []
    for entry in entries:
        try:
            items.append(_item(entry, source, area[:COUNTY_DIGITS], now, seen))
        except AuthoringError:
            continue
    return items


def _item(
    entry: ForeignEntry,
    source: Source,
    area: str,
    now: datetime,
    seen: Callable[[str], datetime | None],
) -> Item:
    said = words(entry)
    name = _id(entry, source, said.title)
    first = seen(name) or now
    published = _moment(entry["published"] or entry["updated"], now) or first
    return Item(
        id=name,
        section=source.section,
        title=said.title,
        updated=_moment(entry["updated"], now) or published,
        published=published,
        areas=(area,),
        summary=said.summary,
        body=said.body,
        source=source.title or source.url,
    )


def _id(entry: ForeignEntry, source: Source, title: str) -> str:
    for name in (entry["id"], entry["link"]):
        if _URI.fullmatch(name.strip()):
            return name.strip()
    told = f"{entry['id']}\n{entry['link']}\n{title}"
    return f"{source.url}#{hashlib.sha256(told.encode()).hexdigest()[:32]}"


def _moment(text: str, now: datetime) -> datetime | None:
    try:
        moment = parse_moment(text)
    except AuthoringError:
        return None
    return moment if moment <= now + _AHEAD else None
