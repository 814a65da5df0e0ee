"""A recording, read from its file into samples while it is already being heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat

from content.voices import Sound

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioBuffer

RATE: Final = 24_000  # samples a second: all that a voice has
_BYTES: Final = 2
_LONGEST_S: Final = 3600  # seconds kept: 170 MB would be an hour; no text is longer
_TO_THE_END: Final = 0.0


class Tape(QObject):
    """One recording.

    Signals:
        grew: More of it was read, or it came to its end.
    """

    grew = Signal()

    def __init__(self, parent: QObject) -> None:
        """Hold nothing."""
        super().__init__(parent)
        self._file = ""
        self._samples = bytearray()
        self._decoder: QAudioDecoder | None = None
        self.is_read = False
        self.trouble = ""

    def open(self, file: str) -> None:
        """Begin to read a file; the one that is held already stays."""
        if file == self._file and not self.trouble:
            return
        if self._decoder is not None:
            self._decoder.stop()
            self._decoder.deleteLater()
        self._file, self._samples, self.is_read, self.trouble = file, bytearray(), False, ""
        shape = QAudioFormat()
        shape.setSampleRate(RATE)
        shape.setChannelCount(1)
        shape.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        decoder = QAudioDecoder(self)
        decoder.setAudioFormat(shape)
        decoder.setSource(QUrl.fromLocalFile(file))
        decoder.bufferReady.connect(self._take)
        decoder.finished.connect(self._finish)
        decoder.error.connect(self._fail)
        self._decoder = decoder
        decoder.start()

    def cut(self, start: float, end: float) -> Sound | None:
        """Return a part of it; None when it is not read as far as that.

        Args:
            start: Seconds.
            end: Seconds; 0: to its end.
        """
        if end == _TO_THE_END and not self.is_read:
            return None
        stop = len(self._samples) if end == _TO_THE_END else _place(end)
        if not self.is_read and stop > len(self._samples):
            return None
        part = bytes(self._samples[_place(start) : stop])
        return Sound(RATE, part) if part else None

    def _take(self) -> None:
        assert self._decoder is not None
        buffer: QAudioBuffer = self._decoder.read()
        if len(self._samples) < _place(_LONGEST_S):
            self._samples += bytes(buffer.constData())
        self.grew.emit()

    def _finish(self) -> None:
        self.is_read = True
        self.grew.emit()

    def _fail(self) -> None:
        assert self._decoder is not None
        self.trouble = self._decoder.errorString() or "the recording cannot be read"
        self._finish()


def _place(seconds: float) -> int:
    return int(seconds * RATE) * _BYTES
