"""A county's map laid flat: outlines and spots from 0 to 1, ready to be drawn. Pure.

Where a county knows no outlines, each township is given the ground that is nearer to its
seat than to any other: a scheme, and said to be one wherever it is drawn. Called by the
screen of a village, by the public site and by the newsroom.

Source: cells are Voronoi's, by cutting the hull with the line halfway to each neighbour;
the hull by Andrew's monotone chain.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, pi, radians, sin
from statistics import median
from typing import TYPE_CHECKING, Final

from content.countymap import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from content.countymap import CountyMap, Feature

ROUND: Final = 24  # corners of the ground around an outer township's seat
REACH: Final = 0.62  # of the way to the next township: how far that ground reaches
ALONE: Final = 0.05  # degrees: the ground of a township that has no neighbour

Point = tuple[float, float]  # to the right, downwards


@dataclass(frozen=True, slots=True)
class Field:
    """A township laid flat.

    Args:
        code: Its code.
        name: Its name.
        at: Where its name belongs.
        rings: Its outline and the holes in it.
    """

    code: str
    name: str
    at: Point
    rings: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """A village, market or station laid flat."""

    code: str
    name: str
    kind: PlaceKind
    at: Point


@dataclass(frozen=True, slots=True)
class Plane:
    """All of a map, from 0 to 1 both ways.

    Args:
        aspect: Width by height of what is 1 by 1 here.
        fields: The townships.
        dots: What stands in them.
    """

    aspect: float
    fields: tuple[Field, ...]
    dots: tuple[Dot, ...]

    def field(self, code: str) -> Field | None:
        """Return the township that a code is, or lies in."""
        return next((one for one in self.fields if code.startswith(one.code)), None)

    def hit(self, at: Point) -> Field | None:
        """Return the township on whose ground a point is."""
        return next((one for one in self.fields if inside(at, one.rings)), None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a map is drawn on: from 0 to 1 -> units of a drawing, as SVG says it.

    Args:
        aspect: Width by height of the map.
        width: Of the sheet.
        edge: What stays free all round.
    """

    aspect: float
    width: int
    edge: int

    @property
    def height(self) -> int:
        """Of the sheet."""
        return round((self.width - 2 * self.edge) / self.aspect) + 2 * self.edge

    def spot(self, at: Point) -> tuple[int, int]:
        """Return where a point comes to lie."""
        inner = self.width - 2 * self.edge
        return round(self.edge + at[0] * inner), round(self.edge + at[1] * inner / self.aspect)

    def path(self, rings: Iterable[Sequence[Point]]) -> str:
        """Return an outline and the holes in it as a path."""
        lines = (" L".join("{} {}".format(*self.spot(one)) for one in ring) for ring in rings)
        return " ".join(f"M{line} z" for line in lines)


def lay(drawn: CountyMap) -> Plane:
    """Lay a map flat: true to scale around its middle, north above."""
    flat = _Flat(drawn.features)
    townships = drawn.of(PlaceKind.TOWNSHIP)
    if townships[0].at is None:
        shapes = [tuple(tuple(map(flat.point, ring)) for ring in one.rings) for one in townships]
        seats = [_middle(shape) for shape in shapes]
    else:
        seats = [flat.point(one.at) for one in townships if one.at is not None]
        shapes = [(cell,) for cell in cells(seats)]
    others = [
        (one, flat.point(one.at) if one.at else _middle([tuple(map(flat.point, one.rings[0]))]))
        for one in drawn.features
        if one.kind is not PlaceKind.TOWNSHIP
    ]
    edges = [point for shape in shapes for ring in shape for point in ring]
    fit = _Fit([*edges, *(at for _, at in others)])
    return Plane(
        fit.width / fit.height,
        tuple(
            Field(
                one.code,
                one.name,
                fit.point(seat),
                tuple(tuple(map(fit.point, ring)) for ring in shape),
            )
            for one, seat, shape in zip(townships, seats, shapes, strict=True)
        ),
        tuple(Dot(one.code, one.name, one.kind, fit.point(at)) for one, at in others),
    )


