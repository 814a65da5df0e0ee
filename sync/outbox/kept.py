"""The file that stands there now: changed whole, read, brought back where it is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from content.closing import Closing
from content.database import BrokenFileError
from content.errors import StoreError
from sync.outbox.file import open_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from content.database import Database

_TRIES: Final = 3  # times a file may be replaced under one change
T = TypeVar("T")


class Kept(Closing):
    """A file two processes write in; either may replace it under the other.

    Args:
        path: Its file; made when it is not there, brought back when it is broken.

    Raises:
        StoreError: When the disk refuses.
        StoreTooNewError: A newer program wrote it; it is left alone.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database = open_file(path)

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self._database.close()

    def change(self, work: Callable[[Database], T]) -> T:
        """Do one change whole, in the file that stands there once it is committed.

        Args:
            work: Called within a transaction; again where the file was replaced meanwhile.

        Raises:
            StoreError: The disk refuses.
        """
        for _ in range(_TRIES):
            database = self.current()
            try:
                with database.transaction():
                    done = work(database)
            except BrokenFileError:
                self.bring_back()
                continue
            if database.stands():
                return done
        msg = f"{self._path} breaks again and again"
        raise StoreError(msg)

    def read(self, question: Callable[[Database], T]) -> T:
        """Ask the file that stands there; one that cannot be read is brought back first."""
        try:
            return question(self.current())
        except BrokenFileError:
            self.bring_back()
            return question(self._database)

    def current(self) -> Database:
        """Return the file that stands there: the other process may have brought it back."""
        if not self._database.stands():
            self._reopen()
        return self._database

    def _reopen(self) -> None:
        before, self._database = self._database, open_file(self._path)
        before.close()

    def bring_back(self) -> None:
        """Put the copy and what can be saved of the file in its place."""
        before = self._database
        self._database = open_file(self._path, broken=before)
        before.close()
