"""Keys of a keyboard or a switch: they walk what can be pressed, as one reads, and press it.

`kiosk.ui.guard` hands over every key; nothing here is made before the first one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QUrl
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem

from kiosk.ui.environment import QML
from kiosk.ui.reach import is_field, pressable, writable
from kiosk.views.focus import Spot, Way, step

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtQuick import QQuickView

_KEY: Final = Qt.Key
_WAYS: Final = {
    _KEY.Key_Tab: Way.NEXT,
    _KEY.Key_Backtab: Way.BACK,
    _KEY.Key_Up: Way.UP,
    _KEY.Key_Down: Way.DOWN,
    _KEY.Key_Left: Way.LEFT,
    _KEY.Key_Right: Way.RIGHT,
}
_ACROSS: Final = frozenset({Way.LEFT, Way.RIGHT})
_PRESSES: Final = frozenset({_KEY.Key_Return, _KEY.Key_Enter, _KEY.Key_Space})


class Focus(QObject):
    """Where the keys are."""

    def __init__(self, view: QQuickView) -> None:
        """Begin nowhere.

        Args:
            view: The window.
        """
        super().__init__(view)
        self._view = view
        self._ring: QQuickItem | None = None

    def feel(self, event: QKeyEvent) -> bool:
        """Take a key; tell whether it was for walking or pressing."""
        key = Qt.Key(event.key())
        here = self._here()
        is_writing = here is not None and is_field(here)
        way = _WAYS.get(key)
        if way is not None and not (is_writing and way in _ACROSS):
            if event.type() == QEvent.Type.KeyPress:
                self._walk(way, here)
            return True
        if key in _PRESSES and not is_writing:
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self._press(here)
            return True
        return False

    def leave(self) -> None:
        """Be nowhere: a finger is on the glass."""
        here = self._here()
        if here is not None and self._ring is not None and self._ring.parentItem() is here:
            here.setFocus(False)
            self._ring.deleteLater()
            self._ring = None

    def _here(self) -> QQuickItem | None:
        return self._view.activeFocusItem()

    def _walk(self, way: Way, here: QQuickItem | None) -> None:
        places = [*pressable(self._view), *writable(self._view)]
        now = places.index(here) if here in places else None
        found = step([_spot(place) for place in places], now, way)
        if found is not None:
            places[found].forceActiveFocus(Qt.FocusReason.TabFocusReason)
            self._show(places[found])

    def _press(self, here: QQuickItem | None) -> None:
        if here is not None and here in list(pressable(self._view)):
            pressed: Any = here
            pressed.tapped.emit()  # QMetaObject.invokeMethod of PySide 6.9 crashes on a signal of QML

    def _show(self, item: QQuickItem) -> None:
        if self._ring is None:
            url = QUrl.fromLocalFile(str(QML / "Cunkou" / "parts" / "FocusRing.qml"))
            made = QQmlComponent(self._view.engine(), url, self).create()
            assert isinstance(made, QQuickItem), url
            self._ring = made
            self._ring.setParent(self)
        self._ring.setParentItem(item)


def _spot(item: QQuickItem) -> Spot:
    place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    return Spot(place.x(), place.y(), place.width(), place.height())
