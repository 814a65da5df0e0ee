"""What a reader may have meant when nothing holds what she wrote.

Compared are sounds, as the region mixes them (zh z, ch c, sh s, l n, ng n), first
letters, and characters; one letter too many, too few or wrong is forgiven, two in a
long word. Only words that something is filed under are offered: each finds something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.views.topics import topic_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from content.library.vocabulary import Word

OFFERS_MOST: Final = 6
_LETTERS: Final = re.compile(r"[a-z]+")
_MIXED: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"), ("v", "u"))
_LONG: Final = 7  # letters; two of so many may be wrong
_SHORT: Final = 3  # letters or fewer: first letters, of which none may be wrong
_FAR: Final = 9


@dataclass(frozen=True, slots=True)
class Offer:
    """A word that finds something, beside its drawing."""

    word: str
    picture: str


def offers(words: str, vocabulary: Sequence[Word], most: int = OFFERS_MOST) -> list[Offer]:
    """Return the words nearest to what was written, the nearest and commonest first.

    Args:
        words: What was written.
        vocabulary: What items are filed under.
        most: How many.
    """
    asked = words.replace(" ", "").casefold()
    if not asked:
        return []
    measure = _by_letters(asked) if _LETTERS.fullmatch(asked) else _by_characters(asked, vocabulary)
    ranked = [(measure(word), -word.items, word.text) for word in vocabulary if word.text != words]
    near = sorted(each for each in ranked if each[0] < _FAR)
    return [Offer(text, topic_picture(text) or "paper") for _, _, text in near[:most]]


def sound(pinyin: str) -> str:
    """Return pinyin as it is heard here: what is mixed up becomes one."""
    for said, heard in _MIXED:
        pinyin = pinyin.replace(said, heard)
    return pinyin


def apart(asked: str, word: str) -> int:
    """Return how many letters are wrong, too many or too few; the word may go on."""
    row = list(range(len(word) + 1))
    for at, letter in enumerate(asked, 1):
        corner, row[0] = row[0], at
        for place, other in enumerate(word, 1):
            corner, row[place] = (
                row[place],
                min(corner + (letter != other), row[place] + 1, row[place - 1] + 1),
            )
    return min(row)


def _by_letters(asked: str) -> Callable[[Word], int]:
    heard = sound(asked)
    forgiven = 0 if len(heard) <= _SHORT else 1 if len(heard) < _LONG else 2

    def measure(word: Word) -> int:
        if not word.syllables:
            return _FAR
        firsts = "".join(each[0] for each in word.syllables)
        whole = sound("".join(word.syllables))
        far = min(apart(heard, whole), 1 if whole in heard else _FAR)
        if 1 < len(asked) <= len(firsts) + 1:
            far = min(far, 1 + apart(sound(asked), sound(firsts)))
        return far if far <= max(1, forgiven) else _FAR

    return measure


def _by_characters(asked: str, vocabulary: Sequence[Word]) -> Callable[[Word], int]:
    heard = _heard(asked, _readings(vocabulary))

    def measure(word: Word) -> int:
        sounds_alike = heard and word.syllables and heard == sound("".join(word.syllables))
        if sounds_alike or word.text in asked:
            return 0
        return apart(asked, word.text) if set(asked) & set(word.text) else _FAR

    return measure


def _readings(vocabulary: Sequence[Word]) -> dict[str, str]:
    """Return how characters are read, as far as the vocabulary says."""
    return {
        character: syllable
        for word in vocabulary
        for character, syllable in zip(word.text, word.syllables, strict=False)
    }


def _heard(asked: str, readings: Mapping[str, str]) -> str:
    """Return the sound of characters; empty when one of them is not known."""
    syllables = [readings.get(each, "") for each in asked]
    return sound("".join(syllables)) if all(syllables) else ""
