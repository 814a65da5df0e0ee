"""Play a film or a sound, and say in a word why it cannot be played.

The only module that imports QtMultimedia; it is imported when the first film or sound
is opened. Frames go into a sink and from there onto a painted item: Qt's own video
item stays blank under the software renderer. What is played may be broken in any way:
a decoder that gives nothing more is given up after some seconds. A sound server that
answers nothing would hold whoever asks for ever: whether anything can be heard is
known from the process that speaks (`kiosk.ui.voice`), and asked of nobody else.
"""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer, QVideoFrame, QVideoSink
from PySide6.QtQml import QmlElement

from kiosk.ui.hush import hush_decoders, hushed
from kiosk.views.film import Fault, Shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

logger = logging.getLogger(__name__)

WATCH_MS: Final = 500
STUCK_S: Final = 6.0  # a slow disk may take seconds; a reader waits no longer
LEAP_MS: Final = 1_000  # a picture so near to where a finger leapt is of there
LEAP_S: Final = 2.0  # after which whatever comes is believed
DONE_S: Final = 1.0  # without anything to hear it by a sound stands at its end and says nothing
CUT_MS: Final = 1_500  # a film whose last picture comes so much before its end was cut off
VOLUMES: Final = (0.25, 0.6, 1.0)
MIDDLE: Final = 1
_JUMP: Final = 8  # frames: more at once is a leap to another place, nothing dropped

PARKED_MOST: Final = 12  # parts of players that may hang before nothing more is begun

_parked: list[QObject] = []  # stuck for good: ending one would wait for its decoder


def is_stuck() -> bool:
    """Tell whether a decoder hangs, so that this process cannot end in good order."""
    return bool(_parked)


