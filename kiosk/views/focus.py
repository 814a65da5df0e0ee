"""Where the keys of a keyboard or a switch lead: from place to place, as one reads.

Pure: places in, the number of one of them out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

ASIDE: Final = 3.0  # a place straight ahead is worth three times the way of one beside it


class Way(Enum):
    """A key."""

    NEXT = "next"
    BACK = "back"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the glass, in any unit."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2


def reading_order(spots: Sequence[Spot]) -> list[int]:
    """Return numbers of places line by line, each line from the left.

    A place belongs to a line when its middle lies within the height of the line's highest.
    """
    left = sorted(range(len(spots)), key=lambda at: spots[at].y)
    ordered: list[int] = []
    while left:
        first = spots[left[0]]
        line = [at for at in left if spots[at].middle[1] < first.y + first.height]
        line = line or left[:1]  # a place without a height
        ordered += sorted(line, key=lambda at: spots[at].x)
        left = [at for at in left if at not in line]
    return ordered


def step(spots: Sequence[Spot], now: int | None, way: Way) -> int | None:
    """Return where a key leads.

    Args:
        spots: Every place that can be pressed.
        now: Where one is; None at the beginning.
        way: The key.

    Returns:
        The place; the one where one is when nothing lies that way; None without places.
    """
    if not spots:
        return None
    ordered = reading_order(spots)
    if now is None:
        return ordered[-1] if way is Way.BACK else ordered[0]
    if way in {Way.NEXT, Way.BACK}:
        place = ordered.index(now) + (1 if way is Way.NEXT else -1)
        return ordered[place % len(ordered)]
    ahead = [(_distance(spots[now], spots[at], way), at) for at in ordered if at != now]
    reachable = [(far, at) for far, at in ahead if far is not None]
    return min(reachable)[1] if reachable else now


def _distance(here: Spot, there: Spot, way: Way) -> float | None:
    """Return how far a place is that way; None when it does not lie that way."""
    across, down = (b - a for a, b in zip(here.middle, there.middle, strict=True))
    if way in {Way.LEFT, Way.RIGHT}:
        ahead = across if way is Way.RIGHT else -across
        beside = _gap(here.y, here.height, there.y, there.height)
        least = min(here.width, there.width) / 2
    else:
        ahead = down if way is Way.DOWN else -down
        beside = _gap(here.x, here.width, there.x, there.width)
        least = min(here.height, there.height) / 2
    return ahead + ASIDE * beside if ahead >= least else None


def _gap(one: float, length: float, other: float, other_length: float) -> float:
    """Return how far two stretches of a line are apart; 0 where they share some of it."""
    return max(0.0, other - one - length, one - other - other_length)
