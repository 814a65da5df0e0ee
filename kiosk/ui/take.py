"""What a page gives to take home: codes for a phone, a sheet of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickPaintedItem

from content.site.addresses import absolute
from kiosk.ui.backend import Backend
from kiosk.ui.printing import Printing
from kiosk.ui.stage import Stage
from kiosk.views.codes import QUIET, Codes, code
from kiosk.views.take import Take, foot_words, take

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtQuick import QQuickItem

    from content.library import Library
    from kiosk.ui.world import World
    from kiosk.views.codes import Code

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class TakeBackend(Backend):
    """The page behind 带走; opened with the name of the page it is about."""

    changed = Signal()

    def __init__(self, world: World, parent: QObject) -> None:
        """Begin with nothing to take."""
        super().__init__(world, parent)
        self._take = Take()
        self._codes: Sequence[Code] = []
        self._place = 0
        self._by_address = False
        self._printing = Printing(world, self)
        self._printing.changed.connect(self.changed)

    @Property(str, notify=changed)
    def title(self) -> str:
        """Heading of the page it is about."""
        return self._take.title

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many codes there are."""
        return len(self._codes)

    @Property(int, notify=changed)
    def place(self) -> int:
        """Which of them is shown, from 1."""
        return self._place + 1

    @Property(list, notify=changed)
    def rows(self) -> list[str]:
        """The squares of the code that is shown."""
        return list(self._codes[self._place].rows) if self._codes else []

    @Property(str, notify=changed)
    def text(self) -> str:
        """What the code that is shown holds."""
        return self._codes[self._place].text if self._codes else ""

    @Property(bool, notify=changed)
    def isWhole(self) -> bool:
        """Whether the codes hold all of the page."""
        return self._by_address or self._take.whole

    @Property(bool, notify=changed)
    def hasAddress(self) -> bool:
        """Whether the page stands on the public site, too."""
        return self._take.address != ""

    @Property(bool, notify=changed)
    def byAddress(self) -> bool:
        """Whether the code of its address is shown."""
        return self._by_address

    @Property(bool, notify=changed)
    def canPrint(self) -> bool:
        """Whether there is a printer."""
        return self._printing.is_there

    @Property(bool, notify=changed)
    def isFree(self) -> bool:
        """Whether the printer may be asked."""
        return self._printing.is_free

    @Property(str, notify=changed)
    def printed(self) -> str:
        """What became of the sheet; empty before one was asked for."""
        from kiosk.views.printing import outcome_words  # noqa: PLC0415  few readers print

        outcome = self._printing.outcome
        return outcome_words(outcome, self.world.tr) if outcome else ""

    @Property(bool, notify=changed)
    def failed(self) -> bool:
        """Whether that is trouble."""
        from kiosk.spooler import TROUBLES  # noqa: PLC0415  few readers print

        return self._printing.outcome in TROUBLES

    @Slot(int)
    def turn(self, step: int) -> None:
        """Show the next code, or the one before."""
        self._place = max(0, min(len(self._codes) - 1, self._place + step))
        self.changed.emit()

    @Slot(bool)
    def choose(self, by_address: bool) -> None:  # noqa: FBT001  QML gives it
        """Show the code of the address, or those of the words."""
        self._by_address, self._place = by_address, 0
        self._draw()
        self.changed.emit()

    @Slot()
    def print(self) -> None:
        """Print the page."""
        from kiosk.ui.paper import Words  # noqa: PLC0415  few readers print

        if self._take.sheet is None:
            return
        tr, world = self.world.tr, self.world
        address = self._take.address
        words = Words(
            foot=foot_words(world.station.name, world.now(), tr),
            cut=tr("后面还有，请在屏幕上看，或者扫码看全文")
            if address
            else tr("后面还有，请在屏幕上看"),
            code=tr("手机扫一扫，看全文") if address else "",
        )
        square = code(address) if address else None
        self._printing.print(self._take.sheet, square, words)

    def open(self, argument: str) -> None:
        """Take what stands on a page at this moment."""
        stage = self.parent()
        stood = stage.stood(argument) if isinstance(stage, Stage) else None
        sheet = stood.backend.sheet() if stood else None
        self._take = take(sheet, self._address(sheet.place) if sheet else "")
        self._place, self._by_address = 0, False
        self._draw()
        self._printing.look()
        super().open(argument)

    def load(self, library: Library) -> None:
        """Keep what was taken: it holds its own date."""

    def wipe(self) -> None:
        """Forget what a reader took."""
        self._take, self._codes, self._place, self._by_address = Take(), [], 0, False
        self._printing.forget()

    def _address(self, place: str) -> str:
        library = self.world.library
        return absolute(library.held().site, place) if library else ""

    def _draw(self) -> None:
        texts = [self._take.address] if self._by_address else list(self._take.texts)
        self._codes = Codes(texts) if texts else []


@QmlElement
class CodePicture(QQuickPaintedItem):
    """A QR code, every square of whole pixels, dark on white with the white around it."""

    looksChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Begin without a code."""
        super().__init__(parent)
        self._rows: list[str] = []

    @Property(list, notify=looksChanged)
    def rows(self) -> list[str]:
        """Squares, as `kiosk.views.codes.Code` has them."""
        return self._rows

    @rows.setter  # type: ignore[no-redef]  # Qt's way to write a property
    def rows(self, rows: list[str]) -> None:
        self._rows = list(rows)
        self.looksChanged.emit()
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Paint it as large as whole pixels allow, in the middle."""
        side = len(self._rows)
        if not side:
            return
        room = min(self.width(), self.height())
        step = max(1, int(room // (side + 2 * QUIET)))
        left = round((self.width() - step * side) / 2)
        top = round((self.height() - step * side) / 2)
        around = step * QUIET
        painter.fillRect(
            QRectF(left - around, top - around, step * side + 2 * around, step * side + 2 * around),
            QColor(Qt.GlobalColor.white),
        )
        dark = QColor(Qt.GlobalColor.black)
        for y, row in enumerate(self._rows):
            for x, square in enumerate(row):
                if square == "1":
                    painter.fillRect(left + x * step, top + y * step, step, step, dark)
