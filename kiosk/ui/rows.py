"""The one list model: every list on the screen is rows of one frozen dataclass.

`views` make rows, a backend calls `show`, a QML delegate reads the fields in
camelCase as required properties. Rows are compared by value: what is equal is
not touched, so a refresh moves nothing under a finger.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

R = TypeVar("R")

FIRST_ROLE: Final = 0x0101  # Qt.ItemDataRole.UserRole + 1; looking that up takes 15 ms
_NOWHERE = QModelIndex()


def camel_case(name: str) -> str:
    """Return a field's name as QML sees it: ``has_sound`` -> ``hasSound``."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


class Rows(QAbstractListModel, Generic[R]):
    """Rows of one frozen dataclass; a QML delegate reads its fields, in camelCase."""

    def __init__(self, kind: type[R], parent: QObject | None = None) -> None:
        """Begin empty.

        Args:
            kind: The dataclass; its fields become the roles.
            parent: Who owns the model.
        """
        super().__init__(parent)
        self._names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # R is a dataclass
        self._rows: list[R] = []

    @property
    def rows(self) -> tuple[R, ...]:
        """What is shown now."""
        return tuple(self._rows)

    def show(self, rows: Sequence[R]) -> None:
        """Show these rows in place of the ones before; equal rows disturb nothing."""
        head = _common(self._rows, rows)
        tail = _common(self._rows[head:][::-1], rows[head:][::-1])
        old, new = len(self._rows) - head - tail, len(rows) - head - tail
        kept = min(old, new)
        if kept:
            self._rows[head : head + kept] = rows[head : head + kept]
            self.dataChanged.emit(self.index(head), self.index(head + kept - 1))
        if old > new:
            self.beginRemoveRows(_NOWHERE, head + kept, head + old - 1)
            del self._rows[head + kept : head + old]
            self.endRemoveRows()
        elif new > old:
            self.beginInsertRows(_NOWHERE, head + kept, head + new - 1)
            self._rows[head + kept : head + kept] = rows[head + kept : head + new]
            self.endInsertRows()

    def replace(self, rows: Sequence[R]) -> None:
        """Show another list altogether, from its top."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    # Qt's names
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Tell how many rows; a row has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = 0,
    ) -> Any:
        """Return one field of one row, or None for what a row does not have."""
        place = role - FIRST_ROLE
        if not index.isValid() or not 0 <= place < len(self._names):
            return None
        return _plain(getattr(self._rows[index.row()], self._names[place]))

    def roleNames(self) -> dict[int, QByteArray]:
        """Tell QML the fields' names."""
        return {
            FIRST_ROLE + place: QByteArray(camel_case(name).encode())
            for place, name in enumerate(self._names)
        }


def _plain(value: Any) -> Any:
    """Return tuples as the lists that QML takes."""
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _common(old: Sequence[R], new: Sequence[R]) -> int:
    """Count equal rows from the beginning."""
    count = 0
    for before, after in zip(old, new, strict=False):
        if before != after:
            break
        count += 1
    return count
