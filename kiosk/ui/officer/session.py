"""The officer's stay at the glass: begun by his PIN, ended by two minutes without a touch.

What the clerk's thread finds comes back through a signal of Qt, so that nothing here is
ever done in two threads at once. What is being written lies here while several pages
work on it, and on the disk a moment later; nothing of it is shown to the next reader.
What the disk refuses is held, and tried again until it is there.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from content.errors import CunkouError
from kiosk.ui.world import tr
from kiosk.views import form
from kiosk.village import hash_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from content.decided import Decided
    from content.notices import Notice
    from kiosk.clerk import Desk
    from kiosk.ui.stage import Stage
    from kiosk.ui.world import World

    Kept = tuple[tuple[Notice, ...], tuple[Notice, ...], tuple[Decided, ...]]

OPEN_S: Final = 120.0  # without a touch; time to look something up on paper
KEEP_MS: Final = 1500  # after the last touch the draft is on the disk
AGAIN_MS: Final = 10_000  # until a disk that refused it is asked again
TIDY_MS: Final = 600_000


class Officer(QObject):
    """Who may write here, and what he writes.

    Signals:
        changed: The door, the draft, or what the village says.
    """

    changed = Signal()
    _came = Signal(object, object)  # whom to tell, and what

    def __init__(self, world: World, stage: Stage) -> None:
        """Stand before a closed door."""
        super().__init__(stage)
        self._world = world
        self._stage = stage
        self._open_until = 0.0
        self.draft: Notice | None = None
        self.drafts: tuple[Notice, ...] = ()
        self.decided: tuple[Decided, ...] = ()
        self.agreed = False
        self.trouble = ""  # why what was written is not on the disk yet
        self._unkept: dict[str, Notice] = {}  # by id: what is to be written down
        self._publishing = ""  # id of what is on its way to the villagers
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.timeout.connect(self.keep)
        self._tidy = QTimer(self)
        self._tidy.timeout.connect(self.read)
        self._came.connect(self._tell)

    # the village's own notices

    def begin(self) -> None:
        """Bring what the village says onto the glass; look again now and then."""
        self._tidy.start(TIDY_MS)
        if self._world.station.station_path.exists():
            self.read()

    @Slot()
    def read(self) -> None:
        """Wipe what is over, and read what is left."""
        now, sure, clock_ok = self._world.now(), self._world.sure(), self._world.clock_ok()

        def work(desk: Desk) -> Kept:
            desk.book.tidy(now, sure, clock_ok=clock_ok)
            return _kept(desk)

        self.ask(work, self._take)

    def ask(self, work: Callable[[Desk], Any], then: Callable[[Any], object]) -> None:
        """Have the clerk do something; `then` is told here what came of it, an error too."""
        self._world.clerk.ask(work, lambda came: self._came.emit(then, came))

    @Slot(object, object)
    def _tell(self, then: Callable[[Any], object], came: object) -> None:
        then(came)

    def _take(self, came: Any) -> None:
        if isinstance(came, Exception):
            return
        said, self.drafts, self.decided = came
        if self._world.village.take(said):
            self._stage.read_again()
        self.changed.emit()

    # the door

    @property
    def is_open(self) -> bool:
        """Whether the officer stands here."""
        return time.monotonic() < self._open_until

    def open(self) -> None:
        """Let him in."""
        self._open_until = time.monotonic() + OPEN_S
        self._stage.stay(OPEN_S)
        self.changed.emit()

    def touched(self) -> None:
        """Take note of a touch."""
        if self.is_open:
            self._open_until = time.monotonic() + OPEN_S

    def leave(self) -> None:
        """Shut the door behind him; what he was writing is kept."""
        self.keep()
        self._open_until = 0.0
        self.draft, self.agreed = None, False
        self._world.village.lay_out({})
        self._stage.stay(0)
        self.changed.emit()

    # what is being written

    def write(self, draft: Notice | None, *, agreed: bool = False) -> None:
        """Begin to write something, or to change it."""
        self.keep()
        self.draft, self.agreed = draft, agreed
        self._lay_out()
        self.changed.emit()

    def change(self, draft: Notice) -> None:
        """Take what was written of it since."""
        if draft != self.draft:
            self.draft = self._unkept[draft.id] = draft
            self._keep.start(KEEP_MS)
            self._lay_out()
        self.changed.emit()

    @Slot()
    def keep(self) -> None:
        """Put what was written onto the disk, unless there is nothing in it."""
        self._keep.stop()
        behind = self._unkept.pop(self._publishing, None)  # no draft behind the notice it became
        written = [draft for draft in self._unkept.values() if form.has_words(draft)]
        self._unkept.clear()
        if behind is not None:
            self._unkept[behind.id] = behind
            self._keep.start(KEEP_MS)
        if not written:
            return

        def work(desk: Desk) -> Kept:
            for draft in written:
                desk.book.keep(draft)
            return _kept(desk)

        def told(came: Any) -> None:
            later = tr("磁盘现在写不进去，写好的先放着，机器过一会儿再存")
            self.trouble = self._problem(came, later)
            if self.trouble:
                self._hold(*written)
                self.changed.emit()
            self._take(came)

        self.ask(work, told)

    def _hold(self, *drafts: Notice) -> None:
        """Try again later to write these down; what was written since stands."""
        for draft in drafts:
            self._unkept.setdefault(draft.id, draft)
        self._keep.start(AGAIN_MS)

    def publish(self, then: Callable[[str], object]) -> None:
        """Say it now; `then` is told what went wrong, or nothing."""
        draft, now, clock_ok = self.draft, self._world.now(), self._world.clock_ok()
        assert draft is not None
        self._publishing = draft.id

        def work(desk: Desk) -> Kept:
            desk.book.publish(draft, now, clock_ok=clock_ok)
            return _kept(desk)

        def told(came: Any) -> None:
            self._publishing = ""
            if isinstance(came, Exception):
                self._hold(draft)
            else:
                self._unkept.pop(draft.id, None)
                if self.draft is not None and self.draft.id == draft.id:
                    self.draft = None
            self._take(came)
            then(self._problem(came, tr("磁盘写不进去，没有弄成")))

        self.ask(work, told)

    def take_back(self, notice: Notice, then: Callable[[str], object]) -> None:
        """Say it no more, or drop a draft; `then` is told what went wrong, or nothing."""
        now, clock_ok = self._world.now(), self._world.clock_ok()
        is_said = any(each.id == notice.id for each in self._world.village.notices)
        self._unkept.pop(notice.id, None)

        def work(desk: Desk) -> Kept:
            if is_said:
                desk.book.take_back(notice, now, clock_ok=clock_ok)
            else:
                desk.book.drop(notice.id)
            return _kept(desk)

        def told(came: Any) -> None:
            self._take(came)
            then(self._problem(came, tr("磁盘写不进去，没有弄成")))

        self.ask(work, told)

    def _problem(self, came: Any, refused: str) -> str:
        """Say what went wrong: there is no room, or, in these words, that it was refused."""
        from sync.village.book import FullError  # noqa: PLC0415  home need not wait for it

        if isinstance(came, FullError):
            return tr("已经放满了，先撤掉几条旧的")
        return refused if isinstance(came, CunkouError | ValueError) else ""

    def _lay_out(self) -> None:
        draft = self.draft
        held = draft.picture if draft else b""
        pictures = {hash_of(held): held} if held else {}
        self._world.village.lay_out(pictures, draft)


def _kept(desk: Desk) -> Kept:
    """Return what is said, what is being written, and what the county decided about it."""
    return desk.book.said(), desk.book.drafts(), desk.book.decided()
