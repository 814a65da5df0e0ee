"""Keep the search index in step with the items.

A contentless FTS5 table forgets a document only when it is told the very terms it
was given (the SQLite of Debian 12 knows no other way); they are made again from the
stored text. FTS5 writes its buffer out whenever keys do not rise, so changes are
gathered and given to it in order.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from content.library import terms
from content.library.terms import Words

if TYPE_CHECKING:
    from content.database import Database

_GATHERED_MOST: Final = 256  # items: about 4 MB of terms


class Index:
    """The index within one transaction of the writer; end with `settle`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._leaving: dict[int, str] = {}
        self._coming: dict[int, str] = {}

    def add(self, key: int, words: Words) -> None:
        """Make an item found by these words."""
        self._coming[key] = words.entry()
        self._settle_when_many()

    def remove(self, key: int, words: Words) -> None:
        """Make an item found no more; the words are those it was added with."""
        if self._coming.pop(key, None) is None:
            self._leaving[key] = words.entry()
        self._settle_when_many()

    def settle(self) -> None:
        """Write what was gathered."""
        self._database.many(
            "INSERT INTO terms (terms, rowid, term) VALUES ('delete', ?, ?)",
            sorted(self._leaving.items()),
        )
        self._database.many(
            "INSERT INTO terms (rowid, term) VALUES (?, ?)", sorted(self._coming.items())
        )
        self._leaving.clear()
        self._coming.clear()

    def _settle_when_many(self) -> None:
        if len(self._leaving) + len(self._coming) >= _GATHERED_MOST:
            self.settle()


def stored_words(database: Database, key: int) -> Words | None:
    """Return the words a held item was added with; None when it is not searched."""
    row = database.row(
        "SELECT title, tags, text FROM items JOIN texts USING (key) WHERE key = ?", (key,)
    )
    return None if row is None else Words(row[0], tuple(json.loads(row[1])), row[2])


def renew_if_outdated(database: Database) -> None:
    """Make the whole index again when it was made by other rules of cutting."""
    made_by = database.row("SELECT value FROM meta WHERE name = 'terms'")
    if made_by is not None and made_by["value"] == terms.TERMS:
        return
    with database.transaction():
        database.run("INSERT INTO terms (terms) VALUES ('delete-all')")
        index = Index(database)
        for row in database.rows("SELECT key FROM texts ORDER BY key"):
            words = stored_words(database, row["key"])
            if words is not None:
                index.add(row["key"], words)
        index.settle()
        database.run("INSERT OR REPLACE INTO meta VALUES ('terms', ?)", (terms.TERMS,))
