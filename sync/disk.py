"""Errors of the disk under one name, and files that survive a power cut whole."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from typing import TYPE_CHECKING, Final

from content import durable
from content.errors import StoreError
from sync.status import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FULL_BELOW: Final = 1_000_000  # bytes: less than a release of text and its log need
_OF_SYSTEM: Final = {
    errno.ENOSPC: Fault.DISK_FULL,
    errno.EDQUOT: Fault.DISK_FULL,
    errno.EROFS: Fault.DISK_READONLY,
    errno.EIO: Fault.DISK_FAILING,
}
_OF_SQLITE: Final = {  # sqlite3.h, the low byte of a result code
    8: Fault.DISK_READONLY,
    10: Fault.DISK_FAILING,
    13: Fault.DISK_FULL,
}


@contextlib.contextmanager
def store_errors(doing: str) -> Iterator[None]:
    """Turn an operating system's error within into a `StoreError` that names the thing.

    Args:
        doing: What cannot be done then, such as ``write /home/x``.
    """
    try:
        yield
    except OSError as error:
        msg = f"cannot {doing}: {error.strerror or error}"
        raise StoreError(msg) from error


def write_durably(path: Path, held: bytes) -> None:
    """Put a file in place of the one before, whole, or leave that one alone.

    Raises:
        StoreError: When the disk is full, read-only or dying.
    """
    with store_errors(f"write {path}"):
        durable.write(path, held)


def read_if_there(path: Path) -> bytes | None:
    """Return a file's bytes; None when it is missing or cannot be read.

    For what can be had again from elsewhere: a dying disk is then no reason to stop.
    """
    try:
        return path.read_bytes()
    except OSError:
        return None


def fault_of(error: BaseException) -> Fault | None:
    """Return what an error says of the disk; None when it is not the disk's."""
    cause: BaseException | None = error
    while cause is not None:
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        found = _OF_SQLITE.get(code) or _OF_SYSTEM.get(getattr(cause, "errno", None) or 0)
        if found:
            return found
        cause = cause.__cause__
    return None


def look(folder: Path) -> Fault | None:
    """Return what is to be seen of a folder's disk without writing to it."""
    try:
        seen = os.statvfs(folder)
    except (OSError, AttributeError):  # no such folder; Windows knows no statvfs
        return None
    if seen.f_flag & os.ST_RDONLY:
        return Fault.DISK_READONLY
    is_full = seen.f_bavail * seen.f_frsize < FULL_BELOW or (seen.f_files and not seen.f_favail)
    return Fault.DISK_FULL if is_full else None


def room(folder: Path) -> int:
    """Return how many bytes of a folder's disk are free to us; 0 when it cannot be asked."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0
