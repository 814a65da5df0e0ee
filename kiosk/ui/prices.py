"""The price list: which unit, which market, and the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

import kiosk.ui.chart  # noqa: F401  the list draws its sparklines
from content.units import PriceUnit
from kiosk.ui.backend import Backend
from kiosk.ui.rows import Rows
from kiosk.views.prices import NEAREST, MarketChip, PriceRow, market_chips, price_rows

if TYPE_CHECKING:
    from collections.abc import Hashable

    from content.library import Library
    from kiosk.ui.world import World
    from kiosk.views.sheet import Sheet
    from kiosk.views.spoken import Spoken

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PricesBackend(Backend):
    """The price list."""

    changed = Signal()

    def __init__(self, world: World, parent: QObject) -> None:
        """Begin in 元/斤 at the nearest markets."""
        super().__init__(world, parent)
        self.mass = PriceUnit.PER_JIN
        self._market = NEAREST
        self._shown: Hashable = None  # what the rows are of
        self._rows = Rows(PriceRow, self)
        self._markets = Rows(MarketChip, self)
        QTimer.singleShot(0, self, self.refresh)  # read while nobody looks

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """Rows of the list."""
        return self._rows

    @Property(QObject, constant=True)
    def markets(self) -> QObject:
        """Markets to choose from."""
        return self._markets

    @Property(bool, notify=changed)
    def perKilogram(self) -> bool:
        """Whether prices are for a kilogram."""
        return self.mass is PriceUnit.PER_KG

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        """Whether there is no quote to show."""
        return not self._rows.rows

    @Property(bool, notify=changed)
    def isDemo(self) -> bool:
        """Whether some of it was invented for a demonstration."""
        return any(row.demo for row in self._rows.rows)

    @Property(bool, notify=changed)
    def atNearest(self) -> bool:
        """Whether each product is shown at its nearest market."""
        return self._market == NEAREST

    @Slot(str)
    def choose(self, market: str) -> None:
        """Show one market, or the nearest of each product."""
        self._market = market
        self.refresh()

    @Slot()
    def exchangeUnit(self) -> None:
        """Count mass in the other unit."""
        jin = self.mass is PriceUnit.PER_JIN
        self.mass = PriceUnit.PER_KG if jin else PriceUnit.PER_JIN
        self.refresh()

    def wipe(self) -> None:
        """Begin again for the next reader."""
        self.mass, self._market = PriceUnit.PER_JIN, NEAREST

    def spoken(self) -> Spoken:
        """Return what each line says."""
        from kiosk.views import read_aloud  # noqa: PLC0415  only who listens waits for it

        return read_aloud.prices(self._rows.rows, self.world.tr)

    def sheet(self) -> Sheet | None:
        """Return the list that is shown."""
        from kiosk.views.sheet import prices_sheet  # noqa: PLC0415  few readers take it home

        return prices_sheet(self._rows.rows, self.world.tr) if self._rows.rows else None

    def load(self, library: Library) -> None:
        """Read the quotes of the last month."""
        self.world.prices.read(library)
        self._show()

    def load_nothing(self) -> None:
        """Show the quotes read last: without a library they grow old, too."""
        if self.world.prices.quotes:
            self._show()

    def _show(self) -> None:
        """Show the quotes, unless the same stand there already."""
        world, market, mass = self.world, self._market, self.mass
        asked = (world.prices.state, mass, market)
        if asked == self._shown:
            return
        now, tr, station, quotes = world.now(), world.tr, world.station.area, world.prices.quotes
        self._markets.show(market_chips(quotes, chosen=market, station=station, tr=tr))
        self._rows.show(
            price_rows(quotes, now=now, tr=tr, station=station, mass=mass, market=market)
        )
        self._shown = asked
