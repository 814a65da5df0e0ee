"""Texts and pictures on a stick that an officer may take into a notice.

Any stick will do, not only one of ours. Names are opened as `sync.within` does, so that
nothing planted on it leads elsewhere; there is an end to how many are looked at.
"""

from __future__ import annotations

import glob
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from content.errors import AuthoringError
from sync.within import Within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TEXT_MOST: Final = 65_536  # bytes of a text file that are read
PICTURE_MOST: Final = 20_000_000
_TEXTS: Final = (".txt",)
_PICTURES: Final = (".jpg", ".jpeg", ".png", ".webp")
_HAN = re.compile("[\u4e00-\u9fff]")
_STICKS_MOST: Final = 8
_NAMES_MOST: Final = 400  # of one folder
_FOLDERS_MOST: Final = 200
_DEEP: Final = 3  # a camera's DCIM/100CANON, and one more
FOUND_MOST: Final = 120


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be taken.

    Args:
        stick: Where its stick is mounted.
        path: Below that.
        is_picture: A picture, else a text.
    """

    stick: str
    path: str
    is_picture: bool

    @property
    def name(self) -> str:
        """Its name without folders."""
        return self.path.rpartition("/")[2]


def sticks(patterns: Iterable[str]) -> list[str]:
    """Return where sticks are plugged in.

    Args:
        patterns: Where they may appear, such as ``/media/*``.
    """
    places = [place for pattern in patterns for place in sorted(glob.glob(pattern))]  # noqa: PTH207  an absolute pattern
    inner = [place for place in places if os.path.isdir(place)]  # noqa: PTH112  many, and strings
    outer = {str(Path(place).parent) for place in inner}
    return [place for place in dict.fromkeys(inner) if place not in outer][:_STICKS_MOST]


def look(patterns: Iterable[str]) -> list[Found]:
    """Return the texts and pictures on all sticks: texts first, each by its path."""
    found = [each for stick in sticks(patterns) for each in _files(stick)]
    return sorted(found, key=lambda each: (each.is_picture, each.stick, each.path))[:FOUND_MOST]


def read(found: Found) -> bytes:
    """Return what is in a file.

    Raises:
        AuthoringError: It is gone, or too large.
    """
    most = PICTURE_MOST if found.is_picture else TEXT_MOST
    try:
        with Within(Path(found.stick)).open(found.path) as file:
            held = file.read(most + 1)
    except (OSError, ValueError) as error:
        raise AuthoringError(str(error), file=found.path) from error
    if len(held) > most:
        msg = f"more than {most} bytes"
        raise AuthoringError(msg, file=found.path)
    return held


def text_of(held: bytes) -> str:
    """Return a text in UTF-8 or in what Chinese Windows writes.

    Raises:
        AuthoringError: It is neither.
    """
    is_wide = held[:2] in (b"\xff\xfe", b"\xfe\xff")
    found = [_decoded(held, coding) for coding in ("utf-8-sig", "utf-16" if is_wide else "gb18030")]
    texts = [text for text in found if text is not None]
    if not texts:
        msg = "is no text in UTF-8 or GBK"
        raise AuthoringError(msg)
    # a few characters of GBK may happen to be UTF-8, of no Chinese
    return next((text for text in texts if text.isascii() or _HAN.search(text)), texts[0])


def _decoded(held: bytes, coding: str) -> str | None:
    try:
        return held.decode(coding)
    except UnicodeDecodeError:
        return None


def _files(stick: str) -> Iterator[Found]:
    within = Within(Path(stick))
    waiting, looked = [("", 0)], 0
    while waiting and looked < _FOLDERS_MOST:
        folder, deep = waiting.pop(0)
        looked += 1
        for name in within.names(folder, _NAMES_MOST) if folder else _top(stick):
            path = f"{folder}/{name}" if folder else name
            end = Path(name).suffix.lower()
            if name.startswith(".") or path == "cunkou":
                continue
            if end in _TEXTS or end in _PICTURES:
                if within.size(path):
                    yield Found(stick, path, is_picture=end in _PICTURES)
            elif deep < _DEEP and not end:
                waiting.append((path, deep + 1))


def _top(stick: str) -> list[str]:
    try:
        return sorted(os.listdir(stick))[:_NAMES_MOST]  # noqa: PTH208  names only
    except OSError:
        return []
