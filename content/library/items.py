"""Fetch whole items and headlines by what the database knows them by."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from content.library import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.database import Database, Row
    from content.library.records import Headline
    from content.model import Item


def item(database: Database, item_id: str) -> Item | None:
    """Return an item, whole; None when it is not held."""
    row = database.row("SELECT * FROM items WHERE id = ?", (item_id,))
    return None if row is None else item_of_row(database, row)


def item_of_row(database: Database, row: Row) -> Item:
    """Return the item whose row of the table of items this is."""
    key = (row["key"],)
    body = database.row("SELECT html FROM bodies WHERE key = ?", key)
    return rows.item_of(
        row,
        body["html"] if body else "",
        database.row("SELECT initials, pinyin FROM spellings WHERE key = ?", key),
        database.rows("SELECT * FROM attachments WHERE key = ? ORDER BY position", key),
    )


def headlines_of(database: Database, keys: Sequence[int]) -> dict[int, Headline]:
    """Return the headlines of items by their keys, in the order given."""
    sql = """
        SELECT i.* FROM json_each(?) AS asked JOIN items AS i ON i.key = asked.value
        ORDER BY asked.key
    """
    return {row["key"]: rows.headline_of(row) for row in database.rows(sql, (json.dumps(keys),))}
