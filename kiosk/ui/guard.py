"""Nobody leaves the full screen: keys by allowlist, no menus, no drops, no closing.

Watches the one window of the kiosk. Also tells the stage of every touch, and
lets the touch that wakes the resting screen press nothing.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickView

    from kiosk.ui.stage import Stage

WATCH_MS: Final = 400  # a window that was moved or hidden is back before a reader wonders


class Guard(QObject):
    """The event filter and the watchdog of the window."""

    def __init__(self, view: QQuickView, stage: Stage, *, locked: bool) -> None:
        """Begin to watch.

        Args:
            view: The window.
            stage: Told of touches.
            locked: Full screen and shut; a developer's window may be closed and moved.
        """
        super().__init__(view)
        self._view = view
        self._stage = stage
        self._locked = locked
        self._swallowing = False
        self._pointing = True
        view.installEventFilter(self)
        if locked:
            self._watch = QTimer(self)
            self._watch.timeout.connect(self.hold)
            self._watch.start(WATCH_MS)
            QTimer.singleShot(0, self, self._hide_pointer)

    def hold(self) -> None:
        """Fill the screen again if anything moved, shrank or hid the window."""
        glass = self._view.screen().geometry()
        if self._view.geometry() != glass:
            self._view.setGeometry(glass)
        full = self._view.visibility() == self._view.Visibility.FullScreen
        if not full or not self._view.isVisible():
            self._view.showFullScreen()
            self._view.requestActivate()

    def leave(self) -> None:
        """Stop watching, when the program ends."""
        self._view.removeEventFilter(self)
        if self._locked:
            self._watch.stop()

    def _hide_pointer(self) -> None:
        self._point(shown=False)

    def _point(self, *, shown: bool) -> None:
        """Show the arrow to who uses a mouse and hide it from who uses a finger."""
        from PySide6.QtCore import Qt  # noqa: PLC0415  15 ms that home need not wait for

        if shown != self._pointing:
            self._pointing = shown
            shape = Qt.CursorShape
            self._view.setCursor(shape.ArrowCursor if shown else shape.BlankCursor)

    # Qt's names
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Drop what no reader needs; True means dropped."""
        kind = event.type()
        if self._locked and isinstance(event, QMouseEvent | QTouchEvent):
            self._point(shown=_is_mouse(event))
        if kind in _begins():
            self._swallowing = self._stage.touched()
            return self._swallowing
        if kind in _ends():
            self._stage.lifted()
        if self._swallowing and (kind in _goes_on() or kind in _ends()):
            self._swallowing = kind not in _ends()
            return True
        if not self._locked:
            return False
        if isinstance(event, QKeyEvent):
            return not _allowed(event)
        return kind in _never()


# Enums are looked up at the first touch: Qt's are large, and home is not to wait for them.


@cache
def _begins() -> frozenset[QEvent.Type]:
    return frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress})


@cache
def _goes_on() -> frozenset[QEvent.Type]:
    kind = QEvent.Type
    return frozenset({kind.TouchUpdate, kind.MouseMove, kind.MouseButtonDblClick})


@cache
def _ends() -> frozenset[QEvent.Type]:
    kind = QEvent.Type
    return frozenset({kind.TouchEnd, kind.TouchCancel, kind.MouseButtonRelease})


@cache
def _never() -> frozenset[QEvent.Type]:
    kind = QEvent.Type
    dropped = {kind.DragEnter, kind.DragMove, kind.Drop}
    return frozenset(dropped | {kind.ContextMenu, kind.WhatsThis, kind.Shortcut, kind.Close})


@cache
def _named_keys() -> frozenset[int]:
    from PySide6.QtCore import Qt  # noqa: PLC0415  15 ms that home need not wait for

    key = Qt.Key
    writing = {key.Key_Backspace, key.Key_Return, key.Key_Enter}
    moving = {key.Key_Left, key.Key_Right, key.Key_Up, key.Key_Down, key.Key_Home, key.Key_End}
    return frozenset(writing | moving | {key.Key_PageUp, key.Key_PageDown})


def _is_mouse(event: QMouseEvent | QTouchEvent) -> bool:
    """Tell a mouse from a finger, and from the mouse events Qt makes of a finger's."""
    return isinstance(event, QMouseEvent) and event.pointerType() != event.pointerType().Finger


def _allowed(event: QKeyEvent) -> bool:
    """Let writing and paging through; nothing with Ctrl, Alt or Meta, no function keys."""
    from PySide6.QtCore import Qt  # noqa: PLC0415  15 ms that home need not wait for

    held = Qt.KeyboardModifier
    if event.modifiers() & (held.ControlModifier | held.AltModifier | held.MetaModifier):
        return False
    return event.key() in _named_keys() or (event.text().isprintable() and event.text() != "")
