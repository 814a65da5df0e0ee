"""The words that items are filed under, and how each is spelled.

Tags and goods: what a reader may have meant when nothing holds what she wrote. An
item spells its title and tags together; a tag's own spelling is cut out of that.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from content.library import spelling

if TYPE_CHECKING:
    from content.database import Database, Row

# Only an article spells its title and tags; a market's quotes spell its name and its goods.
_TAGS: Final = """
    SELECT tag, many, title, tags, initials, pinyin FROM (
        SELECT tag, many, (
            SELECT i.key FROM item_tags AS t JOIN items AS i USING (key)
            WHERE t.tag = counted.tag AND i.kind = 'article' ORDER BY t.key DESC LIMIT 1
        ) AS key FROM (
            SELECT tag, count(*) AS many FROM item_tags
            GROUP BY tag ORDER BY many DESC, tag LIMIT ?
        ) AS counted
    ) LEFT JOIN items USING (key) LEFT JOIN spellings USING (key) ORDER BY many DESC, tag
"""
_MOST: Final = 1000  # tags; a county has a hundred


class Word(NamedTuple):
    """A word that items are filed under.

    Args:
        text: The word.
        syllables: How its characters are read, without tones; empty when nobody says.
        items: How many items bear it.
    """

    text: str
    syllables: tuple[str, ...]
    items: int


def vocabulary(database: Database) -> list[Word]:
    """Return the tags of all items, the commonest first."""
    return [
        Word(row["tag"], _syllables(row["tag"], row), row["many"])
        for row in database.rows(_TAGS, (_MOST,))
    ]


def _syllables(tag: str, row: Row) -> tuple[str, ...]:
    said = [row["title"] or "", *json.loads(row["tags"] or "[]")]
    return spelling.syllables_of(tag, said, row["initials"] or "", row["pinyin"] or "")
