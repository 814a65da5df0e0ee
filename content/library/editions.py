"""Put items in, replace them by newer editions, take them out: the writer's side.

Everything happens within a transaction that the caller holds, so that a reader
sees the old release or the new one. One item is in memory at a time, and a few
hundred sets of terms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from content.library import items, rows, structured, sums, times
from content.library.index import Index, stored_words
from content.library.records import COUNTY, Applied
from content.library.terms import words_of
from content.model import Kind, Tombstone

if TYPE_CHECKING:
    from content.database import Database, Row
    from content.library.terms import Words
    from content.model import Item

FEED_MOST: Final = 200  # items kept of one unsigned feed: the newest
_PARTS: Final = (*(table for table in sums.TABLES if table != "items"), "sums")


class Editions:
    """One transaction's changes from one origin; end with `settle`.

    Args:
        database: Within a transaction of its writer.
        origin: COUNTY, or the address of an unsigned feed.
    """

    def __init__(self, database: Database, origin: str) -> None:
        self._database = database
        self._origin = origin
        self._index = Index(database)
        self._added = 0
        self._changed = 0
        self._withdrawn = 0
        self._unread: list[str] = []
        self._touched: set[int] = set()  # keys of items whose sums are to be written

    def take(self, change: Item | Tombstone) -> None:
        """Put one item in, or take out the one that is withdrawn.

        An older edition never replaces a newer one of the same origin. What the
        county says replaces what a feed said under the same id, never the reverse.
        """
        held = self._database.row("SELECT * FROM items WHERE id = ?", (change.id,))
        if held is not None and self._stands_against(held):
            return
        if isinstance(change, Tombstone):
            if held is not None:
                self._take_out(held)
        elif held is None:
            self._put_in(change)
        elif self._is_news(held, change):
            self._replace(held, change)

    def take_out_all(self) -> None:
        """Take out everything of this origin."""
        for row in self._database.rows("SELECT key FROM items WHERE origin = ?", (self._origin,)):
            held = self._database.row("SELECT * FROM items WHERE key = ?", (row["key"],))
            assert held is not None
            self._take_out(held)

    def keep_newest(self, most: int) -> None:
        """Take out all but the newest items of this origin."""
        order = "ORDER BY published DESC, key DESC LIMIT -1 OFFSET ?"
        sql = f"SELECT * FROM items WHERE origin = ? {order}"  # noqa: S608  our own words
        for held in self._database.rows(sql, (self._origin, most)):
            self._take_out(held)

    def take_data(self, sha256: str, data: bytes) -> None:
        """Keep the structured form of items that came as a file of its own."""
        waiting = """
            SELECT i.* FROM items AS i JOIN attachments AS a USING (key)
            WHERE a.sha256 = ? AND a.role = 'data' AND a.inline IS NULL
        """
        self._database.run("INSERT OR IGNORE INTO late_data VALUES (?, ?)", (sha256, data))
        for row in self._database.rows(waiting, (sha256,)):
            for table in ("quotes", "forecasts"):
                self._database.run(f"DELETE FROM {table} WHERE key = ?", (row["key"],))  # noqa: S608  our own words
            self._take_in_data(row["key"], Kind(row["kind"]), row["id"])
            self._touched.add(row["key"])
            self._changed += 1

    def settle(self) -> Applied:
        """Write the index and the sums, drop data that no item names any more, count what changed."""
        self._index.settle()
        self._database.run(
            "DELETE FROM late_data WHERE sha256 NOT IN (SELECT sha256 FROM attachments)"
        )
        sums.write(self._database, self._touched)
        return Applied(self._added, self._changed, self._withdrawn, tuple(self._unread))

    def _stands_against(self, held: Row) -> bool:
        return held["origin"] != self._origin and self._origin != COUNTY

    def _is_news(self, held: Row, item: Item) -> bool:
        if held["origin"] != self._origin:
            return True
        if times.written(item.updated) < held["updated"]:
            return False
        return item != items.item_of_row(self._database, held)

    def _put_in(self, item: Item) -> None:
        key = self._insert_row(item, None)
        words = self._write_parts(key, item)
        if words is not None:
            self._index.add(key, words)
        self._added += 1

    def _replace(self, held: Row, item: Item) -> None:
        key = held["key"]
        before = stored_words(self._database, key)
        self._clear_parts(key)
        self._insert_row(item, key)
        after = self._write_parts(key, item)
        if after != before:
            if before is not None:
                self._index.remove(key, before)
            if after is not None:
                self._index.add(key, after)
        self._changed += 1

    def _take_out(self, held: Row) -> None:
        key = held["key"]
        before = stored_words(self._database, key)
        if before is not None:
            self._index.remove(key, before)
        self._clear_parts(key)
        self._database.run("DELETE FROM items WHERE key = ?", (key,))
        self._touched.discard(key)
        self._withdrawn += 1

    def _insert_row(self, item: Item, key: int | None) -> int:
        values = rows.item_values(item, key, self._origin)
        columns = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        sql = f"INSERT OR REPLACE INTO items ({columns}) VALUES ({marks})"  # noqa: S608  our own words
        return self._database.run(sql, values)

    def _write_parts(self, key: int, item: Item) -> Words | None:
        """Write what stands in other tables; return the words to search it by."""
        self._touched.add(key)
        run, many = self._database.run, self._database.many
        run("INSERT INTO bodies VALUES (?, ?)", (key, item.body))
        if item.pinyin or item.initials:
            run("INSERT INTO spellings VALUES (?, ?, ?)", (key, item.initials, item.pinyin))
        many("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows.place_values(key, item))
        many("INSERT OR IGNORE INTO item_tags VALUES (?, ?)", [(tag, key) for tag in item.tags])
        many(
            "INSERT INTO attachments VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (key, position, *rows.attachment_values(attachment))
                for position, attachment in enumerate(item.attachments)
            ],
        )
        self._take_in_data(key, item.kind, item.id)
        return self._write_words(key, item)

    def _take_in_data(self, key: int, kind: Kind, item_id: str) -> None:
        row = self._database.row("SELECT data FROM item_data WHERE key = ?", (key,))
        if not structured.take_in(self._database, key, kind, row["data"] if row else None):
            self._unread.append(item_id)

    def _write_words(self, key: int, item: Item) -> Words | None:
        if item.kind is not Kind.ARTICLE:
            return None
        words = words_of(item)
        self._database.run("INSERT INTO texts VALUES (?, ?)", (key, words.text))
        return words

    def _clear_parts(self, key: int) -> None:
        for table in _PARTS:
            self._database.run(f"DELETE FROM {table} WHERE key = ?", (key,))  # noqa: S608  our own words
