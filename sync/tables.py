"""The tables of `station.toml` as values: screen, line, disk, feeds.

Every reader here names the key of what it refuses. Called by `sync.station`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Any, Final

from content.errors import AuthoringError
from content.kinds import Section
from sync.settings import number, of, one_of, only_known, texts

_LANGUAGES: Final = ("zh", "en")
PAPERS: Final = ("a4", "80mm", "58mm")
NO_PRINTER: Final = "none"
_ORDERS: Final = ("off", "first", "after")
_SCHEMES: Final = ("paper", "contrast", "dusk")
_FEED: Final = "feed"  # the only kind of source so far


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """Where what readers take home is printed.

    Args:
        queue: Name of the system's queue; empty: its default; `NO_PRINTER`: nowhere.
        paper: One of `PAPERS`: a sheet, or the roll of a receipt printer.
    """

    queue: str = ""
    paper: str = PAPERS[0]


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
class Screen:
    """How the screen behaves.

    Args:
        language: ``zh`` or ``en``.
        text_size: Factor on all type, 0.8 to 2.0.
        idle_s: Seconds without a touch until the home screen returns.
        rest_s: Seconds without a touch until the slideshow begins.
        scheme: Its colours by day: ``paper``, ``contrast`` or ``dusk``.
        night: When it is dusk on the screen, and less bright; None: never.
        motion: Pages move as they turn.
        mongolian: Names in traditional Mongolian, too: ``off``, ``first`` (at the left of the
            Chinese) or ``after``.
    """

    language: str = "zh"
    text_size: float = 1.0
    idle_s: float = 60.0
    rest_s: float = 180.0
    scheme: str = "paper"
    night: Window | None = None
    motion: bool = True
    mongolian: str = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What the line to the county may cost.

    Args:
        day_bytes: Bytes a day that may be spent on what is not text; 0: any.
        films: When films may come; None: at any time.
        rate: Bytes a second that may be received; 0: any.
        film_height: Pixels of height of the films to fetch; 0: by the rate.
    """

    day_bytes: int = 0
    films: Window | None = None
    rate: int = 0
    film_height: int = 0


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


def line_of(said: dict[str, Any]) -> Line:
    """Read the table ``line``."""
    return Line(
        day_bytes=round(number(said.get("day_mb", 0), 0, 1_000_000, "line.day_mb") * 1_000_000),
        films=_window(said.get("films", ""), "line.films"),
        rate=round(number(said.get("rate_kbit", 0), 0, 1_000_000, "line.rate_kbit") * 125),
        film_height=round(number(said.get("film_height", 0), 0, 4320, "line.film_height")),
    )


def _window(said: object, key: str) -> Window | None:
    words = of(said, str, key)
    if not words:
        return None
    try:
        begins, ends = (time.fromisoformat(each.strip()) for each in words.split("-"))
    except ValueError as error:
        msg = f"{words!r} is not a time of day such as '22:00-06:00'"
        raise AuthoringError(msg, field=key) from error
    return Window(begins, ends)


def disk_of(said: dict[str, Any]) -> Disk:
    """Read the table ``disk``."""
    pinned = texts(said.get("pinned", []), "disk.pinned")
    return Disk(
        quota=round(number(said.get("quota_mb", 0), 0, 10_000_000, "disk.quota_mb") * 1_000_000),
        keep_free=round(
            number(said.get("keep_free_mb", 500), 0, 1_000_000, "disk.keep_free_mb") * 1_000_000
        ),
        pinned=frozenset(Section(one_of(each, tuple(Section), "disk.pinned")) for each in pinned),
    )


def screen_of(said: dict[str, Any]) -> Screen:
    """Read the table ``screen``."""
    return Screen(
        language=one_of(said.get("language", "zh"), _LANGUAGES, "screen.language"),
        text_size=number(said.get("text_size", 1.0), 0.8, 2, "screen.text_size"),
        idle_s=number(said.get("idle_s", 60), 1, 86_400, "screen.idle_s"),
        rest_s=number(said.get("rest_s", 180), 1, 86_400, "screen.rest_s"),
        scheme=one_of(said.get("scheme", "paper"), _SCHEMES, "screen.scheme"),
        night=_window(said.get("night", ""), "screen.night"),
        motion=of(said.get("motion", True), bool, "screen.motion"),
        mongolian=one_of(said.get("mongolian", "off"), _ORDERS, "screen.mongolian"),
    )


def printer_of(said: dict[str, Any]) -> Printer:
    """Read the table ``printer``."""
    queue = of(said.get("queue", ""), str, "printer.queue")
    if queue.startswith("-"):
        msg = f"{queue!r} is no name of a queue"
        raise AuthoringError(msg, field="printer.queue")
    return Printer(queue=queue, paper=one_of(said.get("paper", PAPERS[0]), PAPERS, "printer.paper"))


def source_of(said: dict[str, Any]) -> Source:
    """Read one ``source``."""
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
