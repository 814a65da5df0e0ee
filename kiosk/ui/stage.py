"""What stands on the glass: screens made at first use and kept, home and back, text size.

The one object every screen is given beside its own backend. It also polls the
library for a new release and ends the session of a reader who has gone.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.freshness import Freshness
from kiosk.session import Step
from kiosk.ui.light import Light
from kiosk.ui.memory import forget_sources, give_back_early
from kiosk.ui.reader import Reader
from kiosk.ui.screens import LOCKED, SCREENS, SECTION_SCREENS
from kiosk.ui.standing import Standing, Stood
from kiosk.ui.voice import Voice
from kiosk.ui.world import tr

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickView

    from kiosk.ui.announcer import Announcer
    from kiosk.ui.officer.session import Officer
    from kiosk.ui.script import Script
    from kiosk.ui.world import World

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1

logger = logging.getLogger(__name__)

TEXT_SIZES: Final = (1.0, 1.25, 1.5)
POLL_MS: Final = 500  # a new release is on the glass within half a second
TICK_MS: Final = 1000
AWAKE_MS: Final = 1500  # should the window never be shown; later than any first picture
SETTLE_S: Final = 0.25  # after a page turned: the second half of a double tap presses nothing


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of the way back: a page, what it showed, and how far it was read."""

    screen: str
    argument: str
    position: float


