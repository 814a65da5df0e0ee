"""What a record says that is counted: readings, receipts, how the station stands.

Pure. A record was taken in whatever it says; what makes no sense here is not counted,
and never an error.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from content.errors import UntrustedError
from content.model import Section
from content.notices import NOTICE, Notice
from content.records import is_id

if TYPE_CHECKING:
    from content.records import Record

SHOWN: Final = "shown"  # the warning took the screen
EVENTS: Final = (SHOWN, "acknowledged")
_MOST: Final = 1_000_000  # times or seconds of one page on one day
_WARNING: Final = 200  # characters of an identifier
_YEARS: Final = range(2000, 2101)  # of a clock one can do anything with
_OF_SCREEN: Final = {
    "prices": Section.PRICES,
    "product": Section.PRICES,
    "weather": Section.WEATHER,
}


class Read(NamedTuple):
    """How often and how long a section was read on a day."""

    day: date
    section: Section
    times: int
    seconds: int


class Receipt(NamedTuple):
    """What became of a warning at a station."""

    warning: str
    event: str
    at: datetime


class Proposal(NamedTuple):
    """What a village says itself, or says no more."""

    notice: str
    edition: int
    title: str
    is_back: bool


def readings(record: Record) -> list[Read]:
    """Return what a record of kind ``usage`` counts, by section."""
    said = _body(record, "usage")
    day = _day(said.get("day"))
    pages = said.get("pages")
    if day is None or not isinstance(pages, list):
        return []
    sums: dict[Section, tuple[int, int]] = {}
    for page in pages:
        section = _section(page)
        if section is not None:
            times, seconds = sums.get(section, (0, 0))
            sums[section] = (times + _count(page[2]), seconds + _count(page[3]))
    return [Read(day, section, *counts) for section, counts in sums.items()]


def receipt(record: Record) -> Receipt | None:
    """Return what a record of kind ``receipt`` tells; None when it tells nothing."""
    said = _body(record, "receipt")
    warning, event, at = said.get("warning"), said.get("event"), moment(said.get("at"))
    if not (isinstance(warning, str) and 0 < len(warning) <= _WARNING) or "\0" in warning:
        return None
    return Receipt(warning, event, at) if event in EVENTS and at else None


def proposal(record: Record) -> Proposal | None:
    """Return what a record of kind ``notice`` proposes; None when it is none."""
    said = _body(record, NOTICE)
    if said.get("back") is True:
        notice, edition = said.get("notice"), said.get("edition")
        if is_id(notice) and isinstance(edition, int) and 0 < edition <= _MOST:
            return Proposal(str(notice), edition, "", is_back=True)
        return None
    try:
        found = Notice.from_json(said)
    except UntrustedError:
        return None
    if not 0 < found.edition <= _MOST or not found.title.strip():
        return None
    return Proposal(found.id, found.edition, found.title, is_back=False)


def moment(said: Any) -> datetime | None:
    """Return a time with its zone; None for whatever is none a county can count with."""
    try:
        at = datetime.fromisoformat(said)
    except (TypeError, ValueError):
        return None
    return at if at.tzinfo is not None and at.year in _YEARS else None


def _body(record: Record, kind: str) -> dict[str, Any]:
    if record.kind != kind or not record.body:
        return {}
    said: dict[str, Any] = json.loads(record.body)
    return said


def _day(said: Any) -> date | None:
    try:
        day = date.fromisoformat(said)
    except (TypeError, ValueError):
        return None
    return day if day.year in _YEARS else None


def _count(said: Any) -> int:
    return min(max(said, 0), _MOST) if isinstance(said, int) else 0


def _section(page: Any) -> Section | None:
    """Return the section of a row ``[screen, what it showed, times, seconds]``."""
    if not (isinstance(page, list) and len(page) == 4):  # noqa: PLR2004  as above
        return None
    screen, shown = page[:2]
    if not (isinstance(screen, str) and isinstance(shown, str)):
        return None
    named = shown.rpartition(":")[2].partition("/")[0] if screen == "article" else shown
    if screen in {"article", "list"} and named in tuple(Section):
        return Section(named)
    return _OF_SCREEN.get(screen)
