"""What stands on the glass, in the order it is painted: words, places to press, what covers them.

Plain values in pixels of the window, so that the rules over them need no Qt window.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtQml import QJSValue, QQmlExpression, qmlContext

from kiosk.ui.tour import type_name

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem, QQuickView

LEADING = 0.2  # of the type size: empty above and below the ink of a line
OPAQUE = 0.85
SEEN = 0.05


@dataclass(frozen=True)
class Box:
    """Anything painted.

    Args:
        at: Its place in the order of painting.
        kind: Its QML type.
        place: Where it is.
        shown: What is left of it within everything that clips it.
        cut: Whether something clips it that cannot be scrolled.
        path: Places in the order of its ancestors.
        layer: Which part of the glass it stands in: page, band, over.
    """

    at: int
    kind: str
    place: QRectF
    shown: QRectF
    cut: bool
    path: tuple[int, ...]
    layer: str


@dataclass(frozen=True)
class Words(Box):
    """A text; its place is that of its ink."""

    text: str = ""
    truncated: bool = False
    may_elide: str = ""
    may_cover: str = ""
    size: float = 0.0


@dataclass(frozen=True)
class Target(Box):
    """What a finger may press."""

    name: str = ""
    live: bool = True
    low: str = ""
    under_words: str = ""


@dataclass(frozen=True)
class Strip(Box):
    """What scrolls, and how much of it there is."""

    item: Any = None
    beyond: QRectF = field(default_factory=QRectF)  # its content's width and height


@dataclass
class Sight:
    """All of it."""

    words: list[Words] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    covers: list[Box] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    coming: int = 0  # pictures that were asked for and are not there yet


@dataclass(frozen=True)
class _Around:
    """What an item inherits."""

    clips: tuple[tuple[QRectF, bool, bool], ...]  # innermost last: place, scrolls across, down
    path: tuple[int, ...]
    layer: str
    opacity: float


def look(view: QQuickView) -> Sight:
    """Look at the glass."""
    sight = Sight()
    glass = QRectF(0, 0, view.width(), view.height())
    _walk(view.contentItem(), _Around(((glass, False, False),), (), "", 1.0), sight, [0])
    return sight


def _walk(item: QQuickItem, around: _Around, sight: Sight, count: list[int]) -> None:
    opacity = around.opacity * item.opacity()
    if not item.isVisible() or opacity < SEEN:
        return
    below = sorted(item.childItems(), key=lambda child: child.z())
    within = _within(item, around, opacity, count[0])
    for child in (child for child in below if child.z() < 0):
        _walk(child, within, sight, count)
    count[0] += 1
    _note(item, around, sight, count[0], opacity)
    within = _within(item, around, opacity, count[0])
    idle = _idle(item)
    for child in (child for child in below if child.z() >= 0 and child not in idle):
        _walk(child, within, sight, count)


def _idle(item: QQuickItem) -> list[QQuickItem]:
    """Return lines of a list that wait to be used again: still there for all to see, never painted."""
    around = item.parentItem()
    if around is None or not around.property("reuseItems"):
        return []
    used = QQmlExpression(qmlContext(around), around, _USED).evaluate()[0]
    lines = used.toVariant() if isinstance(used, QJSValue) else used
    kinds = {type_name(line) for line in lines}
    return [
        child for child in item.childItems() if child not in lines and type_name(child) in kinds
    ]


_USED = "Array.from({length: count}, (_, line) => itemAtIndex(line)).filter(line => line !== null)"


def _within(item: QQuickItem, around: _Around, opacity: float, at: int) -> _Around:
    clips = around.clips
    if item.inherits("QQuickFlickable"):
        clips = (*clips, (_rect(item), *_scrolls(item)))
    elif item.clip():
        clips = (*clips, (_rect(item), False, False))
    layer = around.layer or (item.objectName() if item.objectName() in _LAYERS else "")
    return _Around(clips, (*around.path, at), layer, opacity)


_LAYERS = frozenset({"page", "band", "over"})


def _scrolls(item: QQuickItem) -> tuple[bool, bool]:
    free = bool(item.property("interactive"))
    across = item.property("contentWidth") > item.width() + 1
    down = item.property("contentHeight") > item.height() + 1
    return free and across, free and down


def _note(item: QQuickItem, around: _Around, sight: Sight, at: int, opacity: float) -> None:
    if item.inherits("QQuickText") or item.inherits("QQuickTextInput"):
        if item.property("text"):
            sight.words.append(_words(item, around, at))
        return
    if item.property("live") is not None and item.property("name"):
        sight.targets.append(_target(item, around, at))
    elif item.property("arrived") is False and not item.property("missing"):
        sight.coming += 1
    elif item.inherits("QQuickRectangle"):
        if item.property("color").alphaF() * opacity >= OPAQUE:
            sight.covers.append(Box(*_box(item, around, at, _rect(item))))
    elif item.inherits("QQuickFlickable"):
        beyond = QRectF(0, 0, item.property("contentWidth"), item.property("contentHeight"))
        sight.strips.append(Strip(*_box(item, around, at, _rect(item)), item=item, beyond=beyond))


def _words(item: QQuickItem, around: _Around, at: int) -> Words:
    size = item.property("font").pixelSize()
    return Words(
        *_box(item, around, at, _ink(item, size)),
        text=str(item.property("text")),
        truncated=bool(item.property("truncated")),
        may_elide=str(item.property("mayElide") or ""),
        may_cover=str(item.property("mayCover") or ""),
        size=size,
    )


def _target(item: QQuickItem, around: _Around, at: int) -> Target:
    return Target(
        *_box(item, around, at, _rect(item)),
        name=str(item.property("name")),
        live=bool(item.property("live")),
        low=str(item.property("low") or ""),
        under_words=str(item.property("underWords") or ""),
    )


def _box(item: QQuickItem, around: _Around, at: int, place: QRectF) -> tuple[Any, ...]:
    shown, cut = place, False
    for clip, across, down in reversed(around.clips):
        inner = shown.intersected(clip)
        cut |= not across and inner.width() < shown.width() - 1
        cut |= not down and inner.height() < shown.height() - 1
        shown = inner
        if shown.isEmpty():
            cut = cut and not (across or down)
            break
    return at, type_name(item), place, shown, cut, around.path, around.layer


def _rect(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _ink(item: QQuickItem, size: float) -> QRectF:
    """Return where the ink of a text is, which is not where its item is."""
    if item.inherits("QQuickTextInput"):
        return _rect(item)
    width, height = item.property("contentWidth"), item.property("contentHeight")
    x = _aligned(item, "horizontalAlignment", item.width() - width)
    y = _aligned(item, "verticalAlignment", item.height() - height)
    spare = min(LEADING * size, height / 3)
    return item.mapRectToScene(QRectF(x, y + spare, width, height - 2 * spare))


def _aligned(item: QQuickItem, which: str, room: float) -> float:
    """Return where words begin in their item; Qt hands these enumerations to QML only."""
    if abs(room) < 1:
        return 0.0
    flag = QQmlExpression(qmlContext(item), item, which).evaluate()[0]
    if flag in {Qt.AlignmentFlag.AlignHCenter.value, Qt.AlignmentFlag.AlignVCenter.value}:
        return room / 2
    return (
        room
        if flag in {Qt.AlignmentFlag.AlignRight.value, Qt.AlignmentFlag.AlignBottom.value}
        else 0.0
    )
