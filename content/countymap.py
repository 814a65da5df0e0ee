"""A county's map as it ships it: places by code, in GeoJSON. Pure.

Read strictly at publishing; what is written is always ours, and always the same bytes for
the same map. Foreign members of a program that drew it are let pass and not carried on.

Source: RFC 7946 (GeoJSON; longitude first, WGS 84).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date  # noqa: TC003  dataclass fields are resolved at run time by tests
from enum import StrEnum
from math import isfinite
from typing import Any, Final, NoReturn

from content import areas
from content.dates import parse_day
from content.errors import AuthoringError

MOST_BYTES: Final = 204_800  # a village on 64 kbit/s has it within half a minute, once
MOST_FEATURES: Final = 2_000
MOST_POSITIONS: Final = 2_000  # of one ring: finer than any screen draws a township
NAME_MOST: Final = 20  # characters that stand on a map
SOURCE_MOST: Final = 80

_WEST, _SOUTH, _EAST, _NORTH = 73.0, 3.0, 136.0, 54.0  # China, in degrees
_SPAN: Final = 12.0  # degrees: no county is wider
_METRE: Final = 5  # decimals of a degree
_CORNERS: Final = 4  # of a triangle that is closed
_WGS84: Final = ("CRS84", "4326")

Spot = tuple[float, float]  # longitude, latitude
Ring = tuple[Spot, ...]  # closed: its last is its first
Table = dict[str, Any]  # an object as JSON gives it: nothing in it is known yet


class PlaceKind(StrEnum):
    """What a place on the map is."""

    TOWNSHIP = "township"
    VILLAGE = "village"
    MARKET = "market"
    STATION = "station"


_DIGITS: Final = {
    PlaceKind.TOWNSHIP: (9,),
    PlaceKind.VILLAGE: (12,),
    PlaceKind.MARKET: (6, 9, 12),
    PlaceKind.STATION: (6, 9, 12),
}


@dataclass(frozen=True, slots=True)
class Feature:
    """One place on the map.

    Args:
        code: Administrative code of the place, or of the place it stands in.
        name: As it is written on the map.
        kind: What it is.
        at: Where it is; None where its outline is known.
        rings: Its outline and the holes in it; none where only `at` is known.
    """

    code: str
    name: str
    kind: PlaceKind
    at: Spot | None
    rings: tuple[Ring, ...] = ()


@dataclass(frozen=True, slots=True)
class CountyMap:
    """All of a map.

    Args:
        day: When it was drawn.
        schematic: Places are about right and outlines stand for none on the ground.
        source: Whose map it is.
        features: The places, in the order given.
    """

    day: date
    schematic: bool
    source: str
    features: tuple[Feature, ...]

    def of(self, kind: PlaceKind) -> tuple[Feature, ...]:
        """Return the places of a kind."""
        return tuple(one for one in self.features if one.kind is kind)


def read_map(held: bytes, *, file: str = "") -> CountyMap:
    """Read a map.

    Args:
        held: GeoJSON, at most 200 KB.
        file: Its name, for whoever has to mend it.

    Raises:
        AuthoringError: Something in it cannot be drawn rightly; names the member.
    """
    try:
        return _map(_json(held))
    except AuthoringError as error:
        raise (error.within(file) if file else error) from error


def check_within(drawn: CountyMap, county: str) -> None:
    """Refuse a map of another county.

    Args:
        drawn: The map.
        county: The county's code.

    Raises:
        AuthoringError: A township of it lies elsewhere.
    """
    for one in drawn.of(PlaceKind.TOWNSHIP):
        if not areas.covers([county], one.code):
            _refuse(f"{one.name} ({one.code}) does not lie in {county}", "features")


def write_map(drawn: CountyMap) -> bytes:
    """Write a map, each place on a line of its own."""
    head = {
        "type": "FeatureCollection",
        "day": drawn.day.isoformat(),
        "schematic": drawn.schematic,
        "source": drawn.source,
    }
    lines = ",\n".join(_written(_as_table(one)) for one in drawn.features)
    return f'{_written(head)[:-1]},"features":[\n{lines}\n]}}\n'.encode()


def _written(table: Table) -> str:
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def _as_table(one: Feature) -> Table:
    shape: Table = {"type": "Polygon", "coordinates": one.rings}
    if one.at is not None:
        shape = {"type": "Point", "coordinates": one.at}
    named = {"code": one.code, "name": one.name, "kind": one.kind}
    return {"type": "Feature", "properties": named, "geometry": shape}


def _json(held: bytes) -> Table:
    if len(held) > MOST_BYTES:
        _refuse(f"{len(held)} bytes, at most {MOST_BYTES}; draw the outlines more coarsely", "")
    try:
        return _table(json.loads(held.decode("utf-8-sig")), "")
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        msg = f"is no JSON: {error}"
        raise AuthoringError(msg) from error


def _map(held: Table) -> CountyMap:
    if held.get("type") != "FeatureCollection":
        _refuse(f"{held.get('type')!r} is no FeatureCollection", "type")
    if "crs" in held and not any(name in str(held["crs"]) for name in _WGS84):
        _refuse("must be in WGS 84: degrees, longitude first", "crs")
    told = held.get("features")
    if not isinstance(told, list) or not 0 < len(told) <= MOST_FEATURES:
        _refuse(f"is no list of 1 to {MOST_FEATURES} places", "features")
    features = tuple(_feature(one, f"features[{n}]") for n, one in enumerate(told))
    _check_together(features)
    schematic, source = held.get("schematic", False), held.get("source", "")
    if not isinstance(schematic, bool):
        _refuse(f"{schematic!r} is neither true nor false", "schematic")
    if not isinstance(source, str) or len(source) > SOURCE_MOST:
        _refuse(f"is no text of at most {SOURCE_MOST} characters", "source")
    return CountyMap(_day(held.get("day")), schematic, source.strip(), features)


def _day(said: object) -> date:
    if not isinstance(said, str):
        _refuse("is missing: the day on which the map was drawn, such as 2026-11-20", "day")
    try:
        return parse_day(said)
    except AuthoringError as error:
        raise AuthoringError(error.problem, field="day") from error


def _feature(value: object, at: str) -> Feature:
    held = _table(value, at)
    named = _table(held.get("properties"), f"{at}.properties")
    code, name, kind = (
        _text(named, word, f"{at}.properties.") for word in ("code", "name", "kind")
    )
    if kind not in tuple(PlaceKind):
        _refuse(f"{kind!r} is none of {', '.join(PlaceKind)}", f"{at}.properties.kind")
    digits = _DIGITS[PlaceKind(kind)]
    if not (code.isascii() and code.isdigit() and len(code) in digits):
        wanted = " or ".join(map(str, digits))
        _refuse(f"{code!r} is no code of {wanted} digits", f"{at}.properties.code")
    if len(name) > NAME_MOST:
        _refuse(f"{len(name)} characters, at most {NAME_MOST}", f"{at}.properties.name")
    shape = _table(held.get("geometry"), f"{at}.geometry")
    where = f"{at}.geometry.coordinates"
    if shape.get("type") == "Point":
        return Feature(code, name, PlaceKind(kind), _spot(shape.get("coordinates"), where))
    if shape.get("type") == "Polygon":
        return Feature(code, name, PlaceKind(kind), None, _rings(shape.get("coordinates"), where))
    return _refuse(f"{shape.get('type')!r} is neither Point nor Polygon", f"{at}.geometry.type")


def _rings(value: object, at: str) -> tuple[Ring, ...]:
    if not isinstance(value, list) or not value:
        _refuse("has no ring", at)
    return tuple(_ring(ring, f"{at}[{n}]") for n, ring in enumerate(value))


def _ring(value: object, at: str) -> Ring:
    if not isinstance(value, list) or not _CORNERS <= len(value) <= MOST_POSITIONS:
        _refuse(f"is no ring of {_CORNERS} to {MOST_POSITIONS} positions", at)
    ring = tuple(_spot(one, at) for one in value)
    if ring[0] != ring[-1]:
        _refuse("is not closed: its last position is not its first", at)
    return ring


def _spot(value: object, at: str) -> Spot:
    if not isinstance(value, list) or len(value) not in (2, 3):  # RFC 7946 §3.1.1: an altitude
        _refuse("is no position of longitude and latitude", at)
    numbers = [n for n in value[:2] if isinstance(n, int | float) and not isinstance(n, bool)]
    if len(numbers) != 2 or not all(map(isfinite, numbers)):  # noqa: PLR2004  two of them
        _refuse(f"{value!r} is no position", at)
    east, north = (round(float(n), _METRE) for n in numbers)
    if not (_WEST <= east <= _EAST and _SOUTH <= north <= _NORTH):
        _refuse(f"{east}, {north} is not in China; longitude comes first", at)
    return east, north


def _check_together(features: tuple[Feature, ...]) -> None:
    seen: set[tuple[str, ...]] = set()
    for n, one in enumerate(features):
        own = (
            (one.kind, one.code)
            if one.kind is PlaceKind.TOWNSHIP
            else (one.kind, one.code, one.name)
        )
        if own in seen:
            _refuse(f"{one.name} ({one.code}) is there already", f"features[{n}]")
        seen.add(own)
    townships = [one for one in features if one.kind is PlaceKind.TOWNSHIP]
    if not townships:
        _refuse("has no township", "features")
    if len({one.at is None for one in townships}) > 1:
        _refuse("townships are all of them Points or all of them Polygons", "features")
    spots = [one.at for one in townships if one.at is not None]
    if len(set(spots)) < len(spots):
        _refuse("two townships stand on the same spot", "features")
    every = [spot for one in features for spot in _spots(one)]
    if any(max(way) - min(way) > _SPAN for way in zip(*every, strict=True)):
        _refuse(f"is wider than {_SPAN:g} degrees: no county is", "features")


def _spots(one: Feature) -> list[Spot]:
    return [one.at] if one.at is not None else [spot for ring in one.rings for spot in ring]


def _table(value: object, at: str) -> Table:
    if not isinstance(value, dict):
        _refuse("is no JSON object", at)
    return value


def _text(held: Table, name: str, at: str) -> str:
    value = held.get(name)
    if not isinstance(value, str) or not value.strip():
        _refuse("is missing" if value is None else f"{value!r} is no text", f"{at}{name}")
    return value.strip()


def _refuse(problem: str, field: str) -> NoReturn:
    raise AuthoringError(problem, field=field)
