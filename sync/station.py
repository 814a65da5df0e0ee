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
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from content.errors import AuthoringError
from sync.disk import write_durably
from sync.settings import known_roads, number, of, only_known, table, texts
from sync.tables import (
    Disk,
    Line,
    Printer,
    Screen,
    Source,
    disk_of,
    line_of,
    printer_of,
    screen_of,
    source_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE: Final = "station.toml"
DEFAULT_AREA: Final = "150125"
STICKS: Final = ("/media/*", "/media/*/*", "/run/media/*/*")  # where desktops mount a stick

_AREA = re.compile(r"\d{2}|\d{4}|\d{6}|\d{9}|\d{12}", re.ASCII)
_TABLES: Final[dict[str, tuple[str, ...]]] = {
    "station": ("area", "name"),
    "county": ("roads", "poll_s"),
    "line": ("day_mb", "films", "rate_kbit", "film_height"),
    "disk": ("quota_mb", "keep_free_mb", "pinned"),
    "stick": ("folders",),
    "nudge": ("listen", "mqtt"),
    "outbox": ("usage",),
    "screen": (
        "language",
        "text_size",
        "idle_s",
        "rest_s",
        "scheme",
        "night",
        "motion",
        "mongolian",
    ),
    "printer": ("queue", "paper"),
}


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
        printer: Where what readers take home is printed.
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
    printer: Printer = field(default_factory=Printer)
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
            return _station(home, _said(told, path))
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
# film_height = 240       # which size of a film to fetch; 0: by the rate

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
# scheme = "paper"        # paper, contrast or dusk
# night = "21:00-06:00"   # dusk on the screen then, and less bright
# motion = true           # pages move as they turn
# mongolian = "off"       # off, first or after: names in traditional Mongolian, too

# [printer]
# queue = ""          # of CUPS; "": the system's default; "none": nothing is printed
# paper = "a4"        # a4, 80mm or 58mm

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


def _said(told: bytes, path: Path) -> dict[str, Any]:
    if not told.strip():
        return {}
    import tomllib  # noqa: PLC0415  the screen of a station that is told nothing starts without it

    try:
        return tomllib.loads(told.decode("utf-8-sig"))  # Windows editors begin a file so
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AuthoringError(str(error), file=path) from error


def _station(home: Path, said: dict[str, Any]) -> Station:
    only_known(said, (*_TABLES, "source"), "")
    station, county, outbox = (_table(said, name) for name in ("station", "county", "outbox"))
    stick, nudge = _table(said, "stick"), _table(said, "nudge")
    return Station(
        home=home,
        area=_area(of(station.get("area", DEFAULT_AREA), str, "station.area")),
        name=of(station.get("name", ""), str, "station.name"),
        roads=known_roads(county.get("roads", []), "county.roads"),
        poll_s=number(county.get("poll_s", 300), 1, 86_400, "county.poll_s"),
        line=line_of(_table(said, "line")),
        disk=disk_of(_table(said, "disk")),
        sticks=texts(stick.get("folders", list(STICKS)), "stick.folders"),
        listens=of(nudge.get("listen", True), bool, "nudge.listen"),
        mqtt=_mqtt(of(nudge.get("mqtt", ""), str, "nudge.mqtt")),
        usage=of(outbox.get("usage", True), bool, "outbox.usage"),
        screen=screen_of(_table(said, "screen")),
        printer=printer_of(_table(said, "printer")),
        sources=tuple(
            source_of(of(row, dict, "source")) for row in of(said.get("source", []), list, "source")
        ),
    )


def _table(said: dict[str, Any], name: str) -> dict[str, Any]:
    return table(said, name, _TABLES[name])


def _mqtt(address: str) -> str:
    if address and not address.startswith(("mqtt://", "mqtts://")):
        msg = f"{address!r} is not an mqtt:// or mqtts:// address"
        raise AuthoringError(msg, field="nudge.mqtt")
    return address


def _area(code: str) -> str:
    if not _AREA.fullmatch(code):
        msg = f"{code!r} is no administrative code of 2, 4, 6, 9 or 12 digits"
        raise AuthoringError(msg, field="station.area")
    return code
