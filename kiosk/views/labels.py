"""Put words beside places so that none lies on another. Pure.

Places come in the order in which they must be read; each takes the nearest spot that is
free, and where there is none the one that hides least.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FAR: Final = 20  # steps away from where it would be best
_STEP: Final = 0.45  # of the box's height
_ACROSS: Final = 1.6  # a box is wide: a step across is longer than one down
_WAYS: Final = tuple((cos(pi * n / 8), sin(pi * n / 8)) for n in range(16))


@dataclass(frozen=True, slots=True)
class Box:
    """A box in pixels, by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    def shared(self, other: Box) -> float:
        """Return how much ground both cover."""
        across = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        down = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return max(0.0, across) * max(0.0, down)

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of it that is nearest to another."""
        return (
            max(self.x, min(self.x + self.width, x)),
            max(self.y, min(self.y + self.height, y)),
        )

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return 0 <= x - self.x <= self.width and 0 <= y - self.y <= self.height


@dataclass(frozen=True, slots=True)
class Line:
    """Ground at one height, in pixels: its widest stretch."""

    y: float
    left: float
    right: float


def housed(box: Box, lines: Sequence[Line], edge: float) -> Box:
    """Return a box where its ground has room for it, as near as can be to where it was.

    Args:
        box: Where it would be best.
        lines: The ground, cut from top to bottom at even heights.
        edge: Pixels that stay free to the ground's outline.
    """
    spots = [_in_lines(box, lines[n:], edge) for n in range(len(lines))]
    return min(
        (spot for spot in spots if spot),
        key=lambda spot: (spot[0], abs(spot[1].x - box.x) + abs(spot[1].y - box.y)),
        default=(0.0, box),
    )[1]


def _in_lines(box: Box, lines: Sequence[Line], edge: float) -> tuple[float, Box] | None:
    """Return the box below a line, and by how much it is too wide there; None where it is too high."""
    top = lines[0].y + edge
    beside = [line for line in lines if line.y <= top + box.height + edge]
    if len(beside) == len(lines):
        return None
    left, right = (
        max(line.left for line in beside) + edge,
        min(line.right for line in beside) - edge,
    )
    lacks = max(0.0, box.width - (right - left))
    x = (left + right - box.width) / 2 if lacks else max(left, min(right - box.width, box.x))
    return lacks, Box(x, top, box.width, box.height)


def arranged(wanted: Sequence[Box], within: Box, gap: float) -> list[Box]:
    """Return where each box comes to stand.

    Args:
        wanted: Each where it would be best, the most important first.
        within: What none may leave.
        gap: Pixels between two of them.
    """
    placed: list[Box] = []
    for box in wanted:
        placed.append(_free(box, placed, within, gap))
    return placed


def _free(box: Box, placed: Sequence[Box], within: Box, gap: float) -> Box:
    best, least = box, float("inf")
    for spot in _spots(box):
        kept = _kept(spot, within)
        hidden = _hidden(kept, placed, gap)
        if hidden < least:
            best, least = kept, hidden
        if not hidden:
            break
    return best


def _spots(box: Box) -> Iterable[Box]:
    """Return the box, and the box moved, the nearest first."""
    yield box
    for step in range(1, _FAR + 1):
        far = step * _STEP * box.height
        for across, down in _WAYS:
            x, y = box.x + far * _ACROSS * across, box.y + far * down
            yield Box(x, y, box.width, box.height)


def _kept(box: Box, within: Box) -> Box:
    right = within.x + within.width - box.width
    bottom = within.y + within.height - box.height
    x, y = max(within.x, min(right, box.x)), max(within.y, min(bottom, box.y))
    return Box(x, y, box.width, box.height)


def _hidden(box: Box, placed: Iterable[Box], gap: float) -> float:
    grown = Box(box.x - gap, box.y - gap, box.width + 2 * gap, box.height + 2 * gap)
    return sum(grown.shared(other) for other in placed)