@QmlElement
class Player(QObject):
    """Plays one file at a time.

    Signals:
        moved: Another place was reached.
        changed: It plays, or not any more; its length or its volume is another.
        frameCame: There is another picture.
        ended: It came to its end.
        failed: It cannot go on; see `fault`.
    """

    moved = Signal()
    changed = Signal()
    frameCame = Signal()
    ended = Signal()
    failed = Signal()

    def __init__(self, parent: QObject, hears: Callable[[], bool]) -> None:
        """Wait for a file.

        Args:
            parent: Whose it is.
            hears: Tells whether this machine has anything to hear it by.
        """
        super().__init__(parent)
        self._hears = hears
        self.shown = Shown()
        self.fault: Fault | None = None
        self._player: QMediaPlayer | None = None
        self._sink: QVideoSink | None = None
        self._sound: QAudioOutput | None = None
        self._frame = QVideoFrame()
        self._is_fresh = False  # nobody has painted it
        self._at_ms = 0
        self._wanted_ms = 0  # where to begin, once it is loaded
        self._alive_at = 0.0
        self._sought_ms: int | None = None  # a leap whose picture has not come yet
        self._sought_until = 0.0
        self._volume = MIDDLE
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self._look)

    # --- to QML -------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def playing(self) -> bool:
        """Whether it runs."""
        state = QMediaPlayer.PlaybackState.PlayingState
        return self._player is not None and self._player.playbackState() == state

    @Property(int, notify=changed)
    def length(self) -> int:
        """Milliseconds of the whole; 0 while unknown."""
        return self._player.duration() if self._player is not None else 0

    @Property(int, notify=moved)
    def place(self) -> int:
        """Milliseconds from the beginning."""
        return self._at_ms

    @Property(bool, notify=changed)
    def audible(self) -> bool:
        """Whether this machine has anything to hear it by."""
        return self._sound is not None

    @Property(int, notify=changed)
    def volume(self) -> int:
        """0, 1 or 2: low, middle, loud."""
        return self._volume

    @Slot()
    def toggle(self) -> None:
        """Stop for a while, or go on."""
        if self._player is None:
            return
        if self.property("playing"):
            self._player.pause()
        else:
            self._alive_at = time.monotonic()
            self._player.play()

    @Slot()
    def pause(self) -> None:
        """Stop for a while."""
        if self._player is not None:
            self._player.pause()

    @Slot(int)
    def seek(self, place: int) -> None:
        """Go to a place in milliseconds."""
        if self._player is None:
            return
        last = max(0, self._player.duration() - WATCH_MS)
        self._at_ms = max(0, min(place, last))
        self._alive_at = time.monotonic()
        self._sought_ms, self._sought_until = self._at_ms, self._alive_at + LEAP_S
        self._player.setPosition(self._at_ms)
        self.moved.emit()

    @Slot(int)
    def skip(self, seconds: int) -> None:
        """Go forward by so many seconds; back when negative."""
        self.seek(self._at_ms + seconds * 1000)

    @Slot()
    def nextVolume(self) -> None:
        """Take the next of three volumes."""
        self._volume = (self._volume + 1) % len(VOLUMES)
        self._set_volume()
        self.changed.emit()

    # --- to Python ----------------------------------------------------------------------

    def forget(self) -> None:
        """Take the middle volume again, for the next reader."""
        self._volume = MIDDLE
        self._set_volume()
        self.changed.emit()

    def open(self, path: Path, at_ms: int = 0) -> None:
        """Play a file.

        Args:
            path: The file.
            at_ms: Where to begin.
        """
        self.close()
        self.fault, self.shown = None, Shown()
        self._at_ms = self._wanted_ms = at_ms
        self._sought_ms = None
        if len(_parked) >= PARKED_MOST:
            self._fail(Fault.STUCK)
            return
        with hushed():  # about a machine without sound, or without a sound server
            self._player, self._sink = QMediaPlayer(), QVideoSink()
            if self._hears() and QMediaDevices.audioOutputs():
                self._sound = QAudioOutput()
                self._player.setAudioOutput(self._sound)
        hush_decoders()
        self._set_volume()
        self._player.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._take)
        self._player.mediaStatusChanged.connect(self._status)
        self._player.errorOccurred.connect(self._error)
        self._player.playbackStateChanged.connect(self.changed)
        self._player.durationChanged.connect(self.changed)
        self._alive_at = time.monotonic()
        self._watch.start()
        self._player.setSource(QUrl.fromLocalFile(str(path)))
        self._player.play()

    def close(self) -> None:
        """Let go of the file and of what it took in memory."""
        self._watch.stop()
        player, self._player = self._player, None
        if player is None:
            return
        player.disconnect(self)
        if self._sink is not None:
            self._sink.disconnect(self)
        parts: list[QObject] = [each for each in (player, self._sink, self._sound) if each]
        if self.fault is Fault.STUCK:
            player.pause()
            _parked.extend(parts)
        else:
            player.stop()
            player.setSource(QUrl())
            for part in parts:
                part.deleteLater()
        self._sink = self._sound = None
        self._frame = QVideoFrame()
        self.frameCame.emit()
        self.changed.emit()

    def picture(self) -> QImage:
        """Return the picture that stands; null before the first. Whoever asks, paints it."""
        if not self._frame.isValid():
            return QImage()
        if self._is_fresh:
            self._is_fresh = False
            self.shown = replace(self.shown, painted=self.shown.painted + 1)
        with hushed():  # that it is drawn without a GPU, once
            return self._frame.toImage()

    # --- inside -------------------------------------------------------------------------

    def _take(self, frame: QVideoFrame) -> None:
        if not frame.isValid():  # Qt clears the sink at the end
            return
        self._count(frame)
        self._frame, self._is_fresh = frame, True
        self._alive_at = time.monotonic()
        if frame.startTime() >= 0 and self._is_of_here(frame.startTime() // 1000):
            self._at_ms = frame.startTime() // 1000
        self.frameCame.emit()
        self.moved.emit()

    def _is_of_here(self, at_ms: int) -> bool:
        """Tell whether a picture is not one of before a leap that was still on its way."""
        if self._sought_ms is None:
            return True
        if abs(at_ms - self._sought_ms) > LEAP_MS and time.monotonic() < self._sought_until:
            return False
        self._sought_ms = None
        return True

    def _count(self, frame: QVideoFrame) -> None:
        """Count how many frames should have come since the last one: 1 when none is missing."""
        took = frame.endTime() - frame.startTime()
        passed = frame.startTime() - self._frame.startTime() if self._frame.isValid() else took
        due = round(passed / took) if took > 0 else 1
        self.shown = replace(
            self.shown,
            expected=self.shown.expected + (due if 0 < due <= _JUMP else 1),
            arrived=self.shown.arrived + 1,
            frame_ms=max(0, took) / 1000,
        )

    def _status(self, status: QMediaPlayer.MediaStatus) -> None:
        player, kinds = self._player, QMediaPlayer.MediaStatus
        if player is None:
            return
        if status == kinds.LoadedMedia and self._wanted_ms:
            wanted, self._wanted_ms = self._wanted_ms, 0
            self.seek(wanted)
        elif status == kinds.EndOfMedia:
            self._end(player)
        elif status == kinds.InvalidMedia:
            self._fail(Fault.UNREADABLE)

    def _end(self, player: QMediaPlayer) -> None:
        if player.hasVideo() and not self.shown.arrived:
            self._fail(Fault.FORMAT)
        elif player.hasVideo() and self._at_ms < player.duration() - CUT_MS:
            self._fail(Fault.CUT)
        elif not player.hasVideo() and not player.hasAudio():
            self._fail(Fault.UNREADABLE)
        else:
            self._watch.stop()
            self.ended.emit()

    def _error(self, error: QMediaPlayer.Error, words: str) -> None:
        logger.warning("player error=%s words=%s at_ms=%d", error, words, self._at_ms)
        if not self.shown.arrived and self._player is not None and self._player.hasVideo():
            self._fail(Fault.FORMAT)
        elif not self._at_ms:
            self._fail(Fault.UNREADABLE)  # of one that plays, `_end` tells whether it was cut

    def _look(self) -> None:
        """Follow a sound, which has no pictures; give up what stands still."""
        player = self._player
        if player is None:
            return
        if not player.hasVideo() and player.position() != self._at_ms:
            self._at_ms, self._alive_at = player.position(), time.monotonic()
            self.moved.emit()
        stood_s = time.monotonic() - self._alive_at
        if not player.hasVideo() and 0 < player.duration() <= self._at_ms and stood_s > DONE_S:
            self._end(player)
            return
        playing = self.property("playing")
        loading = player.mediaStatus() == QMediaPlayer.MediaStatus.LoadingMedia
        if (playing or loading) and stood_s > STUCK_S:
            self._fail(Fault.STUCK)

    def _fail(self, fault: Fault) -> None:
        if self.fault is None:
            logger.warning("not played fault=%s at_ms=%d", fault.value, self._at_ms)
            self.fault = fault
            self._watch.stop()
            self.pause()
            self.failed.emit()

    def _set_volume(self) -> None:
        if self._sound is not None:
            self._sound.setVolume(VOLUMES[self._volume])
