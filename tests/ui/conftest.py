"""A real kiosk over a real library, without a screen.

`kiosk` gives a window of 1366 by 768 with everything on it, and a `Hand` that
touches what a reader would touch. Any warning of Qt fails the test.
"""

from __future__ import annotations

import gc
import os
import shutil
import threading
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from kiosk.ui.environment import prepare

prepare()

import pytest  # noqa: E402
from PySide6.QtCore import QCoreApplication, QEvent  # noqa: E402
from PySide6.QtGui import QGuiApplication  # noqa: E402

from content.library import Held, Library  # noqa: E402
from kiosk.ui.app import application, glass, speak  # noqa: E402
from kiosk.ui.guard import Guard  # noqa: E402
from kiosk.ui.tour import Hand  # noqa: E402
from kiosk.ui.world import World  # noqa: E402
from tests.builders_screen import NOW, a_home  # noqa: E402
from tests.ui.officer import PATIENCE_S, come_in, set_pin  # noqa: E402

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtQuick import QQuickItem, QQuickView

    from kiosk.ui.stage import Stage


@pytest.fixture(scope="session")
def qapp_cls():
    return QGuiApplication


@pytest.fixture(scope="session")
def template_home(tmp_path_factory):
    """Return a home that is built once and copied for each test."""
    return a_home(tmp_path_factory.mktemp("home"), NOW, with_warning=False)


@pytest.fixture
def home(template_home, tmp_path):
    """Return a home of one's own with a real library of nine sections, without a warning."""
    return shutil.copytree(template_home, tmp_path / "home")


class Clock:
    """The time on the screen; a test turns it."""

    def __init__(self, now=NOW):
        self.now = now

    def __call__(self):
        return self.now

    def on(self, **later):
        self.now += timedelta(**later)


@dataclass
class Kiosk:
    """A kiosk on the glass."""

    view: QQuickView
    stage: Stage
    hand: Hand
    clock: Clock
    home: Path
    guard: Guard

    def reads(self) -> str:
        """Return all words a reader sees, a line each."""
        return "\n".join(words(self.view.contentItem()))

    def apply(self, *changes, release=4):
        """Let the agent take in a release, and the screen notice it."""
        with Library(self.home / "library.db", write=True) as library:
            library.apply(changes, Held(release, NOW, "150125", release, NOW))
        self.stage.poll()
        self.hand.wait(60)


def words(item: QQuickItem) -> list[str]:
    """Return the texts of what is visible, from the top of the tree."""
    found = []
    for child in item.childItems():
        if not child.isVisible() or not child.opacity():
            continue
        text = child.property("text")
        if isinstance(text, str) and text and not child.property("name"):
            found.append(text)
        found += words(child)
    return found


@pytest.fixture(scope="session")
def imported(qapp):
    """Keep what was imported out of every later search for garbage: it stays to the end."""
    application()
    gc.collect()
    gc.freeze()


@pytest.fixture
def start(qapp, imported):
    """Return a function that starts a kiosk over a home; all are ended after the test."""
    begun: list[Kiosk] = []

    def begin(home: Path, size=(1366, 768), language="zh", *, locked=False, now=NOW) -> Kiosk:
        speak(qapp, language)
        clock = Clock(now)
        view, stage = glass(World.at(home, clock))
        guard = Guard(view, stage, locked=locked)
        view.setGeometry(0, 0, *size)
        stage.begin()
        view.show()
        stage.awake()
        made = Kiosk(view, stage, Hand(view, stage), clock, home, guard)
        begun.append(made)
        made.hand.wait(300)
        return made

    yield begin
    for each in begun:
        each.guard.leave()
        each.stage.end()
        each.view.hide()
        each.view.deleteLater()
    begun.clear()
    speak(qapp, "zh")
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def kiosk(start, home):
    """Return a kiosk over a home with a library."""
    return start(home)


@pytest.fixture
def inside(start, home):
    """Return a kiosk at which the officer has come in."""
    kiosk = start(set_pin(home))
    come_in(kiosk)
    return kiosk


@pytest.fixture
def busy_clerk():
    """Return a function that keeps the clerk of a kiosk at work until its event is set."""
    let_go = threading.Event()

    def keep_busy(kiosk):
        kiosk.stage.officer.ask(lambda _: let_go.wait(PATIENCE_S), lambda _: None)
        return let_go

    yield keep_busy
    let_go.set()
