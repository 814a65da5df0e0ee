"""Behind a section's list: its cards and its filters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from content.library import Shelf
from content.model import Section
from kiosk.ui.backend import Backend
from kiosk.ui.rows import Rows
from kiosk.views import lists
from kiosk.views.spoken import NOWHERE, Spoken
from kiosk.views.village import TAG, mixed
from kiosk.views.words import section_name

if TYPE_CHECKING:
    from content.library import Headline, Library
    from kiosk.ui.world import World

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

PAGE: Final = 30  # cards read at once: three screens of them


@QmlElement
class ListBackend(Backend):
    """One section's cards."""

    changed = Signal()

    def __init__(self, world: World, parent: QObject) -> None:
        """Begin with an empty list."""
        super().__init__(world, parent)
        self._cards = Rows(lists.CardRow, self)
        self._chips = Rows(lists.ChipRow, self)
        self._tag = ""
        self._limit = PAGE
        self._count = 0
        self._shelf: Shelf | None = None  # what was read last
        self._found: list[Headline] = []  # of the county's on it
        self._is_season = False  # only what matters this month was asked for

    @Property(QObject, constant=True)
    def cards(self) -> QObject:
        """The cards."""
        return self._cards

    @Property(QObject, constant=True)
    def chips(self) -> QObject:
        """The filters."""
        return self._chips

    @Property(str, notify=changed)
    def section(self) -> str:
        """The section, as the program calls it."""
        return self.argument

    @Property(str, notify=changed)
    def title(self) -> str:
        """The section, as the screen calls it."""
        return section_name(Section(self.argument), self.world.tr) if self.argument else ""

    @Property(str, notify=changed)
    def count(self) -> str:
        """How many there are, in words."""
        return lists.count_words(self._count, self.world.tr)

    @Property(str, notify=changed)
    def emptyTitle(self) -> str:
        """What an empty list says."""
        return self._nothing()[0]

    @Property(str, notify=changed)
    def emptyText(self) -> str:
        """What to do about it."""
        return self._nothing()[1]

    @Slot(str)
    def choose(self, tag: str) -> None:
        """Show only what bears this tag; the same again shows everything."""
        self._tag = "" if tag == self._tag else tag
        self._limit = PAGE
        self.refresh()

    @Slot()
    def more(self) -> None:
        """Read further cards; called when the last one comes into sight."""
        if self._tag != lists.SEASON and 0 < len(self._cards.rows) < self._count:
            self._limit += PAGE
            self.refresh()

    def open(self, argument: str) -> None:
        """Show another section from its top, unfiltered; its cards are those of the one before."""
        self.wipe()
        super().open(argument)

    def wipe(self) -> None:
        """Take the filter away."""
        self._tag, self._limit = "", PAGE

    def load(self, library: Library) -> None:
        """Read the shelf."""
        if not self.argument:
            return
        now, tr = self.world.now(), self.world.tr
        season = self._tag == lists.SEASON
        section, area = Section(self.argument), self.world.station.area
        whole = Shelf(section, area, self.world.sure(), month=now.month)
        shelf = replace(whole, tag="" if season else self._tag)
        found = library.headlines(shelf, limit=self._limit)
        rows = self._rows(shelf, found, season=season)
        self._count = len(rows) if season else library.count(shelf) + len(self.world.own(shelf))
        first = library.headlines(whole, limit=PAGE)
        has_season = any(now.month in line.months for line in first)
        offers = sum(TAG in line.tags for line in self.world.own(whole))
        tags = [*library.tags(whole), *([(TAG, offers)] if offers else [])]
        self._chips.show(lists.chips(tags, self._tag, tr, has_season=has_season))
        self._cards.show(rows)  # last: the chips above have settled how large cards are
        self._shelf, self._found, self._is_season = shelf, found, season

    def load_nothing(self) -> None:
        """Show what was read last, as far as it holds, and what the village says itself."""
        if not self.argument:
            return
        world, now = self.world, self.world.sure()
        shelf = self._shelf or Shelf(Section(self.argument), world.station.area, now)
        shelf = replace(shelf, now=now)
        self._cards.show(self._rows(shelf, self._found, season=self._is_season))

    def clear(self) -> None:
        """Forget what was read."""
        self._shelf, self._found, self._is_season = None, [], False
        self._count = 0
        self._chips.show([])

    def spoken(self) -> Spoken:
        """Return what the cards say."""
        from kiosk.views import read_aloud  # noqa: PLC0415  only who listens waits for it

        tr = self.world.tr
        title = section_name(Section(self.argument), tr) if self.argument else ""
        if not self._cards.rows:
            return Spoken(title, self._nothing(), (NOWHERE, NOWHERE))
        return read_aloud.cards(title, lists.count_words(self._count, tr), self._cards.rows, tr)

    def _rows(self, shelf: Shelf, found: list[Headline], *, season: bool) -> list[lists.CardRow]:
        world = self.world
        held = mixed(lists.valid(found, shelf.now), world.own(shelf))
        return lists.cards(held, world.now(), world.tr, season_only=season)

    def _nothing(self) -> tuple[str, str]:
        world = self.world
        return lists.nothing_here(world.trouble, filtered=bool(self._tag), tr=world.tr)
