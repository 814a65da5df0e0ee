"""Paint traditional Mongolian: lines laid out lying, turned to stand, set from left to right.

Neither Qt nor QML has this direction of writing. A column is a line of `QTextLayout`
turned by a quarter; the columns are placed by us, the first at the left. Chinese
characters among them are drawn upright again.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickPaintedItem

from kiosk.ui.environment import FAMILY, FONTS
from kiosk.views.script import section_script, upright, warning_script

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem

    from kiosk.ui.world import World

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

SPREAD: Final = 1.5  # from column to column, of the type's size
FILE: Final = "NotoSansMongolian-Regular.ttf"


@cache
def families() -> list[str]:
    """Return the typefaces of a column; the Mongolian one is read when first asked for."""
    known = QFontDatabase.applicationFontFamilies(
        QFontDatabase.addApplicationFont(str(FONTS / FILE))
    )
    return [*known, FAMILY]


@QmlElement
class Script(QObject):
    """What the screen says in a second script; made where the station asks for it."""

    changed = Signal()

    def __init__(self, world: World, parent: QObject) -> None:
        """Take the setting from the station."""
        super().__init__(parent)
        self._world = world

    @Property(bool, notify=changed)
    def isFirst(self) -> bool:
        """Whether Mongolian stands before Chinese: at its left."""
        return self._world.station.screen.mongolian == "first"

    @Slot(str, result=str)
    def section(self, name: str) -> str:
        """Return a section's name."""
        return section_script(name)

    @Slot(str, int, result=str)
    def warning(self, event: str, level: int) -> str:
        """Return a warning's kind and colour; empty for a kind that has no name."""
        return warning_script(event, level)


@QmlElement
class ScriptText(QQuickPaintedItem):
    """A text from top to bottom, columns from left to right.

    `columnHeight` is how far a column reaches before the next one begins. What is wider
    than the item goes on in a band below. With `single` it is one column, its type made
    smaller until it fits.
    """

    looksChanged = Signal()
    laid = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Begin without a text."""
        super().__init__(parent)
        self.setAntialiasing(True)
        self._text = ""
        self._color = QColor(Qt.GlobalColor.black)
        self._size = 32.0
        self._reach = 400.0
        self._single = False
        self._bands = 1
        self.widthChanged.connect(self._lay)

    @Property(str, notify=looksChanged)
    def text(self) -> str:
        """What is written; paragraphs divided by line feeds."""
        return self._text

    @text.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def text(self, text: str) -> None:
        self._text = text
        self._lay()

    @Property(QColor, notify=looksChanged)
    def color(self) -> QColor:
        """Colour of the type."""
        return self._color

    @color.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def color(self, color: QColor) -> None:
        self._color = QColor(color)
        self._lay()

    @Property(float, notify=looksChanged)
    def pixelSize(self) -> float:
        """Size of the type."""
        return self._size

    @pixelSize.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def pixelSize(self, size: float) -> None:
        self._size = max(1.0, size)
        self._lay()

    @Property(float, notify=looksChanged)
    def columnHeight(self) -> float:
        """How far a column reaches, in pixels."""
        return self._reach

    @columnHeight.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def columnHeight(self, reach: float) -> None:
        self._reach = max(1.0, reach)
        self._lay()

    @Property(bool, notify=looksChanged)
    def single(self) -> bool:
        """Whether all of it is to stand in one column."""
        return self._single

    @single.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def single(self, single: bool) -> None:
        self._single = single
        self._lay()

    @Property(float, notify=laid)
    def wholeHeight(self) -> float:
        """Height of all bands with the room between them."""
        return self._bands * self._reach + (self._bands - 1) * self._size

    # Qt's names
    def paint(self, painter: QPainter) -> None:
        """Paint column after column, band after band."""
        size = self._fitting()
        step, each = size * SPREAD, self._each(size)
        for n, column in enumerate(self._columns(size)):
            band, place = divmod(n, each)
            x, y = place * step, band * (self._reach + self._size)
            if self._single:
                x = (self.width() - step) / 2
                y = (self._reach - column[0].lineAt(column[1]).naturalTextWidth()) / 2
            _column(painter, column, QPointF(x, y), step, self._color)

    # --- inside -------------------------------------------------------------------------

    def _lay(self) -> None:
        bands = 1
        if self._text and not self._single:
            bands = max(1, math.ceil(len(self._columns(self._size)) / self._each(self._size)))
        self._bands = bands
        self.laid.emit()
        self.looksChanged.emit()
        self.update()

    def _each(self, size: float) -> int:
        """How many columns stand beside each other."""
        return max(1, int(self.width() / (size * SPREAD)))

    def _fitting(self) -> float:
        """Return the size of the type: what was asked for, or less for a single column."""
        if not self._single or not self._text:
            return self._size
        wanted = QFontMetricsF(_font(self._size)).horizontalAdvance(self._text)
        return self._size * min(1.0, self._reach / max(1.0, wanted))

    def _columns(self, size: float) -> list[tuple[QTextLayout, int]]:
        reach = 1e6 if self._single else self._reach
        found = []
        for paragraph in self._text.split("\n"):
            layout = _laid(paragraph, _font(size), reach)
            found += [(layout, n) for n in range(layout.lineCount())]
        return found


def _font(size: float) -> QFont:
    font = QFont(families())
    font.setPixelSize(max(1, round(size)))
    return font


def _laid(text: str, font: QFont, reach: float) -> QTextLayout:
    """Lay a paragraph out in lines as long as a column is high."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    unseen = QTextCharFormat()
    unseen.setForeground(QColor(Qt.GlobalColor.transparent))
    ranges = []
    for place in upright(text):
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = place, 1, unseen  # type: ignore[attr-defined]  # not in the stubs
        ranges.append(part)
    layout.setFormats(ranges)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(reach)
        line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return layout


def _column(
    painter: QPainter, column: tuple[QTextLayout, int], at: QPointF, step: float, color: QColor
) -> None:
    """Paint a line standing; Chinese characters of it upright in their places."""
    layout, line = column[0], column[0].lineAt(column[1])
    painter.save()
    painter.setPen(color)
    painter.translate(at.x() + (step + line.height()) / 2, at.y())
    painter.rotate(90)
    line.draw(painter, QPointF(0, 0))
    painter.restore()
    painter.setPen(color)
    painter.setFont(layout.font())
    text, end = layout.text(), line.textStart() + line.textLength()
    for place in upright(text):
        if line.textStart() <= place < end:
            top, bottom = _across(line, place), _across(line, place + 1)
            cell = QRectF(at.x(), at.y() + top, step, bottom - top)
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), text[place])


def _across(line: object, place: int) -> float:
    """Return where a character begins; the library gives the place back, too."""
    found = line.cursorToX(place)  # type: ignore[attr-defined]  # stubs say float, it is a pair
    return float(found[0] if isinstance(found, tuple) else found)
