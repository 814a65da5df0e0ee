"""Write Chinese with pinyin keys: what the letters so far may mean.

Pure but for the table, which is read once when somebody begins to write
(`kiosk/pinyin.txt`, made by ``make pinyin``). Words are found by all their syllables,
by the beginning of the last one, or by first letters alone (``kh`` finds 开会); of a
longer row of letters the longest beginning that means something is offered, and the
rest stays to be chosen after it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).resolve().parents[1] / "pinyin.txt"
LETTERS_MOST: Final = 24  # four syllables; longer is a child leaning on the glass
OFFERED: Final = 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word the letters may mean.

    Args:
        word: The word.
        letters: How many of the letters it uses up.
    """

    word: str
    letters: int


class Table:
    """The words, by how they are typed.

    Args:
        lines: A word and its syllables each, the commonest first.
    """

    def __init__(self, lines: list[str]) -> None:
        self._words: list[str] = []
        self._whole: dict[str, list[int]] = {}  # by all letters
        self._first: dict[str, list[int]] = {}  # by the first letter of each syllable
        for rank, line in enumerate(lines):
            word, _, syllables = line.partition(" ")
            self._words.append(word)
            self._whole.setdefault(syllables.replace("'", ""), []).append(rank)
            if "'" in syllables:
                first = "".join(part[0] for part in syllables.split("'"))
                self._first.setdefault(first, []).append(rank)
        self._typed = sorted(self._whole)

    def candidates(self, letters: str, most: int = OFFERED) -> list[Candidate]:
        """Return what letters may mean: all of them first, then the longest beginnings.

        Args:
            letters: As typed, small letters.
            most: How many to offer.
        """
        letters = letters[:LETTERS_MOST]
        found: dict[str, int] = {}
        for length in range(len(letters), 0, -1):
            typed = letters[:length]
            ranks = [*self._whole.get(typed, ()), *self._first.get(typed, ())]
            if length == len(letters):
                ranks += self._begun(typed, most)
            for rank in ranks:
                found.setdefault(self._words[rank], length)
            if len(found) >= most:
                break
        return [Candidate(word, length) for word, length in found.items()][:most]

    def _begun(self, typed: str, most: int) -> list[int]:
        """Return the commonest words of which so much is typed."""
        begin = bisect_left(self._typed, typed)
        end = bisect_left(self._typed, typed + "~", begin)  # behind every letter
        ranks = (rank for key in self._typed[begin:end] for rank in self._whole[key])
        return nsmallest(most, ranks)


def lines() -> list[str]:
    """Return the words as the file has them, and keep none."""
    return TABLE.read_text("utf-8").splitlines()


@cache
def table() -> Table:
    """Return the table, read at its first use."""
    return Table(lines())
