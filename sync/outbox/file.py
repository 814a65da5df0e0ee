"""The file of what was made in this village: opened, brought back, copied beside itself.

What it holds exists nowhere else, so every commit is on the disk before it returns,
and a verified copy lies beside it. Two processes write, the agent and the screen:
whoever finds it broken brings it back while the other waits, and the other follows.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from content import durable, lock
from content.database import Database, move_aside
from sync.disk import store_errors
from sync.outbox.salvage import Rescued
from sync.outbox.schema import SCHEMA, make_device, meta

if TYPE_CHECKING:
    from pathlib import Path

logger = logging.getLogger(__name__)

WAIT_S: Final = 10.0  # for the other process to have brought it back


def backup_path(path: Path) -> Path:
    """Return where the copy of a file lies."""
    return path.with_name(f"{path.stem}.backup{path.suffix}")


def open_file(path: Path, *, broken: Database | None = None) -> Database:
    """Open the file; one that is broken, empty or gone is brought back first.

    Args:
        path: The file.
        broken: What was open and could not be read, though its pages may hold together;
            the other process may have brought it back since.

    Raises:
        StoreError: When the disk refuses.
        StoreTooNewError: A newer program wrote it.
    """
    with store_errors(f"open {path}"), lock.only_one(path.with_suffix(".lock"), wait_s=WAIT_S):
        is_gone = backup_path(path).exists() and not (path.exists() and path.stat().st_size)
        if is_gone or (broken is not None and broken.stands()):
            restore(path)
        database = Database(path, SCHEMA, write=True, heal=restore)
        try:
            if not meta(database, "device"):
                with database.transaction():
                    make_device(database)
        except BaseException:
            database.close()
            raise
        return database


def restore(path: Path) -> None:
    """Put a sound file where a broken one stands, or none.

    It is made from the copy and from what the broken one still gives, and stands in the
    copy before it is used: whenever this is cut short, it can be done again, and no
    number is given twice.

    Raises:
        OSError: When the disk refuses.
        StoreError: When the disk refuses.
    """
    rescued = Rescued(path if path.exists() else None)
    part = path.with_name(f"{path.name}.part")
    database = _copy_opened(backup_path(path), part)
    try:
        with database.transaction():
            rescued.put_into(database)
        database.copy_to(backup_path(path))
    finally:
        database.close()
    broken = move_aside(path) if path.exists() else None
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)  # of no file any more
    durable.settle(part, path)
    part.with_name(f"{part.name}-journal").unlink(missing_ok=True)
    logger.warning("restored path=%s broken=%s records=%d", path, broken, len(rescued.records))


def _copy_opened(backup: Path, part: Path) -> Database:
    for stale in (part, part.with_name(f"{part.name}-journal")):
        stale.unlink(missing_ok=True)
    if backup.exists():
        part.write_bytes(backup.read_bytes())
    return Database(part, SCHEMA, write=True, heal=_drop)


def _drop(part: Path) -> None:
    logger.error("the copy is broken, too path=%s", part)
    part.unlink()
