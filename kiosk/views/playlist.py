"""What is heard of a page, in which order, from which source: the county's recording first.

Pure: sentences and cues go in, utterances come out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING, Final

from kiosk.views.spoken import NOWHERE, Place

if TYPE_CHECKING:
    from content.vtt import Cue
    from kiosk.views.spoken import Spoken

PACES: Final = (0.8, 1.0, 1.25)  # slower, usual, faster: as `kiosk.ui.voice` names them

_PIECE = re.compile(r"<[^>]*>|&[a-zA-Z]+;|&#\w+;|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording of a page's text.

    Args:
        file: Where it lies.
        cues: When each sentence is heard in it; none: nobody wrote that down.
    """

    file: str
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is heard in one go.

    Args:
        text: The sentence; empty for a whole recording.
        place: Where on the page it stands.
        file: The recording it is heard from; empty: a voice says it.
        start: Seconds at which it begins in the recording.
        end: Seconds at which it ends there; 0: with the recording.
    """

    text: str
    place: Place = NOWHERE
    file: str = ""
    start: float = 0.0
    end: float = 0.0


def playlist(
    spoken: Spoken, recording: Recording | None, *, has_voice: bool
) -> tuple[Utterance, ...]:
    """Return what is heard of a page.

    Args:
        spoken: What the page says.
        recording: The county's recording of it, if it is here.
        has_voice: Whether this machine can say what is not recorded; it is left out
            otherwise.
    """
    if recording is not None and not recording.cues:
        return (Utterance("", file=recording.file),)
    recorded = _by_sentence(recording)
    made = []
    for sentence, place in zip(spoken.sentences, spoken.places, strict=True):
        cues = recorded.get(_plain(sentence))
        if cues and recording is not None:
            cue = cues.pop(0) if len(cues) > 1 else cues[0]
            made.append(Utterance(sentence, place, recording.file, cue.start_s, cue.end_s))
        elif has_voice:
            made.append(Utterance(sentence, place))
    return tuple(made)


def _by_sentence(recording: Recording | None) -> dict[str, list[Cue]]:
    """Return the cues of each sentence, in their order; one that comes twice has two."""
    found: defaultdict[str, list[Cue]] = defaultdict(list)
    for cue in recording.cues if recording else ():
        found[_plain(cue.text)].append(cue)
    return found


def _plain(text: str) -> str:
    """Return a text as neither a file of captions nor a page changes it."""
    return "".join(text.split())


def pace(current: float, step: int) -> float:
    """Return the next slower (-1) or faster (1) pace; the last one stays."""
    place = PACES.index(current) if current in PACES else 1
    return PACES[max(0, min(len(PACES) - 1, place + step))]


def marked(styled: str, start: int, end: int, ink: str) -> str:
    """Return styled text in which one sentence is underlined, in a colour of its own.

    Tags are closed and opened again at its ends, so that what was well-formed stays so.

    Args:
        styled: Inline HTML of ``b``, ``i``, ``u`` and ``br``.
        start: Where the sentence begins, in characters a reader sees.
        end: Where it ends; not behind `start`: nothing is marked.
        ink: A colour as Qt writes it.
    """
    if end <= start:
        return styled
    opened, closed = f'<u><font color="{escape(ink)}">', "</font></u>"
    made: list[str] = []
    at, is_open = 0, False
    for piece in _PIECE.findall(styled):
        is_tag = piece.startswith("<") and len(piece) > 1
        is_break = is_tag and piece.startswith("<br")
        inside = start <= at < end and not is_tag
        if is_open and not inside:
            made.append(closed)
        elif inside and not is_open:
            made.append(opened)
        is_open = inside
        made.append(piece)
        at += 1 if is_break else 0 if is_tag else len(unescape(piece))
    if is_open:
        made.append(closed)
    return "".join(made)
