"""One product: its price, its three months, the other markets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from content.units import PriceUnit
from kiosk.ui.backend import Backend
from kiosk.ui.prices import PricesBackend
from kiosk.ui.rows import Rows
from kiosk.ui.stage import Stage
from kiosk.views.beside import NOTHING, Choice
from kiosk.views.phrases import today
from kiosk.views.product import HELD, MarketRow, ProductPage, product_page
from kiosk.views.spoken import Spoken

if TYPE_CHECKING:
    from content.library import Library
    from content.prices import Quote
    from kiosk.ui.world import World
    from kiosk.views.sheet import Sheet

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ProductBackend(Backend):
    """One product; opened with the key of its series."""

    changed = Signal()

    def __init__(self, world: World, parent: QObject) -> None:
        """Begin without a product."""
        super().__init__(world, parent)
        self._pages = Rows(ProductPage, self)
        self._markets = Rows(MarketRow, self)
        self._choices = Rows(Choice, self)
        self._compared = NOTHING
        self._quotes: list[Quote] = []  # what was read last

    @Property(QObject, constant=True)
    def markets(self) -> QObject:
        """The same product elsewhere."""
        return self._markets

    @Property(QObject, constant=True)
    def pages(self) -> QObject:
        """The page as the one row of a model; no row when the county quotes it no longer."""
        return self._pages

    @Property(QObject, constant=True)
    def choices(self) -> QObject:
        """What the price can be compared with."""
        return self._choices

    @Property(int, notify=changed)
    def choiceCount(self) -> int:
        """How many of them there are."""
        return len(self._choices.rows)

    @Slot(str)
    def compare(self, key: str) -> None:
        """Draw something beside the price; touched again it goes."""
        self._compared = NOTHING if self._compared == key else key
        self.refresh()

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        """Whether the county no longer quotes it."""
        return not self._pages.rows

    @Property(bool, notify=changed)
    def perKilogram(self) -> bool:
        """Whether prices are for a kilogram."""
        return self._mass() is PriceUnit.PER_KG

    @Slot()
    def exchangeUnit(self) -> None:
        """Count mass in the other unit, here and on the list."""
        prices = self._prices()
        if prices is not None:
            prices.exchangeUnit()
        self.refresh()

    def open(self, argument: str) -> None:
        """Show a product, compared with nothing yet."""
        self._compared = NOTHING
        super().open(argument)

    def load(self, library: Library) -> None:
        """Read three months of the product."""
        product = self.argument.split("|")[0]
        self._quotes = library.quotes(product=product, since=today(self.world.now()) - HELD)
        self.load_nothing()

    def load_nothing(self) -> None:
        """Show what was read last: without a library it grows old, too."""
        page = product_page(
            self._quotes,
            self.argument,
            now=self.world.now(),
            tr=self.world.tr,
            mass=self._mass(),
            compared=self._compared,
        )
        self._pages.show([page] if page else [])
        self._markets.show(page.markets if page else ())
        self._choices.show(page.choices if page else ())

    def sheet(self) -> Sheet | None:
        """Return the price that stands here, and what other markets pay."""
        from kiosk.views.sheet import product_sheet  # noqa: PLC0415  few readers take it home

        return product_sheet(self._pages.rows[0], self.world.tr) if self._pages.rows else None

    def clear(self) -> None:
        """Forget the product shown."""
        self._quotes = []

    def spoken(self) -> Spoken:
        """Return the price here, how it moved, and what others pay."""
        from kiosk.views import read_aloud  # noqa: PLC0415  only who listens waits for it

        if not self._pages.rows:
            return Spoken()
        return read_aloud.product(self._pages.rows[0], self._markets.rows, self.world.tr)

    def _prices(self) -> PricesBackend | None:
        stage = self.parent()
        stood = stage.stood("prices") if isinstance(stage, Stage) else None
        return stood.backend if stood and isinstance(stood.backend, PricesBackend) else None

    def _mass(self) -> PriceUnit:
        prices = self._prices()
        return prices.mass if prices else PriceUnit.PER_JIN
