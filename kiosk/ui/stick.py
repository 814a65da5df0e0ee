"""Behind the notice of a stick: over every page while one is plugged in, and a moment after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QTimer, Signal
from PySide6.QtQml import QmlElement

from kiosk.ui.backend import Backend
from kiosk.views.stick import Notice, notice
from sync.status import NOTE, Status

if TYPE_CHECKING:
    from content.library import Library
    from kiosk.ui.stage import Stage
    from kiosk.ui.world import World
    from sync.status import StickStatus

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MS: Final = 1000  # until it goes away by itself


@QmlElement
class StickBackend(Backend):
    """One line, or none."""

    changed = Signal()

    def __init__(self, world: World, parent: Stage) -> None:
        """Follow every note of the agent."""
        super().__init__(world, parent)
        self._stick: StickStatus | None = None
        self._notice = Notice()
        self._ends = QTimer(self)
        self._ends.timeout.connect(self.refresh)
        parent.refreshed.connect(self.refresh)

    @Property(str, notify=changed)
    def line(self) -> str:
        """What is said; empty for nothing."""
        return self._notice.line

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Whether the stick must not be pulled out yet."""
        return self._notice.is_busy

    @Property(bool, notify=changed)
    def isWrong(self) -> bool:
        """Whether it did not go as it should."""
        return self._notice.is_wrong

    def tell(self, stick: StickStatus | None) -> None:
        """Say how a stick fares, until the agent notes how one does; for pictures."""
        self._stick = stick
        self.load_nothing()
        self._ends.stop()
        self.changed.emit()

    def load(self, library: Library) -> None:
        """Read what the agent noted of the stick."""
        self._stick = Status.from_json(library.note(NOTE)).stick
        self.load_nothing()

    def load_nothing(self) -> None:
        """Let what was said last go away by itself, library or none."""
        self._notice = notice(self._stick, self.world.system(), self.world.tr)
        if bool(self._notice.line) != self._ends.isActive():
            self._ends.start(LOOK_MS) if self._notice.line else self._ends.stop()
