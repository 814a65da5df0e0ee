"""Print without a dialog: the sheet is set here, a thread hands it over and waits.

One sheet at a time, a few for each reader: a boy of twelve finds that the button rests.
"""

from __future__ import annotations

import logging
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from kiosk.spooler import TROUBLES, Cups, Outcome
from sync.tables import NO_PRINTER

if TYPE_CHECKING:
    from kiosk.ui.paper import Words
    from kiosk.ui.world import World
    from kiosk.views.codes import Code
    from kiosk.views.sheet import Sheet

logger = logging.getLogger(__name__)

MOST: Final = 3  # sheets for one reader


class Printing(QObject):
    """The printer, as far as readers see it.

    Signals:
        changed: Whether there is one, or what became of a sheet.
    """

    changed = Signal()
    _told = Signal(object)  # from the thread

    def __init__(self, world: World, parent: QObject) -> None:
        """Look for the printer in a thread; until it is found there is none."""
        super().__init__(parent)
        self._world = world
        self._is_there = False
        self._printed = 0
        self._thread: threading.Thread | None = None
        self.outcome: Outcome | None = None
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def is_there(self) -> bool:
        """Whether there is a printer."""
        return self._is_there

    @property
    def is_free(self) -> bool:
        """Whether it may be asked for a sheet."""
        return self._is_there and self._thread is None and self._printed < MOST

    def look(self) -> None:
        """Look whether there is a printer."""
        setting = self._world.station.printer
        if setting.queue == NO_PRINTER or sys.platform == "win32":
            self._is_there = setting.queue != NO_PRINTER
            self.changed.emit()
            return
        self._start(lambda: self._told.emit(bool(Cups(setting.queue).found())))

    def forget(self) -> None:
        """Begin anew for the next reader; a sheet on its way goes on."""
        self._printed, self.outcome = 0, None
        self.changed.emit()

    def print(self, sheet: Sheet, code: Code | None, words: Words) -> None:
        """Print a sheet; `outcome` tells what becomes of it."""
        if not self.is_free:
            return
        from kiosk.ui.paper import write_pdf  # noqa: PLC0415  few readers print

        self._printed += 1
        setting = self._world.station.printer
        folder = tempfile.TemporaryDirectory(prefix="cunkou-", ignore_cleanup_errors=True)
        file = Path(folder.name) / "sheet.pdf"
        try:
            write_pdf(sheet, code, words, paper=setting.paper, file=file)
        except OSError:
            logger.exception("sheet not set")
            folder.cleanup()
            self._take(Outcome.SILENT)
            return

        def work() -> None:
            with folder:
                for outcome in Cups(setting.queue).send(file, sheet.title):
                    logger.info("printing outcome=%s", outcome.value)
                    self._told.emit(outcome)

        self._take(Outcome.SENT)
        self._start(work)

    def _start(self, work: object) -> None:
        assert callable(work)

        def run() -> None:
            try:
                work()
            except RuntimeError:  # the screen ended meanwhile, and its signals with it
                logger.info("nobody waits for the printer any more")
            else:
                self._end()

        self._thread = threading.Thread(target=run, name="printing", daemon=True)
        self._thread.start()

    def _end(self) -> None:
        self._told.emit(None)

    def _take(self, told: object) -> None:
        """Hear from the thread: whether there is a printer, an outcome, or that it ended."""
        if told is None:
            self._thread = None
        elif isinstance(told, Outcome):
            self.outcome = told
            if told in TROUBLES:
                self._printed = max(0, self._printed - 1)  # nothing came out
        else:
            self._is_there = bool(told)
        self.changed.emit()
