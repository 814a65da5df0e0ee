"""Sounds in a text that are not the text read aloud: played where they stand.

What plays them is made when the first one is touched, for it brings QtMultimedia; the
screen that owns it ends it when another page stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.world import tr
from kiosk.views.film import Fault, fault_words, time_left

if TYPE_CHECKING:
    from kiosk.ui.player import Player
    from kiosk.ui.stage import Stage
    from kiosk.ui.world import World

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

BUSY: Final = "sound"


@QmlElement
class Sounds(QObject):
    """Plays one sound at a time.

    Signals:
        changed: Another sound, another state.
        moved: Another place was reached.
    """

    changed = Signal()
    moved = Signal()

    def __init__(self, world: World, stage: Stage) -> None:
        """Play nothing; no player is made yet."""
        super().__init__(stage)
        self._world = world
        self._stage = stage
        self._player: Player | None = None
        self._current, self._problem = "", ""

    @Property(str, notify=changed)
    def current(self) -> str:
        """The sound that is played or paused; empty for none."""
        return self._current

    @Property(str, notify=changed)
    def problem(self) -> str:
        """Why it is not heard; empty when it is."""
        return self._problem

    @Property(bool, notify=changed)
    def playing(self) -> bool:
        """Whether it runs."""
        return self._player is not None and bool(self._player.property("playing"))

    @Property(int, notify=changed)
    def length(self) -> int:
        """Milliseconds of the whole; 0 while unknown."""
        return int(self._player.property("length")) if self._player is not None else 0

    @Property(int, notify=moved)
    def place(self) -> int:
        """Milliseconds from the beginning."""
        return int(self._player.property("place")) if self._player is not None else 0

    @Property(str, notify=moved)
    def timeLeft(self) -> str:
        """How long it still takes, in words."""
        return time_left(self.property("place"), self.property("length"), tr)

    @Slot(str)
    def play(self, sha256: str) -> None:
        """Play a sound from its beginning."""
        self.stop()
        path, opened = self._world.blobs.path(sha256), self._world.films.opened
        self._current = sha256
        if path is None or opened.is_fatal(sha256):
            self._say(Fault.GONE if path is None else Fault.FATAL)
            return
        player = self._made()
        opened.begin(sha256)
        player.open(path)
        if not player.property("audible"):
            self._problem = tr("这台机器没有接喇叭，听不到声音。")
        self.changed.emit()

    @Slot()
    def toggle(self) -> None:
        """Stop for a while, or go on."""
        if self._player is not None:
            self._player.toggle()

    @Slot(int)
    def seek(self, place: int) -> None:
        """Go to a place in milliseconds."""
        if self._player is not None:
            self._player.seek(place)

    @Slot(int)
    def skip(self, seconds: int) -> None:
        """Go forward by so many seconds; back when negative."""
        if self._player is not None:
            self._player.skip(seconds)

    @Slot()
    def stop(self) -> None:
        """Let go of it."""
        if self._player is not None and self._current:
            self._player.close()
            self._world.films.opened.end(self._current)
        self._current, self._problem = "", ""
        self._stage.release(BUSY)
        self.changed.emit()
        self.moved.emit()

    def _made(self) -> Player:
        if self._player is None:
            from kiosk.ui.player import Player  # noqa: PLC0415  most readers touch none

            player = self._player = Player(self, self._stage.hears)
            player.changed.connect(self._state)
            player.moved.connect(self._follow)
            player.ended.connect(self.stop)
            player.failed.connect(self._fail)
        return self._player

    def _state(self) -> None:
        if self.property("playing"):
            self._stage.hold(BUSY)
        else:
            self._stage.release(BUSY)
        self.changed.emit()
        self.moved.emit()

    def _follow(self) -> None:
        if self._player is not None and self._stage.covered():
            self._player.pause()  # a grave warning is not talked over
        self.moved.emit()

    def _fail(self) -> None:
        if self._player is not None and self._player.fault is not None:
            fault, current = self._player.fault, self._current
            self.stop()
            self._current = current
            self._say(fault)

    def _say(self, fault: Fault) -> None:
        self._problem = fault_words(fault, tr)
        self.changed.emit()
