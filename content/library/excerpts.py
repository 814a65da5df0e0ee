"""Show where in a text the words were found.

Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from content.library.terms import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Mark = tuple[int, int]

LENGTH: Final = 64  # characters: two lines of a card
_BEFORE: Final = 16  # characters shown before the first word found
_CUT: Final = "…"


def excerpt(text: str, words: Sequence[str]) -> tuple[str, tuple[Mark, ...]]:
    """Return a part of a text around the first of the words, and where they stand in it.

    Args:
        text: What to take a part of; lines become spaces.
        words: Folded.
    """
    found = [at for word in words if (at := fold(text).find(word)) >= 0]
    start = max(0, min(found, default=0) - _BEFORE)
    start = text.rfind("\n", start, min(found, default=0)) + 1 or start
    part = text[start : start + LENGTH].replace("\n", " ").rstrip()
    shown = (_CUT if start and text[start - 1] != "\n" else "") + part
    shown += _CUT if start + LENGTH < len(text) else ""
    return shown, marks(shown, words)


def marks(text: str, words: Iterable[str], more: Iterable[Mark] = ()) -> tuple[Mark, ...]:
    """Return (start, length) of every place where a word stands, in order, none overlapping.

    Args:
        text: Where to look.
        words: Folded.
        more: Places known otherwise.
    """
    folded = fold(text)
    found = [*more]
    for word in words:
        at = folded.find(word)
        while at >= 0:
            found.append((at, len(word)))
            at = folded.find(word, at + len(word))
    return _merged(sorted(found))


def _merged(found: list[Mark]) -> tuple[Mark, ...]:
    merged: list[Mark] = []
    for start, length in found:
        if merged and start <= sum(merged[-1]):
            first, before = merged.pop()
            merged.append((first, max(before, start + length - first)))
        else:
            merged.append((start, length))
    return tuple(merged)
