"""Set a sheet on paper: one page of large type, or a slip as long as it needs to be.

Painted straight onto the printer's page: plain text and the squares of one code, no
rich text. A sheet of A4 is set as large as it fits; what does not fit at the smallest
type is left out, and the last line says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from content.vertical import is_vertical
from kiosk.ui.environment import FAMILY
from kiosk.views.codes import QUIET
from kiosk.views.sheet import Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PySide6.QtGui import QPagedPaintDevice

    from kiosk.views.codes import Code
    from kiosk.views.sheet import Part, Sheet

DPI: Final = 300
POINT: Final = DPI / 72  # dots
MM: Final = DPI / 25.4  # dots
MUCH: Final = 1e6  # dots: more than any slip is long

WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of paper.

    Args:
        width: Millimetres.
        height: Millimetres; 0: a roll.
        margin: Millimetres on each side.
        body: Points of the text at its largest.
        least: Points of the text at its smallest.
        code: Millimetres of a code's side.
    """

    width: float
    height: float
    margin: float
    body: float
    least: float
    code: float


PAPERS: Final = {
    "a4": Paper(210, 297, 16, 22, 15, 42),
    "80mm": Paper(80, 0, 4, 12, 12, 44),
    "58mm": Paper(58, 0, 5, 10.5, 10.5, 36),
}


