"""The hand that tests: an old farmer's finger on a sheet of glass.

Another hand than the one the model was made from (`tests.writing.wobble`): it
trembles along each stroke, rounds corners, misses where strokes begin and end,
slants and squeezes the whole, writes small or large anywhere on the pad, runs
strokes together and takes some of them in the wrong order.
"""

from __future__ import annotations

import gzip
import json
import math
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

DRAWN = Path(__file__).parents[1] / "data" / "strokes.json.gz"
PAD = 600  # pixels a side
DRAG = 8  # points of the line where two strokes run together


class Drawn(NamedTuple):
    """What is drawn after.

    Args:
        common: 500 most frequent characters.
        farm: Characters of the sample county's tags and titles.
        medians: Strokes of all of them, of the source the model comes from.
        kanjivg: Strokes of those that Japanese shares, drawn by other people.
    """

    common: str
    farm: str
    medians: dict
    kanjivg: dict


@cache
def drawn():
    held = json.loads(gzip.decompress(DRAWN.read_bytes()))
    held.pop("notice")
    return Drawn(**held)


def write(strokes, source, *, joined=0.15, swapped=0.15):
    """Return ink on the pad.

    Args:
        strokes: On a square of 1000.
        source: Of chance.
        joined: How likely a stroke runs into the next.
        swapped: How likely two neighbours change places.
    """
    strokes = [*strokes]
    for at in range(len(strokes) - 1):
        if source.random() < swapped:
            strokes[at], strokes[at + 1] = strokes[at + 1], strokes[at]
    ink = [_trembling(_missed(_dense(stroke), source), source) for stroke in strokes]
    return _placed(_run_together(ink, joined, source), source)


def _dense(stroke, step=14):
    points = [stroke[0]]
    for (x1, y1), (x2, y2) in pairwise(stroke):
        count = max(1, round(math.dist((x1, y1), (x2, y2)) / step))
        points += [
            (x1 + (x2 - x1) * turn / count, y1 + (y2 - y1) * turn / count)
            for turn in range(1, count + 1)
        ]
    return points


def _missed(points, source):
    """Begin and end where it was not meant, and put the stroke a little aside."""
    lost = [source.randrange(0, max(1, len(points) // 9) + 1) for _ in range(2)]
    kept = points[lost[0] : len(points) - lost[1]] or points
    aside, down = source.gauss(0, 22), source.gauss(0, 22)
    turn, grow = source.gauss(0, 0.08), source.gauss(1, 0.1)
    x0, y0 = kept[len(kept) // 2]
    wide, high = grow * math.cos(turn), grow * math.sin(turn)
    return [
        (
            x0 + aside + wide * (x - x0) - high * (y - y0),
            y0 + down + high * (x - x0) + wide * (y - y0),
        )
        for x, y in kept
    ]


def _trembling(points, source):
    """Round the corners, then shake across the way of the finger."""
    soft = [
        tuple(sum(axis) / len(axis) for axis in zip(*points[max(0, at - 2) : at + 3], strict=True))
        for at in range(len(points))
    ]
    slow, fast = source.uniform(3, 9), source.uniform(1, 4)
    phase, rate = source.uniform(0, math.tau), source.uniform(0.25, 0.6)
    return [
        (
            x + slow * math.sin(phase + rate * at) + fast * source.gauss(0, 1),
            y + slow * math.cos(phase * 2 + rate * at) + fast * source.gauss(0, 1),
        )
        for at, (x, y) in enumerate(soft)
    ]


def _run_together(ink, often, source):
    runs = [ink[0]]
    for stroke in ink[1:]:
        if source.random() < often:
            (x1, y1), (x2, y2) = runs[-1][-1], stroke[0]
            runs[-1] = [
                *runs[-1],
                *(
                    (x1 + (x2 - x1) * turn / DRAG, y1 + (y2 - y1) * turn / DRAG)
                    for turn in range(1, DRAG)
                ),
                *stroke,
            ]
        else:
            runs.append(stroke)
    return runs


def _placed(ink, source):
    """Slant, squeeze, turn; small or large, anywhere on the pad; whole pixels."""
    size = source.uniform(0.4, 0.95) * PAD / 1000
    wide, high = source.uniform(0.75, 1.15), source.uniform(0.75, 1.15)
    slant, climb = source.gauss(0, 0.13), source.gauss(0, 0.07)
    room = PAD - 1000 * size
    left, top = source.uniform(0, room), source.uniform(0, room)
    return [
        [
            (
                round(left + size * (500 + wide * (x - 500) + slant * (y - 500))),
                round(top + size * (500 + high * (y - 500) + climb * (x - 500))),
            )
            for x, y in stroke
        ]
        for stroke in ink
    ]
