"""A nudge is word of a release: a number, and nothing to believe.

What a road says on its event stream becomes numbers here, and numbers become
moments to pull. A road that cries wolf costs one pull, then fewer and fewer.
Pure. No library for the stream: those there are keep a line of any length.

Source: WHATWG HTML §9.2.6 (interpreting an event stream).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sync.retry import LEAST_S

if TYPE_CHECKING:
    from collections.abc import Iterable

PATH: Final = "events"
SILENCE_S: Final = 50.0  # two and a half beats of the server
STREAM_BYTES: Final = (
    65_536  # beats of five days; who sends more is cut off, and called again later
)
# A server that restarts loses all its listeners in one instant. Waits that double leave a tail of late
# ones, beside which those who come first are a crowd; drawn from the same two minutes each time, 500
# stations come back at less than five times their mean (bench `herd`).
CALL_AGAIN_S: Final = 120.0
ABSENT_S: Final = 3600.0  # where there is no event stream today there may be one tomorrow
SPREAD_S: Final = 0.3  # a thousand stations do not pull in the same instant
AGAIN_S: Final = 10.0  # doubled with each pull that did not bring what was said
AGAIN_MOST_S: Final = 3600.0

_LINE: Final = 1_000  # bytes; a line of ours has 30
_LARGEST: Final = 2**53
_ENDS = re.compile(rb"\r\n|\n|\r")
_NUMBER = re.compile(rb"[0-9]{1,16}")


def number(said: bytes) -> int | None:
    """Return the release somebody names; None when it is none."""
    if not _NUMBER.fullmatch(said) or not 0 < int(said) <= _LARGEST:
        return None
    return int(said)


class EventStream:
    """Bytes of an event stream in, numbers of releases out.

    Keeps at most one line and one datum, however the bytes come.
    """

    def __init__(self) -> None:
        self._line = b""
        self._is_first = True
        self._ended_by_cr = False
        self._data: bytes | None = None

    def feed(self, chunk: bytes) -> list[int]:
        """Return the releases that were named, in order."""
        if self._ended_by_cr and chunk:  # CR LF is one end, even where it comes in two pieces
            chunk, self._ended_by_cr = chunk.removeprefix(b"\n"), False
        self._ended_by_cr = chunk.endswith(b"\r")
        *whole, rest = _ENDS.split(chunk)
        found = []
        for part in whole:
            release = self._take(self._kept(part))
            self._line = b""
            if release is not None:
                found.append(release)
        self._line = self._kept(rest)
        return found

    def _kept(self, more: bytes) -> bytes:
        """Return the line so far; what is longer than any of ours is cut, and no longer ours."""
        return self._line + more[: _LINE + 1 - len(self._line)]

    def _take(self, line: bytes) -> int | None:
        if self._is_first:
            line, self._is_first = line.removeprefix(b"\xef\xbb\xbf"), False
        if not line:
            said, self._data = self._data, None
            return None if said is None else number(said)
        name, _, said = line.partition(b":")
        if name == b"data" and len(line) <= _LINE:
            said = said.removeprefix(b" ")
            # A second line of data makes it no number, whatever it says.
            self._data = said if self._data is None else b"\n"
        return None


def call_again_s(draw: float, *, is_absent: bool = False) -> float:
    """Return how long to wait before a road or broker is called again.

    Args:
        draw: Random number from 0 to 1.
        is_absent: It answers, and has no event stream.
    """
    if is_absent:
        return ABSENT_S * (0.5 + draw)
    return max(LEAST_S, CALL_AGAIN_S * draw)


@dataclass(frozen=True, slots=True)
class Nudge:
    """What a road said last, and when it is a reason to pull.

    Args:
        road: Address of the road, or of a broker.
        release: Release it named; 0: none yet.
        due: Moment from which on to pull for it.
        in_vain: Pulls in a row that did not bring what it named.
    """

    road: str
    release: int = 0
    due: float = 0.0
    in_vain: int = 0

    def heard(self, release: int, *, now: float, draw: float) -> Nudge:
        """Return the nudge when the road names a release; the same name again is no news.

        A road that named one in vain is not believed sooner for naming another.

        Args:
            release: The release.
            now: This moment.
            draw: Random number from 0 to 1.
        """
        if release == self.release:
            return self
        due = now + SPREAD_S * draw
        return replace(self, release=release, due=max(due, self.due) if self.in_vain else due)

    def pulled(self, held: int, *, now: float) -> Nudge:
        """Return the nudge after a pull it asked for.

        Args:
            held: Release held now.
            now: This moment.
        """
        if self.release <= held:
            return replace(self, in_vain=0)
        wait = min(AGAIN_MOST_S, AGAIN_S * 2.0 ** min(self.in_vain, 30))
        return replace(self, due=now + wait, in_vain=self.in_vain + 1)


def first_due(nudges: Iterable[Nudge], held: int) -> Nudge | None:
    """Return the nudge to pull for next, now or later; None when there is none.

    Args:
        nudges: What was heard.
        held: Release held.
    """
    return min(
        (each for each in nudges if each.release > held), key=lambda each: each.due, default=None
    )
