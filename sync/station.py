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
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from content.errors import AuthoringError
from content.model import Section
from sync.disk import write_durably
from sync.settings import number, of, one_of, only_known, table, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE: Final = "station.toml"
DEFAULT_AREA: Final = "150125"
STICKS: Final = ("/media/*", "/media/*/*", "/run/media/*/*")  # where desktops mount a stick

_AREA = re.compile(r"\d{2}|\d{4}|\d{6}|\d{9}|\d{12}", re.ASCII)
_LANGUAGES: Final = ("zh", "en")
_FEED: Final = "feed"  # the only kind of source so far
_TABLES: Final[dict[str, tuple[str, ...]]] = {
    "station": ("area", "name"),
    "county": ("roads", "poll_s"),
    "line": ("day_mb", "films", "rate_kbit"),
    "disk": ("quota_mb", "keep_free_mb", "pinned"),
    "stick": ("folders",),
    "nudge": ("listen", "mqtt"),
    "outbox": ("usage",),
    "screen": ("language", "text_size", "idle_s", "rest_s"),
}


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


@dataclass(frozen=True, slots=True)
class Window:
    """A time of day, China's, that may reach over midnight.

    Args:
        begins: From when on, included.
        ends: Until when, not included.
    """

    begins: time
    ends: time

    def holds(self, now: time) -> bool:
        """Tell whether a time of day lies within; one that begins as it ends is all day."""
        if self.begins < self.ends:
            return self.begins <= now < self.ends
        return now >= self.begins or now < self.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What the line to the county may cost.

    Args:
        day_bytes: Bytes a day that may be spent on what is not text; 0: any.
        films: When films may come; None: at any time.
        rate: Bytes a second that may be received; 0: any.
    """

    day_bytes: int = 0
    films: Window | None = None
    rate: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Disk:
    """What attachments may take of the disk.

    Args:
        quota: Bytes of all attachments together; 0: what the disk has.
        keep_free: Bytes of the disk that stay free whatever the quota says.
        pinned: Sections of which nothing is ever given up.
    """

    quota: int = 0
    keep_free: int = 500_000_000
    pinned: frozenset[Section] = frozenset()


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
        line: What the line may cost.
        disk: What attachments may take of the disk.
        sticks: Patterns of folders where a stick may appear.
        listens: Listens for a word that there is a new release.
        mqtt: Address of a broker that passes that word on; empty: none.
        usage: Counts which pages are read, for the county; never who.
        screen: How the screen behaves.
        sources: Ordinary feeds besides the county's tree.
    """

    home: Path
    area: str = DEFAULT_AREA
    name: str = ""
    roads: tuple[str, ...] = ()
    poll_s: float = 300.0
    line: Line = field(default_factory=Line)
    disk: Disk = field(default_factory=Disk)
    sticks: tuple[str, ...] = STICKS
    listens: bool = True
    mqtt: str = ""
    usage: bool = True
    screen: Screen = field(default_factory=Screen)
    sources: tuple[Source, ...] = ()

    @property
    def library_path(self) -> Path:
        """The database of what the county sent."""
        return self.home / "library.db"

    @property
    def station_path(self) -> Path:
        """The database of what was made here: records for the county, what was opened."""
        return self.home / "station.db"

    @property
    def blobs_path(self) -> Path:
        """Folder of pictures, sounds and films."""
        return self.home / "blobs"

    @property
    def spool_path(self) -> Path:
        """Folder of files that are not whole yet."""
        return self.home / "spool"

    @property
    def tree_path(self) -> Path:
        """The county's tree as far as it is held, for others to take."""
        return self.home / "tree"

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
        return cls.parse(home, read_told(home / FILE), home / FILE)

    @classmethod
    def parse(cls, home: Path, told: bytes, path: Path) -> Station:
        """Return the station that a `station.toml` of these bytes tells of.

        Args:
            home: The home it is for.
            told: The bytes.
            path: Where they stood, for a message.

        Raises:
            AuthoringError: When a key or value is not what it must be; names the key.
        """
        try:
            said = tomllib.loads(told.decode("utf-8-sig"))  # Windows editors begin a file so
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise AuthoringError(str(error), file=path) from error
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


