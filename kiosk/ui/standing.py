"""Screens that were made: each at first use, kept while the kiosk runs, read again when stale."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem

from kiosk.ui.environment import QML
from kiosk.ui.screens import SCREENS, Place, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject
    from PySide6.QtQuick import QQuickView

    from kiosk.ui.backend import Backend
    from kiosk.ui.world import World

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stood:
    """A screen that was made: its backend and its item."""

    screen: Screen
    backend: Backend
    item: QQuickItem

    @property
    def is_page(self) -> bool:
        """Whether it stands alone, and not with every other."""
        return self.screen.place is Place.PAGE


class Standing:
    """Makes screens and keeps them."""

    def __init__(self, world: World, view: QQuickView, stage: QObject) -> None:
        """Begin with none.

        Args:
            world: What backends read.
            view: The window; its root has an item named for each `Place`.
            stage: Given to every screen.
        """
        self._world = world
        self._view = view
        self._stage = stage
        self._stood: dict[str, Stood] = {}
        self._stale: set[str] = {"home"}  # to be read again when shown

    def __iter__(self) -> Iterator[Stood]:
        """Walk through the screens made."""
        return iter(tuple(self._stood.values()))

    def known(self, name: str) -> Stood | None:
        """Return a screen if it was made already."""
        return self._stood.get(name)

    def get(self, name: str) -> Stood:
        """Return a screen, made now if it was not before."""
        if name not in self._stood:
            self._stood[name] = self._make(next(s for s in SCREENS if s.name == name))
        return self._stood[name]

    def next_to_warm(self) -> str:
        """Return a screen to make before anybody asks; empty when all are made."""
        wanted = (s.name for s in SCREENS if s.warm or s.place is not Place.PAGE)
        return next((name for name in wanted if name not in self._stood), "")

    def open(self, stood: Stood, argument: str) -> None:
        """Let a page show another thing."""
        self._stale.discard(stood.screen.name)
        stood.backend.open(argument)

    def freshen(self, stood: Stood) -> None:
        """Let a page that is about to be shown read what came while it was hidden."""
        if stood.screen.name in self._stale:
            self._stale.discard(stood.screen.name)
            stood.backend.refresh()

    def read_again(self, now: str) -> None:
        """Refresh what is in sight, without a jump, and mark the rest.

        Args:
            now: The page that stands.
        """
        for stood in self:
            if stood.is_page and stood.screen.name != now:
                self._stale.add(stood.screen.name)
            else:
                stood.backend.refresh()

    def end(self) -> None:
        """Take everything off the glass."""
        for stood in self:
            stood.item.setVisible(False)
            stood.item.deleteLater()
        self._stood.clear()

    def _make(self, screen: Screen) -> Stood:
        backend = screen.backend_class()(self._world, self._stage)
        if screen.place is not Place.PAGE:
            backend.open("")
        url = QUrl.fromLocalFile(str(QML / "Cunkou" / screen.qml))
        component = QQmlComponent(self._view.engine(), url, self._stage)
        given: dict[str, Any] = {"stage": self._stage, "backend": backend}
        item = component.createWithInitialProperties(given)
        if not isinstance(item, QQuickItem):
            msg = f"{screen.qml}: {component.errorString()}"
            logger.error("no such page on the glass: %s", msg)
            raise TypeError(msg)
        layer = self._view.rootObject().findChild(QQuickItem, screen.place.value)
        assert layer is not None, screen.place
        item.setParent(layer)
        if screen.place is Place.PAGE:
            item.setVisible(False)  # the others say themselves when they are seen
        item.setParentItem(layer)
        return Stood(screen, backend, item)
