"""Help whoever writes character by character: which ones occur, and which follow.

What no item holds is of no use to a search, so a recogniser of handwriting weighs its
guesses by it; what follows in titles, tags and goods need not be written at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from content.database import Database

_COUNTED_MOST: Final = 1000  # items; beyond it a character is as common as can be
_CONTEXT_MOST: Final = 3  # characters looked back upon: 马铃薯

_HOLDING: Final = """
    SELECT count(*) FROM (SELECT 1 FROM terms WHERE terms MATCH ? LIMIT ?)
"""
_NEXT_FILED: Final = """
    WITH RECURSIVE goods (product) AS (
        SELECT min(product) FROM quotes UNION ALL
        SELECT (SELECT min(q.product) FROM quotes AS q WHERE q.product > g.product)
        FROM goods AS g WHERE g.product IS NOT NULL
    ), filed (text, many) AS (
        SELECT tag, count(*) FROM item_tags GROUP BY tag
        UNION ALL SELECT product, 9 FROM goods WHERE product IS NOT NULL
    )
    SELECT substr(text, instr(text, ?1) + length(?1), 1) AS next, sum(many) AS many
    FROM filed WHERE instr(text, ?1) GROUP BY next ORDER BY many DESC, next
"""
_NEXT_SAID: Final = """
    SELECT substr(title, instr(title, ?1) + length(?1), 1) AS next, count(*) AS many
    FROM (SELECT title FROM items WHERE kind = 'article' ORDER BY key DESC LIMIT 2000) WHERE instr(title, ?1)
    GROUP BY next ORDER BY many DESC, next
"""
_FIRST: Final = """
    SELECT substr(tag, 1, 1) AS next, count(*) AS many FROM item_tags
    GROUP BY next ORDER BY many DESC, next
"""


def holding(database: Database, characters: Iterable[str]) -> dict[str, int]:
    """Return how many items hold each character, up to `_COUNTED_MOST`; only those that any does."""
    found: dict[str, int] = {}
    for character in characters:
        row = database.row(_HOLDING, (f'"{character}"', _COUNTED_MOST))
        if row is not None and row[0]:
            found[character] = row[0]
    return found


def following(database: Database, words: str, most: int) -> list[str]:
    """Return the characters that follow some words, the likeliest first.

    Args:
        database: Where to look.
        words: What was written so far; its last characters are looked for, the more
            of them the better. Nothing yet: what most tags begin with follows.
        most: How many to return.
    """
    found: dict[str, None] = {}
    for sql, context in _questions(words):
        nexts = (row["next"] for row in database.rows(sql, context))
        found |= dict.fromkeys(filter(_is_chinese, nexts))
        if len(found) >= most:
            break
    return list(found)[:most]


def _questions(words: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give what to ask in turn, the surest first: more of the words, what is filed, what is said."""
    if not words:
        yield _FIRST, ()
    for length in range(min(_CONTEXT_MOST, len(words)), 0, -1):
        yield _NEXT_FILED, (words[-length:],)
        yield _NEXT_SAID, (words[-length:],)


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
