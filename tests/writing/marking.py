"""Let the hand write characters and count how often the recogniser reads them."""

from __future__ import annotations

import random
import time
from typing import NamedTuple

from kiosk.writing import recogniser
from tests.writing.hand import write


class Marks(NamedTuple):
    """How many of so many were right first, among five, among ten; and the times in ms."""

    runs: int
    first: int
    five: int
    ten: int
    times: list

    def share(self, count):
        return count / self.runs

    def line(self):
        rates = (f"{100 * self.share(each):.1f}" for each in (self.first, self.five, self.ten))
        return "{} % first, {} % among 5, {} % among 10".format(*rates)


def marks(strokes, characters, read, *, seed, times=1, **hand):
    """Write each character so many times and mark what `read` makes of the ink.

    Args:
        strokes: By character.
        characters: Which of them; those without strokes are left out.
        read: Ink -> characters, the likeliest first.
        seed: Of chance.
        times: How often each.
        hand: See `tests.writing.hand.write`.
    """
    source = random.Random(seed)
    ranks, spent = [], []
    for letter in characters:
        for _ in range(times if letter in strokes else 0):
            ink = write(strokes[letter], source, **hand)
            begun = time.perf_counter()
            found = read(ink)
            spent.append((time.perf_counter() - begun) * 1000)
            ranks.append(found.index(letter) if letter in found else len(found) + 10)
    within = [sum(rank < most for rank in ranks) for most in (1, 5, 10)]
    return Marks(len(ranks), *within, spent)


def by_shape(model):
    """Return a reader that knows no library."""
    return lambda ink: [guess.character for guess in recogniser.guesses(ink, model, 10)]


def by_library(model, library):
    """Return a reader that weighs by what a library holds, as the pad does."""

    def read(ink):
        found = recogniser.guesses(ink, model)
        holding = library.holding(guess.character for guess in found)
        return recogniser.weighed(found, holding, 10)

    return read
