"""Behind the look at the glass itself: colours one after another, a grid to be touched."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtQml import QmlElement

from kiosk.ui.officer.page import OfficerPage

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class CheckBackend(OfficerPage):
    """Knows nothing: what is looked at is the glass."""

    changed = Signal()
