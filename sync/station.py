"""What this village's machine is told about itself: `station.toml` in its home.

Every key is optional; a file that is missing is a machine that nobody has set
up yet. An unknown key is an error that says which one was meant, because a
misspelt road is a village without news.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from content.errors import AuthoringError
from content.model import Section
from sync.disk import write_durably

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE: Final = "station.toml"
DEFAULT_AREA: Final = "150125"

_AREA = re.compile(r"\d{2}|\d{4}|\d{6}|\d{9}|\d{12}", re.ASCII)
_LANGUAGES: Final = ("zh", "en")
_FEED: Final = "feed"  # the only kind of source so far
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """How the screen behaves.

    Args:
        language: ``zh`` or ``en``.
        text_size: Factor on all type, 0.8 to 2.0.
        idle_s: Seconds without a touch until the home screen returns.
        rest_s: Seconds without a touch until the slideshow begins.
    """

    language: str = "zh"
    text_size: float = 1.0
    idle_s: float = 60.0
    rest_s: float = 180.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An ordinary feed of somebody who does not sign.

    Args:
        url: Where it is.
        section: Where its entries are shown.
        title: What the screen calls it.
        poll_s: Seconds between two looks at it.
    """

    url: str
    section: Section
    title: str = ""
    poll_s: float = 1800.0  # a county site changes a few times a day


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """One village's machine.

    Args:
        home: Folder that holds all this machine keeps.
        area: Administrative code of the village.
        name: Name of the village.
        roads: Addresses of the county's release tree, tried in order.
        poll_s: Seconds between two polls.
        screen: How the screen behaves.
        sources: Ordinary feeds besides the county's tree.
    """

    home: Path
    area: str = DEFAULT_AREA
    name: str = ""
    roads: tuple[str, ...] = ()
    poll_s: float = 300.0
    screen: Screen = field(default_factory=Screen)
    sources: tuple[Source, ...] = ()

    @property
    def library_path(self) -> Path:
        """The database of what the county sent."""
        return self.home / "library.db"

    @property
    def blobs_path(self) -> Path:
        """Folder of pictures, sounds and films."""
        return self.home / "blobs"

    @property
    def spool_path(self) -> Path:
        """Folder of files that are not whole yet."""
        return self.home / "spool"

    @property
    def trust_path(self) -> Path:
        """Folder of the pinned root and what was verified by it."""
        return self.home / "trust"

    @classmethod
    def read(cls, home: Path) -> Station:
        """Read a home's `station.toml`; one that is missing leaves all at its default.

        Raises:
            AuthoringError: When a key or value is not what it must be; names the key.
        """
        path = home / FILE
        try:
            said = tomllib.loads(path.read_text("utf-8-sig"))  # Windows editors begin a file so
        except FileNotFoundError:
            return cls(home=home)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise AuthoringError(str(error), file=path) from error
        except OSError as error:
            raise AuthoringError(error.strerror or str(error), file=path) from error
        try:
            return _station(home, said)
        except AuthoringError as error:
            raise error.within(path) from error

    @classmethod
    def write_default(
        cls,
        home: Path,
        *,
        area: str = DEFAULT_AREA,
        name: str = "",
        roads: Sequence[str] = (),
        poll_s: float = 300.0,
    ) -> Path:
        """Write a first `station.toml`, unless there is one; return its path.

        Raises:
            StoreError: When the home cannot be written.
        """
        path = home / FILE
        if not path.exists():
            write_durably(path, _TEMPLATE.format(**_toml(area, name, roads, poll_s)).encode())
        return path


def default_home() -> Path:
    """Return where a machine keeps its things when nobody says otherwise."""
    if told := os.environ.get("CUNKOU_HOME"):
        return Path(told)
    if sys.platform == "win32":  # pragma: no cover  the same, elsewhere
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "cunkou"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "cunkou"


_TEMPLATE: Final = """\
# What this machine is told about itself. Every line may be left out.
[station]
area = {area}       # administrative code of the village, 2 to 12 digits
name = {name}

[county]
roads = {roads}     # tried in order; a folder path works too
poll_s = {poll_s}

# [screen]
# language = "zh"     # zh or en
# text_size = 1.0
# idle_s = 60
# rest_s = 180

# An ordinary feed besides, shown as unsigned:
# [[source]]
# kind = "feed"
# url = "https://example.org/rss.xml"
# section = "policy"
# title = "..."
"""


