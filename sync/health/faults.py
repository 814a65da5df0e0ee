"""What may be wrong with a machine, and how to see it."""

from __future__ import annotations

import errno
import os
import shutil
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path


class Fault(StrEnum):
    """What of this machine is not as it should be, the gravest first; the screen has words."""

    DISK_READONLY = "disk_readonly"
    DISK_FULL = "disk_full"
    DISK_FAILING = "disk_failing"  # it gives an error where it should give bytes
    LIBRARY_REBUILT = "library_rebuilt"  # the library was broken, and is coming again
    SETTINGS = "settings"  # station.toml cannot be read: the last good copy, or defaults, hold


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
