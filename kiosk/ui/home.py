"""Behind the home screen: today, three answers, six tiles, or what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement

from kiosk.freshness import Trouble
from kiosk.ui.backend import Backend
from kiosk.ui.rows import Rows
from kiosk.views import home
from kiosk.views.missing import Missing, missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.library import Library
    from kiosk.ui.glance import Seen
    from kiosk.ui.warnings import Alerts
    from kiosk.ui.world import World
    from kiosk.views.calendar import Lunar
    from kiosk.views.spoken import Spoken
    from kiosk.views.warnings import WarningRow

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

CLOCK_MS: Final = 5000


@QmlElement
class HomeBackend(Backend):
    """Today and the nine sections."""

    changed = Signal()

    def __init__(self, world: World, parent: QObject) -> None:
        """Begin with an empty day; the farmer's calendar comes after the first picture."""
        super().__init__(world, parent)
        self._answers = Rows(home.AnswerRow, self)
        self._tiles = Rows(home.TileRow, self)
        self._coming = Rows(home.ComingDay, self)
        self._today = home.Today()
        self._lunar: Lunar | None = None
        self._missing = Missing()
        self._seen: Seen | None = None  # what was read last
        self._frost = ""
        self._alerts: Alerts = []
        self._minute = world.now().replace(second=0, microsecond=0)
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self.tick)
        self._ticks.start(CLOCK_MS)

    @Property(QObject, constant=True)
    def answers(self) -> QObject:
        """The three sections that answer."""
        return self._answers

    @Property(QObject, constant=True)
    def tiles(self) -> QObject:
        """The other six sections."""
        return self._tiles

    @Property(QObject, constant=True)
    def coming(self) -> QObject:
        """The days after today."""
        return self._coming

    @Property(str, notify=changed)
    def place(self) -> str:
        """Name of the village."""
        return self._today.place

    @Property(str, notify=changed)
    def clock(self) -> str:
        """The time, such as 07:40."""
        return f"{self.world.now():%H:%M}"

    @Property(str, notify=changed)
    def day(self) -> str:
        """The date."""
        return self._today.day

    @Property(str, notify=changed)
    def weekday(self) -> str:
        """The day of the week."""
        return self._today.weekday

    @Property(str, notify=changed)
    def lunarDay(self) -> str:
        """The lunar date."""
        return self._lunar.day if self._lunar else ""

    @Property(str, notify=changed)
    def term(self) -> str:
        """The solar term, and a festival before it."""
        told = (self._lunar.festival, self._lunar.term) if self._lunar else ()
        return "　".join(part for part in told if part)

    @Property(str, notify=changed)
    def nextTerm(self) -> str:
        """The solar term to come."""
        return self._lunar.next_term if self._lunar else ""

    @Property(str, notify=changed)
    def sky(self) -> str:
        """Drawing of the weather now."""
        return self._today.sky

    @Property(str, notify=changed)
    def temperature(self) -> str:
        """The temperature measured."""
        return self._today.temperature

    @Property(str, notify=changed)
    def weather(self) -> str:
        """Today's weather."""
        return self._today.weather

    @Property(str, notify=changed)
    def tonight(self) -> str:
        """Tonight's weather."""
        return self._today.tonight

    @Property(str, notify=changed)
    def advice(self) -> str:
        """What the weather means for the field."""
        return self._today.advice

    @Property(bool, notify=changed)
    def isDemo(self) -> bool:
        """Whether what is shown was invented for a demonstration."""
        return self._today.demo

    @Property(str, notify=changed)
    def emptyTitle(self) -> str:
        """What is missing; empty when nothing is."""
        return self._missing.title

    @Property(str, notify=changed)
    def emptyText(self) -> str:
        """What happens next."""
        return self._missing.text

    @Property(str, notify=changed)
    def emptyPictogram(self) -> str:
        """The drawing beside it."""
        return self._missing.drawing

    def refresh(self) -> None:
        """Read again; the farmer's calendar once, when the first picture stands."""
        super().refresh()
        if self._lunar is None and self.world.trouble is not Trouble.UNSEEN:
            QTimer.singleShot(0, self, self.turn_leaf)

    def load(self, library: Library) -> None:
        """Read the newest of everything."""
        from kiosk.ui.glance import read  # noqa: PLC0415  the first picture does not wait for it

        seen = read(library, self.world)
        self._tell(seen)
        self._seen = seen

    def load_nothing(self) -> None:
        """Say what is missing and what happens next; today needs no library.

        What was read last stays on the glass when the library is lost, as far as it holds:
        the foot says so.
        """
        if self._seen is not None and self.world.shown:
            self._tell(self._seen)
            return
        own = self.world.trouble is not Trouble.UNSEEN and bool(self.world.village.notices)
        trouble, tr = self.world.trouble, self.world.tr
        self._today = self._bare()
        self._missing = missing(trouble, has_road=bool(self.world.station.roads), tr=tr)
        self._answers.show([] if self._missing.title else home.bare_answers(tr))
        self._tiles.show([] if self._missing.title else home.bare_tiles(tr))
        if own:
            self._missing = Missing()  # the foot says it
            self._show_own(home.bare_tiles(tr))
        self._coming.show([])

    def spoken(self) -> Spoken:
        """Return today, the weather, the warnings that hold, and what is new."""
        from kiosk.views import read_aloud  # noqa: PLC0415  only who listens waits for it
        from kiosk.views.calendar import Lunar  # noqa: PLC0415  as above

        if self._missing.title:
            return read_aloud.missing(self._missing)
        return read_aloud.home(
            self._today,
            self._lunar or Lunar(),
            self._answers.rows,
            self._tiles.rows,
            self.world.tr,
            frost=self._frost,
            warnings=self._warnings(),
        )

    def turn_leaf(self) -> None:
        """Read today's leaf of the farmer's calendar."""
        from kiosk.views.calendar import lunar  # noqa: PLC0415  the first picture does not wait for it

        self._lunar = lunar(self.world.now().date(), self.world.tr)
        self.changed.emit()

    def tick(self) -> None:
        """Let the clock go on; at midnight the day turns."""
        minute = self.world.now().replace(second=0, microsecond=0)
        before, self._minute = self._minute, minute
        if minute.date() != before.date():
            self.turn_leaf()
        if minute != before:
            self.refresh()

    def _tell(self, seen: Seen) -> None:
        from kiosk.ui.glance import glance  # noqa: PLC0415  the first picture does not wait for it

        told = glance(seen, self.world, self._bare())
        self._today, self._missing = told.today, Missing()
        self._frost, self._alerts = told.frost, seen.alerts
        self._answers.show(told.answers)
        self._tiles.show(told.tiles)
        self._coming.show(told.coming)

    def _warnings(self) -> list[WarningRow]:
        from kiosk.ui.warnings import holding  # noqa: PLC0415  home does not show them itself

        return holding(self._alerts, self.world)

    def _show_own(self, tiles: Sequence[home.TileRow]) -> None:
        """Show what the village says itself, which needs no library."""
        from kiosk.ui.glance import with_village  # noqa: PLC0415  the first picture does not wait for it

        self._tiles.show(with_village(tiles, self.world))

    def _bare(self) -> home.Today:
        station = self.world.station
        return home.today(self.world.now(), station.name or _area_name(station.area), self.world.tr)


def _area_name(code: str) -> str:
    from content.areas import name  # noqa: PLC0415  only where the station has no name

    return name(code)
