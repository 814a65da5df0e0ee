"""Captions: what is said in a film, or read aloud of a text, and from when until when.

Reads WebVTT and SubRip as people make them (a byte order mark, numbers or names of
cues, settings, tags, hours left out, a comma before the thousandths) and writes the
plainest WebVTT. What cannot be meant is refused with its line, so that its author
hears of it. Pure; whoever shows a cue, marks a sentence or publishes captions calls it.

Source: W3C WebVTT (blocks, times, escapes); SubRip has no text of its own.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Final

from content.errors import AuthoringError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LENGTH_MOST: Final = 500_000  # characters; a film of three hours has 150,000
CUES_MOST: Final = 5_000
TEXT_MOST: Final = 600  # characters of one cue: six lines at the largest text

_ARROW: Final = "-->"
_TIME: Final = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)(?:[.,](\d{1,3}))?"
_TIMES: Final = re.compile(rf"\s*{_TIME}\s*{_ARROW}\s*{_TIME}(?:\s.*)?", re.ASCII)
_TAG: Final = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")  # SubRip has places as {\an8}
_UNSHOWN: Final = ("NOTE", "STYLE", "REGION", "WEBVTT")
_PLAIN: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said for a while.

    Args:
        start_s: Seconds from the beginning, in thousandths.
        end_s: Not shown from then on; later than `start_s`.
        text: One or more lines, without tags.
    """

    start_s: float
    end_s: float
    text: str


def read(held: bytes) -> tuple[Cue, ...]:
    """Read a file of captions, in UTF-8 or as Windows in China writes it.

    Raises:
        AuthoringError: When it is too large, in neither, or holds what cannot be meant.
    """
    if len(held) > 4 * LENGTH_MOST:
        msg = f"{len(held)} bytes of captions are too many"
        raise AuthoringError(msg)
    for encoding in ("utf-8-sig", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            return parse(held.decode(encoding))
    msg = "is neither UTF-8 nor GBK"
    raise AuthoringError(msg)


def parse(text: str) -> tuple[Cue, ...]:
    """Read captions.

    Args:
        text: A whole file of WebVTT or SubRip.

    Returns:
        Cues by their beginning; of the same beginning the shorter first. Those that
        say nothing are left out.

    Raises:
        AuthoringError: Naming the line, when it is too large, or a time or a text
            stands where it cannot be meant.
    """
    if len(text) > LENGTH_MOST:
        msg = f"{len(text)} characters, at most {LENGTH_MOST}"
        raise AuthoringError(msg)
    found: list[Cue] = []
    for line, block in _blocks(text.removeprefix("\ufeff")):
        found += _cues_of(line, block)
        if len(found) > CUES_MOST:
            msg = f"more than {CUES_MOST} captions"
            raise AuthoringError(msg, line=line)
    return tuple(sorted(found, key=lambda cue: (cue.start_s, cue.end_s)))


def write(cues: Iterable[Cue]) -> str:
    """Return captions as WebVTT; `parse` gives the same cues back, in their order."""
    return "\n".join(["WEBVTT\n", *map(_written, cues)])


def said_at(cues: Sequence[Cue], seconds: float) -> str:
    """Return what is said at a moment: every cue that holds then, one below the other."""
    return "\n".join(cue.text for cue in cues if cue.start_s <= seconds < cue.end_s)


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Part a file at its empty lines; each part with the line it begins at, from 1."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    block: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _cues_of(begins: int, block: Sequence[str]) -> Iterator[Cue]:
    """Read one block: a cue, or several where the empty line between them was forgotten."""
    if block[0].split(maxsplit=1)[0] in _UNSHOWN:
        return
    timed = [at for at, line in enumerate(block) if _ARROW in _narrow(line)]
    if not timed:
        _check_stray(begins, block)
        return
    for at, after in zip(timed, [*timed[1:], len(block)], strict=True):
        line = begins + at
        said = block[at + 1 : after]
        if after < len(block) and said and said[-1].strip().isdecimal():
            said = said[:-1]  # the number of the cue that follows
        start_s, end_s = _times(block[at], line)
        if words := _words(said, line + 1):
            yield Cue(start_s, end_s, words)


def _check_stray(line: int, block: Sequence[str]) -> None:
    if len(block) > 1 or not block[0].strip().isdecimal():  # the number of a cue never written
        msg = f"{block[0].strip()[:40]!r} stands under no time such as 00:01.000 {_ARROW} 00:04.000"
        raise AuthoringError(msg, line=line)


def _times(line: str, number: int) -> tuple[float, float]:
    found = _TIMES.fullmatch(_narrow(line))
    if found is None:
        msg = f"{line.strip()[:60]!r} is no time such as 00:01.000 {_ARROW} 00:04.000"
        raise AuthoringError(msg, line=number)
    start_s, end_s = _seconds(found.groups()[:4]), _seconds(found.groups()[4:])
    if end_s <= start_s:
        msg = f"ends at {end_s:g} s, not after its beginning at {start_s:g} s"
        raise AuthoringError(msg, line=number)
    return start_s, end_s


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, part = parts
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return (whole * 1000 + int((part or "0").ljust(3, "0"))) / 1000


def _words(lines: Sequence[str], number: int) -> str:
    """Return the text of a cue: no tags, no blanks around a line, no empty lines."""
    if sum(map(len, lines)) > 2 * TEXT_MOST:
        msg = f"a caption of more than {TEXT_MOST} characters"
        raise AuthoringError(msg, line=number)
    bare = [unescape(_TAG.sub("", line)).replace("\x00", "").split() for line in lines]
    said = "\n".join(" ".join(words) for words in bare if words)
    return said[:TEXT_MOST].strip()


def _narrow(line: str) -> str:
    """Return a line with the wide digits and colons of a Chinese keyboard made plain."""
    return unicodedata.normalize("NFKC", line)


def _written(cue: Cue) -> str:
    lines = [line.strip() for line in cue.text.splitlines() if line.strip()]
    said = "\n".join(lines).translate(_PLAIN)
    return f"{_stamp(cue.start_s)} {_ARROW} {_stamp(cue.end_s)}\n{said}\n"


def _stamp(seconds: float) -> str:
    whole, part = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{part:03}"