def cells(seats: Sequence[Point]) -> list[tuple[Point, ...]]:
    """Return for each seat the ground nearer to it than to any other, none of it far away."""
    reach = REACH * _usual_distance(seats)
    turns = [2 * pi * n / ROUND for n in range(ROUND)]
    around = [(x + reach * cos(t), y + reach * sin(t)) for x, y in seats for t in turns]
    whole = hull(around)
    found = []
    for seat in seats:
        cell = whole
        for other in seats:
            if other != seat:
                cell = _cut(cell, seat, other)
        found.append(tuple(cell))
    return found


def hull(points: Iterable[Point]) -> list[Point]:
    """Return the corners of the smallest convex outline around points."""
    ordered = sorted(set(points))
    return [*_chain(ordered), *_chain(ordered[::-1])]


def inside(at: Point, rings: Iterable[Sequence[Point]]) -> bool:
    """Tell whether a point lies within an outline and in none of its holes."""
    x, y = at
    crossed = False
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                crossed = not crossed
    return crossed


def stretches(rings: Iterable[Sequence[Point]], level: float) -> list[tuple[float, float]]:
    """Return where an outline is crossed at a height: the left and right end of each stretch in it."""
    crossings = sorted(
        (bx - ax) * (level - ay) / (by - ay) + ax
        for ring in rings
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True)
        if (ay > level) != (by > level)
    )
    return list(zip(crossings[::2], crossings[1::2], strict=False))


class _Flat:
    """Degrees -> a plane on which a step east is as long as a step south."""

    def __init__(self, features: Iterable[Feature]) -> None:
        norths = [
            north
            for one in features
            for _, north in ([one.at] if one.at else [spot for ring in one.rings for spot in ring])
        ]
        self._narrow = cos(radians((min(norths) + max(norths)) / 2))

    def point(self, spot: Point) -> Point:
        return spot[0] * self._narrow, -spot[1]


class _Fit:
    """A plane -> 0 to 1."""

    def __init__(self, points: Sequence[Point]) -> None:
        xs, ys = zip(*points, strict=True)
        self._left, self._top = min(xs), min(ys)
        self.width = max(max(xs) - self._left, 1e-6)  # a map of one line
        self.height = max(max(ys) - self._top, 1e-6)

    def point(self, at: Point) -> Point:
        return (at[0] - self._left) / self.width, (at[1] - self._top) / self.height


def _usual_distance(seats: Sequence[Point]) -> float:
    nearest = [
        min((hypot(x - a, y - b) for a, b in seats if (a, b) != (x, y)), default=ALONE)
        for x, y in seats
    ]
    return median(nearest)


def _cut(cell: Sequence[Point], seat: Point, other: Point) -> list[Point]:
    """Keep of a cell what is nearer to its seat than to another."""
    kept: list[Point] = []
    before = cell[-1] if cell else seat
    for corner in cell:
        here, there = _side(corner, seat, other), _side(before, seat, other)
        if (here < 0) != (there < 0):
            part = there / (there - here)
            kept.append(
                (
                    before[0] + part * (corner[0] - before[0]),
                    before[1] + part * (corner[1] - before[1]),
                )
            )
        if here < 0:
            kept.append(corner)
        before = corner
    return kept


def _side(at: Point, seat: Point, other: Point) -> float:
    """Return how far a point lies beyond the line halfway; below 0 on the seat's side."""
    across, down = other[0] - seat[0], other[1] - seat[1]
    half_x, half_y = (seat[0] + other[0]) / 2, (seat[1] + other[1]) / 2
    return (at[0] - half_x) * across + (at[1] - half_y) * down


def _chain(ordered: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in ordered:
        while len(chain) > 1 and not _turns(chain[-2], chain[-1], point):
            chain.pop()
        chain.append(point)
    return chain[:-1]


def _turns(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0


def _middle(rings: Sequence[Sequence[Point]]) -> Point:
    """Return where a name belongs: the middle of the widest stretch at the outline's half height."""
    ys = [y for _, y in rings[0]]
    level = (min(ys) + max(ys)) / 2
    found = stretches(rings, level)
    if not found:
        return rings[0][0]
    left, right = max(found, key=lambda ends: ends[1] - ends[0])
    return (left + right) / 2, level
