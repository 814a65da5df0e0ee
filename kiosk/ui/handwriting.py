"""Read the pad: ink in, five characters out; and on a clean pad, what follows.

The recogniser is read from its file when the pad is first seen, a moment after the
page stands. Where that fails there is no pad: pinyin and pictograms remain.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from content.errors import ContentError, StoreError
from kiosk.ui.ink import InkPad
from kiosk.ui.rows import Rows
from kiosk.views.writing import CANDIDATES_MOST, Letter, caption, shown, turns

if TYPE_CHECKING:
    from kiosk.ui.world import World
    from kiosk.writing.model import Model

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

logger = logging.getLogger(__name__)


@QmlElement
class Handwriting(QObject):
    """What stands beside the pad.

    Signals:
        changed: Other characters stand there, or there is no pad any more.
    """

    changed = Signal()

    def __init__(self, world: World, parent: QObject) -> None:
        """Know nothing yet."""
        super().__init__(parent)
        self._world = world
        self._model: Model | None = None
        self._lost = not _is_shipped()
        self._letters = Rows(Letter, self)
        self._found: list[str] = []
        self._inked = self._begun = False
        self._turn = 0
        self._show([], inked=False)

    @Property(QObject, constant=True)
    def letters(self) -> QObject:
        """The five characters."""
        return self._letters

    @property
    def is_there(self) -> bool:
        """Whether there is a pad to write on."""
        return not self._lost

    @Property(bool, notify=changed)
    def isThere(self) -> bool:
        """The same, for QML."""
        return not self._lost

    @Property(bool, notify=changed)
    def hasMore(self) -> bool:
        """Whether there are more than five."""
        return turns(self._found) > 1

    @Property(str, notify=changed)
    def caption(self) -> str:
        """What the characters are."""
        return caption(self._found, inked=self._inked, begun=self._begun, tr=self._world.tr)

    @Slot()
    def prepare(self) -> None:
        """Read the recogniser's file, if that was not done."""
        if self._model is not None or self._lost:
            return
        from kiosk.writing import MODEL  # noqa: PLC0415  only who writes needs it
        from kiosk.writing.model import read_model  # noqa: PLC0415  only who writes needs it

        try:
            self._model = read_model(MODEL)
        except ContentError:
            logger.exception("no finger-writing")
            self._lost = True
            self.changed.emit()

    @Slot(QObject, str)
    def read(self, pad: QObject, words: str) -> None:
        """Read what stands on the pad; on a clean one, offer what follows the words."""
        strokes = pad.strokes if isinstance(pad, InkPad) else []
        self._begun = words != ""
        if strokes:
            self._show(self._candidates(strokes), inked=True)
        else:
            self._show(self._following(words), inked=False)

    @Slot()
    def turn(self) -> None:
        """Show the next five."""
        self._turn += 1
        self._letters.show(shown(self._found, self._turn))

    def _candidates(self, strokes: list[list[tuple[float, float]]]) -> list[str]:
        self.prepare()
        if self._model is None:
            return []
        from kiosk.writing.recogniser import guesses, weighed  # noqa: PLC0415  only who writes needs it

        found = guesses(strokes, self._model)
        return weighed(found, self._holding([one.character for one in found]), CANDIDATES_MOST)

    def _holding(self, characters: list[str]) -> dict[str, int]:
        library = self._world.library
        try:
            return library.holding(characters) if library else {}
        except StoreError:
            return {}  # the page itself tells, when it is read again

    def _following(self, words: str) -> list[str]:
        library = self._world.library
        try:
            return library.following(words, limit=CANDIDATES_MOST) if library else []
        except StoreError:
            return []  # as above

    def _show(self, found: list[str], *, inked: bool) -> None:
        self._found, self._inked, self._turn = found, inked, 0
        self._letters.show(shown(found, 0))
        self.changed.emit()


def _is_shipped() -> bool:
    from kiosk.writing import MODEL  # noqa: PLC0415  home need not wait for it

    return MODEL.is_file()
