"""Let one process at a time change a folder."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

from content import durable
from content.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOOK_S: Final = 0.02  # between two looks whether another let go

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def only_one(path: Path, *, wait_s: float = 0.0) -> Iterator[None]:
    """Hold a lock file while the block runs; it ends with the process, however it ends.

    Args:
        path: The lock file; made when it is not there.
        wait_s: Seconds to wait for another process to let go of it.

    Raises:
        StoreError: When another process holds it.
    """
    durable.make_folder(path.parent)
    ends = time.monotonic() + wait_s
    with path.open("ab") as file:
        while not _taken(file):
            if time.monotonic() >= ends:
                msg = f"{path.parent} is being changed by another process"
                raise StoreError(msg)
            time.sleep(_LOOK_S)
        yield


def _taken(file: IO[bytes]) -> bool:
    try:
        _take(file)
    except OSError:
        return False
    return True
