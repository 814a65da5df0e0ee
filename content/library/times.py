"""Write times so that the database can compare them as text.

Every time is UTC in ISO 8601; ``+`` sorts before ``.``, so times with and without
parts of a second compare rightly. Reading gives the same instant at +08:00.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from content.dates import CHINA

_FIRST: Final = datetime.min.replace(tzinfo=UTC)
_LAST: Final = datetime.max.replace(tzinfo=UTC)
EVER: Final = "~"  # sorts after every time: valid until withdrawn


def written(moment: datetime) -> str:
    """Return a time as the database keeps it.

    A foreign feed may say the year 1 at +08:00, which no calendar has in UTC: the
    first (or last) instant there is stands for it.
    """
    try:
        return moment.astimezone(UTC).isoformat()
    except OverflowError:
        return (_FIRST if moment.year == 1 else _LAST).isoformat()


def written_or(moment: datetime | None, otherwise: str | None) -> str | None:
    """Return a time as the database keeps it, or what stands for having none."""
    return otherwise if moment is None else written(moment)


def read(text: str) -> datetime:
    """Return the time of a text of `written`, at +08:00."""
    moment = datetime.fromisoformat(text)
    try:
        return moment.astimezone(CHINA)
    except OverflowError:
        return moment


def read_or_none(text: str | None) -> datetime | None:
    """Return the time of a text, None where there is none."""
    return None if text is None else read(text)
