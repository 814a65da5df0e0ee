"""How what a village writes itself is spelled, as the county spells what it publishes.

Pure. The county has pypinyin for it (`content.pinyin`); here the words of the pinyin keys
do, the longest that fits first, and of a character read in several ways the commonest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RUN: Final = re.compile(r"[\u3400-\u9fff]+|[A-Za-z0-9]+")
_LONGEST: Final = 4  # characters of a word that pinyin keys write


def spellings(texts: Sequence[Sequence[str]], words: Iterable[str]) -> list[tuple[str, str]]:
    """Return first letters and pinyin of each of several things.

    Args:
        texts: Title and tags of each.
        words: Lines of the table of `kiosk.views.spelling`: most of them are let pass.

    Returns:
        One word of each for every run of characters: ``tszy zyl`` for 停水，找老李 is the
            first of a pair whose second is ``tingshui zhaolaoli``.
    """
    used = set("".join(text for each in texts for text in each))
    known: dict[str, list[str]] = {}
    for line in words:
        word, _, syllables = line.partition(" ")
        if used.issuperset(word):
            known.setdefault(word, syllables.split("'"))
    return [_spelling(each, known) for each in texts]


def _spelling(texts: Sequence[str], known: dict[str, list[str]]) -> tuple[str, str]:
    runs = dict.fromkeys(run for text in texts for run in _RUN.findall(text))
    read = [_syllables(run, known) for run in runs]
    first = " ".join("".join(part[0] for part in parts) for parts in read)
    return first.lower(), " ".join("".join(parts) for parts in read).lower()


def _syllables(run: str, known: dict[str, list[str]]) -> list[str]:
    """Read a run of characters; letters and digits are one syllable."""
    if run.isascii():
        return [run]
    read: list[str] = []
    while run:
        lengths = range(min(_LONGEST, len(run)), 0, -1)
        word = next((run[:length] for length in lengths if run[:length] in known), run[0])
        read += known.get(word, [word])
        run = run[len(word) :]
    return read
