"""What a film's file says of itself: its codecs, its size, its length.

Reads the few boxes of MP4 and the few elements of WebM that say so, out of a file
somebody brought: bounded in what it reads and how deep it goes, and wrong about
nothing but what is not there. It decodes nothing. Who publishes calls it.

Source: ISO/IEC 14496-12 (boxes), RFC 8794 (EBML) and RFC 9559 (Matroska).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from content.errors import AuthoringError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

MP4: Final = "video/mp4"
WEBM: Final = "video/webm"

_HEAD_MOST: Final = 32_000_000  # bytes of an MP4's table of contents: hours of film
_BEGIN_MOST: Final = 2_000_000  # bytes of a WebM before its first picture
_BOXES_MOST: Final = 10_000
_KINDS: Final = {b"ftyp": MP4, b"\x1a\x45\xdf\xa3": WEBM}
_CODECS: Final = {
    b"avc1": "h264",
    b"avc3": "h264",
    b"mp4a": "aac",
    b"hvc1": "hevc",
    b"hev1": "hevc",
    b"vp09": "vp9",
    b"av01": "av1",
    b"Opus": "opus",
}
_SEGMENT, _INFO, _TRACKS, _TRACK, _VIDEO = 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0xE0
_SCALE, _DURATION, _CODEC_ID, _WIDTH, _HEIGHT = 0x2AD7B1, 0x4489, 0x86, 0xB0, 0xBA
_NESTED: Final = frozenset({_SEGMENT, _INFO, _TRACKS, _TRACK, _VIDEO})


@dataclass(frozen=True, slots=True)
class Container:
    """What a file says of itself.

    Args:
        media_type: ``video/mp4`` or ``video/webm``.
        picture: Codec of the pictures, such as ``h264``; empty for none.
        sound: Codec of the sound; empty for none.
        width: Pixels; 0 when it does not say.
        height: Pixels; 0 when it does not say.
        seconds: Its length; 0 when it does not say.
    """

    media_type: str
    picture: str = ""
    sound: str = ""
    width: int = 0
    height: int = 0
    seconds: float = 0.0


def look(path: Path) -> Container:
    """Return what a film's file says of itself.

    Raises:
        AuthoringError: When it is neither MP4 nor WebM, or its table of contents is
            not all there.
    """
    with path.open("rb") as file:
        return read(file)


def read(file: BinaryIO) -> Container:
    """Return what a film in an open file says of itself.

    Raises:
        AuthoringError: As above.
    """
    file.seek(0)
    begin = file.read(12)
    kind = next((kind for magic, kind in _KINDS.items() if magic in begin), "")
    try:
        if kind == MP4:
            return _mp4(file)
        if kind == WEBM:
            file.seek(0)
            return _webm(file.read(_BEGIN_MOST))
    except (struct.error, IndexError, ZeroDivisionError, OverflowError) as error:
        msg = f"its table of contents is broken: {error}"
        raise AuthoringError(msg) from error
    msg = "is neither MP4 nor WebM"
    raise AuthoringError(msg)


# MP4


def _mp4(file: BinaryIO) -> Container:
    found = Container(MP4)
    moov = _moov(file)
    for name, body in _boxes(moov):
        if name == b"mvhd":
            found = replace(found, seconds=_mp4_seconds(body))
        elif name == b"trak":
            found = _with_track(found, body)
    return found


def _moov(file: BinaryIO) -> bytes:
    """Find the table of contents, which stands before or behind the pictures."""
    place = 0
    for _ in range(_BOXES_MOST):
        file.seek(place)
        head = file.read(16)
        if len(head) < 8:  # noqa: PLR2004  a box's size and name
            break
        size, name = struct.unpack(">I4s", head[:8])
        begin = 8
        if size == 1:
            size, begin = struct.unpack(">Q", head[8:16])[0], 16
        if name == b"moov" and begin < size <= _HEAD_MOST:
            file.seek(place + begin)
            body = file.read(size - begin)
            if len(body) == size - begin:
                return body
        if size < begin:
            break
        place += size
    msg = "has no table of contents, or only a part of it"
    raise AuthoringError(msg)


def _boxes(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 0
    for _ in range(_BOXES_MOST):
        if place + 8 > len(body):
            return
        size, name = struct.unpack_from(">I4s", body, place)
        if not 8 <= size <= len(body) - place:  # noqa: PLR2004  a box's size and name
            return
        yield name, body[place + 8 : place + size]
        place += size


def _box(body: bytes, *path: bytes) -> bytes:
    """Return the body of the first box of this path; empty when it is not there."""
    for name in path:
        body = next((held for found, held in _boxes(body) if found == name), b"")
    return body


def _mp4_seconds(mvhd: bytes) -> float:
    if mvhd[0] == 1:
        scale, duration = struct.unpack_from(">IQ", mvhd, 20)
    else:
        scale, duration = struct.unpack_from(">II", mvhd, 12)
    return float(duration / scale)


def _with_track(found: Container, trak: bytes) -> Container:
    kind = _box(trak, b"mdia", b"hdlr")[8:12]
    entry = _box(trak, b"mdia", b"minf", b"stbl", b"stsd")[8:]
    name = entry[4:8]
    codec = _CODECS.get(name, name.decode("ascii", "replace"))
    if kind == b"vide" and not found.picture:
        width, height = struct.unpack_from(">HH", entry, 32)
        return replace(found, picture=codec, width=width, height=height)
    if kind == b"soun" and not found.sound:
        return replace(found, sound=codec)
    return found


# WebM


def _webm(begin: bytes) -> Container:
    found, scale, ticks = Container(WEBM), 1_000_000, 0.0
    for name, value in _elements(begin):
        if name == _SCALE:
            scale = int.from_bytes(value)
        elif name == _DURATION:
            ticks = struct.unpack(">f" if len(value) == 4 else ">d", value)[0]  # noqa: PLR2004  a short float
        elif name == _CODEC_ID:
            found = _with_codec(found, value.rstrip(b"\0").decode("ascii", "replace"))
        elif name == _WIDTH and not found.width:
            found = replace(found, width=int.from_bytes(value))
        elif name == _HEIGHT and not found.height:
            found = replace(found, height=int.from_bytes(value))
    if not found.picture and not found.sound:
        msg = "has no table of contents, or only a part of it"
        raise AuthoringError(msg)
    return replace(found, seconds=round(ticks * scale / 1e9, 3))


def _with_codec(found: Container, said: str) -> Container:
    kind, _, codec = said.partition("_")
    codec = codec.partition("/")[0].lower()
    if kind == "V" and not found.picture:
        return replace(found, picture=codec)
    if kind == "A" and not found.sound:
        return replace(found, sound=codec)
    return found


def _elements(body: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk through the elements, into those that hold others; nothing is read twice."""
    place = 0
    for _ in range(_BOXES_MOST):
        if place + 2 > len(body):
            return
        name, place = _number(body, place, keep_mark=True)
        size, place = _number(body, place, keep_mark=False)
        if name in _NESTED:
            continue
        yield name, body[place : place + size]
        place += size


def _number(body: bytes, place: int, *, keep_mark: bool) -> tuple[int, int]:
    """Read a number whose first byte tells how many it has; return it and where it ends."""
    first = body[place]
    length = 9 - first.bit_length()
    if length > 8:  # noqa: PLR2004  EBML has no longer ones
        msg = f"no number begins with {first}"
        raise IndexError(msg)
    value = int.from_bytes(body[place : place + length])
    return value if keep_mark else value & ((1 << 7 * length) - 1), place + length


SOUND_OF: Final[Mapping[str, frozenset[str]]] = {
    "h264": frozenset({"", "aac"}),
    "vp9": frozenset({"", "opus"}),
    "vp8": frozenset({"", "opus", "vorbis"}),
}


def plays(found: Container) -> bool:
    """Tell whether every kiosk plays a film as it is."""
    return found.sound in SOUND_OF.get(found.picture, frozenset())
