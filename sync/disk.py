"""Errors of the disk under one name, and files that survive a power cut whole."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from content import durable
from content.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
