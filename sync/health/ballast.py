"""Room kept back, to be given up when the disk is full.

A library in WAL mode cannot even be opened to write on a disk without a free block,
so a full disk would also silence the machine about being full. The file holds real
blocks; giving it up makes room for the text of a release and for saying what is
wrong. It is made again once there is room for more than it.
"""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Final

from sync.disk import store_errors
from sync.health.faults import room

if TYPE_CHECKING:
    from pathlib import Path

logger = logging.getLogger(__name__)

FILE: Final = "ballast"
SIZE: Final = 8_000_000  # bytes: a large release of text, its log and the status
SPARE: Final = 3  # made again when so many times its size are free, or it would come and go
_BLOCK: Final = 512  # unit of st_blocks, whatever the file system's


class Ballast:
    """The file of one home.

    Args:
        home: The home.
        size: Bytes to keep back.
    """

    def __init__(self, home: Path, size: int = SIZE) -> None:
        self._path = home / FILE
        self._size = size

    @property
    def is_there(self) -> bool:
        """Whether all of it is kept back, in real blocks."""
        try:
            found = self._path.stat()
        except OSError:
            return False
        blocks = getattr(found, "st_blocks", self._size)  # Windows does not tell
        return found.st_size == self._size and blocks * _BLOCK >= self._size

    def give_up(self) -> bool:
        """Make room; tell whether there was any to make."""
        try:
            freed = self._path.stat().st_size
            self._path.unlink()
        except OSError:
            return False
        logger.warning("ballast given up bytes=%d", freed)
        return freed > 0

    def keep(self) -> None:
        """Keep it back again, where there is room for it and more.

        Raises:
            StoreError: When the disk refuses; nothing is kept back then.
        """
        if self.is_there or room(self._path.parent) < SPARE * self._size:
            return
        try:
            with store_errors(f"write {self._path}"), self._path.open("wb") as file:
                _fill(file.fileno(), self._size)
                os.fsync(file.fileno())
        except BaseException:
            self._path.unlink(missing_ok=True)
            raise


def _fill(handle: int, size: int) -> None:
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(handle, 0, size)
    else:  # pragma: no cover  Windows
        os.write(handle, bytes(size))
