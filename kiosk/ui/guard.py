"""Nobody leaves the full screen: keys by allowlist, no menus, no drops, no closing.

Watches the one window of the kiosk. Tells the stage of every touch and lets one
finger through (`kiosk.views.touching`); the touch that wakes the resting screen
presses nothing. Keys that walk the screen go to `kiosk.ui.focus`.
"""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6 import QtCore, QtGui  # events are large, and made at the first look at one
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent
    from PySide6.QtQuick import QQuickView

    from kiosk.ui.focus import Focus
    from kiosk.ui.stage import Stage
    from kiosk.views.touching import Contact, Touching

WATCH_MS: Final = 400  # a window that was moved or hidden is back before a reader wonders
TREMBLE: Final = 20  # pixels a finger may stray and still press: 5 mm on a screen of 21 inches


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
        self._fingers: Touching | None = None  # of neither was anything felt yet
        self._mouse: Touching | None = None
        self._focus: Focus | None = None
        self._forwarding = False
        self.clock = time.monotonic
        self._pointing = True
        QGuiApplication.styleHints().setStartDragDistance(TREMBLE)
        stage.turned.connect(self._turned)
        view.frameSwapped.connect(self._begin)  # before it nothing is there to be pressed
        if locked:
            self._watch = QTimer(self)
            self._watch.timeout.connect(self.hold)
            self._watch.start(WATCH_MS)
            QTimer.singleShot(0, self, self._hide_pointer)

    def _begin(self) -> None:
        self._view.frameSwapped.disconnect(self._begin)
        self._view.installEventFilter(self)

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
        if isinstance(event, QtGui.QTouchEvent | QtGui.QMouseEvent) and not self._forwarding:
            if self._locked:
                self._point(shown=_is_mouse(event))
            return (
                self._touched(event)
                if isinstance(event, QtGui.QTouchEvent)
                else self._clicked(event)
            )
        if isinstance(event, QtGui.QKeyEvent):
            return self._keyed(event)
        return self._locked and event.type() in _never()

    def _touched(self, event: QTouchEvent) -> bool:
        """Let one finger through; what it does alone goes on as it is."""
        if event.type() == QtCore.QEvent.Type.TouchCancel:
            if self._fingers is not None:
                self._fingers = self._fingers.give_up(self.clock())
            self._stage.lifted()
            return False
        from kiosk.ui.contacts import contacts_of, of_one  # noqa: PLC0415  home need not wait for it
        from kiosk.views.touching import Touching, Verdict  # noqa: PLC0415  as above

        contacts = contacts_of(event, self._short_side())
        fingers = self._on_paper(self._fingers or Touching(), contacts)
        self._fingers, verdict = fingers.feel(contacts, self.clock())
        if any(each.begins for each in contacts) and self._stage.touched():
            self._fingers = self._fingers.give_up(self.clock())  # it only wakes the screen
            verdict = Verdict(cancels=verdict.cancels)
        if verdict.begins and self._focus is not None:
            self._focus.leave()
        if verdict.cancels:
            self._forward(QtGui.QTouchEvent(QtCore.QEvent.Type.TouchCancel, event.pointingDevice()))
        if event.type() == QtCore.QEvent.Type.TouchEnd:
            self._stage.lifted()
        if verdict.finger is None:
            event.accept()  # or Qt would make a mouse of it
            return True
        if event.pointCount() == 1 and verdict.begins == (
            event.type() == QtCore.QEvent.Type.TouchBegin
        ):
            return False
        self._forward(of_one(event, verdict))
        event.accept()
        return True

    def _clicked(self, event: QMouseEvent) -> bool:
        """Treat a real mouse as one finger; one that Qt made of a finger was judged already."""
        if not _is_mouse(event) or event.type() not in _pressing():
            return False
        from kiosk.ui.contacts import contact_of  # noqa: PLC0415  home need not wait for it
        from kiosk.views.touching import Touching  # noqa: PLC0415  as above

        contact = contact_of(event, self._short_side())
        if contact is None:
            return False
        mouse = self._on_paper(self._mouse or Touching(), (contact,))
        self._mouse, verdict = mouse.feel((contact,), self.clock())
        if contact.begins and self._stage.touched():
            self._mouse = self._mouse.give_up(self.clock())
            return True
        if event.type() == QtCore.QEvent.Type.MouseButtonRelease:
            self._stage.lifted()
        return verdict.finger is None

    def _on_paper(self, touching: Touching, contacts: Sequence[Contact]) -> Touching:
        """Take a dot for a dot, where a finger writes."""
        if not touching.bounces(contacts, self.clock()):
            return touching
        from kiosk.ui.reach import is_paper  # noqa: PLC0415  home need not wait for it

        side = self._short_side()
        dot = next(each for each in contacts if each.begins)
        return touching.write() if is_paper(self._view, dot.x * side, dot.y * side) else touching

    def _keyed(self, event: QKeyEvent) -> bool:
        """Let keys that write pass; those that walk the screen do so here."""
        if self._locked and not _allowed(event):
            return True
        if event.type() == QtCore.QEvent.Type.ShortcutOverride:
            return False
        wakes = event.type() == QtCore.QEvent.Type.KeyPress and self._stage.touched()
        self._stage.lifted()
        return wakes or self._the_focus().feel(event)

    def _the_focus(self) -> Focus:
        if self._focus is None:
            from kiosk.ui.focus import Focus  # noqa: PLC0415  home need not wait for it

            self._focus = Focus(self._view)
        return self._focus

    def _forward(self, event: QTouchEvent) -> None:
        self._forwarding = True
        QtCore.QCoreApplication.sendEvent(self._view, event)
        self._forwarding = False

    def _turned(self) -> None:
        now = self.clock()
        self._fingers = self._fingers and self._fingers.turn(now)
        self._mouse = self._mouse and self._mouse.turn(now)

    def _short_side(self) -> float:
        return float(max(1, min(self._view.width(), self._view.height())))


