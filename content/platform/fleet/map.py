"""Where the stations are, as a scheme: a field for each township, a mark for each station. Pure.

No map of the world is asked for tiles: fields stand in the order of their codes, which is
how everybody at the county lists them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from content.platform.fleet.tally import township

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from content.platform.fleet.judge import Colour

ACROSS: Final = 5  # fields beside each other: readable on a laptop
WIDTH: Final = 200  # of a field, in units of the drawing
STEP: Final = 18  # from mark to mark
_A_LINE: Final = (WIDTH - 24) // STEP  # marks
_HEAD: Final = 34  # above the first line of marks
_GAP: Final = 8


class Mark(NamedTuple):
    """One station in the drawing."""

    pk: int
    name: str
    colour: Colour
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Field:
    """One township in the drawing."""

    name: str
    x: int
    y: int
    height: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of it."""

    width: int
    height: int
    fields: tuple[Field, ...]


class Spot(NamedTuple):
    """A station, where it stands and how it fares."""

    pk: int
    name: str
    area: str
    colour: Colour


def draw(spots: Iterable[Spot], names: Mapping[str, str]) -> Drawing:
    """Lay the county out.

    Args:
        spots: Its stations.
        names: Names of places by their codes.
    """
    by_place: dict[str, list[Spot]] = defaultdict(list)
    for spot in sorted(spots, key=lambda one: (one.area, one.name)):
        by_place[township(spot.area)].append(spot)
    places = sorted(by_place)
    fields: list[Field] = []
    top = 0
    for begin in range(0, len(places), ACROSS):
        row = places[begin : begin + ACROSS]
        height = max(_height(len(by_place[place])) for place in row)
        fields += [
            _field(names.get(place, place), by_place[place], at * (WIDTH + _GAP), top, height)
            for at, place in enumerate(row)
        ]
        top += height + _GAP
    width = min(len(places), ACROSS) * (WIDTH + _GAP) - _GAP
    return Drawing(max(width, 0), max(top - _GAP, 0), tuple(fields))


def _height(count: int) -> int:
    return _HEAD + math.ceil(count / _A_LINE) * STEP + 4


def _field(name: str, spots: list[Spot], x: int, y: int, height: int) -> Field:
    marks = tuple(
        Mark(
            *(spot.pk, spot.name, spot.colour),
            x=x + 18 + at % _A_LINE * STEP,
            y=y + _HEAD + at // _A_LINE * STEP + 4,
        )
        for at, spot in enumerate(spots)
    )
    return Field(name, x, y, height, marks)
