"""Read a content folder: what a county says, as files that people write.

    county.toml                  who publishes
    policy/ technique/ …         Markdown with front matter, one folder a section
    prices/*.csv, prices.toml    what the market desk has
    weather/*.json               the forecast
    warnings/*.xml               CAP 1.2
    map.json                     the county's map, GeoJSON

All of it is read before anything is published; every problem found names its
file, line and field, and with one problem nothing is published.
The format is a page of `docs/formats.md`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from content import areas, atom, cap, countymap, forecast, quote_sheets
from content.authoring import read_markdown
from content.dates import CHINA
from content.desk import Desk, forecast_item, long_over, map_item, quotes_items, warning_item
from content.errors import AuthoringError, CapError, FeedFormatError, FolderError
from content.head import web_address
from content.model import Section
from content.release import County
from content.units import parse_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date, datetime
    from pathlib import Path

    from content.model import Item
    from content.prices import Quote

    _Reader = Callable[[], Iterable[Item]]

T = TypeVar("T")

VOICES: Final = ("", "espeak-ng")  # that a folder may ask for; any other by `--voice`

_PLACE_KEYS: Final = frozenset({"market", "area", "unit", "demo"})
_COUNTY_KEYS: Final = frozenset({"name", "code", "authority", "demo", "phone", "site", "voice"})
_AUTHORITY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.@_-]*")  # RFC 4151 §2.1
_RELATIVE: Final = re.compile(r"\{\{today([+-]\d{1,4})?(?:T(\d\d:\d\d)|(\|compact))?\}\}")


@dataclass(frozen=True, slots=True)
class Publication:
    """All that a content folder says.

    Args:
        county: Who says it.
        items: What is said, in no order.
        blobs: The files behind the attachments, by SHA-256.
        demo: Whether all of it is a demonstration.
        voice: Which voice reads the texts aloud; empty for none.
        sources: The author's own file behind a picture, by the picture's SHA-256.
    """

    county: County
    items: tuple[Item, ...]
    blobs: Mapping[str, bytes | Path]
    demo: bool
    sources: Mapping[str, Path]
    voice: str = ""


def read_folder(folder: Path, *, now: datetime) -> Publication:
    """Read a content folder whole.

    Args:
        folder: The folder with `county.toml` in it.
        now: Time of the reading; relative dates count from its day in China.

    Raises:
        FolderError: With every problem found.
    """
    county, demo = _in_folder_error(lambda: _read_county(folder / "county.toml"))
    today = now.astimezone(CHINA).date()
    desk = Desk(county, now.replace(microsecond=0), today if demo else None, demo=demo)
    items: dict[str, Item] = {}
    problems: list[AuthoringError] = []
    for path, read in _readers(folder, desk, today):
        try:
            for item in _placed(path, read):
                _check_item(item, items, path)
                items[item.id] = item
        except AuthoringError as error:
            problems.append(error)
        except FolderError as error:
            problems += error.problems
    if not items and not problems:  # a share that is not mounted must not withdraw a county
        msg = "says nothing at all; is it the right folder?"
        problems = [AuthoringError(msg, file=folder)]
    if problems:
        raise FolderError(problems)
    over = long_over(items.values(), desk.ended, now)
    wanted = [item for item in items.values() if item.id not in over]
    voice = str(_toml(folder / "county.toml").get("voice", ""))
    return Publication(county, tuple(wanted), desk.blobs, demo, desk.sources, voice)


def _readers(folder: Path, desk: Desk, today: date) -> Iterator[tuple[Path, _Reader]]:
    for section in Section:
        for path in sorted((folder / section).glob("*.md")):
            yield path, partial(_alone, read_markdown, path, section, desk)
    yield folder / "prices", partial(_read_prices, folder / "prices", desk, today)
    for path in sorted((folder / "weather").glob("*.json")):
        yield path, partial(_alone, _read_forecast, path, desk, today)
    for path in sorted((folder / "warnings").glob("*.xml")):
        yield path, partial(_alone, _read_warning, path, desk)
    if (path := folder / "map.json").exists():
        yield path, partial(_alone, _read_map, path, desk)


def _alone(read: Callable[..., Item], *given: Any) -> list[Item]:
    return [read(*given)]


def _placed(path: Path, read: Callable[[], T]) -> T:
    """Read a file; whatever is wrong with it names it."""
    try:
        return read()
    except AuthoringError as error:
        raise error.within(path) from error
    except OSError as error:
        msg = f"cannot be read: {error.strerror or error}"
        raise AuthoringError(msg, file=path) from error
    except UnicodeEncodeError as error:
        msg = f"half a character ({error.object[error.start]!r}) cannot be sent"
        raise AuthoringError(msg, file=path) from error


def _check_item(item: Item, items: Mapping[str, Item], path: Path) -> None:
    """Refuse now, with the file's name, what could not be released."""
    if item.id in items:
        msg = f"another file says {item.id} already; keep one of them"
        raise AuthoringError(msg, file=path)
    try:
        atom.word(item)
    except FeedFormatError as error:
        raise AuthoringError(str(error), file=path) from error


