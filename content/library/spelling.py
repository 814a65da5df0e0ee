"""Find letters in how a title is spelled, and the characters they stand for.

An item brings its spelling along (`content.pinyin`): one word of pinyin and one of
initials for each run of Chinese characters of its title and tags.

Pure.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Mark = tuple[int, int]

_SYLLABLE = re.compile("[a-z]h?[aeiouv]*(?<=[aeiouv])(?:ng?|r)?")
_SYLLABLE_MOST: Final = 6  # letters: zhuang
_ENDS_SYLLABLE: Final = frozenset("aeiouvngr")  # what a syllable can end with
_NEVER_FIRST: Final = frozenset("iuv")  # no syllable begins so
_RUN = re.compile(r"[\u3400-\u9fff]+|[A-Za-z0-9]+")


def is_spelled(letters: str, initials: str, pinyin: str) -> bool:
    """Tell whether letters stand anywhere in the initials, or begin a syllable of pinyin."""
    return letters in initials or _begins_syllable(letters, pinyin)


def _begins_syllable(letters: str, pinyin: str) -> bool:
    """Look for letters where a syllable may begin: ``an`` is in ``hean``, not in ``wan``."""
    if letters[0] in _NEVER_FIRST:
        return False
    at = pinyin.find(letters)
    while at > 0 and pinyin[at - 1] not in _ENDS_SYLLABLE and pinyin[at - 1] != " ":
        at = pinyin.find(letters, at + 1)
    return at >= 0


def title_marks(letters: str, title: str, initials: str, pinyin: str) -> list[Mark]:
    """Return (start, length) of the characters of a title that the letters spell."""
    spelled = _spelled([title], initials, pinyin)
    return [
        (run.start() + at, length)
        for run in _RUN.finditer(title)
        if run.group() in spelled
        for at, length in _in_run(letters, len(run.group()), *spelled[run.group()])
    ]


def syllables_of(word: str, texts: Iterable[str], initials: str, pinyin: str) -> tuple[str, ...]:
    """Return how each character of a word is read; empty when that is not said.

    Args:
        word: One of the texts.
        texts: Title and tags of an item, in order.
        initials: By first letters, as the item brings them.
        pinyin: In full, likewise.
    """
    said = _spelled(texts, initials, pinyin).get(word)
    found = _syllables(*said) if said else []
    return tuple(found) if len(found) == len(word) else ()


def _spelled(texts: Iterable[str], initials: str, pinyin: str) -> dict[str, tuple[str, str]]:
    """Return initials and pinyin of each run of characters; an item says each run once."""
    runs = dict.fromkeys(run for text in texts for run in _RUN.findall(text))
    return dict(zip(runs, zip(initials.split(), pinyin.split(), strict=False)))  # noqa: B905  there may be more: tags follow a title


def _in_run(letters: str, characters: int, initials: str, pinyin: str) -> Iterator[Mark]:
    if len(initials) != characters:  # letters and digits in the title: one word, one initial
        return
    if letters in initials:
        yield initials.index(letters), len(letters)
        return
    syllables = _syllables(initials, pinyin)
    for at in range(len(syllables)):
        if "".join(syllables[at:]).startswith(letters):
            yield at, _count(syllables[at:], len(letters))
            return


def _count(syllables: list[str], letters: int) -> int:
    """Return how many syllables so many letters reach into."""
    count = 0
    while letters > 0:
        letters -= len(syllables[count])
        count += 1
    return count


def _syllables(initials: str, pinyin: str) -> list[str]:
    """Cut a word of pinyin into syllables that begin with these initials.

    Returns:
        One syllable for each initial; none at all when the two do not fit.
    """
    ends: list[dict[int, int]] = [{0: 0}]  # for each initial: where its syllable may end: begin
    for first in initials:
        ends.append({end: at for at in ends[-1] for end in _ends(first, pinyin, at)})
    cuts = [len(pinyin)]
    for begins in reversed(ends[1:]):
        if cuts[-1] not in begins:
            return []
        cuts.append(begins[cuts[-1]])
    cuts.reverse()
    return [pinyin[at:end] for at, end in pairwise(cuts)]


def _ends(first: str, pinyin: str, at: int) -> list[int]:
    if not pinyin.startswith(first, at):
        return []
    last = min(len(pinyin), at + _SYLLABLE_MOST)
    return [end for end in range(at + 1, last + 1) if _SYLLABLE.fullmatch(pinyin, at, end)]
