"""Write a file so that a power cut leaves the old one or the new one.

Source: the write recipe of SQLite and of ostree: file, fsync, rename, fsync of
the folder. A rename alone leaves files of zero length behind.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, held: bytes, *, mode: int = 0o644) -> None:
    """Put these bytes at a path, whole or not at all.

    Args:
        path: Where; missing folders are made.
        held: What.
        mode: Permissions of the file, from its first moment on.

    Raises:
        OSError: When the disk refuses; what stood there before still stands.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:  # noqa: PTH123  the mode from the first moment on
            file.write(held)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def settle(part: Path, path: Path) -> None:
    """Move a file that was written beside it to a path, once its bytes are on the disk.

    Raises:
        OSError: When the disk refuses; what stood there before still stands.
    """
    with part.open("r+b") as file:
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder last, where the system has a way to."""
    if os.name == "nt":  # pragma: no cover  NTFS journals its folders itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
