"""Search: the words so far, and what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from content.library import Shelf
from kiosk.ui.backend import Backend
from kiosk.ui.pricelist import PriceList
from kiosk.ui.rows import Rows
from kiosk.views.prices import PriceRow
from kiosk.views.search import (
    WORDS_MOST,
    Pick,
    ResultRow,
    picks,
    price_hits,
    result_rows,
    shorter,
    typed,
)

if TYPE_CHECKING:
    from content.library import Library
    from kiosk.ui.world import World
    from kiosk.views.spoken import Spoken

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class SearchBackend(Backend):
    """Search; opened with the first words, or none. The argument is the words so far."""

    changed = Signal()

    def __init__(self, world: World, parent: QObject) -> None:
        """Begin without a word."""
        super().__init__(world, parent)
        self._results = Rows(ResultRow, self)
        self._picks = Rows(Pick, self)
        self._prices = Rows(PriceRow, self)
        self._list = PriceList(world)

    @Property(QObject, constant=True)
    def results(self) -> QObject:
        """What was found."""
        return self._results

    @Property(QObject, constant=True)
    def picks(self) -> QObject:
        """Words to begin with."""
        return self._picks

    @Property(QObject, constant=True)
    def prices(self) -> QObject:
        """Prices of the goods looked for."""
        return self._prices

    @Property(str, notify=changed)
    def words(self) -> str:
        """The words so far."""
        return self.argument

    @Property(str, notify=changed)
    def shorter(self) -> str:
        """The words without the last letter."""
        return shorter(self.argument)

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many were found."""
        return len(self._results.rows) + len(self._prices.rows)

    @Slot(str)
    def press(self, key: str) -> None:
        """Add a letter."""
        self.write(typed(self.argument, key))

    @Slot()
    def rub(self) -> None:
        """Take the last letter away."""
        self.write(shorter(self.argument))

    @Slot(str)
    def write(self, words: str) -> None:
        """Look for other words."""
        words = words[:WORDS_MOST]
        if words != self.argument:
            self.open(words)

    def wipe(self) -> None:
        """Forget the words."""
        self.write("")

    def load(self, library: Library) -> None:
        """Look for the words; without words there is nothing to look for."""
        now, station = self.world.sure(), self.world.station.area
        words = self.argument.strip()
        hits = library.search(words, station=station, now=now) if words else []
        own = self.world.village.hits(words, now, self.world.place()) if words else []
        self._prices.show(price_hits(words, hits, self._list.rows(library)) if words else [])
        self._results.show(result_rows([*own, *hits], now=self.world.now(), tr=self.world.tr))
        if not self._picks.rows:
            self._picks.show(picks(library.tags(Shelf(None, station, now))))

    def spoken(self) -> Spoken:
        """Return what was found."""
        from kiosk.views import read_aloud  # noqa: PLC0415  only who listens waits for it

        return read_aloud.results(
            self.argument, self._results.rows, self._prices.rows, self.world.tr
        )
