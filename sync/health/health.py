"""What is wrong with a machine, and what its agent does about it between two rounds.

A disk that is full, read-only or failing and a file of settings that cannot be read
are no reasons to stop: they are said, and work goes on with what is left.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from content.database import BrokenFileError
from content.errors import CunkouError
from content.library import put_aside
from sync.disk import store_errors
from sync.health import last_good
from sync.health.ballast import Ballast
from sync.health.faults import Fault, fault_of, look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from content.errors import AuthoringError
    from sync.station import Station

logger = logging.getLogger(__name__)


class Health:
    """How one home fares.

    Args:
        home: The home.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._ballast = Ballast(home)
        self._mistake: AuthoringError | None = None
        self._is_failing = False
        self._said = ""

    def station(self) -> Station:
        """Return what the station is told, or was told last where that cannot be read now."""
        known = last_good.known(self._home)
        if known.mistake is not None and str(known.mistake) != str(self._mistake):
            logger.warning("station.toml error=%s", known.mistake)
        self._mistake = known.mistake
        if known.mistake is None:
            self._try(lambda: last_good.keep_good(self._home))
        return known.station

    def faults(self, *, is_behind: bool) -> tuple[Fault, ...]:
        """Return what is wrong now.

        Args:
            is_behind: Less is held than was believed before.
        """
        self._try(self._ballast.keep)
        return tuple(self._faults(is_behind=is_behind))

    def is_well(self) -> None:
        """Take note of a round in which the disk gave no trouble."""
        self._is_failing = False
        self._said = ""

    def failed(self, error: Exception, library: Path) -> bool:
        """Do what can be done about a round that failed.

        Args:
            error: Why it failed.
            library: The library, closed.

        Returns:
            Whether another try may go better at once.
        """
        self._say(error)
        fault = look(self._home) or fault_of(error)  # SQLite calls a full disk by several names
        self._is_failing = fault is Fault.DISK_FAILING
        if isinstance(error, BrokenFileError):
            return self._try(lambda: put_aside(library))
        return fault is Fault.DISK_FULL and self._ballast.give_up()

    def clear_way(self, *folders: Path) -> None:
        """Take away what is no folder where a folder must be.

        Raises:
            StoreError: When the disk refuses.
        """
        for folder in folders:
            if folder.exists() and not folder.is_dir():
                logger.warning("no folder path=%s", folder)
                with store_errors(f"remove {folder}"):
                    folder.unlink()

    def _faults(self, *, is_behind: bool) -> Iterator[Fault]:
        seen = look(self._home)
        if self._mistake is not None:
            yield Fault.SETTINGS
        if seen is Fault.DISK_READONLY:
            yield seen
        elif seen is Fault.DISK_FULL or not self._ballast.is_there:
            yield Fault.DISK_FULL
        if self._is_failing:
            yield Fault.DISK_FAILING
        if is_behind:
            yield Fault.LIBRARY_REBUILT

    def _say(self, error: Exception) -> None:
        if isinstance(error, CunkouError):
            logger.warning("round failed error=%s", error)
        else:
            logger.error("round failed error=%r", error, exc_info=error)

    def _try(self, step: Callable[[], None]) -> bool:
        """Do what may also be done in a later round; tell whether it is done."""
        try:
            step()
        except (CunkouError, OSError) as error:
            if str(error) != self._said:
                logger.warning("put off error=%s", error)
            self._said = str(error)
            return False
        return True
