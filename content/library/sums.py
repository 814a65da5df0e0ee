"""A sum for each item, by which a bit that the disk forgot is found.

SQLite proves that its pages hold together, not that a price still reads as it was
written. The sums are written with the items, in the same transaction.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from content.database import Database

TABLES: Final = (
    "items",
    "bodies",
    "texts",
    "spellings",
    "places",
    "item_tags",
    "attachments",
    "quotes",
    "forecasts",
)
_MANY: Final = 500  # items whose sums are written at once


def write(database: Database, keys: Collection[int]) -> None:
    """Write the sums of these items as they stand now; within the writer's transaction."""
    for some in _batches(sorted(keys)):
        found = _sums(database, some)
        database.many("INSERT OR REPLACE INTO sums VALUES (?, ?)", sorted(found.items()))


def renew(database: Database) -> None:
    """Write the sums of items that have none: an older program put them in."""
    asked = "SELECT key FROM items WHERE key NOT IN (SELECT key FROM sums)"
    keys = [row["key"] for row in database.rows(asked)]
    if keys:
        with database.transaction():
            write(database, keys)


def wrong(database: Database) -> list[int]:
    """Return the keys of items that are not as they were written."""
    held = {row["key"]: row["sum"] for row in database.rows("SELECT * FROM sums")}
    found: dict[int, int] = {}
    for some in _batches(sorted(held)):
        found |= _sums(database, some)
    return sorted(key for key, total in held.items() if found.get(key) != total)


def _sums(database: Database, keys: list[int]) -> dict[int, int]:
    """Return the sums of items; in whatever order their rows are found."""
    sums: dict[int, int] = {}
    asked = json.dumps(keys)
    for table in TABLES:
        sql = f"SELECT * FROM {table} WHERE key IN (SELECT value FROM json_each(?))"  # noqa: S608  our own words
        for row in database.walk(sql, (asked,)):
            key, said = row["key"], repr((table, *row)).encode("utf-8", "surrogatepass")
            sums[key] = sums.get(key, 0) + zlib.crc32(said)
    return sums


def _batches(keys: list[int]) -> Iterator[list[int]]:
    return (keys[at : at + _MANY] for at in range(0, len(keys), _MANY))
