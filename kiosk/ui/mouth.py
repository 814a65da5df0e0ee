"""The screen's side of the process that is heard (`kiosk.ui.speaker`).

Every step has a deadline: a process that hangs or dies is ended and said to be gone,
and the screen never waits for it.
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

import kiosk

logger = logging.getLogger(__name__)

START_MS: Final = 20_000  # a cold disk and a slow processor
BEGIN_MS: Final = 25_000  # the voice's own deadline, and a little
LATE_MS: Final = 5_000  # past the end of a sentence
END_MS: Final = 500
_MOST: Final = 65_536  # bytes of a line


class Mouth(QObject):
    """A process to be heard by; started when first asked for.

    Signals:
        ready: It stands: loudspeakers it found, name of its voice.
        begun, ended, failed: An order, by its id, is heard, was heard, cannot be.
        gone: It ended, was ended, or could not be started.
    """

    ready = Signal(int, str)
    begun = Signal(int)
    ended = Signal(int)
    failed = Signal(int)
    gone = Signal()

    def __init__(self, parent: QObject, command: tuple[str, ...] = ()) -> None:
        """Start nothing yet.

        Args:
            parent: Owner.
            command: The process; empty for our own.
        """
        super().__init__(parent)
        self._command = command or _command()
        self._process: QProcess | None = None
        self._is_asked = False  # something is to be heard
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._give_up)

    @property
    def is_awake(self) -> bool:
        """Whether the process runs."""
        return self._process is not None

    def wake(self) -> None:
        """Start the process, unless it runs."""
        if self._process is not None:
            return
        process = QProcess(self)
        around = QProcessEnvironment.systemEnvironment()
        around.insert("PYTHONPATH", str(Path(kiosk.__file__).parent.parent))
        around.insert("PYTHONIOENCODING", "utf-8")
        process.setProcessEnvironment(around)
        process.setStandardErrorFile(QProcess.nullDevice())  # decoders chatter
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._went)
        process.errorOccurred.connect(self._went)
        self._process = process
        self._late.start(START_MS)
        process.start(self._command[0], list(self._command[1:]))

    def ask(self, order: dict[str, Any]) -> None:
        """Give an order; one that is to be heard has its deadline from now on."""
        self.wake()
        if self._process is not None:
            self._process.write((json.dumps(order) + "\n").encode())
            self._is_asked = order["do"] in {"say", "play"}
            if self._is_asked:
                self._late.start(START_MS + BEGIN_MS)
            elif order["do"] in {"pause", "stop"}:
                self._late.stop()
            elif order["do"] == "go":
                self._late.start(BEGIN_MS + 60_000)

    def end(self) -> None:
        """End the process, whatever it does."""
        self._late.stop()
        self._is_asked = False
        process, self._process = self._process, None
        if process is None:
            return
        process.readyReadStandardOutput.disconnect(self._read)
        process.finished.disconnect(self._went)
        process.errorOccurred.disconnect(self._went)
        process.finished.connect(process.deleteLater)
        process.closeWriteChannel()
        process.kill()  # it holds nothing that could be lost
        process.waitForFinished(END_MS)

    def _read(self) -> None:
        process = self._process
        while process is not None and process is self._process and process.canReadLine():
            self._hear(bytes(process.readLine(_MOST).data()))

    def _hear(self, line: bytes) -> None:
        try:
            said = json.loads(line)
            what, number = said["is"], int(said.get("id", 0))
            if what == "ready":
                self._late.start(BEGIN_MS) if self._is_asked else self._late.stop()
                self.ready.emit(int(said["outputs"]), str(said["voice"]))
            elif what == "begun":
                self._late.start(int(float(said["seconds"]) * 1000) + LATE_MS)
                self.begun.emit(number)
            elif what in {"ended", "failed"}:
                self._late.stop()
                (self.ended if what == "ended" else self.failed).emit(number)
        except (ValueError, KeyError, TypeError, OverflowError):
            logger.warning("speaker says what nobody understands line=%r", line[:100])

    def _give_up(self) -> None:
        logger.warning("speaker is late and was ended")
        self._went()

    def _went(self) -> None:
        if self._process is not None:
            self.end()
            self.gone.emit()


def _command() -> tuple[str, ...]:
    if getattr(sys, "frozen", False):
        return (sys.executable, "speak")
    return (sys.executable, "-m", "kiosk", "speak")