@dataclass(frozen=True, slots=True)
class Words:
    """What paper says besides the page itself, in the reader's language.

    Args:
        foot: Whose screen it is from, and when it was taken.
        cut: Last line where something was left out.
        code: Under the code.
    """

    foot: str
    cut: str
    code: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph as it is set: a label beside or above it, size in points, space in front."""

    text: str
    size: float
    bold: bool = False
    label: str = ""
    indent: float = 0.0  # in sizes
    before: float = 0.35  # in sizes


def write_pdf(sheet: Sheet, code: Code | None, words: Words, *, paper: str, file: Path) -> bool:
    """Write a sheet as a PDF of one page.

    Args:
        sheet: What to print.
        code: A code that stands at its end; None for none.
        words: See `Words`.
        paper: A name of `PAPERS`.
        file: Where to; replaced.

    Returns:
        Whether all of it is on the paper.

    Raises:
        OSError: When the file cannot be written.
    """
    kind = PAPERS[paper]
    writer = QPdfWriter(str(file))
    writer.setResolution(DPI)
    writer.setTitle(sheet.title)
    setting = _Setting(writer, kind)
    lines, whole = setting.fitted(sheet, code, words)
    _set_page(writer, kind, setting.height(lines, code, words))
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(str(file))
    setting.paint(painter, lines, code, words)
    painter.end()
    return whole


def _set_page(device: QPagedPaintDevice, kind: Paper, dots: float) -> None:
    size = QSizeF(kind.width, kind.height or dots / MM + 2 * kind.margin)
    page = QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    margin = QMarginsF(kind.margin, kind.margin, kind.margin, kind.margin)
    layout = QPageLayout(page, QPageLayout.Orientation.Portrait, margin)
    layout.setUnits(QPageLayout.Unit.Millimeter)
    layout.setMargins(margin)
    device.setPageLayout(layout)


class _Setting:
    """Measures and paints lines on one kind of paper."""

    def __init__(self, device: QPdfWriter, kind: Paper) -> None:
        self._device = device
        self._kind = kind
        self._width = (kind.width - 2 * kind.margin) * MM

    def fitted(self, sheet: Sheet, code: Code | None, words: Words) -> tuple[list[_Line], bool]:
        """Return the lines at the largest type at which they fit, shortened if they must be."""
        kind, size = self._kind, self._kind.body
        if not kind.height:
            return list(_lines(sheet, size)), True
        room = (kind.height - 2 * kind.margin) * MM
        while True:
            lines = list(_lines(sheet, size))
            if self.height(lines, code, words) <= room:
                return lines, True
            if size <= kind.least:
                break
            size -= 1
        cut = _Line(words.cut, size, bold=True)
        while len(lines) > 1 and self.height([*lines, cut], code, words) > room:
            lines.pop()
        return [*lines, cut], False

    def height(self, lines: Sequence[_Line], code: Code | None, words: Words) -> float:
        """Return how many dots high it all is."""
        return self.paint(None, lines, code, words)

    def paint(
        self, painter: QPainter | None, lines: Sequence[_Line], code: Code | None, words: Words
    ) -> float:
        """Set all of it, or only reckon with it when there is no painter; return its height."""
        y = 0.0
        for n, line in enumerate(lines):
            y += line.before * line.size * POINT if n else 0
            y += self._line(painter, line, y)
        small = _Line(words.foot, max(9.0, self._kind.least * 0.7))
        y += 2 * small.size * POINT
        if painter is not None:
            painter.fillRect(
                QRectF(0, y - small.size * POINT, self._width, 0.3 * MM), Qt.GlobalColor.black
            )
        if code is None:
            return y + self._line(painter, small, y)
        return y + self._code(painter, code, small, words, y)

    def _line(self, painter: QPainter | None, line: _Line, y: float) -> float:
        x, size = line.indent * line.size * POINT, line.size
        high = 0.0
        if line.label:
            high = self._text(
                painter, line.label, QRectF(x, y, self._width - x, MUCH), size, bold=True
            )
            x += size * POINT
        room = QRectF(x, y + high, self._width - x, MUCH)
        return high + self._text(painter, line.text, room, size, bold=line.bold)

    def _code(
        self, painter: QPainter | None, code: Code, small: _Line, words: Words, y: float
    ) -> float:
        """Set the code; what belongs to it stands at its right, or on a slip below it."""
        side = self._kind.code * MM
        if painter is not None:
            _squares(painter, code, QRectF(0, y, side, side))
        if self._kind.height:
            x = side + 5 * MM
            said = replace(small, text=f"{words.code}\n{words.foot}")
            high = self._text(painter, said.text, QRectF(x, y, self._width - x, MUCH), small.size)
            return max(side, high)
        under = QRectF(0, y + side + MM, self._width, MUCH)
        return side + MM + self._text(painter, f"{words.code}\n{words.foot}", under, small.size)

    def _text(
        self, painter: QPainter | None, text: str, room: QRectF, size: float, *, bold: bool = False
    ) -> float:
        font = QFont(FAMILY)
        font.setPointSizeF(size)
        font.setBold(bold)
        box = QFontMetricsF(font, self._device).boundingRect(room, int(WRAP), text)
        if painter is not None:
            painter.setFont(font)
            painter.drawText(room, int(WRAP), text)
        return box.height()


def _lines(sheet: Sheet, size: float) -> Iterator[_Line]:
    yield _Line(sheet.title, size * 1.5, bold=True)
    said = " · ".join(part for part in (*sheet.marks, sheet.says) if part)
    if said:
        yield _Line(said, max(9.0, size * 0.75), bold=bool(sheet.marks))
    for part in sheet.parts:
        if is_vertical(part.text):
            continue  # paper has no direction for it
        yield _set(part, size)


def _set(part: Part, size: float) -> _Line:
    """Say how a part is set."""
    if part.form is Form.LEAD:
        return _Line(part.text, size * 1.15, bold=True, before=0.6)
    if part.form is Form.HEADING:
        return _Line(part.text, size * 1.1, bold=True, before=0.9)
    if part.form is Form.ANSWER:
        return _Line(part.text, size, label=part.label, before=0.6)
    if part.form is Form.POINT:
        is_marked = bool(part.label) or part.text[:1].isdigit()
        return _Line(part.line if is_marked else f"· {part.text}", size)
    return _Line(part.text, size)


def _squares(painter: QPainter, code: Code, box: QRectF) -> None:
    """Paint a code in a box with the white around it; whole rows of dark squares at once."""
    step = box.width() / (code.side + 2 * QUIET)
    for y, row in enumerate(code.rows, QUIET):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end] == "1":
                end += 1
            if end > x:
                painter.fillRect(
                    QRectF(
                        box.left() + (x + QUIET) * step,
                        box.top() + y * step,
                        (end - x) * step,
                        step,
                    ),
                    Qt.GlobalColor.black,
                )
            x = max(end, x + 1)
