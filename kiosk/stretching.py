"""Say the same slower or faster without a deeper or higher voice.

WSOLA: pieces of the sound are laid over one another at another distance, each where
its beginning is most like what would have followed. Pure; plain Python is fast
enough for a voice at 24,000 samples a second (a fiftieth of its length).

Source: Verhelst and Roelands, ICASSP 1993.
"""

from __future__ import annotations

import sys
from array import array
from operator import mul
from typing import Final

_PIECE_S: Final = 0.030  # of speech that is laid down at a time: two periods of a deep voice
_SEEK_S: Final = 0.008  # how far a better beginning is looked for
_STEP: Final = 6  # samples between two places that are compared
_SPARSE: Final = 4  # of the samples compared one in so many
_SLOWEST: Final = 0.5
_FASTEST: Final = 2.0


def stretched(samples: bytes, rate: int, pace: float) -> bytes:
    """Return a sound that takes its time divided by the pace.

    Args:
        samples: Mono, 16 bit, little-endian.
        rate: Samples a second.
        pace: 0.8 is slower, 1.25 faster; 1 changes nothing. Held within a half and two.
    """
    pace = min(_FASTEST, max(_SLOWEST, pace))
    piece = int(rate * _PIECE_S) // 2 * 2
    given = _numbers(samples)
    if pace == 1 or len(given) < 4 * piece:
        return samples
    return _bytes(_laid(given, piece, int(rate * _SEEK_S), pace))


def _laid(given: array[int], piece: int, seek: int, pace: float) -> array[int]:
    """Lay pieces half over one another."""
    half = piece // 2
    rising = [place / half for place in range(half)]
    made = array("h", given[:half])
    follows = half  # where what was laid down last would go on
    wanted = half * pace
    while wanted + piece + seek < len(given) and follows + half < len(given):
        begin = _best(given, int(wanted), follows, half, seek)
        made.extend(
            int(old + (new - old) * share)
            for old, new, share in zip(
                given[follows : follows + half], given[begin : begin + half], rising, strict=True
            )
        )
        follows = begin + half
        wanted += half * pace
    made.extend(given[follows : follows + half])
    return made


def _best(given: array[int], wanted: int, follows: int, half: int, seek: int) -> int:
    """Return where near a place a piece begins most like what follows."""
    like = given[follows : follows + half : _SPARSE]
    places = range(max(0, wanted - seek), wanted + seek + 1, _STEP)
    return max(places, key=lambda at: sum(map(mul, like, given[at : at + half : _SPARSE])))


def _numbers(samples: bytes) -> array[int]:
    held = array("h", samples[: len(samples) // 2 * 2])
    if sys.byteorder == "big":
        held.byteswap()
    return held


def _bytes(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()
