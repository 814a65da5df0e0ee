"""Sums of the pieces a file came in, kept beside it while it is not whole.

The signed hash covers only the whole, so by itself a power cut that garbles the
last of 200 MB would cost all of them. With these sums it costs the pieces that
are bad. They guard against a disk, not against people: what people may send is
proven by the hash of the whole.

Pure: bytes in, values out.
"""

from __future__ import annotations

import struct
import zlib
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import BinaryIO

_ENTRY: Final = struct.Struct("<II")
ENTRY_BYTES: Final = _ENTRY.size


class Sum(NamedTuple):
    """One piece.

    Args:
        size: Its bytes; never 0, which is what a disk puts where it lost something.
        crc: Their CRC-32.
    """

    size: int
    crc: int


def sum_of(piece: bytes) -> Sum:
    """Return the sum of a piece."""
    return Sum(len(piece), zlib.crc32(piece))


def written(sums: Iterable[Sum]) -> bytes:
    """Return sums as they are kept."""
    return b"".join(_ENTRY.pack(*each) for each in sums)


def read(held: bytes) -> list[Sum]:
    """Read them back, up to the first that was lost or cut short."""
    whole = held[: len(held) - len(held) % ENTRY_BYTES]
    found = (Sum(*entry) for entry in _ENTRY.iter_unpack(whole))
    return list(takewhile(lambda each: each.size > 0, found))


def right(file: BinaryIO, sums: Sequence[Sum], *, tail: int | None = None) -> list[Sum]:
    """Return the sums up to the first piece that is not as it came.

    Args:
        file: The file, open for reading; its position is moved.
        sums: Of all its pieces, in order.
        tail: Believe what lies further from the end than this many bytes; None:
            look at all of it.
    """
    believed = 0 if tail is None else sum(each.size for each in sums) - tail
    found, at = [], 0
    for each in sums:
        if at + each.size > believed:
            file.seek(at)
            if sum_of(file.read(each.size)) != each:
                break
        found.append(each)
        at += each.size
    return found
