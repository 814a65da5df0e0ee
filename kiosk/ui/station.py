"""Behind the page 站点情况: how this station fares, for whoever looks after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.backend import Backend
from kiosk.ui.rows import Rows
from kiosk.views import station as view
from sync.health.faults import room
from sync.health.scrub import NOTE as SCRUB
from sync.health.scrub import Progress
from sync.program import version
from sync.text import ROOT_NOTE

if TYPE_CHECKING:
    from content.library import Library
    from kiosk.ui.stage import Stage
    from kiosk.ui.world import World

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class StationBackend(Backend):
    """Three cards of lines, and all of it in a few words."""

    changed = Signal()

    def __init__(self, world: World, parent: Stage) -> None:
        """Follow every note of the agent while the page stands."""
        super().__init__(world, parent)
        self._stage = parent
        self._county = Rows(view.Line, self)
        self._traffic = Rows(view.Line, self)
        self._machine = Rows(view.Line, self)
        self._unsent = 0
        parent.refreshed.connect(self.follow)

    @Property(QObject, constant=True)
    def county(self) -> QObject:
        """When the county was heard last, and what it said."""
        return self._county

    @Property(QObject, constant=True)
    def traffic(self) -> QObject:
        """What is still to come and to go."""
        return self._traffic

    @Property(QObject, constant=True)
    def machine(self) -> QObject:
        """How the machine itself fares."""
        return self._machine

    @Property(str, notify=changed)
    def headline(self) -> str:
        """All of it in a few words."""
        return view.headline(self._lines(), self._unsent, self.world.tr)

    @Property(bool, notify=changed)
    def isWell(self) -> bool:
        """Whether nothing needs looking after."""
        return not any(line.is_wrong for line in self._lines())

    @Property(str, notify=changed)
    def place(self) -> str:
        """Which station this is."""
        return self.world.place()

    @Slot()
    def follow(self) -> None:
        """Read the newest note of the agent, if anybody sees it."""
        if self._stage.property("screen") == "station":
            self.refresh()

    def load(self, library: Library) -> None:
        """Read what the agent noted."""
        self._show(library)

    def load_nothing(self) -> None:
        """Say what can be said without a library."""
        self._show(None)

    def _show(self, library: Library | None) -> None:
        seen, tr = self._seen(library), self.world.tr
        self._unsent = seen.told.unsent
        self._county.show(view.county_lines(seen, tr))
        self._traffic.show(view.traffic_lines(seen, tr))
        self._machine.show(view.machine_lines(seen, tr))

    def _seen(self, library: Library | None) -> view.Seen:
        world = self.world
        held = library.held() if library else None
        return view.Seen(
            now=world.now(),
            status=world.status(),
            release=held.release if held else 0,
            issued=held.issued if held else None,
            trouble=world.trouble,
            faults=world.faults(),
            mistake=world.mistake.removeprefix(f"{world.station.home}/"),
            room=room(world.station.home),
            progress=Progress.from_json(library.note(SCRUB)) if library else None,
            fingerprint=_fingerprint(library),
            area=world.station.area,
            sticks=world.station.sticks,
            version=version(),
        )

    def _lines(self) -> list[view.Line]:
        return [*self._county.rows, *self._traffic.rows, *self._machine.rows]


def _fingerprint(library: Library | None) -> str:
    import hashlib  # noqa: PLC0415  brings libcrypto, 3 MB that a reader's screen can spare

    root = library.note(ROOT_NOTE) if library else None
    return hashlib.sha256(root.encode()).hexdigest() if root else ""
