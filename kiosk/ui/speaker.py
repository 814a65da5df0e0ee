"""The process that is heard: the screen writes what to say, this one says it.

It stands apart because sound can hang (a dead sound server holds whoever asks it),
and because the pinyin of a voice takes 56 MB that only listening needs. The screen
gives it a deadline for everything and ends it when it is late.

One JSON object a line. In: ``{"do":"say","id":7,"text":…,"then":…,"pace":0.8,
"loud":false}``, ``{"do":"play","id":8,"file":…,"start":1.2,"end":3.4,"pace":1}`` (an
end of 0: to its end), ``pause``, ``go``, ``stop``. Out: ``{"is":"ready","outputs":1,
"voice":"espeak-ng"}`` at first, ``begun`` with its seconds, ``ended``, ``failed``.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from typing import TYPE_CHECKING, Any, Final

os.environ["QT_LOGGING_RULES"] = "*=false"  # what fails is told to the screen

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QObject,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtMultimedia import QAudio, QAudioFormat, QAudioSink, QMediaDevices

from content.errors import VoiceError
from content.speech import say
from content.voices import Sound, voice_here
from kiosk.stretching import stretched
from kiosk.ui.tape import Tape

if TYPE_CHECKING:
    from content.voices import Voice

QUIET: Final = 0.7  # of full volume: a page that is read to whoever stands there
TAIL_MS: Final = 120  # of sound on its way to the loudspeaker when its time is over
LOUD: Final = 1.0  # a warning


class Speaker(QObject):
    """Says one thing at a time.

    Signals:
        asked: A line of the screen; emitted by the thread that reads it.
        hung_up: The screen has gone.
    """

    asked = Signal(str)
    hung_up = Signal()

    def __init__(self, voice: Voice | None) -> None:
        """Say nothing yet.

        Args:
            voice: Says texts; None: this machine has none.
        """
        super().__init__()
        self._voice = voice
        self._tape = Tape(self)
        self._order: dict[str, Any] = {}
        self._sink: QAudioSink | None = None
        self._buffer = QBuffer(self)
        self._made: dict[str, Sound] = {}
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.timeout.connect(self._finish)
        self._left_ms = 0
        self._tape.grew.connect(self._play_tape)
        self.asked.connect(self.take)

    @Slot(str)
    def take(self, line: str) -> None:
        """Do what the screen asks."""
        order = json.loads(line)
        what = order["do"]
        if what == "pause":
            self._pause()
        elif what == "go":
            self._go_on()
        elif what == "stop":
            self._hush()
        elif what in {"say", "play"}:
            self._hush()
            self._order = order
            self._begin_tape() if what == "play" else self._say()

    def _pause(self) -> None:
        if self._sink is not None and self._over.isActive():
            self._left_ms = self._over.remainingTime()
            self._over.stop()
            self._sink.suspend()

    def _go_on(self) -> None:
        if self._sink is not None and not self._over.isActive():
            self._sink.resume()
            self._over.start(self._left_ms)

    def _say(self) -> None:
        try:
            sound = self._sound(self._order["text"])
        except VoiceError as error:
            self._fail(str(error))
            return
        self._begin(sound)
        QTimer.singleShot(0, self, self._prepare)

    def _prepare(self) -> None:
        """Make the next sentence while this one is heard, so that no silence lies between."""
        coming = self._order.get("then", "")
        try:
            self._made = {coming: self._sound(coming)} if coming else {}
        except VoiceError:
            self._made = {}  # it will be said to have failed when it is its turn

    def _sound(self, text: str) -> Sound:
        if text in self._made:
            return self._made[text]
        if self._voice is None:
            msg = "there is no voice"
            raise VoiceError(msg)
        return self._voice.speak(say(text))

    def _begin_tape(self) -> None:
        self._tape.open(self._order["file"])
        self._play_tape()

    def _play_tape(self) -> None:
        """Begin as soon as the tape is read as far as the sentence goes."""
        order = self._order
        if order.get("do") != "play" or self._sink is not None:
            return
        sound = self._tape.cut(order["start"], order["end"])
        if sound is not None:
            self._begin(sound)
        elif self._tape.is_read:
            self._fail(self._tape.trouble or "the recording is shorter")

    def _begin(self, sound: Sound) -> None:
        pace = float(self._order.get("pace", 1.0))
        samples = stretched(sound.samples, sound.rate, pace)
        shape = QAudioFormat()
        shape.setSampleRate(sound.rate)
        shape.setChannelCount(1)
        shape.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        sink = QAudioSink(QMediaDevices.defaultAudioOutput(), shape, self)
        sink.setVolume(LOUD if self._order.get("loud") else QUIET)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(samples))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        sink.stateChanged.connect(self._moved)
        self._sink = sink
        seconds = Sound(sound.rate, samples).seconds
        self._tell("begun", seconds=seconds)
        sink.start(self._buffer)
        self._over.start(int(seconds * 1000) + TAIL_MS)

    @Slot(QAudio.State)
    def _moved(self, state: QAudio.State) -> None:
        if self._sink is None or state not in {QAudio.State.IdleState, QAudio.State.StoppedState}:
            return
        if self._sink.error() not in {QAudio.Error.NoError, QAudio.Error.UnderrunError}:
            self._fail(str(self._sink.error()))

    def _finish(self) -> None:
        """End by the clock: a sound server says that it ran dry two seconds later."""
        self._end("ended")

    def _fail(self, why: str) -> None:
        self._end("failed", why=why)

    def _end(self, what: str, **more: Any) -> None:
        order = self._order
        self._hush()
        self._order = order
        self._tell(what, **more)
        self._order = {}

    def _hush(self) -> None:
        self._over.stop()
        sink, self._sink, self._order = self._sink, None, {}
        if sink is not None:
            sink.stateChanged.disconnect(self._moved)
            sink.reset()
            sink.deleteLater()
            self._buffer.deleteLater()

    def _tell(self, what: str, **more: Any) -> None:
        tell({"is": what, "id": self._order.get("id", 0), **more})


def tell(said: dict[str, Any]) -> None:
    """Write a line to the screen."""
    print(json.dumps(said), flush=True)  # noqa: T201  the protocol


def main() -> int:
    """Listen to the screen until it hangs up."""
    app = QCoreApplication(sys.argv[:1])
    voice = voice_here()
    outputs = len(QMediaDevices.audioOutputs())
    tell({"is": "ready", "outputs": outputs, "voice": voice.name if voice else ""})
    speaker = Speaker(voice)
    speaker.hung_up.connect(app.quit)
    threading.Thread(target=_listen, args=(speaker,), daemon=True).start()
    if voice is not None and outputs:
        QTimer.singleShot(0, _warm)
    return app.exec()


def _listen(speaker: Speaker) -> None:
    for line in sys.stdin:
        if line.strip():
            speaker.asked.emit(line)
    speaker.hung_up.emit()


def _warm() -> None:
    import content.pinyin  # noqa: F401, PLC0415  0.2 s that the first sentence need not wait for
