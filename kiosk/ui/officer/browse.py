"""Behind the page of a stick: texts and pictures to take into a notice.

Every picture is drawn anew by a child process before anything of it reaches the glass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.officer.page import OfficerPage
from kiosk.ui.rows import Rows
from kiosk.ui.world import tr
from kiosk.views import form
from kiosk.views import officer as view
from kiosk.village import hash_of

if TYPE_CHECKING:
    from kiosk.clerk import Desk
    from kiosk.ui.stage import Stage
    from kiosk.ui.world import World
    from sync.stick.browse import Found

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

TEXT: Final = "text"  # argument: texts; else pictures
DRAWN_MOST: Final = 48  # pictures kept at a time: two megabytes


@QmlElement
class BrowseBackend(OfficerPage):
    """Files of all sticks, and the one that is taken."""

    changed = Signal()

    def __init__(self, world: World, parent: Stage) -> None:
        """Begin with nothing."""
        super().__init__(world, parent)
        self._found: list[Found] = []
        self._drawn: dict[int, bytes] = {}
        self._bad: set[int] = set()
        self._wanted: list[int] = []  # pictures in sight that are not drawn yet
        self._is_drawing = False
        self._hashes: dict[int, str] = {}
        self._turn = 0  # which look at the sticks this is: answers to an older one are late
        self._word = ""
        self._is_busy = False
        self._rows = Rows(view.FileRow, self)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """The files."""
        return self._rows

    @Property(bool, notify=changed)
    def areTexts(self) -> bool:
        """Whether texts are looked for, else pictures."""
        return self.argument == TEXT

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Whether sticks are being looked at."""
        return self._is_busy

    @Property(str, notify=changed)
    def word(self) -> str:
        """What went wrong."""
        return self._word

    @Slot()
    def again(self) -> None:
        """Look at the sticks again."""
        self._turn += 1
        turn, patterns = self._turn, self.world.station.sticks
        self._found, self._word, self._is_busy = [], "", True
        self._forget()

        def work(_: Desk) -> tuple[int, list[Found]]:
            from sync.stick.browse import look  # noqa: PLC0415  only who looks at sticks needs it

            return turn, look(patterns)

        self.stage.officer.ask(work, self._looked)
        self.show()

    @Slot(int)
    def draw(self, place: int) -> None:
        """Draw a picture that came into sight, in its turn."""
        if place not in self._wanted and place not in self._drawn and place not in self._bad:
            self._wanted.append(place)
            self._draw_next()

    @Slot(int)
    def take(self, place: int) -> None:
        """Take a file into what is being written."""
        draft = self.stage.officer.draft
        if draft is None or not 0 <= place < len(self._found):
            return
        if self._found[place].is_picture:
            if place in self._drawn:
                self.stage.officer.change(form.with_picture(draft, self._drawn[place]))
                self.stage.back()
            return
        found = self._found[place]

        def work(_: Desk) -> str:
            from sync.stick.browse import read, text_of  # noqa: PLC0415  as above

            return text_of(read(found))

        self.stage.officer.ask(work, self._took)

    def open(self, argument: str) -> None:
        """Look at the sticks."""
        super().open(argument)
        self.again()

    def wipe(self) -> None:
        """Leave nothing of it on the glass."""
        self._turn += 1
        self._found, self._word, self._is_busy = [], "", False
        self._forget()
        self._rows.show([])

    def _draw_next(self) -> None:
        """Draw one at a time: whatever else is asked of the clerk meanwhile comes between."""
        if self._is_drawing or not self._wanted or self.stage.property("screen") != "browse":
            return
        self._is_drawing = True
        turn, place = self._turn, self._wanted.pop(0)
        found = self._found[place]

        def work(_: Desk) -> tuple[int, int, bytes]:
            from content.errors import ContentError  # noqa: PLC0415  as above
            from content.jail import draw_picture  # noqa: PLC0415  as above
            from sync.stick.browse import read  # noqa: PLC0415  as above

            try:
                return turn, place, draw_picture(read(found))
            except (ContentError, OSError):
                return turn, place, b""

        self.stage.officer.ask(work, self._drew)

    def _looked(self, came: Any) -> None:
        self._is_busy = False
        if isinstance(came, tuple) and came[0] == self._turn:
            self._found = came[1]
        self.show()

    def _drew(self, came: Any) -> None:
        self._is_drawing = False
        if not isinstance(came, tuple) or came[0] != self._turn or not self.stage.officer.is_open:
            self._draw_next()
            return
        _, place, held = came
        if held:
            self._drawn[place] = held
            self._hashes[place] = hash_of(held)
            while len(self._drawn) > DRAWN_MOST:
                oldest = next(iter(self._drawn))
                del self._drawn[oldest], self._hashes[oldest]
        else:
            self._bad.add(place)
        self.world.village.lay_out(
            {self._hashes[at]: drawn for at, drawn in self._drawn.items()},
            self.stage.officer.draft,
        )
        self.show()
        self._draw_next()

    def _took(self, came: Any) -> None:
        draft = self.stage.officer.draft
        if isinstance(came, str) and draft is not None:
            self.stage.officer.change(form.with_text(draft, came))
            self.stage.back()
            return
        self._word = tr("这个文件读不出来")
        self.changed.emit()

    def _forget(self) -> None:
        self._drawn.clear()
        self._hashes.clear()
        self._bad.clear()
        self._wanted.clear()

    def show(self) -> None:
        """Show what was found."""
        drawn: list[str | None] = [None] * len(self._found)
        for place in range(len(self._found)):
            drawn[place] = "" if place in self._bad else self._hashes.get(place)
        self._rows.show(view.file_rows(self._found, drawn, pictures=self.argument != TEXT))
        self.changed.emit()
