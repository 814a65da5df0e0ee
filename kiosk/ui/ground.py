"""Paint the ground of the county's map: outlines, their colours, dots.

Places come ready from `content.plane`, from 0 to 1; here they are multiplied by a size and
drawn. Names stand above it in QML, where they can be read aloud and pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Property, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickPaintedItem

from content.plane import Plane
from kiosk.views.labels import Box

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtQuick import QQuickItem

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

PLAIN: Final = -1  # level of a township without a warning
DOT: Final = 2.5  # radius of a dot, in widths of an outline


@QmlElement
class MapDrawing(QQuickPaintedItem):
    """The ground of the map: outlines, their colours, dots for villages and stations."""

    looksChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Begin without a map."""
        super().__init__(parent)
        self.setAntialiasing(True)
        self._plane: Plane | None = None
        self._levels: dict[str, int] = {}
        self._chosen = ""
        self._leaders: tuple[tuple[float, float, float, float], ...] = ()
        self._spread = Box(0, 0, 1, 1)
        self._stroke = 2.0
        self._line = self._ink = QColor(Qt.GlobalColor.black)
        self._grounds: dict[int, QColor] = {}

    @Property("QVariant", notify=looksChanged)
    def plane(self) -> Any:
        """What to draw, a `content.plane.Plane`."""
        return self._plane

    @plane.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def plane(self, plane: Any) -> None:
        self._plane = plane if isinstance(plane, Plane) else None
        self._redraw()

    @Property("QVariant", notify=looksChanged)
    def levels(self) -> Any:
        """The level of each township, by its code."""
        return self._levels

    @levels.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def levels(self, levels: Any) -> None:
        self._levels = {str(code): int(level) for code, level in dict(levels or {}).items()}
        self._redraw()

    @Property(str, notify=looksChanged)
    def chosen(self) -> str:
        """Code of the township with the strong outline."""
        return self._chosen

    @chosen.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def chosen(self, code: str) -> None:
        self._chosen = code
        self._redraw()

    @Property("QVariant", notify=looksChanged)
    def leaders(self) -> Any:
        """Lines in pixels from places to names that stand beside them."""
        return self._leaders

    @leaders.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def leaders(self, leaders: Any) -> None:
        self._leaders = tuple(leaders or ())
        self._redraw()

    @Property("QVariant", notify=looksChanged)
    def spread(self) -> Any:
        """Where the map lies: x, y, width, height in pixels."""
        place = self._spread
        return [place.x, place.y, place.width, place.height]

    @spread.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def spread(self, spread: Any) -> None:
        self._spread = Box(*map(float, spread or (0, 0, 1, 1)))
        self._redraw()

    @Slot(QColor, QColor, float)
    def dress(self, line: QColor, ink: QColor, stroke: float) -> None:
        """Take the theme's looks.

        Args:
            line: Colour of outlines.
            ink: Colour of the strong outline and of dots.
            stroke: Pixels of an outline.
        """
        self._line, self._ink = QColor(line), QColor(ink)
        self._stroke = stroke
        self._redraw()

    @Slot(int, QColor)
    def ground(self, level: int, color: QColor) -> None:
        """Take the colour of the ground at a level; `PLAIN` where nothing is warned of."""
        self._grounds[level] = QColor(color)
        self._redraw()

    # Qt's names
    def paint(self, painter: QPainter) -> None:
        """Draw the grounds, then the strong outline, then the dots."""
        if self._plane is None:
            return
        place = self._spread
        paths = {field.code: _path(field.rings, place) for field in self._plane.fields}
        painter.setPen(QPen(self._line, self._stroke))
        for code, path in paths.items():
            painter.setBrush(self._grounds.get(self._levels.get(code, PLAIN), self._line))
            painter.drawPath(path)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._ink, 2 * self._stroke))
        if self._chosen in paths:
            painter.drawPath(paths[self._chosen])
        painter.setPen(QPen(self._ink, self._stroke))
        for x, y, to_x, to_y in self._leaders:
            painter.drawLine(QPointF(x, y), QPointF(to_x, to_y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink)
        for x, y, _, _ in self._leaders:
            painter.drawEllipse(QPointF(x, y), DOT * self._stroke, DOT * self._stroke)
        for dot in self._plane.dots:
            painter.drawEllipse(_spot(dot.at, place), DOT * self._stroke, DOT * self._stroke)

    def _redraw(self) -> None:
        self.looksChanged.emit()
        self.update()


def _path(rings: Any, place: Box) -> QPainterPath:
    path = QPainterPath()
    for ring in rings:
        path.addPolygon(QPolygonF([_spot(point, place) for point in ring]))
        path.closeSubpath()
    return path


def _spot(at: tuple[float, float], place: Box) -> QPointF:
    return QPointF(place.x + at[0] * place.width, place.y + at[1] * place.height)
