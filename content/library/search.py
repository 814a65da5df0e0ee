"""Find articles by any part of their words, exactly, within a few milliseconds.

The index answers which items may hold the words; longer words are then looked for
in the text itself, because the index knows no order of terms. What has the words in
its title comes first, then in its title and tags, then anywhere; within each the
newest first. So looking ends as soon as enough was found.
"""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Final

from content.areas import lineage
from content.library import excerpts, items, query, spelling, terms, times
from content.library.records import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from content.database import Database, Row
    from content.library.query import Part
    from content.library.records import Headline

_SPARSE: Final = 500  # keys; more are met sooner by walking from the newest item
_TEXTS: Final = (  # by level
    "SELECT title FROM items WHERE key = ?",
    "SELECT title, tags FROM items WHERE key = ?",
    "SELECT text FROM texts WHERE key = ?",
)
_FOR_STATION: Final = """
    p.kind = 'article' AND p.area IN (SELECT value FROM json_each(:areas))
    AND p.begins <= :now AND :now < p.ends ORDER BY p.published DESC, p.key DESC
"""


def search(database: Database, words: str, station: str, now: datetime, limit: int) -> list[Hit]:
    """Return the articles that hold all the words, the best first.

    Args:
        database: Where to look.
        words: As typed; see `content.library.query`.
        station: Administrative code of the village.
        now: What is not valid then is not found.
        limit: At most so many.
    """
    parts = query.parse(words)
    if not parts:
        return []
    place: dict[str, object] = {"areas": json.dumps(lineage(station)), "now": times.written(now)}
    found: dict[int, None] = {}
    for level in range(len(terms.LEVELS)):
        if len(found) < limit:
            look = _Look(database, parts, level)
            keys = _newest_first(database, look.candidates() - found.keys(), place)
            held = (key for key in keys if look.holds(key))
            found |= dict.fromkeys(islice(held, limit - len(found)))
    return _hits(database, list(found), parts)


class _Look:
    """Look for all parts at one level: title, title and tags, or everything."""

    def __init__(self, database: Database, parts: Sequence[Part], level: int) -> None:
        self._database = database
        self._parts = parts
        self._level = level
        self._spelled: dict[str, set[int]] = {
            part.text: self._by_spelling(part.text) for part in parts if part.is_spelling
        }

    def candidates(self) -> set[int]:
        """Return the keys of items that may hold all parts."""
        plain = [part for part in self._parts if not part.is_spelling]
        sets = [self._by_terms(plain)] if plain else []
        sets += [
            self._by_terms([part]) | self._spelled[part.text]
            for part in self._parts
            if part.is_spelling
        ]
        return set.intersection(*sets)

    def holds(self, key: int) -> bool:
        """Tell whether an item among the candidates does hold all parts."""
        unsure = [
            part.text
            for part in self._parts
            if not (self._is_spelled(key, part.text) if part.is_spelling else part.is_settled)
        ]
        if not unsure:
            return True
        texts = self._texts(key)
        return all(any(text in each for each in texts) for text in unsure)

    def _by_terms(self, parts: Iterable[Part]) -> set[int]:
        mark = terms.LEVELS[self._level]
        asked = " ".join(f'"{mark}{gram}"' for part in parts for gram in sorted(part.grams))
        found = self._database.row(
            "SELECT json_group_array(rowid) FROM terms WHERE terms MATCH ?", (asked,)
        )
        return set(json.loads(found[0])) if found else set()

    def _by_spelling(self, letters: str) -> set[int]:
        """Return the items whose spelling has words that begin so, or holds the letters."""
        if self._level == 0:
            sql = """
                SELECT key FROM spellings
                WHERE instr(initials, ?3) AND (initials GLOB ?1 OR initials GLOB ?2)
                OR instr(pinyin, ?3) AND (pinyin GLOB ?1 OR pinyin GLOB ?2)
            """  # instr first: it is the quickest to say no
            begins = (f"{letters}*", f"* {letters}*", letters)
            return {row["key"] for row in self._database.rows(sql, begins)}
        sql = "SELECT key FROM spellings WHERE instr(initials, ?1) OR instr(pinyin, ?1)"
        return {row["key"] for row in self._database.rows(sql, (letters,))}

    def _is_spelled(self, key: int, letters: str) -> bool:
        """Tell whether letters that stand in a spelling stand there as syllables."""
        if key not in self._spelled[letters] or self._level == 0:
            return key in self._spelled[letters]
        row = self._database.row("SELECT initials, pinyin FROM spellings WHERE key = ?", (key,))
        return row is not None and spelling.is_spelled(letters, row["initials"], row["pinyin"])

    def _texts(self, key: int) -> list[str]:
        row = self._database.row(_TEXTS[self._level], (key,))
        assert row is not None
        texts = [row[0], *(json.loads(row[1]) if len(row) > 1 else ())]
        return [terms.fold(text) for text in texts]


def _newest_first(database: Database, keys: set[int], place: dict[str, object]) -> Iterator[int]:
    """Give the keys of items that are for this place now, the newest first."""
    if len(keys) <= _SPARSE:
        sql = f"""
            SELECT p.key FROM json_each(:keys) AS asked CROSS JOIN places AS p
            INDEXED BY places_by_key ON p.key = asked.value WHERE {_FOR_STATION}
        """  # noqa: S608  our own words
        rows = database.rows(sql, place | {"keys": json.dumps(list(keys))}) if keys else []
        yield from (row["key"] for row in rows)
        return
    sql = f"SELECT p.key FROM places AS p INDEXED BY places_newest WHERE {_FOR_STATION}"  # noqa: S608  our own words
    for row in database.walk(sql, place):
        if row["key"] in keys:
            yield row["key"]


def _hits(database: Database, keys: list[int], parts: Sequence[Part]) -> list[Hit]:
    headlines = items.headlines_of(database, keys)
    sql = """
        SELECT key, text, initials, pinyin
        FROM texts LEFT JOIN spellings USING (key)
        WHERE key IN (SELECT value FROM json_each(?))
    """
    rows = {row["key"]: row for row in database.rows(sql, (json.dumps(keys),))}
    words = [part.text for part in parts]
    return [_hit(headline, rows[key], words, parts) for key, headline in headlines.items()]


def _hit(headline: Headline, row: Row, words: Sequence[str], parts: Iterable[Part]) -> Hit:
    after_title = row["text"][len(headline.title) + 1 :]
    shown, marks = excerpts.excerpt(after_title, words)
    spelled = [
        mark
        for part in parts
        if part.is_spelling and row["initials"]
        for mark in spelling.title_marks(part.text, headline.title, row["initials"], row["pinyin"])
    ]
    return Hit(headline, shown, marks, excerpts.marks(headline.title, words, spelled))
