"""Search: the words so far, and what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from content.library import Shelf
from kiosk.ui.backend import Backend
from kiosk.ui.handwriting import Handwriting
from kiosk.ui.rows import Rows
from kiosk.views.lists import nothing_here
from kiosk.views.near import Offer, offers
from kiosk.views.prices import PriceRow
from kiosk.views.search import (
    WORDS_MOST,
    ResultRow,
    price_hits,
    result_rows,
    shorter,
    typed,
)
from kiosk.views.spoken import NOWHERE, Spoken
from kiosk.views.topics import ANIMALS, CROPS, ERRANDS, Pick, picks

if TYPE_CHECKING:
    from content.library import Hit, Library
    from kiosk.ui.world import World

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

WRITE, SPELL, LOOK = "write", "spell", "look"
BEGIN_WITH: Final = 12  # pictures beside the pad or the keys
OF_A_KIND: Final = 24  # pictures of crops, of animals, of errands: two pages of them


@QmlElement
class SearchBackend(Backend):
    """Search; opened with the first words, or none. The argument is the words so far."""

    changed = Signal()
    wayChanged = Signal()

    def __init__(self, world: World, parent: QObject) -> None:
        """Begin without a word."""
        super().__init__(world, parent)
        self._results = Rows(ResultRow, self)
        self._picks = Rows(Pick, self)
        self._kinds = {kind: Rows(Pick, self) for kind in (CROPS, ANIMALS, ERRANDS)}
        self._offers = Rows(Offer, self)
        self._prices = Rows(PriceRow, self)
        self._writing = Handwriting(world, self)
        self._writing.changed.connect(self._leave_lost_pad)
        self._way = self._first_way()

    @Property(QObject, constant=True)
    def results(self) -> QObject:
        """What was found."""
        return self._results

    @Property(QObject, constant=True)
    def picks(self) -> QObject:
        """Pictures to begin with."""
        return self._picks

    @Property(QObject, constant=True)
    def crops(self) -> QObject:
        """Pictures of crops."""
        return self._kinds[CROPS]

    @Property(QObject, constant=True)
    def animals(self) -> QObject:
        """Pictures of animals."""
        return self._kinds[ANIMALS]

    @Property(QObject, constant=True)
    def errands(self) -> QObject:
        """Pictures of everything else."""
        return self._kinds[ERRANDS]

    @Property(QObject, constant=True)
    def offers(self) -> QObject:
        """What comes nearest, when nothing was found."""
        return self._offers

    @Property(QObject, constant=True)
    def prices(self) -> QObject:
        """Prices of the goods looked for."""
        return self._prices

    @Property(Handwriting, constant=True)
    def writing(self) -> Handwriting:
        """What stands beside the writing pad."""
        return self._writing

    @Property(str, notify=wayChanged)
    def way(self) -> str:
        """How the reader looks: `WRITE`, `SPELL` or `LOOK`."""
        return self._way

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
        return self._count()

    @Property(str, notify=changed)
    def lost(self) -> str:
        """That nothing can be looked for now; empty when there is a library to look in."""
        return "" if self.world.library else self._lost()[0]

    @Slot(str)
    def choose(self, way: str) -> None:
        """Look another way."""
        if way != self._way:
            self._way = way
            self.wayChanged.emit()

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
        """Forget the words, and how they were written."""
        self.write("")
        self.choose(self._first_way())

    def load(self, library: Library) -> None:
        """Look for the words; without words there is nothing to look for."""
        now, station = self.world.sure(), self.world.station.area
        words = self.argument.strip()
        hits = library.search(words, station=station, now=now) if words else []
        self.world.prices.read(library)
        self._prices.show(price_hits(words, hits, self.world.prices.rows()) if words else [])
        self._results.show(self._rows([*self._own(), *hits]))
        lost = bool(words) and not self._count()
        self._offers.show(offers(words, library.vocabulary()) if lost else [])
        if not self._picks.rows:
            self._show_picks(library.tags(Shelf(None, station, now)))

    def clear(self) -> None:
        """Show what the village says itself of these words, and what prices are known."""
        own, words = self._own(), self.argument.strip()
        self._prices.show(price_hits(words, own, self.world.prices.rows()))
        self._results.show(self._rows(own))
        self._offers.show([])

    def spoken(self) -> Spoken:
        """Return what was found."""
        from kiosk.views import read_aloud  # noqa: PLC0415  only who listens waits for it

        if self.argument and not self._count() and self.world.library is None:
            return Spoken(self.argument, self._lost(), (NOWHERE, NOWHERE))
        return read_aloud.results(
            self.argument, self._results.rows, self._prices.rows, self.world.tr
        )

    def _own(self) -> list[Hit]:
        words, world = self.argument.strip(), self.world
        return world.village.hits(words, world.sure(), world.place()) if words else []

    def _rows(self, hits: list[Hit]) -> list[ResultRow]:
        return result_rows(hits, now=self.world.now(), tr=self.world.tr)

    def _lost(self) -> tuple[str, str]:
        world = self.world
        return nothing_here(world.trouble, filtered=False, tr=world.tr)

    def _count(self) -> int:
        return len(self._results.rows) + len(self._prices.rows)

    def _show_picks(self, tags: list[tuple[str, int]]) -> None:
        self._picks.show(picks(tags, BEGIN_WITH))
        for kind, rows in self._kinds.items():
            rows.show(picks(tags, OF_A_KIND, kind))

    @Slot()
    def _leave_lost_pad(self) -> None:
        if self._way == WRITE:
            self.choose(self._first_way())

    def _first_way(self) -> str:
        return WRITE if self._writing.is_there else SPELL
