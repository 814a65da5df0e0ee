"""Walk through every screen with a finger and keep a picture of each.

Touches are real touch events at the place a reader would press; what cannot be
reached by touch is not in the pictures. Each screen brings its own walk, named
in `kiosk.ui.screens`.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QTimer
from PySide6.QtTest import QTest
from shiboken6 import invalidate

from kiosk.ui.reach import pressable, visible
from kiosk.ui.screens import SCREENS
from kiosk.ui.world import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtQuick import QQuickItem, QQuickView

    from kiosk.ui.stage import Stage

logger = logging.getLogger(__name__)

SETTLE_MS: Final = 320  # a page has turned, its pictures have come
PATIENCE_MS: Final = 8000  # a slow machine that shows three kiosks at once
FLICK_STEPS: Final = 8
STILL_S: Final = 0.08  # without a new frame: what a touch changed on the page stands
IDLE_S: Final = 0.2  # without any: it changed nothing
STEP_MS: Final = 20
QUALITY: Final = 80  # of a PNG: how fast it is packed; the pixels are the same


class NotThereError(LookupError):
    """A reader would look for this in vain."""


class Hand:
    """A finger on the glass, and a camera before it."""

    def __init__(self, view: QQuickView, stage: Stage, folder: Path | None = None) -> None:
        """Take a finger.

        Args:
            view: The window.
            stage: What stands on it.
            folder: Where pictures go; None takes none.
        """
        self.view = view
        self.stage = stage
        self._folder = folder
        self._finger = QTest.createTouchDevice()
        self._shots = 0

    def home(self) -> None:
        """Begin at the home screen, as a reader finds it."""
        self.stage.wipe()
        self.wait(SETTLE_MS)
        while self.covered():
            self.touch(tr("知道了"))

    def covered(self) -> bool:
        """Tell whether a warning covers the whole glass."""
        over = self.stage.stood("takeover")
        return over is not None and over.item.isVisible()

    def touch(self, name: str, *, nth: int = 0) -> None:
        """Touch what is read aloud by this name.

        Args:
            name: The whole of it, or its beginning when nothing bears it whole.
            nth: Which of several, from the top.

        Raises:
            NotThereError: When a reader would look for it in vain.
        """
        self._look()
        item = self.find(name, nth=nth)
        centre = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        self.touch_at(centre.x(), centre.y())

    def touch_first(self, kind: str) -> str:
        """Touch the first thing of a QML type, such as ItemCard; return its name."""
        self._look()
        item = self._await(kind, lambda found: [item for item in found if type_name(item) == kind])
        name = str(item.property("name"))
        centre = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        self.touch_at(centre.x(), centre.y())
        return name

    def touch_at(self, x: float, y: float, *, settle: int | None = None) -> None:
        """Touch a place of the window and let go.

        Args:
            x: From the left, in pixels.
            y: From the top, likewise.
            settle: How long to wait then, in milliseconds; None: until it has settled.
        """
        place = QPoint(round(x), round(y))
        QTest.touchEvent(self.view, self._finger).press(0, place, self.view).commit()
        self.wait(40)
        QTest.touchEvent(self.view, self._finger).release(0, place, self.view).commit()
        if settle is None:
            self._settle()
        else:
            self.wait(settle)

    def hold(self, name: str, ms: int) -> None:
        """Keep the finger on an item that bears no name for readers.

        Args:
            name: Its object name.
            ms: For how long.

        Raises:
            NotThereError: When it is not there.
        """
        found = (item for item in visible(self.view.contentItem()) if item.objectName() == name)
        item = next(found, None)
        if item is None:
            raise NotThereError(name)
        centre = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        place = QPoint(round(centre.x()), round(centre.y()))
        QTest.touchEvent(self.view, self._finger).press(0, place, self.view).commit()
        self.wait(ms)
        QTest.touchEvent(self.view, self._finger).release(0, place, self.view).commit()
        self.wait(SETTLE_MS)

    def flick(self, distance: float) -> None:
        """Pull the middle of the page up by so many pixels; downwards when negative."""
        x, y = self.view.width() / 2, self.view.height() * (0.72 if distance > 0 else 0.3)
        steps = [
            QPoint(round(x), round(y - distance * n / FLICK_STEPS)) for n in range(FLICK_STEPS + 1)
        ]
        QTest.touchEvent(self.view, self._finger).press(0, steps[0], self.view).commit()
        for place in steps[1:]:
            self.wait(12)
            QTest.touchEvent(self.view, self._finger).move(0, place, self.view).commit()
        QTest.touchEvent(self.view, self._finger).release(0, steps[-1], self.view).commit()
        self.wait(SETTLE_MS)

    def find(self, name: str, *, nth: int = 0) -> QQuickItem:
        """Return what bears a name, waiting a little for it to come."""

        def bearing(found: list[QQuickItem]) -> list[QQuickItem]:
            whole = [item for item in found if item.property("name") == name]
            return whole or [item for item in found if str(item.property("name")).startswith(name)]

        return self._await(name, bearing, nth=nth)

    def shot(self, name: str) -> None:
        """Keep a picture, numbered in the order of the tour."""
        self._shots += 1
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self.wait(120)
            picture = self._folder / f"{self._shots:02d}-{name}.png"
            self.view.grabWindow().save(str(picture), quality=QUALITY)

    def wait(self, ms: int) -> None:
        """Let the screen go on."""
        QTest.qWait(ms)

    def pressable(self) -> Iterator[QQuickItem]:
        """Walk through what a finger can press now, from the top of the tree."""
        yield from pressable(self.view)

    def _settle(self) -> None:
        """Wait for a page that turned; where none did, only until nothing more is painted."""
        begun = time.monotonic()
        painted: list[float] = []

        def note() -> None:
            painted.append(time.monotonic())

        self.view.frameSwapped.connect(note)
        turned = False
        while (now := time.monotonic()) - begun < SETTLE_MS / 1000:
            turned = turned or not self.stage.has_settled
            still = now - painted[-1] >= STILL_S if painted else now - begun >= IDLE_S
            if still and not turned:
                break
            self.wait(STEP_MS)
        self.view.frameSwapped.disconnect(note)

    def _look(self) -> None:
        """Look before touching: on a slow machine a page has only just turned."""
        while not self.stage.has_settled:
            self.wait(50)

    def _await(
        self, name: str, chosen: Callable[[list[QQuickItem]], list[QQuickItem]], *, nth: int = 0
    ) -> QQuickItem:
        for _ in range(PATIENCE_MS // 50):
            found = chosen(list(self.pressable()))
            if len(found) > nth:
                return found[nth]
            self.wait(50)
        raise NotThereError(name)


def type_name(item: QQuickItem) -> str:
    """Return the QML type of an item, such as ItemCard."""
    told = item.metaObject()
    name = str(told.className()).split("_QMLTYPE_", maxsplit=1)[0]
    # A QML type's meta-object goes with its window, its wrapper stays: an item that is later
    # made in the same place would be taken for it.
    invalidate(told)
    return name


def start_tour(view: QQuickView, stage: Stage, folder: Path) -> None:
    """Walk once the window stands; the program ends with 1 when something was not there."""

    def walk() -> None:
        QCoreApplication.exit(0 if walk_all(Hand(view, stage, folder)) else 1)

    QTimer.singleShot(2 * SETTLE_MS, walk)


def walk_all(hand: Hand, *, but: frozenset[str] = frozenset()) -> bool:
    """Take every screen's walk; tell whether every one came to its end.

    Args:
        hand: Who walks.
        but: Screens whose walks are not taken.
    """
    whole = True
    for screen in SCREENS:
        walk = screen.tour_walk()
        if walk is None or screen.name in but:
            continue
        hand.home()
        try:
            walk(hand)
        except NotThereError as error:
            logger.error("not on the glass screen=%s what=%s", screen.name, error)  # noqa: TRY400  the name says all
            whole = False
    return whole