def _in_folder_error(read: Callable[[], tuple[County, bool]]) -> tuple[County, bool]:
    try:
        return read()
    except AuthoringError as error:
        raise FolderError([error]) from error


# County


def _read_county(path: Path) -> tuple[County, bool]:
    said = _toml(path)
    _check_keys(said, _COUNTY_KEYS, path)
    missing = [name for name in ("name", "code", "authority") if not said.get(name)]
    if missing:
        msg = "is missing"
        raise AuthoringError(msg, file=path, field=missing[0])
    name, authority, code = said["name"], said["authority"], str(said["code"])
    for field, holds in (
        ("name", isinstance(name, str)),
        ("code", len(code) in areas.LENGTHS and code.isascii() and code.isdigit()),
        ("authority", isinstance(authority, str) and bool(_AUTHORITY.fullmatch(authority))),
        ("demo", isinstance(said.get("demo", False), bool)),
        # a folder may come from anywhere: it names no program to run
        ("voice", said.get("voice", "") in VOICES),
        ("site", not said.get("site") or web_address(str(said["site"])) == said["site"]),
    ):
        if not holds:
            msg = f"{said[field]!r} cannot be used"
            raise AuthoringError(msg, file=path, field=field)
    return County(code, name, authority, said.get("site", "")), bool(said.get("demo"))


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        msg = f"cannot be read: {error.strerror or error}"
        raise AuthoringError(msg, file=path) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        msg = f"cannot be read: {error}"
        raise AuthoringError(msg, file=path) from error


def _check_keys(said: Mapping[str, Any], known: Iterable[str], path: Path, table: str = "") -> None:
    for name in said:
        if name not in known:
            msg = f"no such field; there are {', '.join(sorted(known))}"
            raise AuthoringError(msg, file=path, field=f"{table}{name}")


# Prices


def _read_prices(folder: Path, desk: Desk, today: date) -> list[Item]:
    by_sheet: list[Quote] = []
    problems: list[AuthoringError] = []
    settings = folder / "prices.toml"
    places = _toml(settings) if settings.exists() else {}
    for path in sorted(folder.glob("*.csv")):
        try:
            place = _place(places.get(path.name, {}), settings, path.name)
            by_sheet += _placed(path, partial(_read_sheet, path, place, desk, today))
        except AuthoringError as error:
            problems.append(error)
    if problems:
        raise FolderError(problems)
    return quotes_items(by_sheet, desk, today=today)


def _place(said: Any, path: Path, sheet: str) -> dict[str, Any]:
    """Check what `prices.toml` says of one sheet."""
    if not isinstance(said, dict):
        msg = 'is no table; write ["NAME.csv"] and below it market, area, unit'
        raise AuthoringError(msg, file=path, field=sheet)
    _check_keys(said, _PLACE_KEYS, path, f"{sheet}.")
    area = str(said.get("area", ""))
    for field, holds in (
        ("market", isinstance(said.get("market", ""), str)),
        ("unit", isinstance(said.get("unit", ""), str)),
        ("demo", isinstance(said.get("demo", False), bool)),
        ("area", not area or (len(area) in areas.LENGTHS and area.isascii() and area.isdigit())),
    ):
        if not holds:
            msg = f"{said[field]!r} cannot be used"
            raise AuthoringError(msg, file=path, field=f"{sheet}.{field}")
    return said


def _read_sheet(path: Path, place: Mapping[str, Any], desk: Desk, today: date) -> list[Quote]:
    return quote_sheets.read_sheet(
        path.read_bytes(),
        file=str(path),
        today=today,
        market=place.get("market", ""),
        area=str(place.get("area", "")),
        unit=parse_unit(place["unit"]) if "unit" in place else None,
        demo=place.get("demo", desk.demo),
    )


# Weather


def _read_forecast(path: Path, desk: Desk, today: date) -> Item:
    read = forecast.read_forecast(
        path.read_bytes(), file=str(path), today=today, area=desk.county.code
    )
    return forecast_item(path.stem, read, desk)


# Warnings


def _read_warning(path: Path, desk: Desk) -> Item:
    try:
        held = _with_dates(path.read_text(encoding="utf-8"), desk.today).encode()
        alert = cap.read_cap(held, file=str(path))
    except UnicodeDecodeError as error:
        msg = f"is not UTF-8 (byte {error.start})"
        raise AuthoringError(msg, file=path) from error
    except CapError as error:
        raise AuthoringError(str(error).removeprefix(f"{path}: "), file=path) from error
    return warning_item(alert, held, desk)


def _read_map(path: Path, desk: Desk) -> Item:
    return map_item(countymap.read_map(path.read_bytes(), file=str(path)), desk)


def _with_dates(text: str, today: date | None) -> str:
    """Put days in place of ``{{today-1T17:00}}``, in a demonstration only."""
    if today is None:
        return text

    def day(found: re.Match[str]) -> str:
        meant = today + timedelta(days=int(found[1] or 0))
        if found[3]:
            return f"{meant:%Y%m%d}"
        return f"{meant}T{found[2]}:00+08:00" if found[2] else f"{meant}"

    return _RELATIVE.sub(day, text)
