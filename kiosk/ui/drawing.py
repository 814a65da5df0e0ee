"""Draw a pictogram: SVG path data on a grid of 48 by 48, filled or stroked.

Path data only (M L H V C S Q T A Z, absolute and relative), never an SVG
document: nothing here can load, nest or loop.

Source: SVG 1.1 §8.3 for the path grammar, §F.6.5 for the arc.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import Qt

GRID: Final = 48.0
_TOKEN = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\d*\.\d+|\d+\.?)(?:[eE][-+]?\d+)?")
_TAKES: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


@dataclass(frozen=True, slots=True)
class Layer:
    """One stroke of the brush.

    Args:
        paint: ``ink`` for the colour asked for, a name of `PAINTS`, or ``#rrggbb``.
        path: SVG path data on the grid.
        stroke: Width of the line; 0 fills instead.
        strength: Opacity, 0 to 1.
    """

    paint: str
    path: str
    stroke: float = 0.0
    strength: float = 1.0


# Printed colours: few, warm, all of one tone, so that the drawings are one family.
PAINTS: Final = {
    "paper": "#fffaf0",
    "cream": "#f4e3bf",
    "straw": "#e3bd62",
    "gold": "#e0a526",
    "orange": "#dd7a2b",
    "red": "#c2412f",
    "rose": "#dc8d83",
    "plum": "#84467a",
    "earth": "#a9743f",
    "bark": "#6f4a2d",
    "leaf": "#5c9440",
    "grass": "#8fb85a",
    "pine": "#386b38",
    "water": "#4d93c7",
    "sky": "#a9cfe6",
    "deep": "#285f8f",
    "cloud": "#bccad2",
    "storm": "#87939b",
    "iron": "#5b6166",
    "soot": "#2f2a26",
    "skin": "#e6b48c",
}


HALO: Final = 2.6  # how much wider than the drawing itself


def draw(layers: Sequence[Layer], side: int, ink: QColor, halo: QColor | None = None) -> QImage:
    """Return a drawing.

    Args:
        layers: From the back to the front.
        side: Pixels of its square.
        ink: What ``ink`` is painted with.
        halo: Goes round what is in printed colours, so that it stands out from a ground that
            is not paper.
    """
    image = blank(side, side)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / GRID, side / GRID)
    if halo is not None:
        _surround([layer for layer in layers if layer.paint != "ink"], painter, halo)
    for layer in layers:
        color = ink if layer.paint == "ink" else QColor(PAINTS.get(layer.paint, layer.paint))
        painter.setOpacity(layer.strength)
        shape = outline(layer.path)
        if layer.stroke:
            painter.strokePath(shape, QPen(color, layer.stroke, *_round()))
        else:
            painter.fillPath(shape, color)
    painter.end()
    return unpainted(image)


def _surround(layers: Sequence[Layer], painter: QPainter, halo: QColor) -> None:
    for layer in layers:
        painter.strokePath(outline(layer.path), QPen(halo, layer.stroke + HALO, *_round()))


@cache
def _round() -> tuple[Qt.PenStyle, Qt.PenCapStyle, Qt.PenJoinStyle]:
    from PySide6.QtCore import Qt  # noqa: PLC0415  15 ms that home need not wait for

    return Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin


def blank(width: int, height: int) -> QImage:
    """Return a transparent picture."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image


def unpainted(image: QImage) -> QImage:
    """Return the same picture without the painter's tools, 30 KB that Qt leaves in each."""
    return image.copy()


@lru_cache(maxsize=512)
def outline(data: str) -> QPainterPath:
    """Return path data as Qt's path; shapes that overlap are one."""
    from PySide6.QtCore import Qt  # noqa: PLC0415  15 ms that home need not wait for

    pen = _Pen()
    pen.path.setFillRule(Qt.FillRule.WindingFill)
    for command, numbers in _commands(data):
        pen.step(command, numbers)
    return pen.path


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    command = ""
    numbers: list[float] = []
    for token in _TOKEN.findall(data):
        if token.isalpha():
            command, numbers = token, []
            if command in "Zz":
                yield command, []
            continue
        numbers.append(float(token))
        if len(numbers) == _TAKES[command.upper()]:
            yield command, numbers
            numbers = []
            command = {"M": "L", "m": "l"}.get(command, command)


