"""Start the screen: the only way into `kiosk.ui`.

Order matters: the environment before Qt, the fonts before the first text, home
before everything else; what is not on the first picture is made after it.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from typing import TYPE_CHECKING, Final

from kiosk.ui.environment import FAMILY, FONTS, I18N, QML, prepare

prepare()

from kiosk.ui.memory import hurry  # noqa: E402

hurry()

from PySide6.QtCore import QCoreApplication, QRect, QSize, QTranslator, QUrl  # noqa: E402
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QImageReader  # noqa: E402
from PySide6.QtQuick import QQuickView  # noqa: E402

from kiosk.ui.guard import Guard  # noqa: E402
from kiosk.ui.images import BlobImages, PictogramImages  # noqa: E402
from kiosk.ui.stage import Stage  # noqa: E402
from kiosk.ui.world import World  # noqa: E402

if TYPE_CHECKING:
    from pathlib import Path

logger = logging.getLogger(__name__)

IMAGE_MB: Final = 64  # most memory one picture may take: 12 MP at 4 bytes, and a little
WINDOWED: Final = (1366, 768)
TOUR: Final = (1920, 1080)


def run(
    *,
    home: Path,
    windowed: bool,
    language: str | None,
    screenshots: Path | None,
    size: tuple[int, int] | None,
) -> int:
    """Show the kiosk until it is told to end.

    Args:
        home: The station's home folder; need not hold anything yet.
        windowed: A window for developers instead of the whole screen.
        language: ``zh`` or ``en``; None takes the station's.
        screenshots: Walk through every screen by touch, save pictures there, end.
        size: Pixels of the window; None takes the screen's or a usual one.

    Returns:
        Exit code: 0; 1 when the tour did not reach every screen.
    """
    app = application()
    world = World.at(home)
    speak(app, language or world.station.screen.language)
    view, stage = glass(world)
    locked = not windowed and screenshots is None and size is None
    guard = Guard(view, stage, locked=locked)
    _place(view, stage, locked=locked, size=size or (TOUR if screenshots else WINDOWED))
    _end_on_signals(app)
    if screenshots is not None:
        from kiosk.ui.tour import start_tour  # noqa: PLC0415  only for pictures

        start_tour(view, stage, screenshots)
    code = app.exec()
    guard.leave()
    stage.end()
    _end_at_once_where_a_film_hangs(code)
    return code


def _end_at_once_where_a_film_hangs(code: int) -> None:
    """End without taking down what would wait for a decoder that never comes back."""
    player = sys.modules.get("kiosk.ui.player")
    if player is not None and player.is_stuck():
        logging.shutdown()
        os._exit(code)


def application() -> QGuiApplication:
    """Return the Qt application with our type and our limits; one a process."""
    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication):
        QCoreApplication.setOrganizationName("cunkou")
        QCoreApplication.setApplicationName("cunkou")
        app = QGuiApplication(sys.argv[:1])
    QImageReader.setAllocationLimit(IMAGE_MB)
    for weight in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(FONTS / f"NotoSansSC-{weight}.ttf"))
    app.setFont(QFont(FAMILY))
    app.setQuitOnLastWindowClosed(True)
    return app


class _Words(QTranslator):
    """Texts in another language, held in memory: a mapped file dies under who writes it anew."""

    def take(self, path: Path) -> bool:
        """Read a catalogue; tell whether there is one."""
        try:
            self._held = path.read_bytes()  # Qt keeps no copy
        except OSError:
            return False
        return self.load(self._held)


def speak(app: QGuiApplication, language: str) -> None:
    """Take the screen's language; Chinese needs no catalogue."""
    old = app.findChild(QTranslator, "words")
    if old is not None:
        app.removeTranslator(old)
        old.setParent(None)
    words = _Words(app)
    words.setObjectName("words")
    if words.take(I18N / f"{language}.qm"):
        app.installTranslator(words)


def glass(world: World) -> tuple[QQuickView, Stage]:
    """Make the window and what stands on it, home first."""
    view = QQuickView()
    view.setTitle("村口")
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    engine = view.engine()
    engine.addImportPath(str(QML))
    engine.addImageProvider("blob", BlobImages(world))
    engine.addImageProvider("pictogram", PictogramImages())
    stage = Stage(world, view)
    view.setInitialProperties({"stage": stage})
    view.setSource(QUrl.fromLocalFile(str(QML / "Cunkou" / "Main.qml")))
    if view.status() != QQuickView.Status.Ready:
        msg = "; ".join(error.toString() for error in view.errors())
        raise TypeError(msg)
    return view, stage


def _place(view: QQuickView, stage: Stage, *, locked: bool, size: tuple[int, int]) -> None:
    if locked:
        place = view.screen().geometry()
        view.setGeometry(place)
    else:
        view.setGeometry(QRect(0, 0, *size))
        view.setMinimumSize(QSize(640, 400))
    stage.begin()
    if locked:
        view.showFullScreen()
    else:
        view.show()


def _end_on_signals(app: QGuiApplication) -> None:
    """End on Ctrl-C and on a supervisor's word; Python looks at signals between Qt's events."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: app.quit())
