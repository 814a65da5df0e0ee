"""Warnings on every page, and the one that takes the whole screen.

Both look again every half minute: a warning also ends by the clock alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.backend import Backend
from kiosk.ui.rows import Rows
from kiosk.views.spoken import Spoken
from kiosk.views.warnings import WarningRow, takeover, warning_rows

if TYPE_CHECKING:
    from content.cap import Alert
    from content.library import Library
    from kiosk.ui.world import World

    Alerts = list[tuple[str, Alert]]

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MS: Final = 30_000


def holding(alerts: Alerts, world: World) -> list[WarningRow]:
    """Return the warnings that hold, worst first."""
    now, station = world.sure(), world.station.area
    return warning_rows(alerts, now=now, station=station, tr=world.tr)


def look_again(backend: Backend) -> None:
    """Refresh a backend for as long as it lives."""
    timer = QTimer(backend)
    timer.timeout.connect(backend.refresh)
    timer.start(LOOK_MS)


@QmlElement
class BandBackend(Backend):
    """The band: every warning that holds, worst first."""

    changed = Signal()

    def __init__(self, world: World, parent: QObject) -> None:
        """Begin without a warning."""
        super().__init__(world, parent)
        self._rows = Rows(WarningRow, self)
        self._alerts: Alerts = []
        look_again(self)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """The warnings."""
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many hold."""
        return len(self._rows.rows)

    def load(self, library: Library) -> None:
        """Read the warnings that hold."""
        self._alerts = library.alerts()
        self.load_nothing()

    def load_nothing(self) -> None:
        """Show those read last that still hold: a broken library ends no warning, the clock does."""
        self._rows.show(holding(self._alerts, self.world))


@QmlElement
class TakeoverBackend(Backend):
    """The takeover: the one warning that takes the screen, or no row."""

    changed = Signal()

    def __init__(self, world: World, parent: QObject) -> None:
        """Begin with nothing acknowledged."""
        super().__init__(world, parent)
        self._rows = Rows(WarningRow, self)
        self._acknowledged: frozenset[str] = frozenset()
        self._known: frozenset[str] = frozenset()
        self._alerts: Alerts = []
        self._shown: frozenset[str] = frozenset()
        look_again(self)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """The warning as the one row of a model."""
        return self._rows

    @Property(bool, notify=changed)
    def isWanted(self) -> bool:
        """Whether a warning takes the screen."""
        return bool(self._rows.rows)

    @Property(bool, notify=changed)
    def isKnown(self) -> bool:
        """Whether some reader acknowledged it before: it need not break the screen's rest."""
        return all(row.identifier in self._known for row in self._rows.rows)

    def standing(self) -> WarningRow | None:
        """Return the warning that takes the screen."""
        return self._rows.rows[0] if self._rows.rows else None

    @Slot()
    def acknowledge(self) -> None:
        """Take the reader's 知道了; the next grave warning follows, if there is one."""
        shown = frozenset(row.identifier for row in self._rows.rows)
        for identifier in shown - self._known:
            self.world.note_receipt(identifier, "acknowledged")
        self._acknowledged |= shown
        self._known |= shown
        self.refresh()

    def wipe(self) -> None:
        """Show it to the next reader again."""
        self._acknowledged = frozenset()
        self.refresh()

    def load(self, library: Library) -> None:
        """Read the warning that takes the screen."""
        self._alerts = library.alerts()
        self.load_nothing()

    def load_nothing(self) -> None:
        """Show the one of those read last that still takes the screen."""
        row = takeover(holding(self._alerts, self.world), self._acknowledged)
        self._rows.show([row] if row else [])
        if row and row.identifier not in self._shown:
            self._shown |= {row.identifier}
            self.world.note_receipt(row.identifier, "shown")

    def spoken(self) -> Spoken:
        """Return the warning that takes the screen."""
        from kiosk.views import read_aloud  # noqa: PLC0415  only who listens waits for it

        row = self.standing()
        return read_aloud.warning(row) if row else Spoken()