def read_told(path: Path) -> bytes:
    """Return what a `station.toml` holds; nothing when it is missing.

    Raises:
        AuthoringError: When the disk does not give it back.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise AuthoringError(error.strerror or str(error), file=path) from error


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

# [line]
# day_mb = 50             # for pictures, sound and films; text always comes
# films = "22:00-06:00"   # when films may come
# rate_kbit = 256

# [disk]
# quota_mb = 20000
# keep_free_mb = 500
# pinned = ["policy"]     # sections of which nothing is given up

# [stick]
# folders = ["/media/*", "/media/*/*", "/run/media/*/*"]

# [nudge]
# listen = true
# mqtt = "mqtt://broker.example/cunkou"

# [outbox]
# usage = true            # count which pages are read; never who

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
    only_known(said, (*_TABLES, "source"), "")
    station, county, outbox = (_table(said, name) for name in ("station", "county", "outbox"))
    stick, nudge = _table(said, "stick"), _table(said, "nudge")
    return Station(
        home=home,
        area=_area(of(station.get("area", DEFAULT_AREA), str, "station.area")),
        name=of(station.get("name", ""), str, "station.name"),
        roads=texts(county.get("roads", []), "county.roads"),
        poll_s=number(county.get("poll_s", 300), 1, 86_400, "county.poll_s"),
        line=_line(_table(said, "line")),
        disk=_disk(_table(said, "disk")),
        sticks=texts(stick.get("folders", list(STICKS)), "stick.folders"),
        listens=of(nudge.get("listen", True), bool, "nudge.listen"),
        mqtt=_mqtt(of(nudge.get("mqtt", ""), str, "nudge.mqtt")),
        usage=of(outbox.get("usage", True), bool, "outbox.usage"),
        screen=_screen(_table(said, "screen")),
        sources=tuple(
            _source(of(row, dict, "source")) for row in of(said.get("source", []), list, "source")
        ),
    )


def _table(said: dict[str, Any], name: str) -> dict[str, Any]:
    return table(said, name, _TABLES[name])


def _line(said: dict[str, Any]) -> Line:
    return Line(
        day_bytes=round(number(said.get("day_mb", 0), 0, 1_000_000, "line.day_mb") * 1_000_000),
        films=_window(of(said.get("films", ""), str, "line.films")),
        rate=round(number(said.get("rate_kbit", 0), 0, 1_000_000, "line.rate_kbit") * 125),
    )


def _window(said: str) -> Window | None:
    if not said:
        return None
    try:
        begins, ends = (time.fromisoformat(each.strip()) for each in said.split("-"))
    except ValueError as error:
        msg = f"{said!r} is not a time of day such as '22:00-06:00'"
        raise AuthoringError(msg, field="line.films") from error
    return Window(begins, ends)


def _disk(said: dict[str, Any]) -> Disk:
    pinned = texts(said.get("pinned", []), "disk.pinned")
    return Disk(
        quota=round(number(said.get("quota_mb", 0), 0, 10_000_000, "disk.quota_mb") * 1_000_000),
        keep_free=round(
            number(said.get("keep_free_mb", 500), 0, 1_000_000, "disk.keep_free_mb") * 1_000_000
        ),
        pinned=frozenset(Section(one_of(each, tuple(Section), "disk.pinned")) for each in pinned),
    )


def _mqtt(address: str) -> str:
    if address and not address.startswith(("mqtt://", "mqtts://")):
        msg = f"{address!r} is not an mqtt:// or mqtts:// address"
        raise AuthoringError(msg, field="nudge.mqtt")
    return address


def _screen(said: dict[str, Any]) -> Screen:
    return Screen(
        language=one_of(said.get("language", "zh"), _LANGUAGES, "screen.language"),
        text_size=number(said.get("text_size", 1.0), 0.8, 2, "screen.text_size"),
        idle_s=number(said.get("idle_s", 60), 1, 86_400, "screen.idle_s"),
        rest_s=number(said.get("rest_s", 180), 1, 86_400, "screen.rest_s"),
    )


def _source(said: dict[str, Any]) -> Source:
    only_known(said, ("kind", "url", "section", "title", "poll_s"), "source")
    one_of(said.get("kind", _FEED), (_FEED,), "source.kind")
    url = of(said.get("url", ""), str, "source.url")
    if not url.startswith(("http://", "https://")):
        msg = f"{url!r} is not an http:// or https:// address"
        raise AuthoringError(msg, field="source.url")
    return Source(
        url=url,
        section=Section(one_of(said.get("section"), tuple(Section), "source.section")),
        title=of(said.get("title", ""), str, "source.title"),
        poll_s=number(said.get("poll_s", 1800), 10, 604_800, "source.poll_s"),
    )


def _area(code: str) -> str:
    if not _AREA.fullmatch(code):
        msg = f"{code!r} is no administrative code of 2, 4, 6, 9 or 12 digits"
        raise AuthoringError(msg, field="station.area")
    return code
