"""Qt's touch and mouse events as contacts of `kiosk.views.touching`, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent

from kiosk.views.touching import Contact, Phase

if TYPE_CHECKING:
    from kiosk.views.touching import Verdict

MOUSE: Final = -1  # its contact's number; fingers count from 0
_PHASES: Final = {
    QEventPoint.State.Pressed: Phase.PRESSED,
    QEventPoint.State.Released: Phase.RELEASED,
}
_BUTTON: Final = {
    QEvent.Type.MouseButtonPress: Phase.PRESSED,
    QEvent.Type.MouseButtonDblClick: Phase.PRESSED,
    QEvent.Type.MouseButtonRelease: Phase.RELEASED,
    QEvent.Type.MouseMove: Phase.STAYS,
}


def contacts_of(event: QTouchEvent, short_side: float) -> tuple[Contact, ...]:
    """Return all contacts of a touch event.

    Args:
        event: The event.
        short_side: Of the window, in its pixels.
    """
    return tuple(_contact(point, short_side) for point in event.points())


def contact_of(event: QMouseEvent, short_side: float) -> Contact | None:
    """Return a mouse as a contact; None while no button is down."""
    phase = _BUTTON[event.type()]
    if phase is Phase.STAYS and event.buttons() == Qt.MouseButton.NoButton:
        return None
    place = event.position()
    return Contact(MOUSE, phase, place.x() / short_side, place.y() / short_side)


def of_one(event: QTouchEvent, verdict: Verdict) -> QTouchEvent:
    """Return what an event says of the one finger, as if there were no other."""
    point = next(each for each in event.points() if each.id() == verdict.finger)
    kind = QEvent.Type.TouchUpdate
    if verdict.begins:
        kind = QEvent.Type.TouchBegin
    elif point.state() == QEventPoint.State.Released:
        kind = QEvent.Type.TouchEnd
    made = QTouchEvent(kind, event.pointingDevice(), event.modifiers(), [point])
    made.setTimestamp(event.timestamp())
    return made


def _contact(point: QEventPoint, short_side: float) -> Contact:
    place, size = point.position(), point.ellipseDiameters()
    return Contact(
        point.id(),
        _PHASES.get(point.state(), Phase.STAYS),
        place.x() / short_side,
        place.y() / short_side,
        max(size.width(), size.height()) / short_side,
    )
