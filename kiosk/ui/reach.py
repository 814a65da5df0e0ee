"""What can be pressed now: in sight, and not beneath something that covers the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtQuick import QQuickItem, QQuickView


def visible(item: QQuickItem) -> Iterator[QQuickItem]:
    """Walk through what is visible, children after their parents, from the top of the page."""
    for child in item.childItems():
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from visible(child)


def pressable(view: QQuickView) -> Iterator[QQuickItem]:
    """Walk through what can be pressed now, from the top of the tree."""
    foremost = _foremost(view)
    for item in (foremost, *visible(foremost)):
        if item.property("live") and item.property("name") and in_sight(view, item):
            yield item


def writable(view: QQuickView) -> Iterator[QQuickItem]:
    """Walk through what can be written in now."""
    for item in visible(_foremost(view)):
        if is_field(item) and in_sight(view, item):
            yield item


def is_paper(view: QQuickView, x: float, y: float) -> bool:
    """Tell whether a place of the window is one where a finger writes."""
    place = QPointF(x, y)
    return any(
        item.inherits("InkPad") and item.contains(item.mapFromScene(place))
        for item in visible(_foremost(view))
    )


def is_field(item: QQuickItem) -> bool:
    """Tell whether something is written in it: one line, or several."""
    return item.inherits("QQuickTextInput") or item.inherits("QQuickTextEdit")


def in_sight(view: QQuickView, item: QQuickItem) -> bool:
    """Tell whether the middle of an item is within the window and whatever clips it."""
    centre = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
    around: QQuickItem | None = item.parentItem()
    while around is not None:
        if around.clip() and not around.contains(around.mapFromScene(centre)):
            return False
        around = around.parentItem()
    return 0 < centre.x() < view.width() and 0 < centre.y() < view.height()


def _foremost(view: QQuickView) -> QQuickItem:
    """Return what covers all else, or everything."""
    found = view.contentItem()
    for item in visible(found):
        if item.property("coversAll"):
            found = item
    return found
