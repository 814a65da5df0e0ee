"""The glass as a screen reader is told of it: what bears which name and role, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtQuick import QQuickView

Role = QAccessible.Role
PRESSED = frozenset({Role.Button, Role.ListItem, Role.CheckBox, Role.RadioButton, Role.Slider})


@dataclass(frozen=True)
class Node:
    """One thing a screen reader can speak of."""

    role: Role
    name: str
    value: str
    place: QRect
    is_checkable: bool
    is_checked: bool
    is_focusable: bool


def nodes(view: QQuickView) -> list[Node]:
    """Return what can be spoken of now; what is beneath a sheet that covers all is left out."""
    QAccessible.setActive(True)
    return list(_walk(QAccessible.queryAccessibleInterface(view)))


def _walk(told: QAccessibleInterface | None) -> Iterator[Node]:
    if told is None or not told.isValid() or told.state().invisible:
        return
    state = told.state()
    yield Node(
        told.role(),
        told.text(QAccessible.Text.Name),
        told.text(QAccessible.Text.Value),
        told.rect(),
        bool(state.checkable),
        bool(state.checked),
        bool(state.focusable),
    )
    for nth in range(told.childCount()):
        yield from _walk(told.child(nth))
