"""Behind the article screen: one item as it was opened, and what became of it since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from content.library import OWN
from content.markup import blocks
from content.model import Role
from content.notices import id_of
from content.renditions import films
from kiosk.ui.backend import Backend
from kiosk.ui.rows import Rows
from kiosk.ui.sounds import Sounds
from kiosk.ui.world import tr
from kiosk.views import article
from kiosk.views.film import FilmRow, SoundRow, film_row, sound_rows
from kiosk.views.lists import valid
from kiosk.views.spoken import Spoken
from kiosk.views.village import facts

if TYPE_CHECKING:
    from content.library import Headline, Library
    from content.model import Item
    from kiosk.ui.stage import Stage
    from kiosk.ui.world import World
    from kiosk.views.playlist import Recording
    from kiosk.views.sheet import Sheet

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ArticleBackend(Backend):
    """One item, kept as it was opened while it is being read.

    Signals:
        changed: See `Backend`.
        laid: Another text is laid out.
    """

    changed = Signal()
    laid = Signal()

    def __init__(self, world: World, parent: Stage) -> None:
        """Begin with nothing."""
        super().__init__(world, parent)
        self._item: Item | None = None
        self._laid: Item | None = None  # whose text stands there
        self._origin = OWN
        self._found: list[Headline] = []  # what is related to it
        self._heading = article.Heading()
        self._notice = ""
        self._renewed = False
        self._ahead = 0  # pictures that stand before the text
        self._blocks = Rows(article.BlockRow, self)
        self._films = Rows(FilmRow, self)
        self._sounds = Rows(SoundRow, self)
        self._facts = Rows(article.FactRow, self)
        self._related = Rows(article.RelatedRow, self)
        self._heard = Sounds(world, parent)
        parent.refreshed.connect(self.look_again)
        parent.turned.connect(self.look_again)

    @Property(QObject, notify=laid)
    def blocks(self) -> QObject:
        """Pieces of the text."""
        return self._blocks

    @Property(QObject, constant=True)
    def films(self) -> QObject:
        """Its films."""
        return self._films

    @Property(QObject, constant=True)
    def sounds(self) -> QObject:
        """Its sounds, but not its text read aloud."""
        return self._sounds

    @Property(QObject, constant=True)
    def heard(self) -> QObject:
        """What plays its sounds."""
        return self._heard

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
    def itemId(self) -> str:
        """The item, as the program calls it."""
        return self._item.id if self._item else ""

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
    def leave(self) -> None:
        """Fall silent: another page stands."""
        self._heard.stop()

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
        held = self._own() or library.item(self.argument)
        if self._item is None:
            self._item = held
            self._show(library)
        self._tell_fate(held)

    def load_nothing(self) -> None:
        """Read what the village says itself, which needs no library; or again what stands there."""
        held = self._own()
        if self._item is None and held is not None:
            self._item = held
            self._show(None)
        elif self._item is None and self._laid is not None:
            self._item = self._laid
            self._date()
        if id_of(self.argument):
            self._tell_fate(held)

    def _own(self) -> Item | None:
        world = self.world
        if not id_of(self.argument):
            return None
        return world.village.item(self.argument, world.place(), world.station.area)

    def _tell_fate(self, held: Item | None) -> None:
        if self._item is not None:
            self._notice = article.notice(self._item, held, self.world.tr)
            if self.world.village.is_preview(self._item.id):
                self._notice = tr("发出去就是这个样子，现在别人还看不到")
            self._renewed = held is not None and article.is_other(self._item, held)

    def look_again(self) -> None:
        """See what has come of its films meanwhile, and where somebody left them."""
        if self._item is not None and _has_media(self._item):
            self._show_media(self._item)

    def sheet(self) -> Sheet | None:
        """Return the item as it is being read."""
        from kiosk.views.sheet import article_sheet  # noqa: PLC0415  few readers take it home

        item, tr = self._item, self.world.tr
        if item is None:
            return None
        heading = replace(self._heading, notice=self._notice)
        return article_sheet(item, heading, self._facts.rows, blocks(item.body), tr)

    def hush(self) -> None:
        """Stop the sound that is played in the text."""
        self._heard.stop()

    def clear(self) -> None:
        """Show no item."""
        self._laid, self._found = None, []
        self._notice, self._renewed = "", False
        self._heading = article.Heading()
        if self._blocks.rows:
            self._lay([])
        for rows in (self._films, self._sounds, self._facts, self._related):
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

    def _show(self, library: Library | None) -> None:
        item, world = self._item, self.world
        self.clear()
        if item is None:
            return
        tr = world.tr
        offer = world.village.offer(item.id)
        self._origin = OWN if library is None or id_of(item.id) else library.origin(item.id)
        self._facts.replace(facts(offer, tr) if offer else article.facts(item, tr))
        text = blocks(item.body)
        rows = article.block_rows(item, text)
        self._ahead = len(rows) - len(text)
        if any(row.kind == article.SCRIPT for row in rows):
            import kiosk.ui.script  # noqa: F401, PLC0415  its type is used by what is loaded next
        self._lay(rows)
        if _has_media(item):
            self._show_media(item)
        self._found = library.related(item, world.station.area, world.sure()) if library else []
        self._laid = item
        self._date()

    def _date(self) -> None:
        """Say how old the item is, and what is related to it."""
        assert self._item is not None
        world, now, tr = self.world, self.world.now(), self.world.tr
        self._heading = article.heading(self._item, self._origin, now, tr)
        self._related.replace(article.related(valid(self._found, world.sure()), now, tr))

    def _lay(self, rows: list[article.BlockRow]) -> None:
        """Lay out another text, in a model of its own.

        The view makes blocks ahead of the reader; of one it is making it lets go by its
        number, which a model that is already shorter does not know any more.
        """
        before, self._blocks = self._blocks, Rows(article.BlockRow, self)
        self._blocks.show(rows)
        self.laid.emit()
        before.deleteLater()

    def _show_media(self, item: Item) -> None:
        world = self.world
        self._sounds.show(sound_rows(item, world.films.come, world.tr))
        self._films.show(
            [
                film_row(
                    film,
                    world.films.copy(film),
                    world.films.left_ms(film, world.now().date()),
                    world.tr,
                    fatal=world.films.is_fatal(film),
                )
                for film in films(item.attachments)
            ]
        )


def _has_media(item: Item) -> bool:
    return any(each.role in {Role.FILM, Role.SOUND} for each in item.attachments)
