"""Everything about one crop, animal, job or errand, section by section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from content.library import Hit, Shelf
from kiosk.ui.backend import Backend
from kiosk.ui.rows import Rows
from kiosk.views.lists import count_words, valid
from kiosk.views.phrases import today
from kiosk.views.prices import PriceRow
from kiosk.views.search import ResultRow, rows_of
from kiosk.views.topics import (
    GroupRow,
    grouped,
    groups,
    prices_of,
    tags_about,
    topic_picture,
)

if TYPE_CHECKING:
    from content.library import Headline, Library
    from kiosk.ui.world import World
    from kiosk.views.spoken import Spoken

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

TAGGED_MOST: Final = 60  # items of one tag: nobody turns further


@QmlElement
class TopicBackend(Backend):
    """A topic. The argument is the word on the picture that was touched."""

    changed = Signal()

    def __init__(self, world: World, parent: QObject) -> None:
        """Begin empty."""
        super().__init__(world, parent)
        self._items = Rows(ResultRow, self)
        self._groups = Rows(GroupRow, self)
        self._prices = Rows(PriceRow, self)
        self._found: list[Headline] = []  # what was read last

    @Property(QObject, constant=True)
    def items(self) -> QObject:
        """What there is, section by section."""
        return self._items

    @Property(QObject, constant=True)
    def groups(self) -> QObject:
        """The sections that have anything."""
        return self._groups

    @Property(QObject, constant=True)
    def prices(self) -> QObject:
        """What it pays."""
        return self._prices

    @Property(str, notify=changed)
    def word(self) -> str:
        """What it is about."""
        return self.argument

    @Property(str, notify=changed)
    def picture(self) -> str:
        """Its drawing."""
        return topic_picture(self.argument) or "paper"

    @Property(str, notify=changed)
    def count(self) -> str:
        """How many items there are, in words."""
        return count_words(len(self._items.rows), self.world.tr)

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        """Whether there is nothing at all."""
        return not self._items.rows and not self._prices.rows

    def spoken(self) -> Spoken:
        """Return what it pays, and what there is about it."""
        from kiosk.views import read_aloud  # noqa: PLC0415  only who listens waits for it

        return read_aloud.results(self.argument, self._items.rows, self._prices.rows, self.world.tr)

    def load(self, library: Library) -> None:
        """Read what bears the tags, and what has the word in its title."""
        word, now, station = self.argument, self.world.sure(), self.world.station.area
        month = today(self.world.now()).month
        about = tags_about(word, library.tags(Shelf(None, station, now)))
        tagged = [
            line
            for tag in about
            for line in library.headlines(
                Shelf(None, station, now, tag=tag, month=month), limit=TAGGED_MOST
            )
        ]
        named = [
            hit.headline
            for hit in library.search(word, station=station, now=now)
            if hit.title_marks
        ]
        self.world.prices.read(library)
        self._found = grouped([*tagged, *named])
        self.load_nothing()

    def load_nothing(self) -> None:
        """Show what was read last, as far as it holds, and what prices are known."""
        world = self.world
        found = valid(self._found, world.sure())
        self._groups.show(groups(found, world.tr))
        self._items.show(rows_of([Hit(line) for line in found], now=world.now(), tr=world.tr))
        self._prices.show(prices_of(self.argument, world.prices.rows()))

    def clear(self) -> None:
        """Forget what was read."""
        self._found = []
