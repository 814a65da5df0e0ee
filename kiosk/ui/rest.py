"""The quiet slideshow of a screen at rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from content.library import Shelf
from kiosk.ui.backend import Backend
from kiosk.ui.rows import Rows
from kiosk.ui.warnings import holding
from kiosk.views.lists import valid
from kiosk.views.rest import NOTICES_SHOWN, Slide, SlideLine, slides
from kiosk.views.village import mixed
from kiosk.views.weather import weather_page

if TYPE_CHECKING:
    from content.forecast import Forecast
    from content.library import Headline, Library
    from kiosk.ui.warnings import Alerts
    from kiosk.ui.world import World

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read last; what of it holds is the clock's to say."""

    alerts: Alerts
    forecast: Forecast | None
    notices: list[Headline]


@QmlElement
class RestBackend(Backend):
    """The slideshow: one slide at a time; everything is read again at the first."""

    changed = Signal()

    def __init__(self, world: World, parent: QObject) -> None:
        """Begin without a slide."""
        super().__init__(world, parent)
        self._seen = Seen([], None, [])
        self._slides: list[Slide] = []
        self._at = 0
        self._shown = Rows(Slide, self)
        self._lines = Rows(SlideLine, self)

    @Property(QObject, constant=True)
    def shown(self) -> QObject:
        """The slide as the one row of a model."""
        return self._shown

    @Property(QObject, constant=True)
    def lines(self) -> QObject:
        """The slide's lines."""
        return self._lines

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many slides there are."""
        return len(self._slides)

    @Property(int, notify=changed)
    def place(self) -> int:
        """Which of them is shown, from 0."""
        return self._at

    @Property(int, notify=changed)
    def level(self) -> int:
        """Level of the warning shown, 0 to 4."""
        return self._slides[self._at].level if self._slides else 0

    @Property(str, notify=changed)
    def clock(self) -> str:
        """The time, such as 07:40; it goes on with each slide."""
        return f"{self.world.now():%H:%M}"

    @Property(int, notify=changed)
    def milliseconds(self) -> int:
        """How long it stands."""
        return int(self._slides[self._at].seconds * 1000) if self._slides else 10_000

    @Slot()
    def turnOver(self) -> None:
        """Show the next slide."""
        self._at += 1
        if self._at >= len(self._slides):
            self.open("")
        else:
            self._show()

    def open(self, argument: str) -> None:
        """Begin with the first slide."""
        self._at = 0
        super().open(argument)

    def load(self, library: Library) -> None:
        """Read what a passer-by should know."""
        with library.snapshot():
            self.world.prices.read(library)
            self._seen = Seen(
                library.alerts(),
                library.forecast(self.world.station.area),
                library.headlines(self._shelf(), limit=NOTICES_SHOWN),
            )
        self.load_nothing()

    def load_nothing(self) -> None:
        """Show what was read last, as far as it holds, and what the village says itself."""
        world, seen, shelf = self.world, self._seen, self._shelf()
        now, tr = world.now(), world.tr
        self._slides = slides(
            warnings=holding(seen.alerts, world),
            weather=weather_page(seen.forecast, now=now, tr=tr),
            prices=world.prices.rows(),
            notices=mixed(valid(seen.notices, shelf.now), world.own(shelf)),
            now=now,
            tr=tr,
        )
        self._at = min(self._at, max(0, len(self._slides) - 1))
        self._show()

    def _shelf(self) -> Shelf:
        return Shelf(None, self.world.station.area, self.world.sure())

    def _show(self) -> None:
        slide = self._slides[self._at] if self._slides else None
        self._shown.show([slide] if slide else [])
        self._lines.show(slide.lines if slide else ())
        self.changed.emit()