class _Pen:
    """Follows path data; knows where it is and how it came there."""

    def __init__(self) -> None:
        self.path = QPainterPath()
        self._at = QPointF(0, 0)
        self._start = QPointF(0, 0)
        self._bend: QPointF | None = None

    def step(self, command: str, numbers: list[float]) -> None:
        """Follow one command."""
        kind = command.upper()
        base = self._at if command.islower() else QPointF(0, 0)
        bend, self._bend = self._bend, None
        if kind == "Z":
            self.path.closeSubpath()
            self._at = self._start
        elif kind == "H":
            self._line(QPointF(base.x() + numbers[0], self._at.y()))
        elif kind == "V":
            self._line(QPointF(self._at.x(), base.y() + numbers[0]))
        elif kind == "A":
            self._arc(numbers, base + QPointF(numbers[5], numbers[6]))
        else:
            points = [
                base + QPointF(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)
            ]
            self._points(kind, points, bend)

    def _points(self, kind: str, points: list[QPointF], bend: QPointF | None) -> None:
        mirrored = self._at * 2 - bend if bend is not None else self._at
        if kind == "M":
            self.path.moveTo(points[0])
            self._at = self._start = points[0]
        elif kind == "L":
            self._line(points[0])
        elif kind in "QT":
            control = points[0] if kind == "Q" else mirrored
            self.path.quadTo(control, points[-1])
            self._at, self._bend = points[-1], control
        else:
            first = points[0] if kind == "C" else mirrored
            self.path.cubicTo(first, points[-2], points[-1])
            self._at, self._bend = points[-1], points[-2]

    def _line(self, end: QPointF) -> None:
        self.path.lineTo(end)
        self._at = end

    def _arc(self, numbers: list[float], end: QPointF) -> None:
        """Follow an elliptic arc whose axes are not turned, in pieces of a quarter at most."""
        rx, ry, _turn, large, sweep = numbers[:5]
        start, self._at = self._at, end
        if not rx or not ry or start == end:
            self.path.lineTo(end)
            return
        x, y = (start.x() - end.x()) / 2, (start.y() - end.y()) / 2
        grow = max(1.0, math.hypot(x / rx, y / ry))
        rx, ry = rx * grow, ry * grow
        over = (rx * y) ** 2 + (ry * x) ** 2
        root = math.sqrt(max(0.0, (rx * ry) ** 2 / over - 1))
        root = -root if large == sweep else root
        cx, cy = root * rx * y / ry, -root * ry * x / rx
        centre = QPointF(cx + (start.x() + end.x()) / 2, cy + (start.y() + end.y()) / 2)
        begin = math.atan2((y - cy) / ry, (x - cx) / rx)
        angle = math.atan2((-y - cy) / ry, (-x - cx) / rx) - begin
        if sweep and angle < 0:
            angle += 2 * math.pi
        elif not sweep and angle > 0:
            angle -= 2 * math.pi
        pieces = max(1, math.ceil(abs(angle) / (math.pi / 2) - 1e-9))
        for piece in range(pieces):
            self._quarter(centre, rx, ry, begin + angle * piece / pieces, angle / pieces)

    def _quarter(self, centre: QPointF, rx: float, ry: float, begin: float, angle: float) -> None:
        reach = 4 / 3 * math.tan(angle / 4)
        end = begin + angle

        def place(turn: float, along: float) -> QPointF:
            x = math.cos(turn) - along * math.sin(turn)
            y = math.sin(turn) + along * math.cos(turn)
            return QPointF(centre.x() + rx * x, centre.y() + ry * y)

        self.path.cubicTo(place(begin, reach), place(end, -reach), place(end, 0))
