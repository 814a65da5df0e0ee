"""Read what someone typed into the search box.

Each part must be found for an item to be found: Chinese and numbers in its words,
letters in its words or in how its title and tags are spelled, by pinyin or by
initials (``td`` finds 土豆). ``土豆wyb`` is two parts.

Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from content.library.terms import fold, is_settled_by_terms, query_grams

PARTS_MOST: Final = 8  # nobody says more at a screen; each costs a look into the index
WORDS_MOST: Final = 80  # characters: as long as a title

_LETTERS = re.compile(r"[a-z]+")
_CHINESE = "\u3400-\u9fff\U00020000-\U000323af"
_HALVES = re.compile(f"[{_CHINESE}]+|[^{_CHINESE}]+")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of what is looked for.

    Args:
        text: The part, folded.
        grams: Terms that an item with this text has.
        is_settled: The terms prove it; otherwise look into the text.
        is_spelling: It may also be pinyin or initials.
    """

    text: str
    grams: frozenset[str]
    is_settled: bool
    is_spelling: bool


def parse(words: str) -> list[Part]:
    """Return the parts of what was typed; none when there is nothing to look for."""
    texts = [half for word in fold(words[:WORDS_MOST]).split() for half in _halves(word)]
    parts = [_part(text) for text in dict.fromkeys(texts)]
    return [part for part in parts if part.grams][:PARTS_MOST]


def _halves(word: str) -> list[str]:
    """Part letters from Chinese; A4纸 stays whole, for A4 cannot be a spelling."""
    halves = _HALVES.findall(word)
    return halves if any(_LETTERS.fullmatch(half) for half in halves) else [word]


def _part(text: str) -> Part:
    return Part(
        text=text,
        grams=frozenset(query_grams(text)),
        is_settled=is_settled_by_terms(text),
        is_spelling=bool(_LETTERS.fullmatch(text)),
    )
