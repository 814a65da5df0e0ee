"""Behind the film screen: one film, played from where somebody left it today."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from content.errors import ContentError
from content.vtt import parse, said_at
from kiosk.ui.backend import Backend
from kiosk.ui.pane import FilmPane
from kiosk.ui.player import Player
from kiosk.ui.world import tr
from kiosk.views import film as view
from kiosk.views.film import Fault

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from content.library import Library
    from content.model import Item
    from content.renditions import Film
    from content.vtt import Cue
    from kiosk.ui.stage import Stage
    from kiosk.ui.world import World

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

__all__ = ["FilmBackend", "FilmPane"]  # the pane is QML's, once this is imported

logger = logging.getLogger(__name__)

TICK_MS: Final = 500
BUSY: Final = "film"


@QmlElement
class FilmBackend(Backend):
    """One film of an item; opened with ``item|film``.

    Signals:
        changed: Another film, another state.
        spoke: Another caption.
        leftChanged: Another word about the time left.
    """

    changed = Signal()
    spoke = Signal()
    leftChanged = Signal()

    def __init__(self, world: World, parent: Stage) -> None:
        """Begin with no film."""
        super().__init__(world, parent)
        self._stage = parent
        self._player = Player(self, parent.hears)
        self._item: Item | None = None
        self._film: Film | None = None
        self._copy: view.Copy | None = None
        self._cues: tuple[Cue, ...] = ()
        self._caption, self._left_words, self._problem = "", "", ""
        self._captions_on = True
        self._asking = 0
        self._playing = ""  # the size that is noted as being played
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._look)
        self._player.moved.connect(self._follow)
        self._player.changed.connect(self._state)
        self._player.ended.connect(self._end)
        self._player.failed.connect(self._fail)

    # --- to QML -------------------------------------------------------------------------

    @Property(QObject, constant=True)
    def player(self) -> QObject:
        """What plays it."""
        return self._player

    @Property(str, notify=changed)
    def title(self) -> str:
        """What it shows."""
        return self._film.title if self._film else ""

    @Property(str, notify=changed)
    def section(self) -> str:
        """The section of its item."""
        return str(self._item.section) if self._item else ""

    @Property(float, notify=changed)
    def shape(self) -> float:
        """Width of its picture by its height, as the county says; 0 when it does not."""
        size = self._copy.size if self._copy else None
        return size.width / size.height if size is not None and size.height else 0.0

    @Property(str, notify=changed)
    def problem(self) -> str:
        """Why it is not played; empty when it is."""
        return self._problem

    @Property(str, notify=changed)
    def question(self) -> str:
        """Where it may go on; empty when nothing is asked."""
        if not self._asking:
            return ""
        return tr("今天有人看到了{time}").format(time=view.length(self._asking, tr))

    @Property(bool, notify=changed)
    def captioned(self) -> bool:
        """Whether there are captions."""
        return bool(self._cues)

    @Property(bool, notify=changed)
    def captionsOn(self) -> bool:
        """Whether they are shown."""
        return self._captions_on

    @Property(str, notify=spoke)
    def caption(self) -> str:
        """What is said now; empty while captions are off."""
        return self._caption if self._captions_on else ""

    @Property(str, notify=leftChanged)
    def timeLeft(self) -> str:
        """How long it still takes, in words."""
        return self._left_words

    @Slot()
    def enter(self) -> None:
        """Begin, or ask where: the page stands."""
        if self._film is None or self._problem:
            return
        self._asking = self.world.films.left_ms(self._film, self._today())
        if not self._asking:
            self._begin(0)
        self.changed.emit()

    @Slot()
    def leave(self) -> None:
        """Let go of it, and remember the place: another page stands."""
        self._asking = 0
        if self._film is not None and self._playing:
            place = self._player.property("place")
            self.world.films.leave(self._film, place, self._today())
        self._close()

    @Slot()
    def goOn(self) -> None:
        """Play from where it was left."""
        place, self._asking = self._asking, 0
        self._begin(place)

    @Slot()
    def restart(self) -> None:
        """Play from the beginning."""
        self._asking = 0
        self._begin(0)

    @Slot()
    def toggleCaptions(self) -> None:
        """Show captions, or not any more."""
        self._captions_on = not self._captions_on
        self.changed.emit()
        self.spoke.emit()

    # --- to Python ----------------------------------------------------------------------

    def open(self, argument: str) -> None:
        """Take another film; `enter` plays it."""
        self._close()
        self._item = self._film = self._copy = None
        self._cues, self._problem = (), ""
        super().open(argument)

    def wipe(self) -> None:
        """Captions are on, the sound is middling for the next reader; the place is his to go on from."""
        self._captions_on = True
        self._player.forget()

    def load(self, library: Library) -> None:
        """Find the film; one that is being played is left alone."""
        item_id, _, key = self.argument.rpartition("|")
        if self._playing:
            return
        was_missed = self._film is None and bool(self._problem)
        self._item = library.item(item_id)
        self._film = view.film_of(self._item, key) if self._item else None
        self._choose()
        if was_missed and self._stage.property("screen") == "film":
            self.enter()  # the page stands already

    def load_nothing(self) -> None:
        """Say why a film that was never found is not played: its page would be black."""
        if self._film is None:
            self._problem = view.fault_words(Fault.GONE, self.world.tr)

    # --- inside -------------------------------------------------------------------------

    def _choose(self) -> None:
        """Choose the size to play, and say why there is none."""
        self._problem = ""
        film, tr, films = self._film, self.world.tr, self.world.films
        if film is None:
            self._problem = view.fault_words(Fault.GONE, tr)
            return
        self._copy = films.copy(film)
        if films.is_fatal(film):
            self._problem = view.fault_words(Fault.FATAL, tr)
        elif not self._copy.is_here:
            self._problem = view.missing_line(self._copy.size.size, self._copy.come, tr)
        self._cues = self._read_captions(film)

    def _read_captions(self, film: Film) -> tuple[Cue, ...]:
        path = self.world.blobs.path(film.captions.sha256) if film.captions else None
        try:
            return parse(path.read_text("utf-8")) if path else ()
        except (OSError, ValueError, ContentError) as error:
            logger.warning("captions unreadable path=%s error=%s", path, error)
            return ()

    def _begin(self, place: int) -> None:
        self._close()
        self._choose()
        size = self._copy.size if self._copy and self._copy.is_here and not self._problem else None
        path = self.world.blobs.path(size.sha256) if size else None
        if size is None or path is None:
            self.changed.emit()
            return
        opened = self.world.films.opened
        if opened.deaths(size.sha256) and not _is_whole(path, size.sha256):
            self._say(Fault.UNREADABLE)
            return
        self._playing = size.sha256
        opened.begin(size.sha256)
        self._player.open(path, place)
        self._tick.start()
        self.changed.emit()

    def _close(self) -> None:
        """Let go of what is played, and learn from how it went."""
        self._tick.stop()
        self._player.close()
        if self._playing:
            self.world.films.opened.end(self._playing)
            self._learn()
        self._playing = ""
        self._stage.release(BUSY)
        self._follow()

    def _learn(self) -> None:
        """Take a smaller size the next time where this one was too much for the machine."""
        shown, size = self._player.shown, self._copy.size if self._copy else None
        height = size.height if size else 0
        logger.info(
            "played height=%d frames=%d dropped=%.3f", height, shown.expected, shown.dropped
        )
        self.world.films.learn(shown, height)

    def _follow(self) -> None:
        """Say what is said at this place, and how long it still takes."""
        place, whole = self._player.property("place"), self._player.property("length")
        caption = said_at(self._cues, place / 1000) if self._playing else ""
        if caption != self._caption:
            self._caption = caption
            self.spoke.emit()
        words = view.time_left(place, whole, self.world.tr)
        if words != self._left_words:
            self._left_words = words
            self.leftChanged.emit()

    def _state(self) -> None:
        if self._player.property("playing"):
            self._stage.hold(BUSY)
        else:
            self._stage.release(BUSY)
        self._follow()

    def _look(self) -> None:
        """A grave warning is not talked over."""
        if self._stage.covered():
            self._player.pause()

    def _end(self) -> None:
        if self._film is not None:
            self.world.films.finish(self._film)
        self._close()
        if self._stage.property("screen") == "film":
            self._stage.back()

    def _today(self) -> date:
        return self.world.now().date()

    def _fail(self) -> None:
        if self._player.fault is not None:
            self._say(self._player.fault)

    def _say(self, fault: Fault) -> None:
        self._close()
        self._problem = view.fault_words(fault, self.world.tr)
        self.changed.emit()


def _is_whole(path: Path, sha256: str) -> bool:
    """Tell whether a film the screen died of once is what the county sent."""
    import hashlib  # noqa: PLC0415  brings libcrypto, 3 MB that nearly every film can spare

    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False