@QmlElement
class Stage(QObject):
    """The glass.

    Signals:
        turned: Another page stands; QML moves it in.
        textSizeAboutToChange: QML takes note of what stands at the top.
        textSizeChanged, freshChanged, refreshed, busyChanged, schemeChanged: As named.
    """

    turned = Signal()
    textSizeAboutToChange = Signal()
    textSizeChanged = Signal()
    freshChanged = Signal()
    refreshed = Signal()
    busyChanged = Signal()
    schemeChanged = Signal()

    def __init__(self, world: World, view: QQuickView) -> None:
        """Stand before an empty glass; `begin` shows home.

        Args:
            world: What screens read.
            view: The window; owns the stage.
        """
        super().__init__(view)
        self.world = world
        self._view = view
        self._standing = Standing(world, view, self)
        self._way: list[Stop] = []
        self._now = ""
        self._way_of_turn = 0
        self._text_size = world.station.screen.text_size
        self._fresh = Freshness("")
        self._generation = 0
        self._edition: object = None  # not that of a library, nor of none
        self._turned_at = 0.0
        self._reader = Reader(world.station.screen)
        self._light = Light(world, self)
        self._script: Script | None = None
        self._light.changed.connect(self.schemeChanged)
        self._voice = Voice(self)
        self._announcer: Announcer | None = None
        self._officer: Officer | None = None
        self._poll, self._tick = QTimer(self), QTimer(self)
        self._poll.timeout.connect(self.poll)
        self._tick.timeout.connect(self.tick)

    # --- to QML -------------------------------------------------------------------------

    @Property(float, notify=textSizeChanged)
    def textSize(self) -> float:
        """The reader's text size: 1.0, 1.25 or 1.5."""
        return self._text_size

    @Property(str, notify=textSizeChanged)
    def textSizeOffer(self) -> str:
        """What a touch would do to the text size, in a word."""
        after = self._text_size_after()
        if after < self._text_size:
            return tr("字变小")
        return tr("字更大") if after == TEXT_SIZES[-1] else tr("字大些")

    @Property(QObject, constant=True)
    def script(self) -> QObject | None:
        """What is said in a second script; none where the station does not ask for it."""
        if self._script is None and self.world.station.screen.mongolian != "off":
            from kiosk.ui.script import Script  # noqa: PLC0415  few stations ask for it

            self._script = Script(self.world, self)
        return self._script

    @Property(QObject, constant=True)
    def light(self) -> QObject:
        """The screen's colours and brightness."""
        return self._light

    @Property(QObject, constant=True)
    def voice(self) -> QObject:
        """What is read aloud."""
        return self._voice

    @Property(str, notify=schemeChanged)
    def scheme(self) -> str:
        """The colours: paper, contrast or dusk."""
        return str(self._light.property("scheme"))

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        """Whether a film plays, a voice reads or a finger lies on the glass: nobody is gone."""
        return bool(self._reader.busy)

    @Slot(str)
    def hold(self, what: str) -> None:
        """Keep the page for the reader while something runs for him, until `release`.

        Args:
            what: Who says so, such as ``film`` or ``voice``.
        """
        self._keep(self._reader.busy | {what})

    def holds(self, what: str) -> bool:
        """Tell whether this is what runs for the reader."""
        return what in self._reader.busy

    @Slot(str)
    def release(self, what: str) -> None:
        """Take note that it ended; the reader has his minute from now on."""
        self._keep(self._reader.busy - {what})

    @Property(str, notify=freshChanged)
    def freshness(self) -> str:
        """How fresh everything is, in words."""
        return self._fresh.line

    @Property(bool, notify=freshChanged)
    def isOld(self) -> bool:
        """Whether that is a warning."""
        return self._fresh.is_old

    @Property(bool, notify=refreshed)
    def isAwake(self) -> bool:
        """Whether the first picture stands."""
        return self._poll.isActive()

    @Property(int, notify=refreshed)
    def generation(self) -> int:
        """Count up when pictures may have arrived."""
        return self._generation

    @Property(str, notify=turned)
    def screen(self) -> str:
        """Name of the page that stands."""
        return self._now

    @Property(int, notify=turned)
    def turnedTo(self) -> int:
        """Which way the page turned last: 1 on, -1 back, 0 neither."""
        return self._way_of_turn

    @Slot(str, str)
    def open(self, screen: str, argument: str) -> None:
        """Turn to a page; the second half of a double tap is let pass."""
        if self.has_settled:
            self.turn(screen, argument)

    @Slot(str)
    def openSection(self, section: str) -> None:
        """Turn to a section: its own screen where it has one, its list otherwise."""
        own = SECTION_SCREENS.get(section)
        if own and self.knows(own):
            self.open(own, "")
        else:
            self.open("list", section)

    @Slot()
    def back(self) -> None:
        """Turn to the page before, where the reader left it."""
        if not self._way:
            self.goHome()
            return
        stop = self._way.pop()
        stood = self._standing.get(stop.screen)
        if stood.backend.argument != stop.argument:
            self._standing.open(stood, stop.argument)
        self._show(stood, way=-1)
        stood.item.setProperty("position", stop.position)

    @Slot()
    def goHome(self) -> None:
        """Turn to the home screen; the way back is forgotten, and the officer has gone."""
        self._way.clear()
        if self._officer is not None and self._officer.is_open:
            self._officer.leave()
        if self._now != "home":
            self._show(self._standing.get("home"), way=0 if self._now == "rest" else -1)

    @Slot()
    def nextTextSize(self) -> None:
        """Take the next text size, from the greatest back to standard."""
        self.set_text_size(self._text_size_after())

    # --- to Python ----------------------------------------------------------------------

    def begin(self) -> None:
        """Show home with its nine sections; `awake` reads what they hold."""
        self._show(self._standing.get("home"))
        self._view.frameSwapped.connect(self.awake)
        QTimer.singleShot(AWAKE_MS, self, self.awake)

    @Slot()
    def awake(self) -> None:
        """Begin to read and to watch; called when the first picture stands."""
        if self._poll.isActive():
            return
        self._view.frameSwapped.disconnect(self.awake)
        give_back_early()
        self._poll.start(POLL_MS)
        self._tick.start(TICK_MS)
        self.poll()
        self.refreshed.emit()
        self._announce()
        self.officer.begin()
        QTimer.singleShot(0, self, self.warm)

    @property
    def officer(self) -> Officer:
        """Who may write here; made once the first picture stands."""
        if self._officer is None:
            from kiosk.ui.officer.session import Officer  # noqa: PLC0415  as above

            self._officer = Officer(self.world, self)
        return self._officer

    def stay(self, seconds: float) -> None:
        """Let whoever stands here stay for so long without a touch; 0: as the station says."""
        self._reader.stay(seconds, self.world.station.screen)

    def read_again(self) -> None:
        """Bring what the village says itself onto every screen."""
        self._generation += 1
        self._standing.read_again(self._now)
        self.refreshed.emit()

    @Slot()
    def warm(self) -> None:
        """Make what was not needed for the first picture, one screen at a time."""
        name = self._standing.next_to_warm()
        if name:
            self._standing.get(name)
            QTimer.singleShot(0, self, self.warm)
        else:
            forget_sources()

    @property
    def has_settled(self) -> bool:
        """Whether a touch turns the page: the one before was turned long enough ago."""
        return time.monotonic() - self._turned_at >= SETTLE_S

    def knows(self, screen: str) -> bool:
        """Tell whether a screen of this name is registered."""
        return any(known.name == screen for known in SCREENS)

    def turn(self, screen: str, argument: str) -> None:
        """Turn to a page at once."""
        if not self.knows(screen):
            logger.error("no such screen name=%s", screen)
            return
        if screen in LOCKED and not self.officer.is_open:
            screen, argument = "pin", screen
        if self._now and self._now not in {"rest", "pin"}:
            here = self._standing.get(self._now)
            position = here.item.property("position")
            self._way.append(Stop(self._now, here.backend.argument, float(position or 0)))
        stood = self._standing.get(screen)
        self._standing.open(stood, argument)
        stood.item.setProperty("position", 0.0)
        self._show(stood, way=0 if screen == "rest" else 1)

    def hears(self) -> bool:
        """Tell whether anything was found to hear by."""
        return self._voice.hears

    def set_text_size(self, size: float) -> None:
        """Take a text size."""
        if size != self._text_size:
            self.textSizeAboutToChange.emit()
            self._text_size = size
            self.textSizeChanged.emit()

    def _text_size_after(self) -> float:
        place = TEXT_SIZES.index(self._text_size) if self._text_size in TEXT_SIZES else -1
        return TEXT_SIZES[(place + 1) % len(TEXT_SIZES)]

    def end(self) -> None:
        """Stop watching and take everything off the glass."""
        self._poll.stop()
        self._tick.stop()
        self.world.note_usage(self._reader.leave())
        if self._officer is not None:
            self._officer.keep()
        self._now = ""
        self.turned.emit()  # whatever plays is left where it is
        self._standing.end()
        if self._announcer is not None:
            self._announcer.end()
        self._light.end()
        self._voice.finish()
        self.world.close()

    def covered(self) -> bool:
        """Tell whether a grave warning covers the glass."""
        over = self._standing.known("takeover")
        return over is not None and over.item.isVisible()

    def hush(self) -> None:
        """Stop the sounds that pages play: something else is to be heard."""
        for stood in self._standing:
            stood.backend.hush()

    def stood(self, name: str) -> Stood | None:
        """Return a screen if it was made already."""
        return self._standing.known(name)

    def poll(self) -> None:
        """Look for news from the agent: a new release is read, a mere note tells only its age."""
        if not self.world.changed():
            return
        self._generation += 1
        self._refresh_freshness()
        edition, self._edition = self._edition, self.world.edition()
        if edition != self._edition:
            self._standing.read_again(self._now)
        self.refreshed.emit()

    def touched(self) -> bool:
        """Take note of a touch; tell whether it only wakes the screen."""
        step = self._reader.touch()
        if self._officer is not None:
            self._officer.touched()
        self.hold("finger")
        if step is Step.WAKE:
            self.goHome()
            self._light.look(alone=False)
        self._count()
        return step is Step.WAKE

    def lifted(self) -> None:
        """Take note that no finger is on the glass any more."""
        self.release("finger")

    def tick(self) -> None:
        """Let time pass: wipe the session of a reader who has gone, rest later."""
        self._pass(time.monotonic())
        self._light.look(alone=self._reader.is_resting)
        self._refresh_freshness()

    def idle(self, seconds: float) -> None:
        """Act as if nobody had touched the screen for so long."""
        self._pass(self._reader.seen_at + seconds)

    def _keep(self, busy: frozenset[str]) -> None:
        if self._reader.keep(busy):
            self.busyChanged.emit()

    def _pass(self, now: float) -> None:
        step = self._reader.tick(now)
        if step is Step.WIPE:
            self.wipe()
        elif step is Step.REST and self.knows("rest"):
            self.turn("rest", "")

    def wipe(self) -> None:
        """Forget the reader: home, standard text, every page at its top."""
        for stood in self._standing:
            stood.backend.wipe()
            stood.item.setProperty("position", 0.0)
        self.set_text_size(self.world.station.screen.text_size)
        self._light.wipe()
        self._voice.wipe()
        self.goHome()
        self.world.note_usage(self._reader.leave())

    # --- inside -------------------------------------------------------------------------

    def _announce(self) -> None:
        from kiosk.ui.announcer import Announcer  # noqa: PLC0415  the first picture warns of nothing

        self._announcer = Announcer(self, self._voice)

    def _show(self, stood: Stood, *, way: int = 0) -> None:
        self._way_of_turn = way
        before = self._standing.known(self._now)
        if before is not None and before is not stood:
            before.item.setVisible(False)
        self._now = stood.screen.name
        self._standing.freshen(stood)
        stood.item.setVisible(True)
        self._turned_at = time.monotonic()
        self._count()
        self.turned.emit()

    def _count(self) -> None:
        """Count the page that stands."""
        stood = self._standing.known(self._now)
        if stood is not None:
            self._reader.reads(self._now, stood.backend.argument)

    def _refresh_freshness(self) -> None:
        fresh = self.world.freshness()
        if fresh != self._fresh:
            self._fresh = fresh
            self.freshChanged.emit()
