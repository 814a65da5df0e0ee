"""What a backend may know of the world: the station, the library, the clock, the language.

The kiosk meets the sync agent only in the files of the home folder. This module
opens them for reading, tells when they changed, and turns "not there" and
"broken" into values, so that no backend meets an exception of the store.
"""

from __future__ import annotations

import logging
import stat
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from content.dates import CHINA
from content.errors import StoreError, StoreTooNewError
from kiosk.freshness import Freshness, Trouble, freshness, of_before
from kiosk.watch import Watch
from sync.disk import read_if_there
from sync.health.last_good import known

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from content.library import Blobs, Headline, Library, Shelf
    from kiosk.clerk import Clerk
    from kiosk.films import Films
    from kiosk.recorder import Recorder
    from kiosk.ui.pricelist import PriceList
    from kiosk.usage import Usage
    from kiosk.village import Village
    from sync.health.faults import Fault
    from sync.station import Station
    from sync.status import Status

logger = logging.getLogger(__name__)

CONTEXT: Final = ""  # what lupdate calls phrases of functions


def tr(text: str) -> str:
    """Translate a phrase made in Python; Chinese is the source language."""
    return QCoreApplication.translate(CONTEXT, text)


def china_now() -> datetime:
    """Return what the system's clock says."""
    return datetime.now(CHINA)


