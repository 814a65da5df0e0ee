"""Paint charts: the sparkline of a row, and the three months of a product.

Places come ready from `kiosk.views`, from 0 to 1; here they are multiplied by a
size and drawn. Runs are drawn one by one, so a gap stays a gap. Colours and sizes
are given by QML from the theme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Property, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickPaintedItem

from kiosk.views.chart import Chart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtQuick import QQuickItem

    from kiosk.views.chart import Place, Reading

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

DOT: Final = 2.4  # radius of a marked quote, in widths of the line
PAD: Final = 0.5  # between a label and what it belongs to, in heights of its type
MIDDLE: Final = Qt.AlignmentFlag.AlignCenter
BESIDE: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Drawing(QQuickPaintedItem):
    """What both charts have: the colour and the width of the line."""

    looksChanged: ClassVar[Signal]  # each chart's own: QML does not see an inherited one

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Begin with a thin black line."""
        super().__init__(parent)
        self.setAntialiasing(True)
        self._ink = QColor(Qt.GlobalColor.black)
        self._stroke = 2.0

    def redraw(self) -> None:
        """Tell QML and paint again."""
        self.looksChanged.emit()
        self.update()

    def draw_run(
        self, painter: QPainter, run: Sequence[Place], box: QRectF, pen: QPen | None = None
    ) -> None:
        """Draw one run: a line, or a dot where it is one place; in the ink unless told otherwise."""
        places = [spot(box, place) for place in run]
        pen = pen or QPen(self._ink, self._stroke)
        if len(places) == 1:
            self.draw_dot(painter, places[0], pen.widthF(), pen.color())
            return
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))

    def draw_dot(
        self, painter: QPainter, at: QPointF, radius: float, color: QColor | None = None
    ) -> None:
        """Draw a filled dot, in the ink unless told otherwise."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color or self._ink)
        painter.drawEllipse(at, radius, radius)


def spot(box: QRectF, place: Place) -> QPointF:
    """Return the pixel of a place from 0 to 1, y upward."""
    return QPointF(box.left() + place[0] * box.width(), box.bottom() - place[1] * box.height())


@QmlElement
class Sparkline(Drawing):
    """A month of a price in the height of a row; the last quote is marked."""

    looksChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Begin without a line."""
        super().__init__(parent)
        self._runs: tuple[tuple[Place, ...], ...] = ()

    @Property(QColor, notify=looksChanged)
    def ink(self) -> QColor:
        """Colour of the line."""
        return self._ink

    @ink.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def ink(self, color: QColor) -> None:
        self._ink = QColor(color)
        self.redraw()

    @Property(float, notify=looksChanged)
    def strokeWidth(self) -> float:
        """Width of the line in pixels."""
        return self._stroke

    @strokeWidth.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def strokeWidth(self, width: float) -> None:
        self._stroke = width
        self.redraw()

    @Property("QVariant", notify=looksChanged)
    def line(self) -> Any:
        """Runs of places, as `kiosk.views.prices.Line`."""
        return self._runs

    @line.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def line(self, runs: Any) -> None:
        if runs != self._runs:
            self._runs = runs or ()
            self.redraw()

    # Qt's names
    def paint(self, painter: QPainter) -> None:
        """Draw the runs."""
        edge = self._stroke * DOT
        box = QRectF(0, 0, self.width(), self.height()).adjusted(edge, edge, -edge, -edge)
        for run in self._runs:
            self.draw_run(painter, run, box)
        if self._runs:
            self.draw_dot(painter, spot(box, self._runs[-1][-1]), edge)


