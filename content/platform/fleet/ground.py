"""Where the stations are on the county's own map. Pure.

A station stands where the map knows it, else at its township's seat; whoever the map does not
know is left to the scheme of `content.platform.fleet.map`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from content import areas
from content.countymap import PlaceKind
from content.plane import Sheet
from content.platform.fleet.map import STEP, Mark, Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from content.plane import Plane, Point

WIDTH: Final = 620  # of the drawing, in its own units: readable on a phone
ABREAST: Final = 8  # marks beside each other
_BELOW: Final = 16  # from a township's name to its first line of marks
_EDGE: Final = 12  # free all round


@dataclass(frozen=True, slots=True)
class Shape:
    """A township in the drawing: its outline as SVG says it, and where its name stands."""

    name: str
    path: str
    x: int
    y: int
    count: int


@dataclass(frozen=True, slots=True)
class Ground:
    """All of it."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    marks: tuple[Mark, ...]
    schematic: bool


def on_map(
    spots: Iterable[Spot], plane: Plane, *, schematic: bool
) -> tuple[Ground, tuple[Spot, ...]]:
    """Put stations on a map.

    Args:
        spots: The stations.
        plane: The map, laid flat.
        schematic: Its positions are about right.

    Returns:
        The drawing, and the stations whose place the map does not know.
    """
    known = {
        dot.code: dot.at
        for dot in plane.dots
        if dot.kind in (PlaceKind.VILLAGE, PlaceKind.STATION) and plane.field(dot.code)
    }
    sheet = Sheet(plane.aspect, WIDTH, _EDGE)
    by_place: dict[Point, list[Spot]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    rest: list[Spot] = []
    for spot in sorted(spots, key=lambda one: (one.area, one.name)):
        field = plane.field(areas.stem(spot.area)) if spot.area else None
        if field is None:
            rest.append(spot)
            continue
        counts[field.code] += 1
        by_place[known.get(spot.area, field.at)].append(spot)
    shapes = tuple(
        Shape(field.name, sheet.path(field.rings), *sheet.spot(field.at), counts[field.code])
        for field in plane.fields
    )
    marks = tuple(mark for at, here in by_place.items() for mark in _marks(here, sheet.spot(at)))
    return Ground(WIDTH, sheet.height, shapes, marks, schematic), tuple(rest)


def _marks(here: Sequence[Spot], at: tuple[int, int]) -> Iterable[Mark]:
    for begin in range(0, len(here), ABREAST):
        row = here[begin : begin + ABREAST]
        for n, spot in enumerate(row):
            x = at[0] + round((n - (len(row) - 1) / 2) * STEP)
            y = at[1] + _BELOW + begin // ABREAST * STEP
            yield Mark(spot.pk, spot.name, spot.colour, x, y)