# Enums are looked up at the first touch: Qt's are large, and home is not to wait for them.


@cache
def _pressing() -> frozenset[QEvent.Type]:
    kind = QtCore.QEvent.Type
    pressed = {kind.MouseButtonPress, kind.MouseButtonDblClick}
    return frozenset(pressed | {kind.MouseMove, kind.MouseButtonRelease})


@cache
def _never() -> frozenset[QEvent.Type]:
    kind = QtCore.QEvent.Type
    dropped = {kind.DragEnter, kind.DragMove, kind.Drop}
    return frozenset(dropped | {kind.ContextMenu, kind.WhatsThis, kind.Shortcut, kind.Close})


@cache
def _named_keys() -> frozenset[int]:
    from PySide6.QtCore import Qt  # noqa: PLC0415  15 ms that home need not wait for

    key = Qt.Key
    writing = {key.Key_Backspace, key.Key_Return, key.Key_Enter, key.Key_Tab, key.Key_Backtab}
    moving = {key.Key_Left, key.Key_Right, key.Key_Up, key.Key_Down, key.Key_Home, key.Key_End}
    return frozenset(writing | moving | {key.Key_PageUp, key.Key_PageDown})


def _is_mouse(event: QMouseEvent | QTouchEvent) -> bool:
    """Tell a mouse from a finger, and from the mouse events Qt makes of a finger's."""
    return (
        isinstance(event, QtGui.QMouseEvent) and event.pointerType() != event.pointerType().Finger
    )


def _allowed(event: QKeyEvent) -> bool:
    """Let writing and walking through; nothing with Ctrl, Alt or Meta, no function keys."""
    from PySide6.QtCore import Qt  # noqa: PLC0415  15 ms that home need not wait for

    held = Qt.KeyboardModifier
    if event.modifiers() & (held.ControlModifier | held.AltModifier | held.MetaModifier):
        return False
    return event.key() in _named_keys() or (event.text().isprintable() and event.text() != "")