@QmlElement
class PriceChart(Drawing):
    """Three months of a product, with axes, named gaps and a reading under the finger."""

    looksChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Begin without a chart."""
        super().__init__(parent)
        self._chart: Chart | None = None
        self._read: Reading | None = None
        self._colors = {name: QColor(Qt.GlobalColor.gray) for name in ("grid", "label", "ground")}
        self._font = QFont()

    @Property(QColor, notify=looksChanged)
    def ink(self) -> QColor:
        """Colour of the line."""
        return self._ink

    @ink.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def ink(self, color: QColor) -> None:
        self._ink = QColor(color)
        self.redraw()

    @Property(float, notify=looksChanged)
    def strokeWidth(self) -> float:
        """Width of the line in pixels."""
        return self._stroke

    @strokeWidth.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def strokeWidth(self, width: float) -> None:
        self._stroke = width
        self.redraw()

    @Property("QVariant", notify=looksChanged)
    def chart(self) -> Any:
        """What to draw, a `kiosk.views.chart.Chart`."""
        return self._chart

    @chart.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def chart(self, chart: Any) -> None:
        if chart != self._chart:
            self._chart = chart if isinstance(chart, Chart) else None
            self._read = None
            self.redraw()

    @Slot(QColor, QColor, QColor, str, int)
    def dress(self, grid: QColor, label: QColor, ground: QColor, family: str, size: int) -> None:
        """Take the theme's looks.

        Args:
            grid: Colour of lines and gaps.
            label: Colour of type.
            ground: Colour under a reading.
            family: Typeface.
            size: Pixels of type.
        """
        self._colors = {"grid": QColor(grid), "label": QColor(label), "ground": QColor(ground)}
        self._font = QFont(family)
        self._font.setPixelSize(max(1, size))
        self.redraw()

    @Slot(float)
    def read(self, x: float) -> None:
        """Show the quote nearest to a finger.

        Args:
            x: Pixels from the left edge of the chart.
        """
        if self._chart is None or not self._chart.readings:
            return
        box = self._box(self._chart)
        at = (x - box.left()) / max(1.0, box.width())
        self._read = min(self._chart.readings, key=lambda reading: abs(reading.x - at))
        self.update()

    # Qt's names
    def paint(self, painter: QPainter) -> None:
        """Draw the axes, the gaps, the runs and the reading."""
        chart = self._chart
        if chart is None or not chart.readings:
            return
        painter.setFont(self._font)
        box = self._box(chart)
        self._draw_gaps(painter, chart, box)
        self._draw_prices(painter, chart, box)
        self._draw_days(painter, chart, box)
        dashed = QPen(self._colors["label"], self._stroke * 0.7, Qt.PenStyle.DashLine)
        for run in chart.beside:
            self.draw_run(painter, run, box, dashed)
        for run in chart.runs:
            self.draw_run(painter, run, box)
        self._draw_reading(painter, self._read or chart.readings[-1], box)

    # --- inside -------------------------------------------------------------------------

    def _box(self, chart: Chart) -> QRectF:
        type_ = QFontMetricsF(self._font)
        left = max(type_.horizontalAdvance(tick.text) for tick in chart.prices)
        pad = type_.height() * PAD
        whole = QRectF(0, 0, self.width(), self.height())
        return whole.adjusted(left + pad, 2.4 * type_.height(), -2 * pad, -1.4 * type_.height())

    def _draw_prices(self, painter: QPainter, chart: Chart, box: QRectF) -> None:
        height = QFontMetricsF(self._font).height()
        free_below = float("inf")
        for tick in chart.prices:
            y = spot(box, (0, tick.at)).y()
            if y + height / 2 > free_below:
                continue
            free_below = y - height / 2
            painter.setPen(QPen(self._colors["grid"], max(1.0, self._stroke / 4)))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            place = QRectF(0, y - height / 2, box.left() - height * PAD, height)
            painter.setPen(self._colors["label"])
            painter.drawText(place, int(BESIDE), tick.text)

    def _draw_days(self, painter: QPainter, chart: Chart, box: QRectF) -> None:
        type_ = QFontMetricsF(self._font)
        free_from = 0.0
        painter.setPen(self._colors["label"])
        for tick in chart.days:
            width = type_.horizontalAdvance(tick.text) + type_.height()
            place = QRectF(0, 0, width, type_.height() * 1.2)
            place.moveCenter(QPointF(spot(box, (tick.at, 0)).x(), box.bottom() + type_.height()))
            if place.left() >= free_from and place.right() <= self.width():
                painter.drawText(place, int(MIDDLE), tick.text)
                free_from = place.right()

    def _draw_gaps(self, painter: QPainter, chart: Chart, box: QRectF) -> None:
        for gap in chart.gaps:
            first, last = spot(box, (gap.first, 1)), spot(box, (gap.last, 0))
            place = QRectF(first, last).adjusted(self._stroke, 0, -self._stroke, 0)
            wash = QColor(self._colors["grid"])
            wash.setAlphaF(0.35)
            painter.fillRect(place, wash)
            painter.setPen(self._colors["label"])
            wrapped = int(MIDDLE) | int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)
            painter.drawText(place, wrapped, gap.text)

    def _draw_reading(self, painter: QPainter, reading: Reading, box: QRectF) -> None:
        type_ = QFontMetricsF(self._font)
        at = spot(box, (reading.x, reading.y))
        painter.setPen(QPen(self._colors["grid"], self._stroke / 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(at.x(), box.top()), QPointF(at.x(), box.bottom()))
        self.draw_dot(painter, at, self._stroke * DOT)
        beside = f"  ·  {reading.beside}" if reading.beside else ""
        text = f"{reading.day}  {reading.price}{beside}"
        width = type_.horizontalAdvance(text) + 2 * type_.height()
        label = QRectF(0, 0, width, type_.height() * 1.5)
        label.moveCenter(QPointF(at.x(), label.height() / 2))
        label.moveLeft(min(max(0.0, label.left()), self.width() - width))
        painter.setPen(QPen(self._ink, max(1.0, self._stroke / 2)))
        painter.setBrush(self._colors["ground"])
        painter.drawRoundedRect(
            label.adjusted(1, 1, -1, -1), label.height() / 3, label.height() / 3
        )
        painter.setPen(self._ink)
        painter.drawText(label, int(MIDDLE), text)