class World:
    """The station, its library opened for reading, and the time."""

    def __init__(
        self,
        station: Station,
        clock: Callable[[], datetime] = china_now,
        *,
        mistake: str = "",
        is_default: bool = False,
    ) -> None:
        """Look at nothing yet; `changed` opens what is there, or looks for it again.

        Args:
            station: Where this screen stands and where its files are.
            clock: What the system's clock says; tests give their own.
            mistake: What is wrong with `station.toml`, which is not in force then.
            is_default: Nothing is known of the station: it stands where its library is for.
        """
        self.station = station
        self.mistake = mistake
        self._is_default = is_default
        self._settings = _signature(station)
        self.system = clock  # what notes of the agent are timed by
        self._watch = Watch(clock)
        self.tr = tr
        self.library: Library | None = None
        self.trouble = Trouble.UNSEEN
        self._recorder: Recorder | None = None
        self._clerk: Clerk | None = None
        self._village: Village | None = None
        self._blobs: Blobs | None = None
        self._films: Films | None = None
        self._prices: PriceList | None = None
        self._seen = -1
        self._opened = 0  # how often a library was
        self.shown: datetime | None = (
            None  # issue of what stands on the glass, even without library
        )

    @classmethod
    def at(cls, home: Path, clock: Callable[[], datetime] = china_now) -> World:
        """Return the world of a home, whatever state its `station.toml` is in."""
        told = known(home)
        mistake = str(told.mistake or "")
        return cls(told.station, clock, mistake=mistake, is_default=told.is_default)

    def now(self) -> datetime:
        """Return the time that screens tell, and by which things are old."""
        return self._watch.now()

    def sure(self) -> datetime:
        """Return the time by which warnings and items hold; see `kiosk.watch`."""
        return self._watch.sure()

    @property
    def recorder(self) -> Recorder:
        """Who writes down what the screen has to tell the county."""
        if self._recorder is None:
            from kiosk.recorder import Recorder  # noqa: PLC0415  the first picture tells nothing

            self._recorder = Recorder(self.station.station_path)
        return self._recorder

    @property
    def clerk(self) -> Clerk:
        """Who works on what the village says itself."""
        if self._clerk is None:
            from kiosk.clerk import Clerk  # noqa: PLC0415  the first picture has nothing of it

            self._clerk = Clerk(self.station.station_path, self._place)
        return self._clerk

    @property
    def village(self) -> Village:
        """What the village says itself."""
        if self._village is None:
            from kiosk.village import Village  # noqa: PLC0415  the first picture has nothing of it

            self._village = Village()
        return self._village

    def place(self) -> str:
        """Return the name of the village, which signs what it says itself."""
        from content.areas import name  # noqa: PLC0415  only where the station has no name

        return self.station.name or name(self.station.area)

    def own(self, shelf: Shelf) -> list[Headline]:
        """Return what the village says itself on a shelf."""
        return self.village.on(shelf, self.place())

    @property
    def blobs(self) -> Blobs:
        """The pictures, by their hash."""
        if self._blobs is None:
            from content.library import Blobs  # noqa: PLC0415  the first picture has none

            self._blobs = Blobs(self.station.blobs_path)
        return self._blobs

    @property
    def films(self) -> Films:
        """What is known of films on this machine."""
        if self._films is None:
            from kiosk.films import Films  # noqa: PLC0415  few pages have one

            self._films = Films(lambda: self.station, self.blobs)
        return self._films

    @property
    def prices(self) -> PriceList:
        """The price list, read once for all screens."""
        if self._prices is None:
            from kiosk.ui.pricelist import PriceList  # noqa: PLC0415  the first picture has none

            self._prices = PriceList(self)
        return self._prices

    def changed(self) -> bool:
        """Tell whether library or settings changed since last asked; opens what appeared."""
        is_other_place = self._read_settings()
        return self._library_changed() or is_other_place

    def edition(self) -> tuple[int, int, Station]:
        """Return a value that changes with what is shown, and not with the agent's notes.

        A library that was lost and opened again is another one: a page may have missed it.
        """
        try:
            return self._opened, self.library.edition() if self.library else -1, self.station
        except StoreError:
            return self._opened, -1, self.station

    def issued(self) -> datetime | None:
        """Return when the release held was issued; None when none is held or it cannot be read."""
        try:
            return self.library.held().issued if self.library else None
        except StoreError:
            logger.exception("library lost path=%s", self.station.library_path)
            self.forsake(Trouble.BROKEN)
            return None

    def status(self) -> Status | None:
        """Return how the agent fares, as it last wrote it down; None when it never did."""
        from sync.status import Status  # noqa: PLC0415  the first picture does not wait for it

        if self.library is None:
            return None
        try:
            text = self.library.note("sync")
            return Status.from_json(text) if text else None
        except StoreError:
            logger.exception("status unreadable")
            return None

    def faults(self) -> tuple[Fault, ...]:
        """Return what is wrong with this machine: what is to be seen, and what the agent says.

        What it can see for itself the screen believes no note about: on a disk that
        takes nothing any more the note is of before.
        """
        from sync.health.faults import Fault, look  # noqa: PLC0415  the first picture does not wait for it

        status = self.status()
        found = set(status.faults if status else ()) - {Fault.SETTINGS, Fault.DISK_READONLY}
        seen = look(self.station.home)
        if self.mistake:
            found.add(Fault.SETTINGS)
        if seen is not None:
            found.add(seen)
        elif self.library is not None and self.library.is_immutable:
            found.add(Fault.DISK_READONLY)  # whatever keeps it from being written beside
        return tuple(each for each in Fault if each in found)

    def note_receipt(self, warning: str, event: str) -> None:
        """Tell the county that a warning was shown or acknowledged."""
        self.recorder.note_receipt(warning, event, now=self.now(), clock_ok=self.clock_ok())

    def clock_ok(self) -> bool:
        """Tell whether this machine's clock can be believed, as far as the agent knows."""
        status = self.status()
        return status is None or status.clock_ok

    def note_usage(self, usage: Usage) -> None:
        """Tell the county what was read, unless this station is told not to."""
        counts = usage.told() if self.station.usage else {}
        self.recorder.note_usage(counts, usage.items(), self.now())

    def forsake(self, trouble: Trouble) -> None:
        """Give up a library that cannot be read; it is tried again at each `changed`."""
        library, self.library, before = self.library, None, self.trouble
        self.trouble = trouble
        if library is not None:
            library.close()
        if trouble is Trouble.BROKEN and before is not trouble:
            from sync.health.doubt import doubt  # noqa: PLC0415  a library that is well has none

            doubt(self.station.home)

    def freshness(self) -> Freshness:
        """Return how fresh everything is, with the faults of this machine, in words."""
        fresh = Freshness("")
        if self.trouble in {Trouble.NONE, Trouble.NONE_YET}:
            fresh = freshness(self.now(), self.issued(), self.status(), tr)
        elif self.shown and self.trouble is not Trouble.UNSEEN:
            fresh = of_before(self.now(), self.shown, self.trouble, tr)
        if self.trouble is not Trouble.UNSEEN:
            from kiosk.views.faults import with_faults  # noqa: PLC0415  home need not wait for it

            fresh = with_faults(fresh, self.faults(), tr)
        return fresh

    def close(self) -> None:
        """Close what is open."""
        if self._recorder is not None:
            self._recorder.close()
        if self._clerk is not None:
            self._clerk.close()
        self.forsake(Trouble.NONE_YET)

    def _place(self) -> tuple[str, str]:
        return self.station.area, self.place()

    def _library_changed(self) -> bool:
        if self.library is None:
            return self._open()
        try:
            version = self.library.data_version()
            seen, self._seen = self._seen, version
            if version != seen:
                self._take_note()
        except StoreError:
            logger.exception("library lost path=%s", self.station.library_path)
            self.forsake(Trouble.BROKEN)
            return True
        return version != seen

    def _open(self) -> bool:
        from content.library import Library  # noqa: PLC0415  the first picture does not wait for it

        path = self.station.library_path
        before = self.trouble
        if _is_nothing(path):
            self.trouble = Trouble.BROKEN if self.shown else Trouble.NONE_YET
            return before is not self.trouble
        try:
            self.library = Library(path)
            self._opened += 1
            self._seen = self.library.data_version()
            self.trouble = Trouble.NONE
            self._take_note()
        except StoreTooNewError:
            self.forsake(Trouble.TOO_NEW)
        except StoreError:
            self.forsake(Trouble.BROKEN)
        return before is not self.trouble

    def _take_note(self) -> None:
        """See what the library holds; one begun anew is left until it holds anything again."""
        assert self.library is not None
        held = self.library.held()
        if held.release:
            self.shown = held.issued
            if self._is_default and held.county != self.station.area:
                self.station = replace(self.station, area=held.county)
        elif self.shown:
            self.forsake(Trouble.BROKEN)
        self._learn()

    def _learn(self) -> None:
        """Hear what time it certainly is: the county's word, and what the agent kept."""
        from sync.judge import Floor  # noqa: PLC0415  the first picture does not wait for it

        floor = Floor.from_json(read_if_there(self.station.trust_path / "floor.json"))
        self._watch.learn(self.issued(), floor.issued, floor.saved)

    def _read_settings(self) -> bool:
        """Take up a `station.toml` that was changed; tell whether it says anything else."""
        signature = _signature(self.station)
        if signature == self._settings:
            return False
        self._settings = signature
        found = known(self.station.home)
        self._is_default = found.is_default
        self.mistake = str(found.mistake or "")
        before, self.station = self.station, found.station
        return found.station != before


def _signature(station: Station) -> tuple[int, int]:
    """Return what changes when `station.toml` does."""
    try:
        seen = (station.home / "station.toml").stat()
    except OSError:
        return 0, 0
    return seen.st_mtime_ns, seen.st_size


def _is_nothing(path: Path) -> bool:
    """Tell whether nothing was put there yet; what cannot be looked at is something."""
    try:
        seen = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return stat.S_ISREG(seen.st_mode) and not seen.st_size
