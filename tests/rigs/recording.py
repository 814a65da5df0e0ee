"""What a process did to a disk, as the shim wrote it down."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = struct.Struct("<QqIIII")


class Kind(IntEnum):
    """A kind of change."""

    WRITE = 1
    SYNC = 2
    RENAME = 3
    UNLINK = 4
    TRUNCATE = 5
    CREATE = 6
    MKDIR = 7
    RMDIR = 8
    MARK = 9  # no change: something was acknowledged
    LINK = 10


@dataclass(frozen=True)
class Change:
    """One call that did something.

    Args:
        kind: What it did.
        file: Number of the file, whatever it is called meanwhile; 0 where only names change.
        offset: Where it wrote, or the length it cut to.
        name: The file's name then; of a mark what was acknowledged.
        other: The name it got.
        held: What it wrote.
    """

    kind: Kind
    file: int
    offset: int
    name: str
    other: str
    held: bytes


def read(log: Path):
    """Return the changes of a log, in their order."""
    held, at, found = log.read_bytes(), 0, []
    while at < len(held):
        file, offset, kind, *sizes = _HEAD.unpack_from(held, at)
        at += _HEAD.size
        parts = []
        for size in sizes:
            parts.append(held[at : at + size])
            at += size
        name, other = (part.decode() for part in parts[:2])
        found.append(Change(Kind(kind), file, offset, name, other, parts[2]))
    return found
