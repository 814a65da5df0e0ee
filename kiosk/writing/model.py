"""What the recogniser knows: a place in space for each of 6,763 characters.

The file is made by ``make writing`` from the strokes of Make Me a Hanzi; it is
data of its own licence (ARPHICPL.TXT beside it), which its first lines say. Places
stay bytes, as they are in the file: 650,000 numbers take 1 MB.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from content.errors import ContentError
from kiosk.writing.features import COUNT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    Row = tuple[float, ...]

MAGIC: Final = b"cunkou ink 1\n"
_SIZES: Final = struct.Struct("<HHf")  # characters, axes, unit
_MOST_BYTES: Final = 16_000_000  # unpacked; a damaged file asks for no more
_BYTES: Final = tuple(float(each) for each in (*range(128), *range(-128, 0)))  # signed
LOWEST: Final = -128  # of what a byte says
_COUNTED: Final = bytes(each ^ 0x80 for each in range(256))  # a signed byte from the lowest on


@dataclass(frozen=True, slots=True)
class Model:
    """Where each character lies.

    Args:
        characters: In the order of `places`.
        axes: One row of weights of features for each axis, in units.
        centre: Where the axes cross, in units.
        places: Where each character lies along the axes, in units from `LOWEST` on.
        unit: What a unit is, in spreads of one character's handwriting.
    """

    characters: str
    axes: tuple[Row, ...]
    centre: Row
    places: tuple[bytes, ...]
    unit: float


def read_model(path: Path) -> Model:
    """Read the file.

    Raises:
        ContentError: It is missing, cannot be read, or is no such file.
    """
    try:
        head, _, packed = path.read_bytes().partition(b"\n\n")
        if not head.startswith(MAGIC):
            msg = f"{path.name}: not a model of handwriting"
            raise ContentError(msg)
        return _unpacked(zlib.decompressobj().decompress(packed, _MOST_BYTES))
    except (OSError, zlib.error, struct.error, ValueError) as error:
        msg = f"{path.name}: {error}"
        raise ContentError(msg) from error


def packed(
    *,
    notice: str,
    characters: str,
    axes: Sequence[tuple[float, bytes]],
    centre: Sequence[float],
    places: bytes,
    unit: float,
) -> bytes:
    """Return a file's bytes.

    Args:
        notice: Where the data comes from and on what terms; no empty lines.
        characters: Of the basic plane only.
        axes: For each axis what a byte is worth, and its bytes.
        centre: As `Model` has it.
        places: A byte for each axis of each character.
        unit: As `Model` has it.
    """
    worths = array("f", (worth for worth, _ in axes))
    body = b"".join(
        (
            _SIZES.pack(len(characters), len(axes), unit),
            characters.encode("utf-16-le"),
            worths.tobytes(),
            array("f", centre).tobytes(),
            *(row for _, row in axes),
            places,
        )
    )
    return MAGIC + notice.strip().encode() + b"\n\n" + zlib.compress(body, 9)


def _unpacked(body: bytes) -> Model:
    count, width, unit = _SIZES.unpack_from(body)
    rest = memoryview(body)[_SIZES.size :]
    letters, rest = rest[: 2 * count], rest[2 * count :]
    worths, rest = array("f", bytes(rest[: 4 * width])), rest[4 * width :]
    centre, rest = array("f", bytes(rest[: 4 * width])), rest[4 * width :]
    axes, places = rest[: width * COUNT], rest[width * COUNT :]
    if not count or not width or len(places) != count * width:
        msg = f"{count} characters of {width} numbers do not fit into {len(places)} bytes"
        raise ValueError(msg)
    return Model(
        characters=bytes(letters).decode("utf-16-le"),
        axes=tuple(
            tuple(worth * _BYTES[each] for each in axes[at * COUNT : (at + 1) * COUNT])
            for at, worth in enumerate(worths)
        ),
        centre=tuple(centre),
        places=tuple(
            bytes(places[at : at + width]).translate(_COUNTED)
            for at in range(0, len(places), width)
        ),
        unit=unit,
    )
