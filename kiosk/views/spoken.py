"""What a page says, as sentences in reading order: to be read aloud, printed, taken home.

Sentences are as they are written; how they are pronounced is `content.speech`'s.
Beside each stands where it is on the page, so that it is marked while it is heard.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands.

    Args:
        rows: Which rows of the page bear it, such as ``blocks``; empty for none.
        index: Which of them, from 0.
        start: Where it begins in the row's words.
        end: Where it ends in them; 0: the row says nothing else.
        line: Line of a table; -1 elsewhere.
    """

    rows: str = ""
    index: int = 0
    start: int = 0
    end: int = 0
    line: int = -1


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a page says.

    Args:
        title: What it is about.
        sentences: In reading order.
        places: Where each of them stands; as many as sentences.
    """

    title: str = ""
    sentences: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


class Telling:
    """Collects what a page says."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._sentences: list[str] = []
        self._places: list[Place] = []

    def say(self, text: str, place: Place = NOWHERE) -> None:
        """Say a text, sentence by sentence; nothing when it is empty."""
        from content.sentences import sentences  # noqa: PLC0415  home's first picture says nothing

        for sentence in sentences(text):
            self.add(sentence.text, place)

    def add(self, sentence: str, place: Place = NOWHERE) -> None:
        """Say one sentence as it is."""
        self._sentences.append(sentence.replace("\N{WORD JOINER}", ""))
        self._places.append(place)

    def join(self, parts: Iterable[str | Literal[False]], place: Place = NOWHERE) -> None:
        """Say what is there of some parts, and holds, in one breath."""
        said = "，".join(part for part in parts if part)
        if said:
            self.add(said, place)

    def spoken(self, title: str) -> Spoken:
        """Return what was said under a title."""
        return Spoken(title, tuple(self._sentences), tuple(self._places))
