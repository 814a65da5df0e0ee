"""Behind the page of what goes up: what waits, what the county answered, what a stick did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.ui.officer.page import OfficerPage
from kiosk.ui.rows import Rows
from kiosk.views import officer as view

if TYPE_CHECKING:
    from kiosk.ui.stage import Stage
    from kiosk.ui.world import World
    from sync.village.book import Told

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ToldBackend(OfficerPage):
    """What the village tells its county."""

    changed = Signal()

    def __init__(self, world: World, parent: Stage) -> None:
        """Follow every note of the agent while the page stands."""
        super().__init__(world, parent)
        self._told: list[Told] = []
        self._rows = Rows(view.ToldRow, self)
        parent.refreshed.connect(self._follow)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """What goes up, the last one made first."""
        return self._rows

    @Property(str, notify=changed)
    def headline(self) -> str:
        """How much is still to go."""
        return view.told_words(self._told, self.world.tr)

    @Property(str, notify=changed)
    def stick(self) -> str:
        """What the last stick did."""
        status = self.world.status()
        return view.stick_words(status.stick if status else None, self.world.now(), self.world.tr)

    def wipe(self) -> None:
        """Leave nothing of it on the glass."""
        self._told = []
        self._rows.show([])

    def show(self) -> None:
        """Read it from the village's own file; it needs no library."""
        if self.stage.officer.is_open:
            self.stage.officer.ask(lambda desk: desk.book.told(), self._came)

    def _came(self, came: Any) -> None:
        if isinstance(came, list) and self.stage.officer.is_open:
            self._told = came
            self._rows.show(view.told_rows(came, self.world.now(), self.world.tr))
            self.changed.emit()

    def _follow(self) -> None:
        if self.stage.property("screen") == "told":
            self.refresh()
