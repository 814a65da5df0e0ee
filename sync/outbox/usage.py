"""Which pages are read, a row for a day and a page; and when each item was opened last.

No person and no time of day is in it. A day becomes one record when it is over, so that
years without a line stay small; the oldest days go first when they are too many.
"""

from __future__ import annotations

import contextlib
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from content.database import Database

    Counts = Mapping[tuple[str, str], tuple[int, int]]  # (screen, subject): (times, seconds)

PAGES_MOST: Final = 150  # rows of one day; what else is read counts for its screen
SUBJECT_MOST: Final = 300  # characters of one as JSON; so that a day fits into a record
DAYS_MOST: Final = 400  # days that wait to be told
OPENED_MOST: Final = 5_000  # items whose last opening is remembered


def add(database: Database, day: str, counts: Counts) -> None:
    """Add to the counts of a day; within a transaction."""
    for (screen, subject), (times, seconds) in counts.items():
        named = subject if _has_room(database, day, screen, subject) else ""
        database.run(
            "INSERT INTO usage (day, screen, subject, times, seconds) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (day, screen, subject) DO UPDATE"
            " SET times = times + excluded.times, seconds = seconds + excluded.seconds",
            (day, screen, named, times, seconds),
        )


def days_over(database: Database, today: str) -> Iterator[dict[str, Any]]:
    """Take out all days but this one, each as the body of its record.

    Days to come are of a clock that was wrong; what is told of a day twice adds up.
    """
    days = database.rows("SELECT DISTINCT day FROM usage WHERE day <> ? ORDER BY day", (today,))
    for (day,) in days:
        rows = database.rows(
            "SELECT screen, subject, times, seconds FROM usage WHERE day = ? ORDER BY key", (day,)
        )
        database.run("DELETE FROM usage WHERE day = ?", (day,))
        yield {"day": day, "pages": [list(row) for row in rows]}


def drop_oldest(database: Database) -> None:
    """Let go of the oldest days that wait when they are too many."""
    database.run(
        "DELETE FROM records WHERE state = 'waiting' AND kind = 'usage' AND batch IS NULL"
        " AND key NOT IN (SELECT key FROM records WHERE state = 'waiting' AND kind = 'usage'"
        " ORDER BY key DESC LIMIT ?)",
        (DAYS_MOST,),
    )


def note_opened(database: Database, item_id: str, now: datetime) -> None:
    """Remember that an item was opened; within a transaction."""
    database.run("DELETE FROM opened WHERE item = ?", (item_id,))
    key = database.run(
        "INSERT INTO opened (item, at) VALUES (?, ?)",
        (item_id, now.isoformat(timespec="seconds")),
    )
    database.run("DELETE FROM opened WHERE key <= ?", (key - OPENED_MOST,))


def last_opened(database: Database) -> dict[str, datetime]:
    """Return when items were opened last, the latest last."""
    found = {}
    for row in database.rows("SELECT item, at FROM opened ORDER BY key"):
        with contextlib.suppress(ValueError):  # what the disk has made no time of
            found[row["item"]] = datetime.fromisoformat(row["at"])
    return found


def _has_room(database: Database, day: str, screen: str, subject: str) -> bool:
    if len(json.dumps(subject)) > SUBJECT_MOST:
        return False
    known = database.row(
        "SELECT 1 FROM usage WHERE day = ? AND screen = ? AND subject = ?", (day, screen, subject)
    )
    if known:
        return True
    row = database.row("SELECT count(*) FROM usage WHERE day = ?", (day,))
    return row is None or row[0] < PAGES_MOST
