"""What a reader sees on the glass: words, and places to press."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtQuick import QQuickItem, QQuickView


def items(item: QQuickItem) -> Iterator[QQuickItem]:
    """Return what is visible below an item."""
    for child in item.childItems():
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from items(child)


def words(view: QQuickView) -> list[str]:
    """Return every text that is shown."""
    labels = (item for item in items(view.contentItem()) if item.inherits("QQuickText"))
    shown = (label.property("text") for label in labels)
    return [text for text in shown if text]


def pressable(view: QQuickView) -> list[QQuickItem]:
    """Return what a finger may press now."""
    return [
        item
        for item in items(view.contentItem())
        if item.property("live") and item.property("name")
    ]


def price_lines(view: QQuickView) -> list[QQuickItem]:
    """Return the lines of the price list."""
    return [item for item in pressable(view) if item.property("priceAt") is not None]


def is_chip(item: QQuickItem) -> bool:
    """Tell whether it is a chip, which may lie beyond the edge of its row."""
    return item.property("chosen") is not None
