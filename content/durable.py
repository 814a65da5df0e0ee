"""Write a file so that a power cut leaves the old one or the new one.

Source: the write recipe of SQLite and of ostree: file, fsync, rename, fsync of
the folder. A rename alone leaves files of zero length behind.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, held: bytes, *, mode: int = 0o644, lasting: bool = True) -> None:
    """Put these bytes at a path, whole or not at all.

    Args:
        path: Where; missing folders are made.
        held: What.
        mode: Permissions of the file, from its first moment on.
        lasting: Wait for the disk. Not for thousands of files that can be made again: a
            reader sees each whole, and a power cut may leave some of them empty.

    Raises:
        OSError: When the disk refuses; what stood there before still stands.
    """
    make_folder(path.parent)
    part = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:  # noqa: PTH123  the mode from the first moment on
            file.write(held)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    if lasting:
        sync_folder(path.parent)


def write_with_gzip(path: Path, held: bytes) -> None:
    """Write a file and its precompressed sibling for servers that know it.

    The sibling of the file before goes first and the new one comes last: whatever
    cuts this short, no village is given packed what is not said unpacked.
    """
    import gzip  # noqa: PLC0415  the screen, which packs nothing, starts without it

    packed = path.with_name(path.name + ".gz")
    if packed.exists():
        packed.unlink()
        sync_folder(path.parent)
    write(path, held)
    write(packed, gzip.compress(held, 9, mtime=0))


def settle(part: Path, path: Path) -> None:
    """Move a file that was written beside it to a path, once its bytes are on the disk.

    Raises:
        OSError: When the disk refuses; what stood there before still stands.
    """
    with part.open("r+b") as file:
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def make_folder(folder: Path, *, mode: int = 0o777) -> None:
    """Make a folder, and those above it that are missing, so that a power cut leaves them.

    Raises:
        OSError: When the disk refuses.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=mode, exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder last, where the system has a way to."""
    if os.name == "nt":  # pragma: no cover  NTFS journals its folders itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
