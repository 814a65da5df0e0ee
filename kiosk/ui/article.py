"""Behind the article screen: one item as it was opened, and what became of it since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from content.markup import blocks
from kiosk.ui.backend import Backend
from kiosk.ui.rows import Rows
from kiosk.views import article
from kiosk.views.spoken import Spoken

if TYPE_CHECKING:
    from content.library import Library
    from content.model import Item
    from kiosk.ui.world import World
    from kiosk.views.playlist import Recording

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ArticleBackend(Backend):
    """One item, kept as it was opened while it is being read."""

    changed = Signal()

    def __init__(self, world: World, parent: QObject) -> None:
        """Begin with nothing."""
        super().__init__(world, parent)
        self._item: Item | None = None
        self._heading = article.Heading()
        self._notice = ""
        self._renewed = False
        self._ahead = 0  # pictures that stand before the text
        self._blocks = Rows(article.BlockRow, self)
        self._facts = Rows(article.FactRow, self)
        self._related = Rows(article.RelatedRow, self)

    @Property(QObject, constant=True)
    def blocks(self) -> QObject:
        """Pieces of the text."""
        return self._blocks

    @Property(QObject, constant=True)
    def facts(self) -> QObject:
        """Short answers."""
        return self._facts

    @Property(QObject, constant=True)
    def related(self) -> QObject:
        """Other items that belong to it."""
        return self._related

    @Property(int, notify=changed)
    def factCount(self) -> int:
        """How many short answers there are."""
        return len(self._facts.rows)

    @Property(int, notify=changed)
    def relatedCount(self) -> int:
        """How many related items there are."""
        return len(self._related.rows)

    @Property(str, notify=changed)
    def section(self) -> str:
        """The section, as the program calls it."""
        return self._heading.section

    @Property(str, notify=changed)
    def sectionName(self) -> str:
        """The section, as the screen calls it."""
        return self._heading.section_name

    @Property(str, notify=changed)
    def title(self) -> str:
        """The title; empty when the item is not here."""
        return self._heading.title

    @Property(str, notify=changed)
    def meta(self) -> str:
        """Who says it, when, under which number."""
        return self._heading.meta

    @Property(str, notify=changed)
    def summary(self) -> str:
        """What it says in one sentence."""
        return self._heading.summary

    @Property(list, notify=changed)
    def marks(self) -> list[str]:
        """Words to mark it with."""
        return list(self._heading.marks)

    @Property(str, notify=changed)
    def until(self) -> str:
        """Until when it holds."""
        return self._heading.until

    @Property(str, notify=changed)
    def notice(self) -> str:
        """What became of it while it was being read."""
        return self._notice

    @Property(bool, notify=changed)
    def renewed(self) -> bool:
        """Whether there is a newer edition to read."""
        return self._renewed

    @Slot()
    def renew(self) -> None:
        """Read the newer edition."""
        self.open(self.argument)

    def open(self, argument: str) -> None:
        """Read an item from its top."""
        self._item = None
        super().open(argument)

    def load(self, library: Library) -> None:
        """Read the item; one that is being read stays as it is, with a word about its fate."""
        held = library.item(self.argument)
        if self._item is None:
            self._item = held
            self._show(library)
        if self._item is not None:
            self._notice = article.notice(self._item, held, self.world.tr)
            self._renewed = held is not None and article.is_other(self._item, held)

    def clear(self) -> None:
        """Show no item."""
        self._notice, self._renewed = "", False
        self._heading = article.Heading()
        for rows in (self._blocks, self._facts, self._related):
            rows.replace([])

    def spoken(self) -> Spoken:
        """Return what the item says."""
        from kiosk.views import read_aloud  # noqa: PLC0415  only who listens waits for it

        if self._item is None:
            return Spoken()
        rows = self._blocks.rows
        return read_aloud.article(self._item, self._heading, self._notice, rows, ahead=self._ahead)

    def recording(self) -> Recording | None:
        """Return the county's recording of the item, once it has come."""
        from kiosk.ui.recordings import recording  # noqa: PLC0415  only who listens waits for it

        return recording(self._item, self.world.blobs) if self._item else None

    def _show(self, library: Library) -> None:
        item, world = self._item, self.world
        self.clear()
        if item is None:
            return
        now, tr = world.now(), world.tr
        self._heading = article.heading(item, library.origin(item.id), now, tr)
        self._facts.replace(article.facts(item, tr))
        text = blocks(item.body)
        rows = article.block_rows(item, text)
        self._ahead = len(rows) - len(text)
        self._blocks.replace(rows)
        found = library.related(item, world.station.area, world.sure())
        self._related.replace(article.related(found, now, tr))
