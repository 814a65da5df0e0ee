"""What is being written on the glass: by our pinyin keys, by a finger, by a keyboard.

One part for every place where text is written (`parts/TextDesk.qml`): the pad for a
finger puts its characters in as the keys do.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.rows import Rows
from kiosk.views.spelling import LETTERS_MOST, Candidate, table

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

BEFORE: Final = 4  # characters
MARKS: Final = "，。：、！？（）—·%"


@QmlElement
class Writer(QObject):
    """A text, where it goes on, the letters typed and what they may mean.

    Signals:
        changed: Any of it.
        wrote: The text was changed by who writes; not by `begin`.
    """

    changed = Signal()
    wrote = Signal(str)

    def __init__(self, parent: QObject) -> None:
        """Begin with nothing written."""
        super().__init__(parent)
        self._text = ""
        self._at = 0
        self._letters = ""
        self._most = 1000
        self._lines = False
        self._candidates = Rows(Candidate, self)

    @Property(str, notify=changed)
    def text(self) -> str:
        """All that was written."""
        return self._text

    @Property(int, notify=changed)
    def at(self) -> int:
        """Where it goes on: characters before that place."""
        return self._at

    @Property(str, notify=changed)
    def before(self) -> str:
        """The last characters before that place, by which what follows is guessed."""
        return self._text[max(0, self._at - BEFORE) : self._at]

    @Property(str, notify=changed)
    def letters(self) -> str:
        """Letters that are no word yet."""
        return self._letters

    @Property(bool, notify=changed)
    def hasLines(self) -> bool:
        """Whether it may have several lines."""
        return self._lines

    @Property(str, notify=changed)
    def room(self) -> str:
        """How much is written, of how much, such as 12/40."""
        return f"{len(self._text)}/{self._most}"

    @Property(str, constant=True)
    def marks(self) -> str:
        """Punctuation that has a key."""
        return MARKS

    @Property(QObject, constant=True)
    def candidates(self) -> QObject:
        """Words to choose from."""
        return self._candidates

    @Slot(str)
    def press(self, letter: str) -> None:
        """Take a letter of pinyin."""
        self._spell((self._letters + letter)[:LETTERS_MOST])

    @Slot(int)
    def choose(self, place: int) -> None:
        """Take one of the words; letters it does not use up wait for the next."""
        if 0 <= place < len(self._candidates.rows):
            chosen = self._candidates.rows[place]
            self._insert(chosen.word)
            self._spell(self._letters[chosen.letters :])

    @Slot()
    def rub(self) -> None:
        """Take back the last letter, or the character before the place."""
        if self._letters:
            self._spell(self._letters[:-1])
        elif self._at:
            self._take(self._text[: self._at - 1] + self._text[self._at :], self._at - 1)

    @Slot(str)
    def put(self, text: str) -> None:
        """Put in a mark, a digit, an end of line, or letters as they are."""
        self._spell("")
        self._insert(text)

    @Slot()
    def plain(self) -> None:
        """Take the letters typed as letters."""
        self.put(self._letters)

    @Slot(str, int)
    def write(self, text: str, at: int) -> None:
        """Take a text from a keyboard that is plugged in."""
        if text != self._text:
            self._take(text, at)

    @Slot(int)
    def move(self, at: int) -> None:
        """Go on at another place."""
        if at != self._at:
            self._at = max(0, min(at, len(self._text)))
            self.changed.emit()

    def begin(self, text: str, *, most: int, lines: bool) -> None:
        """Write something else.

        Args:
            text: As it is so far.
            most: Characters it may have.
            lines: Whether it may have several lines.
        """
        self._most, self._lines = most, lines
        self._text, self._at = text, len(text)
        self._spell("")

    def _spell(self, letters: str) -> None:
        self._letters = letters
        self._candidates.show(table().candidates(letters) if letters else [])
        self.changed.emit()

    def _insert(self, text: str) -> None:
        before, after = self._text[: self._at], self._text[self._at :]
        room = self._most - len(self._text)
        text = text[:room] if self._lines else text.replace("\n", "")[:room]
        self._take(before + text + after, self._at + len(text))

    def _take(self, text: str, at: int) -> None:
        self._text = text[: self._most]
        self._at = max(0, min(at, len(self._text)))
        self.changed.emit()
        self.wrote.emit(self._text)
