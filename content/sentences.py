"""Cut a text into the sentences it is read aloud in.

A sentence is what is said in one breath, marked on the page while it is heard, and
named by a cue in a recording. Nothing but white space is lost between two of them.

Pure. Called by `content.reading` at the county and by `kiosk.views` on the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 60  # characters: some fifteen seconds; longer ones are cut at a comma
_MOST: Final = 240  # characters without a comma: no caption and no voice takes any length
_BREATH: Final = 20  # characters: a comma after fewer is no place to cut

_ENDS: Final = frozenset("。！？!?；;…")
_COMMAS: Final = frozenset("，,、：:")
_CLOSING: Final = frozenset('”’」』）)》】〕"')
_OPENING: Final = frozenset("（(《【〔")
_SHUTTING: Final = frozenset("）)》】〕")
_ABBREVIATED: Final = 2  # letters: `No.` and `kg.` end no sentence, `clouds.` does


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text.

    Args:
        text: Its words.
        start: Where it begins in the text.
        end: Where it ends in the text.
    """

    text: str
    start: int
    end: int


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text, in its order.

    They end with a full stop, a question or exclamation mark, a semicolon or a line,
    with the closing quotation marks that follow; a remark in brackets is not torn
    apart. What is longer than `LONGEST` is cut at a comma.
    """
    found: list[Sentence] = []
    start = 0
    for end in _ends(text):
        found += _breaths(text, start, end)
        start = end
    return found


def _ends(text: str) -> Iterator[int]:
    """Return where each sentence ends, the last one included."""
    depth, at = 0, 0
    while at < len(text):
        letter = text[at]
        at += 1
        if letter == "\n":
            depth = 0
            yield at
        elif letter in _OPENING:
            depth += 1
        elif letter in _SHUTTING:
            depth = max(0, depth - 1)
        elif depth == 0 and (letter in _ENDS or _is_full_stop(text, at - 1)):
            at = _behind(text, at)
            yield at
    yield at


def _behind(text: str, at: int) -> int:
    """Return where the marks end that belong to a sentence which ended here."""
    while at < len(text) and text[at] in _ENDS | _CLOSING:
        at += 1
    return at


def _is_full_stop(text: str, at: int) -> bool:
    """Tell the end of an English sentence from 1.35 and No. 3."""
    if text[at] != "." or not (at + 1 == len(text) or text[at + 1].isspace()):
        return False
    word = text[:at].rpartition(" ")[2]
    return len(word) > _ABBREVIATED and word.isascii() and word[-1].isalpha()


def _breaths(text: str, start: int, end: int) -> Iterator[Sentence]:
    """Return a sentence, or its parts where it is too long for one breath."""
    while end - start > LONGEST:
        commas = [
            at + 1
            for at in range(start + _BREATH, start + LONGEST)
            if text[at] in _COMMAS and not _is_in_number(text, at)
        ]
        if not commas and end - start > _MOST:
            commas = [start + _MOST]
        if not commas or end - commas[-1] < 2:  # noqa: PLR2004  a mark alone is no part
            break
        yield from _trimmed(text, start, commas[-1])
        start = commas[-1]
    yield from _trimmed(text, start, end)


def _is_in_number(text: str, at: int) -> bool:
    """Tell the comma of 30,000 and the colon of 08:30."""
    return text[at - 1].isdigit() and text[at + 1 : at + 2].isdigit()


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    while start < end and _is_blank(text[start]):
        start += 1
    while end > start and _is_blank(text[end - 1]):
        end -= 1
    if any(letter.isalnum() for letter in text[start:end]):
        yield Sentence(text[start:end], start, end)


def _is_blank(letter: str) -> bool:
    return letter.isspace() or letter == "\u200b"
