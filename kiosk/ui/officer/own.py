"""Behind the list of what the village says itself: change it, take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.officer.page import OfficerPage
from kiosk.ui.rows import Rows
from kiosk.views import officer as view

if TYPE_CHECKING:
    from kiosk.ui.stage import Stage
    from kiosk.ui.world import World

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class OwnBackend(OfficerPage):
    """Notices and offers, each with what may be done about it."""

    changed = Signal()

    def __init__(self, world: World, parent: Stage) -> None:
        """Follow what is published."""
        super().__init__(world, parent)
        self._asked = ""
        self._word = ""
        self._rows = Rows(view.OwnRow, self)
        parent.officer.changed.connect(self.show)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """What is said, and what is being written."""
        return self._rows

    @Property(str, notify=changed)
    def asked(self) -> str:
        """Which one is about to be taken back, once more is said so."""
        return self._asked

    @Property(str, notify=changed)
    def word(self) -> str:
        """What went wrong."""
        return self._word

    @Slot(str)
    def takeBack(self, notice_id: str) -> None:
        """Take it back at the second touch; the first one only asks."""
        self._word = ""
        if self._asked != notice_id:
            self._asked = notice_id
            self.changed.emit()
            return
        self._asked = ""
        kept = (*self.stage.officer.drafts, *self.world.village.notices)
        notice = next((each for each in kept if each.id == notice_id), None)
        if notice is not None:
            self.stage.officer.take_back(notice, self._taken_back)
        self.changed.emit()

    @Slot()
    def leaveIt(self) -> None:
        """Do not take it back."""
        self._asked = ""
        self.changed.emit()

    def open(self, argument: str) -> None:
        """Ask for nothing, and hear what the county decided meanwhile."""
        self._asked = self._word = ""
        super().open(argument)
        self.stage.officer.read()

    def wipe(self) -> None:
        """Leave nothing of it on the glass."""
        self._asked = self._word = ""
        self._rows.show([])

    @Slot()
    def show(self) -> None:
        """Show all of it, to the officer alone."""
        officer, village = self.stage.officer, self.world.village
        rows = view.own_rows(
            village.notices,
            officer.drafts,
            village.sha256,
            self.world.sure(),
            self.world.tr,
            decided=officer.decided,
        )
        self._rows.show(rows if officer.is_open else [])
        self.changed.emit()

    def _taken_back(self, problem: str) -> None:
        self._word = problem
        self.changed.emit()
