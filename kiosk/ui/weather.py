"""The weather page: now, the next halves of days, seven days, warnings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement

from content.cap import active
from kiosk.ui.backend import Backend
from kiosk.ui.rows import Rows
from kiosk.ui.warnings import holding
from kiosk.views.warnings import WarningRow
from kiosk.views.weather import DayRow, HalfRow, WeatherPage, weather_page

if TYPE_CHECKING:
    from content.forecast import Forecast
    from content.library import Library
    from kiosk.ui.warnings import Alerts
    from kiosk.ui.world import World
    from kiosk.views.sheet import Sheet
    from kiosk.views.spoken import Spoken

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read last; what of it holds is the clock's to say."""

    forecast: Forecast | None
    alerts: Alerts
    has_map: bool


@QmlElement
class WeatherBackend(Backend):
    """The weather page."""

    changed = Signal()

    def __init__(self, world: World, parent: QObject) -> None:
        """Begin without a forecast."""
        super().__init__(world, parent)
        self._seen = Seen(None, [], has_map=False)
        self._pages = Rows(WeatherPage, self)
        self._halves = Rows(HalfRow, self)
        self._days = Rows(DayRow, self)
        self._warnings = Rows(WarningRow, self)
        QTimer.singleShot(0, self, self.refresh)  # read while nobody looks

    @Property(QObject, constant=True)
    def pages(self) -> QObject:
        """The page as the one row of a model; no row without a forecast."""
        return self._pages

    @Property(QObject, constant=True)
    def halves(self) -> QObject:
        """The running half of the day and the next ones."""
        return self._halves

    @Property(QObject, constant=True)
    def days(self) -> QObject:
        """Seven days."""
        return self._days

    @Property(QObject, constant=True)
    def warnings(self) -> QObject:
        """Warnings that hold, worst first."""
        return self._warnings

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        """Whether there is no forecast to show."""
        return not self._pages.rows

    @Property(bool, notify=changed)
    def hasMap(self) -> bool:
        """Whether the county ships a map."""
        return self._seen.has_map

    def sheet(self) -> Sheet | None:
        """Return the days to come and the warnings that hold."""
        from kiosk.views.sheet import weather_sheet  # noqa: PLC0415  few readers take it home

        world, seen = self.world, self._seen
        alerts = active((alert for _, alert in seen.alerts), world.sure(), world.station.area)
        return weather_sheet(seen.forecast, alerts, now=world.now(), tr=world.tr)

    def load(self, library: Library) -> None:
        """Read the newest forecast for the village, and its warnings."""
        with library.snapshot():
            self._seen = Seen(
                library.forecast(self.world.station.area),
                library.alerts(),
                has_map=library.county_map() is not None,
            )
        self.load_nothing()

    def load_nothing(self) -> None:
        """Show what was read last; a broken library ends no warning, the clock does."""
        world, seen = self.world, self._seen
        page = weather_page(seen.forecast, now=world.now(), tr=world.tr)
        self._pages.show([page] if page else [])
        self._halves.show(page.halves if page else ())
        self._days.show(page.days if page else ())
        self._warnings.show(holding(seen.alerts, world))

    def spoken(self) -> Spoken:
        """Return the warnings, the weather and what it means."""
        from kiosk.views import read_aloud  # noqa: PLC0415  only who listens waits for it

        page = self._pages.rows[0] if self._pages.rows else None
        return read_aloud.weather(
            page, self._halves.rows, self._days.rows, self._warnings.rows, self.world.tr
        )