def _toml(area: str, name: str, roads: Sequence[str], poll_s: float) -> dict[str, str]:
    # JSON's strings and lists are TOML's too.
    said = {"area": area, "name": name, "roads": list(roads), "poll_s": poll_s}
    return {key: json.dumps(value, ensure_ascii=False) for key, value in said.items()}


def _station(home: Path, said: dict[str, Any]) -> Station:
    _only_known(said, ("station", "county", "screen", "source"), "")
    station = _table(said, "station", ("area", "name"))
    county = _table(said, "county", ("roads", "poll_s"))
    rows = _of(said.get("source", []), list, "source")
    return Station(
        home=home,
        area=_area(_of(station.get("area", DEFAULT_AREA), str, "station.area")),
        name=_of(station.get("name", ""), str, "station.name"),
        roads=tuple(
            _of(each, str, "county.roads")
            for each in _of(county.get("roads", []), list, "county.roads")
        ),
        poll_s=_number(county.get("poll_s", 300), 1, 86_400, "county.poll_s"),
        screen=_screen(_table(said, "screen", ("language", "text_size", "idle_s", "rest_s"))),
        sources=tuple(_source(_of(row, dict, "source")) for row in rows),
    )


def _screen(said: dict[str, Any]) -> Screen:
    return Screen(
        language=_one_of(said.get("language", "zh"), _LANGUAGES, "screen.language"),
        text_size=_number(said.get("text_size", 1.0), 0.8, 2, "screen.text_size"),
        idle_s=_number(said.get("idle_s", 60), 1, 86_400, "screen.idle_s"),
        rest_s=_number(said.get("rest_s", 180), 1, 86_400, "screen.rest_s"),
    )


def _source(said: dict[str, Any]) -> Source:
    _only_known(said, ("kind", "url", "section", "title", "poll_s"), "source")
    _one_of(said.get("kind", _FEED), (_FEED,), "source.kind")
    url = _of(said.get("url", ""), str, "source.url")
    if not url.startswith(("http://", "https://")):
        msg = f"{url!r} is not an http:// or https:// address"
        raise AuthoringError(msg, field="source.url")
    return Source(
        url=url,
        section=Section(_one_of(said.get("section"), tuple(Section), "source.section")),
        title=_of(said.get("title", ""), str, "source.title"),
        poll_s=_number(said.get("poll_s", 1800), 10, 604_800, "source.poll_s"),
    )


def _table(said: dict[str, Any], name: str, known: tuple[str, ...]) -> dict[str, Any]:
    table = _of(said.get(name, {}), dict, name)
    _only_known(table, known, name)
    return table


def _only_known(said: dict[str, Any], known: tuple[str, ...], table: str) -> None:
    for key in said:
        if key not in known:
            import difflib  # noqa: PLC0415  only a mistake needs it; the screen's start does not

            close = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(known)}"
            where = f"{table}.{key}" if table else key
            msg = f"is unknown; {hint}"
            raise AuthoringError(msg, field=where)


def _of(value: object, kind: type[T], key: str) -> T:
    if not isinstance(value, kind):
        msg = f"{value!r} is not {_KINDS[kind]}"
        raise AuthoringError(msg, field=key)
    return value


_KINDS: Final[dict[type, str]] = {str: "text in quotes", list: "a list", dict: "a table"}


def _area(code: str) -> str:
    if not _AREA.fullmatch(code):
        msg = f"{code!r} is no administrative code of 2, 4, 6, 9 or 12 digits"
        raise AuthoringError(msg, field="station.area")
    return code


def _number(value: object, least: float, most: float, key: str) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        msg = f"{value!r} is no number"
        raise AuthoringError(msg, field=key)
    if not least <= value <= most:
        msg = f"{value:g} is not between {least:g} and {most:g}"
        raise AuthoringError(msg, field=key)
    return float(value)


def _one_of(value: object, known: tuple[str, ...], key: str) -> str:
    if value not in known:
        msg = f"{value!r} is none of {', '.join(known)}"
        raise AuthoringError(msg, field=key)
    return str(value)
