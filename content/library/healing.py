"""What is done about a library that is broken: put aside, so that it can come again.

All of it can be fetched again, so nothing is mended in place. The last two broken
files are kept for whoever looks into the disk, and none when there is no room for
them. Called by the one writer.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from content.database import BrokenFileError, Database
from content.library import sums

if TYPE_CHECKING:
    from pathlib import Path

ROOM: Final = 4  # times its size that must be free for a broken file to be kept


def put_aside(path: Path) -> None:
    """Put a broken library aside as ``<name>.broken-1``; the one before becomes 2.

    Raises:
        OSError: When the disk refuses.
    """
    newest, before = (path.with_name(f"{path.name}.broken-{n}") for n in (1, 2))
    for log in _logs(path):
        _remove(log)
    if newest.exists():
        _remove(before)
        newest.replace(before)
    path.replace(newest)
    if shutil.disk_usage(path.parent).free < ROOM * newest.stat().st_size:
        _remove(newest)
        _remove(before)


def clear_way(path: Path) -> None:
    """Put aside what is no file where the library or its log must be.

    Raises:
        OSError: When the disk refuses.
    """
    for log in _logs(path):
        if log.is_dir():
            _remove(log)
    if path.is_dir():
        put_aside(path)


def check(database: Database) -> None:
    """Look through all of a library: pages, indexes, the index of words, the items.

    Raises:
        BrokenFileError: When anything does not hold together.
        StoreError: When it cannot be read.
    """
    row = database.row("PRAGMA integrity_check(1)")
    found = row[0] if row else "nothing"
    if found != "ok":
        msg = f"{database.path}: integrity_check says {found}"
        raise BrokenFileError(msg)
    database.run("INSERT INTO terms (terms) VALUES ('integrity-check')")
    if wrong := sums.wrong(database):
        msg = f"{database.path}: {len(wrong)} items are not as they were written"
        raise BrokenFileError(msg)


def _logs(path: Path) -> tuple[Path, Path]:
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
