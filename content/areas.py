"""Say which place a code means, and which places it covers.

Administrative codes: GB/T 2260 (province 2 digits, prefecture 4, county 6), GB/T
10114 for townships (9) and the statistical code for villages (12). A code covers
every code that begins with it; no geometry is needed. Codes change over time, so
each name carries the days on which it held.

The table `areas.csv` holds Hohhot and what lies below it. Called by every module
that asks "is this for us?".

Source: names and codes are the list of the National Bureau of Statistics of 2023;
the villages of 大青山乡 are from its public gazetteer page.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from content.errors import AuthoringError

if TYPE_CHECKING:
    from collections.abc import Iterable

LENGTHS: Final = (2, 4, 6, 9, 12)  # province, prefecture, county, township, village
_COUNTY_LENGTH: Final = 6  # a full name begins here: nobody in the county says its province


@dataclass(frozen=True, slots=True)
class Area:
    """One code under one name, on the days from `valid_from` until before `valid_until`."""

    code: str
    name: str
    valid_from: date | None = None
    valid_until: date | None = None

    def holds(self, on: date | None) -> bool:
        """Tell whether the name holds on this day; None means that it never ended."""
        if on is None:
            return self.valid_until is None
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_until is None or on < self.valid_until)


class Gazetteer:
    """Names of places by code and day."""

    def __init__(self, areas: Iterable[Area]) -> None:
        """Keep the areas by code, in the order given."""
        self._areas: dict[str, list[Area]] = {}
        for area in areas:
            self._areas.setdefault(area.code, []).append(area)

    @classmethod
    def read(cls, text: str) -> Gazetteer:
        """Read ``code,name,valid_from,valid_until``; an empty day is an open end.

        Raises:
            AuthoringError: A row has no such columns, a wrong code or a wrong day.
        """
        rows = csv.DictReader(text.splitlines(), restval="missing")
        return cls(_area(row, rows.line_num) for row in rows)

    def name(self, code: str, on: date | None = None) -> str:
        """Return the name that holds on a day (None: today's), empty when unknown."""
        return next((area.name for area in self._areas.get(stem(code), []) if area.holds(on)), "")

    def places(self) -> tuple[Area, ...]:
        """Return every name of every place, in the order given."""
        return tuple(area for names in self._areas.values() for area in names)

    def full_name(self, code: str, on: date | None = None) -> str:
        """Return the names from the county down; above it, the place's own name.

        A village that is not in the table is named by what is known above it.
        """
        if len(stem(code)) < _COUNTY_LENGTH:
            return self.name(code, on)
        below = (one for one in lineage(code) if len(one) >= _COUNTY_LENGTH)
        return "".join(self.name(one, on) for one in below)


def table() -> tuple[Area, ...]:
    """Return every place this program knows, under every name it had."""
    return _gazetteer().places()


def covers(areas: Iterable[str], station: str) -> bool:
    """Tell whether any of these codes means the station or a place around it."""
    return any(_is_prefix(code, station) for code in areas)


def lineage(code: str) -> tuple[str, ...]:
    """Return the codes of the places around a place, the widest first, itself last."""
    own = stem(code)
    return (*(own[:length] for length in LENGTHS if length < len(own)), own)


def stem(code: str) -> str:
    """Return a code without the zeros that only fill it up: 150125000000 is 150125.

    Warnings pad county codes to twelve digits, township codes likewise.
    """
    short = (code[:length] for length in LENGTHS if not code[length:].strip("0"))
    return next(short, code)


def name(code: str, on: date | None = None) -> str:
    """Return the name of a place on a day (None: today's), empty when unknown."""
    return _gazetteer().name(code, on)


def full_name(code: str, on: date | None = None) -> str:
    """Return the name as it is said in the county: 武川县大青山乡."""
    return _gazetteer().full_name(code, on)


def _is_prefix(code: str, station: str) -> bool:
    return bool(code) and stem(station).startswith(stem(code))


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.read(Path(__file__).with_name("areas.csv").read_text(encoding="utf-8"))


def _area(row: dict[str, str], line: int) -> Area:
    code = row.get("code", "")
    if not (code.isascii() and code.isdigit() and len(code) in LENGTHS):
        msg = f"{code!r} is no administrative code of 2, 4, 6, 9 or 12 digits"
        raise AuthoringError(msg, file="areas.csv", line=line, field="code")
    try:
        begins, ends = (_day(row[column]) for column in ("valid_from", "valid_until"))
        return Area(code, row["name"], begins, ends)
    except (KeyError, ValueError) as error:
        msg = f"needs code, name and two days as 2026-11-20: {error}"
        raise AuthoringError(msg, file="areas.csv", line=line) from error


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
