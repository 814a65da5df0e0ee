"""Help whoever writes character by character: which ones occur, and which follow.

What no item holds is of no use to a search, so a recogniser of handwriting weighs its
guesses by it; what follows in titles, tags and goods need not be written at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content.database import Database

_COUNTED_MOST: Final = 1000  # items; beyond it a character is as common as can be
_CONTEXT_MOST: Final = 3  # characters looked back upon: 马铃薯

_HOLDING: Final = """
    SELECT count(*) FROM (SELECT 1 FROM terms WHERE terms MATCH ? LIMIT ?)
"""
_NEXT: Final = """
    WITH said (text, weight) AS (
        SELECT tag, count(*) * 2 FROM item_tags GROUP BY tag
        UNION ALL SELECT product, 20 FROM (SELECT DISTINCT product FROM quotes)
        UNION ALL SELECT title, 1 FROM items WHERE kind = 'article'
    )
    SELECT substr(text, instr(text, ?1) + length(?1), 1) AS next, sum(weight) AS many
    FROM said WHERE instr(text, ?1) GROUP BY next ORDER BY many DESC, next
"""


def holding(database: Database, characters: Iterable[str]) -> dict[str, int]:
    """Return how many items hold each character, up to `_COUNTED_MOST`; only those that any does."""
    found: dict[str, int] = {}
    for character in characters:
        row = database.row(_HOLDING, (f'"{character}"', _COUNTED_MOST))
        if row is not None and row[0]:
            found[character] = row[0]
    return found


_FIRST: Final = """
    SELECT substr(tag, 1, 1) AS next, count(*) AS many FROM item_tags
    GROUP BY next ORDER BY many DESC, next
"""


def following(database: Database, words: str, most: int) -> list[str]:
    """Return the characters that follow some words, the likeliest first.

    Args:
        database: Where to look.
        words: What was written so far; its last characters are looked for, the more
            of them the better. Nothing yet: what most tags begin with follows.
        most: How many to return.
    """
    found: dict[str, None] = {}
    if not words:
        return [row["next"] for row in database.rows(_FIRST) if _is_chinese(row["next"])][:most]
    for length in range(min(_CONTEXT_MOST, len(words)), 0, -1):
        nexts = (row["next"] for row in database.rows(_NEXT, (words[-length:],)))
        found |= dict.fromkeys(filter(_is_chinese, nexts))
        if len(found) >= most:
            break
    return list(found)[:most]


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
