"""What a backend may know of the world: the station, the library, the clock, the language.

The kiosk meets the sync agent only in the files of the home folder. This module
opens them for reading, tells when they changed, and turns "not there" and
"broken" into values, so that no backend meets an exception of the store.
"""

from __future__ import annotations

import logging
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from content.dates import CHINA
from content.errors import StoreError, StoreTooNewError
from kiosk.freshness import Trouble
from kiosk.recorder import Recorder
from kiosk.watch import Watch
from sync.disk import read_if_there
from sync.judge import Floor

if TYPE_CHECKING:
    from collections.abc import Callable

    from content.library import Blobs, Library
    from kiosk.usage import Usage
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

    def __init__(self, station: Station, clock: Callable[[], datetime] = china_now) -> None:
        """Look at nothing yet; `changed` opens what is there, or looks for it again.

        Args:
            station: Where this screen stands and where its files are.
            clock: What the system's clock says; tests give their own.
        """
        self.station = station
        self._watch = Watch(clock)
        self.tr = tr
        self.library: Library | None = None
        self.trouble = Trouble.UNSEEN
        self.recorder = Recorder(station.station_path)
        self._blobs: Blobs | None = None
        self._seen = -1

    def now(self) -> datetime:
        """Return the time that screens tell, and by which things are old."""
        return self._watch.now()

    def sure(self) -> datetime:
        """Return the time by which warnings and items hold; see `kiosk.watch`."""
        return self._watch.sure()

    @property
    def blobs(self) -> Blobs:
        """The pictures, by their hash."""
        if self._blobs is None:
            from content.library import Blobs  # noqa: PLC0415  the first picture has none

            self._blobs = Blobs(self.station.blobs_path)
        return self._blobs

    def changed(self) -> bool:
        """Tell whether the library changed since last asked; opens it when it appeared."""
        if self.library is None:
            return self._open()
        try:
            version = self.library.data_version()
        except StoreError:
            logger.exception("library lost path=%s", self.station.library_path)
            self.forsake(Trouble.BROKEN)
            return True
        seen, self._seen = self._seen, version
        if version != seen:
            self._learn()
        return version != seen

    def edition(self) -> int:
        """Return a number that changes with the content, and not with the agent's notes."""
        try:
            return self.library.edition() if self.library else -1
        except StoreError:
            return -1

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

    def note_receipt(self, warning: str, event: str) -> None:
        """Tell the county that a warning was shown or acknowledged."""
        status = self.status()
        clock_ok = status is None or status.clock_ok
        self.recorder.note_receipt(warning, event, now=self.now(), clock_ok=clock_ok)

    def note_usage(self, usage: Usage) -> None:
        """Tell the county what was read, unless this station is told not to."""
        counts = usage.told() if self.station.usage else {}
        self.recorder.note_usage(counts, usage.items(), self.now())

    def forsake(self, trouble: Trouble) -> None:
        """Give up a library that cannot be read; it is tried again at each `changed`."""
        library, self.library, self.trouble = self.library, None, trouble
        if library is not None:
            library.close()

    def close(self) -> None:
        """Close what is open."""
        self.recorder.close()
        self.forsake(Trouble.NONE_YET)

    def _open(self) -> bool:
        from content.library import Library  # noqa: PLC0415  the first picture does not wait for it

        path = self.station.library_path
        before = self.trouble
        if not path.exists():
            self.trouble = Trouble.NONE_YET
            return before is not self.trouble
        try:
            self.library = Library(path)
            self._seen = self.library.data_version()
        except StoreTooNewError:
            self.forsake(Trouble.TOO_NEW)
        except StoreError:
            self.forsake(Trouble.BROKEN)
        else:
            self.trouble = Trouble.NONE
            self._learn()
        return before is not self.trouble

    def _learn(self) -> None:
        """Hear what time it certainly is: the county's word, and what the agent kept."""
        floor = Floor.from_json(read_if_there(self.station.trust_path / "floor.json"))
        self._watch.learn(self.issued(), floor.issued, floor.saved)
