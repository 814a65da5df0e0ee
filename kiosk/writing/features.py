"""Turn ink into a row of numbers that says where it runs in which direction.

Neither the order of the strokes nor where one ends and the next begins matters:
a character written in the wrong order, or with strokes joined, gives nearly the
same numbers. Ink is brought to one size and place first, by its centre of mass and
its spread, which a stray tail moves less than it moves the box around it.

Pure, and without any library: village machines have none for numbers.

Source: Bai and Huo, "A study on the use of 8-directional features for online
handwritten Chinese character recognition", ICDAR 2005.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Point = tuple[float, float]
    Stroke = Sequence[Point]
    Ink = Sequence[Stroke]
    Step = tuple[float, float, float, float]  # middle x, y; dx, dy

GRID: Final = 8  # cells a side
DIRECTIONS: Final = 8
COUNT: Final = GRID * GRID * DIRECTIONS

_STEP: Final = 0.035  # of the square: the longest piece of ink that counts as straight
_SPREAD: Final = 4.4  # the square is so many times as wide as the ink's spread
_THIN: Final = 0.34  # least spread across, of the spread along: 一 stays a line
_SCRIBBLED: Final = 1e-4  # least spread of ink, of its length: rounding may leave none
_DOT: Final = 0.02  # length of a touch without a move, of the way to it


def features(ink: Ink) -> list[float]:
    """Return the numbers of some ink, `COUNT` of them; all 0 for none."""
    found = [0.0] * COUNT
    for x, y, dx, dy in _steps(ink):
        length = math.hypot(dx, dy)
        turn = math.atan2(dy, dx) * (DIRECTIONS / math.tau) % DIRECTIONS
        first = int(turn)
        part = turn - first
        first %= DIRECTIONS
        second = (first + 1) % DIRECTIONS
        across, down = x * GRID - 0.5, y * GRID - 0.5
        column, row = math.floor(across), math.floor(down)
        right, below = across - column, down - row
        for at_row, high in ((row, 1 - below), (row + 1, below)):
            if not 0 <= at_row < GRID:
                continue
            for at_column, wide in ((column, 1 - right), (column + 1, right)):
                if 0 <= at_column < GRID:
                    cell = (at_row * GRID + at_column) * DIRECTIONS
                    weight = length * high * wide
                    found[cell + first] += weight * (1 - part)
                    found[cell + second] += weight * part
    return [math.sqrt(each) for each in found]


def _steps(ink: Ink) -> Iterator[Step]:
    """Cut ink, brought to the unit square, into short straight pieces."""
    pieces = list(_pieces(ink))
    whole = sum(math.hypot(dx, dy) for _, _, dx, dy in pieces)
    if not whole:
        return
    middle_x, spread_x = _moments(((x, dx, dy) for x, _, dx, dy in pieces), whole)
    middle_y, spread_y = _moments(((y, dy, dx) for _, y, dx, dy in pieces), whole)
    most = max(spread_x, spread_y, whole * _SCRIBBLED)
    wide, high = _SPREAD * max(spread_x, most * _THIN), _SPREAD * max(spread_y, most * _THIN)
    for x, y, dx, dy in pieces:
        to_x, to_y = dx / wide, dy / high
        count = math.ceil(math.hypot(to_x, to_y) / _STEP) or 1
        begin_x = (x - middle_x) / wide + 0.5 - to_x / 2
        begin_y = (y - middle_y) / high + 0.5 - to_y / 2
        for turn in range(count):
            at = (turn + 0.5) / count
            yield begin_x + at * to_x, begin_y + at * to_y, to_x / count, to_y / count


def _pieces(ink: Ink) -> Iterator[Step]:
    """Give every straight piece by its middle; a dot is a short one, down and right."""
    size = max([1.0, *(abs(each) for stroke in ink for point in stroke for each in point)])
    for stroke in ink:
        moved = False
        for (x1, y1), (x2, y2) in pairwise(stroke):
            if (x1, y1) != (x2, y2):
                moved = True
                yield (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
        if stroke and not moved:
            yield stroke[0][0], stroke[0][1], size * _DOT, size * _DOT


def _moments(pieces: Iterator[tuple[float, float, float]], whole: float) -> tuple[float, float]:
    """Return the centre and the spread of pieces along one axis, weighted by length."""
    total = squares = 0.0
    for at, along, across in pieces:
        length = math.hypot(along, across)
        total += length * at
        squares += length * (at * at + along * along / 12)
    middle = total / whole
    return middle, math.sqrt(max(0.0, squares / whole - middle * middle))
