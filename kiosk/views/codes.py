"""QR codes of a page: its words, several codes in turn where they are many, or its address.

A code that holds the words needs no line, and a phone keeps it like any note. Square
and letters are as an old phone's camera reads them: no code is larger than version 15.

Source: ISO/IEC 18004 (QR code), by segno.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, overload

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGEST: Final = 15  # version: 77 by 77 squares
BYTES: Final = 500  # of one code's words; version 15 takes 520 at the lowest correction
MOST: Final = 6  # codes in turn; nobody holds a phone longer
QUIET: Final = 4  # squares of white around a code, by the standard

_COUNTED: Final = len("（6/6）\n".encode())
_ENDS = re.compile(r"(?<=[。！？；，、])|(?<=\n)")


@dataclass(frozen=True, slots=True)
class Code:
    """One QR code, ready to be painted.

    Args:
        text: What it holds.
        rows: Its squares, top to bottom, each row a text of ``1`` (dark) and ``0``,
            without the white around it.
    """

    text: str
    rows: tuple[str, ...]

    @property
    def side(self) -> int:
        """Squares of its side."""
        return len(self.rows)


class Codes(Sequence[Code]):
    """Codes of texts that are shown in turn, all of one size, each reckoned at its turn."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Find the size, that of the longest.

        Args:
            texts: What the codes hold.

        Raises:
            ValueError: When a text does not fit a code of version 15.
        """
        self._texts = tuple(texts)
        self._made: dict[str, Code] = {}
        longest = max(self._texts, key=lambda text: len(text.encode()), default="")
        made = _made(longest)
        self._version = int(made.version)
        if self._version > LARGEST:
            msg = f"{len(longest.encode())} bytes are too many for one code"
            raise ValueError(msg)
        self._made[longest] = _code(longest, made)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._texts)

    @overload
    def __getitem__(self, place: int) -> Code: ...
    @overload
    def __getitem__(self, place: slice) -> list[Code]: ...
    def __getitem__(self, place: int | slice) -> Code | list[Code]:
        """Return one, or some."""
        if isinstance(place, slice):
            return [self._of(text) for text in self._texts[place]]
        return self._of(self._texts[place])

    def _of(self, text: str) -> Code:
        if text not in self._made:
            self._made[text] = _code(text, _made(text, self._version))
        return self._made[text]


def code(text: str) -> Code:
    """Return the QR code of a text, with as much correction as its size leaves room for.

    Raises:
        ValueError: When the text does not fit a code of version 15.
    """
    return Codes([text])[0]


def in_codes(lines: Iterable[str], *, most: int = MOST) -> tuple[list[str], bool]:
    """Share lines out among codes, each told which of how many it is.

    A code ends at a line where it can, or else behind a sentence or a comma.

    Args:
        lines: Lines of plain text.
        most: Codes at most; what does not fit any more is left out.

    Returns:
        The text of each code, and whether all lines are in them.
    """
    room = BYTES - _COUNTED
    filled: list[str] = []
    held = ""
    for piece in _pieces(lines, room):
        if len((held + piece).encode()) > room:
            filled.append(held)
            held = ""
        held += piece
    filled = [text for text in (*(text.strip() for text in filled), held.strip()) if text]
    whole, filled = len(filled) <= most, filled[:most]
    if len(filled) == 1:
        return filled, whole
    return [f"（{n}/{len(filled)}）\n{text}" for n, text in enumerate(filled, 1)], whole


def _pieces(lines: Iterable[str], room: int) -> Iterable[str]:
    """Yield lines, and of those that fit no code their sentences."""
    for line in lines:
        whole = f"{line}\n"
        if len(whole.encode()) <= room:
            yield whole
            continue
        for part in _ENDS.split(whole):
            yield from _cut(part, room)


def _cut(text: str, room: int) -> Iterable[str]:
    """Cut what has no end to a sentence; a Han letter is three bytes."""
    step = room // 4
    for begin in range(0, len(text), step):
        yield text[begin : begin + step]


def _made(text: str, version: int | None = None) -> Any:
    import segno  # noqa: PLC0415  nobody who only reads waits for it

    return segno.make_qr(text, error="l", encoding="utf-8", version=version, boost_error=True)


def _code(text: str, made: Any) -> Code:
    return Code(text, tuple("".join("1" if dark else "0" for dark in row) for row in made.matrix))
