"""Strokes as different people would draw them: what the recogniser's model is made from.

Bends the square, leans and turns it, moves and turns each stroke by itself, cuts
ends off and joins strokes. The tests draw with another hand (`tests.writing.hand`).
"""

from __future__ import annotations

import math
from itertools import pairwise

PIECE = 60  # of 1000: strokes are cut into so long pieces before they are bent


def wobbled(strokes, source):
    """Return strokes on a square of 1000 as one person would draw them."""
    bend, lean = _bend(source), _lean(source)
    drawn = [[lean(*bend(*point)) for point in _moved(stroke, source)] for stroke in strokes]
    return _joined([_trimmed(stroke, source) for stroke in drawn], source)


def _cut(stroke):
    ends = [0.0]
    for one, other in pairwise(stroke):
        ends.append(ends[-1] + math.dist(one, other))
    count = max(4, int(ends[-1] / PIECE) + 2)
    points, at = [], 0
    for turn in range(count):
        far = ends[-1] * turn / (count - 1)
        while at < len(ends) - 2 and ends[at + 1] < far:
            at += 1
        part = (far - ends[at]) / ((ends[at + 1] - ends[at]) or 1)
        (x1, y1), (x2, y2) = stroke[at], stroke[at + 1]
        points.append((x1 + part * (x2 - x1), y1 + part * (y2 - y1)))
    return points


def _moved(stroke, source):
    points = _cut(stroke if len(stroke) > 1 else [stroke[0], stroke[0]])
    middle_x = sum(x for x, _ in points) / len(points)
    middle_y = sum(y for _, y in points) / len(points)
    grow, turn = math.exp(source.gauss(0, 0.12)), source.gauss(0, 0.09)
    to_x, to_y, bow = source.gauss(0, 24), source.gauss(0, 24), source.gauss(0, 0.05)
    along = grow * math.cos(turn), grow * math.sin(turn)
    dx, dy = points[-1][0] - points[0][0], points[-1][1] - points[0][1]
    moved = []
    for number, (x, y) in enumerate(points):
        at = number / (len(points) - 1)
        arch = bow * 4 * at * (1 - at)
        right, down = x - dy * arch - middle_x, y + dx * arch - middle_y
        moved.append(
            (
                middle_x + to_x + along[0] * right - along[1] * down,
                middle_y + to_y + along[1] * right + along[0] * down,
            )
        )
    return moved


def _bend(source):
    waves = [
        (
            source.gauss(0, 22),
            source.uniform(0.5, 1.6) * math.pi / 1000,
            source.uniform(0, math.tau),
            source.uniform(-0.8, 0.8),
        )
        for _ in range(4)
    ]

    def bent(x, y):
        for number, (height, rate, phase, slope) in enumerate(waves):
            if number % 2:
                x += height * math.sin(rate * (y + slope * x) + phase)
            else:
                y += height * math.sin(rate * (x + slope * y) + phase)
        return x, y

    return bent


def _lean(source):
    turn = source.gauss(0, 0.07)
    wide, high = math.exp(source.gauss(0, 0.15)), math.exp(source.gauss(0, 0.15))
    slant, climb = source.gauss(0, 0.12), source.gauss(0, 0.06)

    def leant(x, y):
        x, y = x - 500, y - 500
        x, y = wide * x + slant * y, high * y + climb * x
        return (
            math.cos(turn) * x - math.sin(turn) * y + source.gauss(0, 5),
            math.sin(turn) * x + math.cos(turn) * y + source.gauss(0, 5),
        )

    return leant


def _trimmed(stroke, source):
    if len(stroke) > 5 and source.random() < 0.2:
        stroke = stroke[:-1]
    if len(stroke) > 5 and source.random() < 0.1:
        stroke = stroke[1:]
    return stroke


def _joined(strokes, source):
    often = source.choice((0, 0, 0.1, 0.3))
    joined = [strokes[0]]
    for stroke in strokes[1:]:
        if source.random() < often:
            joined[-1] = joined[-1] + stroke
        else:
            joined.append(stroke)
    return joined
