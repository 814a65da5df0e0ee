"""Guess which character some ink is, and weigh the guesses by what can be found.

The nearest characters by shape come first; of two that look alike (土 and 士) the
one that more items hold is meant. What no item holds comes last: nobody finds
anything by it.

Pure.
"""

from __future__ import annotations

import math
from heapq import nsmallest
from operator import mul
from typing import TYPE_CHECKING, Final, NamedTuple

from kiosk.writing.features import features
from kiosk.writing.model import LOWEST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kiosk.writing.features import Ink
    from kiosk.writing.model import Model

NEAREST: Final = 60  # what is weighed; the right one is among so many 998 times of 1,000

# How much nearer, in squared spreads, a character counts that is in e times as many
# items; measured on drawings of other characters than those of the tests.
_FAVOUR: Final = 2.0
_ABSENT: Final = 60.0  # how much further one that is in none


class Guess(NamedTuple):
    """A character, and how far the ink is from it, in squared spreads of handwriting."""

    character: str
    far: float


def guesses(ink: Ink, model: Model, most: int = NEAREST) -> list[Guess]:
    """Return the characters nearest to some ink, the nearest first; none for no ink."""
    found = features(ink)
    if not any(found):
        return []
    at = tuple(
        sum(map(mul, axis, found)) - middle - LOWEST
        for axis, middle in zip(model.axes, model.centre, strict=True)
    )
    far = [math.dist(at, tuple(place)) for place in model.places]  # whole numbers are shared
    return [
        Guess(model.characters[index], (far[index] * model.unit) ** 2)
        for index in nsmallest(most, range(len(far)), far.__getitem__)
    ]


def weighed(found: Sequence[Guess], holding: Mapping[str, int], most: int) -> list[str]:
    """Return characters, the likeliest first.

    Args:
        found: What the ink may be.
        holding: How many items hold each character; one not named is in none.
        most: How many to return.
    """
    return [guess.character for guess in nsmallest(most, found, lambda one: _cost(one, holding))]


def _cost(guess: Guess, holding: Mapping[str, int]) -> float:
    items = holding.get(guess.character, 0)
    return guess.far - _FAVOUR * math.log(items) if items else guess.far + _ABSENT
