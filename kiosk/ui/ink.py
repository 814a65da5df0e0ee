"""The writing pad: ink follows the finger, on a square with the guides of a copybook.

Keeps the strokes, in pixels, for `kiosk.ui.handwriting` to read. One finger writes;
others that rest on the glass meanwhile leave nothing. Each move draws its own piece
into a picture of the ink, and only that piece of the pad is painted again: ink keeps
up on a slow machine, however much of it there is. Each contact is a stroke, for the dots of
a character follow each other closely; only a wet finger that is lost and found again sooner
than anybody lifts it goes on with the stroke it was writing.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QLineF, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QEventPoint, QImage, QPainter, QPen, QPolygonF
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickPaintedItem

from kiosk.ui.drawing import blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QMouseEvent, QTouchEvent
    from PySide6.QtQuick import QQuickItem

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

STROKES_MOST: Final = 64  # twice what any character has; more is a child's drawing
POINTS_MOST: Final = 300  # of one stroke: five seconds of scribbling
LOST_S: Final = 0.04  # a finger that was gone for less was never lifted
LOST_NEAR: Final = 2.0  # widths of the ink: how far it came meanwhile
_NO_FINGER: Final = -1
_MOUSE: Final = -2


@QmlElement
class InkPad(QQuickPaintedItem):
    """A square to write on.

    Signals:
        changed: A stroke was finished, taken back, or all were.
        begun: A finger came down.
    """

    changed = Signal()
    begun = Signal()
    looksChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Begin with a clean sheet."""
        super().__init__(parent)
        self.setAntialiasing(True)
        self.setAcceptTouchEvents(True)
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)
        self.widthChanged.connect(self._draw_anew)
        self.heightChanged.connect(self._draw_anew)
        self._strokes: list[QPolygonF] = []
        self._sheet: QImage | None = None  # the ink, drawn; None: to be drawn anew
        self._finger = _NO_FINGER
        self.clock = time.monotonic
        self._lifted = float("-inf")
        self._ink = QColor(Qt.GlobalColor.black)
        self._guide = QColor(Qt.GlobalColor.gray)
        self._width = 8.0

    @property
    def strokes(self) -> list[list[tuple[float, float]]]:
        """The strokes written, each as points in pixels."""
        return [[(at.x(), at.y()) for at in stroke] for stroke in self._strokes]  # type: ignore[attr-defined]  # a polygon is a list of points

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many strokes stand on the pad."""
        return len(self._strokes)

    @Property(QColor, notify=looksChanged)
    def ink(self) -> QColor:
        """Colour of the ink."""
        return self._ink

    @ink.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def ink(self, color: QColor) -> None:
        self._ink = QColor(color)
        self._redraw()

    @Property(QColor, notify=looksChanged)
    def guide(self) -> QColor:
        """Colour of the guides."""
        return self._guide

    @guide.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def guide(self, color: QColor) -> None:
        self._guide = QColor(color)
        self._redraw()

    @Property(float, notify=looksChanged)
    def strokeWidth(self) -> float:
        """Width of the ink in pixels."""
        return self._width

    @strokeWidth.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def strokeWidth(self, width: float) -> None:
        self._width = width
        self._redraw()

    @Slot()
    def undo(self) -> None:
        """Take the last stroke back."""
        if self._strokes:
            self._finger = _NO_FINGER
            self._strokes.pop()
            self._draw_anew()
            self.changed.emit()

    @Slot()
    def clear(self) -> None:
        """Begin with a clean sheet again."""
        if self._strokes:
            self._finger = _NO_FINGER
            self._strokes.clear()
            self._draw_anew()
            self.changed.emit()

    # --- inside -------------------------------------------------------------------------

    def _redraw(self) -> None:
        self.looksChanged.emit()
        self._draw_anew()

    @Slot()
    def _draw_anew(self) -> None:
        self._sheet = None
        self.update()

    def _down(self, finger: int, at: QPointF) -> None:
        if self._finger != _NO_FINGER or len(self._strokes) >= STROKES_MOST:
            return
        self._finger = finger
        if self._was_lost(at):
            self._move(finger, at)
        else:
            self._strokes.append(QPolygonF([at]))
            self._paint_between(at, at)
        self.begun.emit()

    def _was_lost(self, at: QPointF) -> bool:
        """Tell whether a finger that comes down here never left the stroke before."""
        if not self._strokes or self.clock() - self._lifted >= LOST_S:
            return False
        gap = QLineF(self._strokes[-1].last(), at).length()
        return gap <= LOST_NEAR * self._width

    def _move(self, finger: int, at: QPointF) -> None:
        stroke = self._strokes[-1] if finger == self._finger else None
        if stroke is None or stroke.size() >= POINTS_MOST or stroke.last() == at:
            return
        before = QPointF(stroke.last())  # a view into the stroke, which may move as it grows
        stroke.append(at)
        self._paint_between(before, at)

    def _up(self, finger: int) -> None:
        if finger == self._finger:
            self._finger = _NO_FINGER
            self._lifted = self.clock()
            self.changed.emit()

    def _paint_between(self, one: QPointF, other: QPointF) -> None:
        edge = self._width + 2
        self._draw([QPolygonF([one, other])])
        touched = QRectF(one, other).normalized().adjusted(-edge, -edge, edge, edge)
        self.update(touched.toAlignedRect())

    def _draw(self, strokes: Sequence[QPolygonF]) -> None:
        """Draw strokes into the picture of the ink."""
        if self._sheet is None:
            return
        painter = QPainter(self._sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._ink, self._width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in strokes:
            if stroke.first() == stroke.last():
                painter.drawPoint(stroke.first())
            painter.drawPolyline(stroke)
        painter.end()

    def _guides(self) -> Iterator[tuple[QPointF, QPointF]]:
        wide, high = self.width(), self.height()
        yield QPointF(0, high / 2), QPointF(wide, high / 2)
        yield QPointF(wide / 2, 0), QPointF(wide / 2, high)
        yield QPointF(0, 0), QPointF(wide, high)
        yield QPointF(wide, 0), QPointF(0, high)

    # Qt's names
    def paint(self, painter: QPainter) -> None:
        """Draw the guides, then the ink over them."""
        painter.setPen(QPen(self._guide, max(1.0, self._width / 6), Qt.PenStyle.DashLine))
        for one, other in self._guides():
            painter.drawLine(one, other)
        if self._sheet is None:
            self._sheet = blank(max(1, round(self.width())), max(1, round(self.height())))
            self._draw(self._strokes)
        painter.drawImage(0, 0, self._sheet)

    def touchEvent(self, event: QTouchEvent) -> None:
        """Follow the finger that came first."""
        state = QEventPoint.State
        for point in event.points():
            if point.state() == state.Pressed:
                self._down(point.id(), point.position())
            elif point.state() == state.Updated:
                self._move(point.id(), point.position())
            elif point.state() == state.Released:
                self._up(point.id())
        event.accept()

    def touchUngrabEvent(self) -> None:
        """Let go of a finger that somebody else took over."""
        self._up(self._finger)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Write with a mouse as well."""
        self._down(_MOUSE, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow it."""
        self._move(_MOUSE, event.position())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """End the stroke."""
        self._up(_MOUSE)

    def mouseUngrabEvent(self) -> None:
        """End a stroke that somebody else took over."""
        self._up(_MOUSE)
