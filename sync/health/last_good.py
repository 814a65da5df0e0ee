"""What a station is told, or what it was told last when that cannot be read any more.

A village is not without news because somebody mistyped a line or a power cut left a
file of zeros: the agent keeps a copy of each `station.toml` it could read, and both
agent and screen begin with that one where the file of now is broken. The screen
only reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from content.errors import AuthoringError
from sync.disk import read_if_there, write_durably
from sync.station import FILE, Station, read_told

if TYPE_CHECKING:
    from pathlib import Path

GOOD: Final = "station.good.toml"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of what a station is told.

    Args:
        station: As `station.toml` says; as it said last where that is broken; with
            its defaults where nothing is known.
        mistake: What is wrong with `station.toml`; None when nothing is.
        is_default: Nothing is known: neither the file nor its copy can be read.
    """

    station: Station
    mistake: AuthoringError | None = None
    is_default: bool = False


def known(home: Path) -> Known:
    """Read what a home's station is told, whatever state the file is in."""
    try:
        return Known(_read(home))
    except AuthoringError as error:
        kept = _kept(home)
        try:
            return Known(Station.parse(home, kept, home / GOOD), error, is_default=not kept)
        except AuthoringError:
            return Known(Station(home=home), error, is_default=True)


def keep_good(home: Path) -> None:
    """Keep a copy of a `station.toml` that can be read; the agent's business alone.

    Raises:
        AuthoringError: When it cannot be read; the copy stays.
        StoreError: When the disk refuses; the copy stays.
    """
    path = home / FILE
    said = read_told(path)
    Station.parse(home, said, path)
    if said.strip() and said != read_if_there(home / GOOD):
        write_durably(home / GOOD, said)


def _read(home: Path) -> Station:
    path = home / FILE
    said = read_told(path)
    if not said.strip() and _kept(home).strip():
        # What a power cut or a file check leaves of a file; nobody empties it to mean it.
        msg = "there is nothing in it any more"
        raise AuthoringError(msg, file=path)
    return Station.parse(home, said, path)


def _kept(home: Path) -> bytes:
    return read_if_there(home / GOOD) or b""
