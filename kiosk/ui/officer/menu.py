"""The officer's first page: what may be done here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QCoreApplication, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.officer.page import OfficerPage

if TYPE_CHECKING:
    from kiosk.ui.stage import Stage
    from kiosk.ui.world import World

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

RESTART: Final = 75  # exit status by which a supervisor knows to start the screen anew


@QmlElement
class OfficerBackend(OfficerPage):
    """How much the village says, and a way to begin anew."""

    changed = Signal()

    def __init__(self, world: World, parent: Stage) -> None:
        """Follow what is published."""
        super().__init__(world, parent)
        parent.officer.changed.connect(self.changed)

    @Property(str, notify=changed)
    def place(self) -> str:
        """Whose officer this is."""
        return self.world.place()

    @Property(int, notify=changed)
    def shown(self) -> int:
        """How many notices and offers villagers see now."""
        now = self.world.sure()
        return sum(notice.is_shown(now) for notice in self.world.village.notices)

    @Property(int, notify=changed)
    def drafts(self) -> int:
        """How many are not finished."""
        return len(self.stage.officer.drafts)

    @Slot()
    def restart(self) -> None:
        """End the screen, so that whoever watches over it starts it anew."""
        self.stage.officer.keep()
        QCoreApplication.exit(RESTART)
