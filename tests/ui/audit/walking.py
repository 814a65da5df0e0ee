"""A finger that walks every screen as its tour does, and an eye that finds fault at each picture."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.ui.screens import SCREENS
from kiosk.ui.tour import Hand
from kiosk.ui.world import tr
from kiosk.views.light import Scheme
from tests.ui.audit.contrast import too_faint
from tests.ui.audit.glyphs import unwritten
from tests.ui.audit.rules import findings, in_sight
from tests.ui.audit.sight import look

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtQuick import QQuickView

    from kiosk.ui.stage import Stage
    from tests.ui.audit.language import Said
    from tests.ui.audit.rules import Finding
    from tests.ui.audit.sight import Sight, Strip

WCAG_AA = 4.5
HIGH = 7.0  # what the scheme of high contrast promises
STEP = 0.85  # of a page: what stood at the edge is seen whole on the next
TURN = 4  # of nine variations, so that neighbours differ in both
LOOK_MS = 20
PATIENCE = 60  # looks until what is on the glass must stand still
QUALITY = 78
TURNED = frozenset({"list-next", "article-next"})


@dataclass(frozen=True)
class Plan:
    """What to look at.

    Args:
        sizes: Of the window, in pixels.
        text_sizes: At each size.
        schemes: At each text size.
        turning: One size and text size at a picture, another at the next, instead of all at all.
        pages: Of what scrolls, so many at most.
        said: Set where the screen speaks English.
        but: Screens whose walks are not taken.
    """

    sizes: tuple[tuple[int, int], ...] = ((1366, 768), (1920, 1080), (1080, 1920))
    text_sizes: tuple[float, ...] = (1.0, 1.25, 1.5)
    schemes: tuple[str, ...] = tuple(Scheme)
    turning: bool = False
    pages: int = 8
    said: Said | None = None
    but: frozenset[str] = frozenset()

    def variations(self, nth: int) -> list[tuple[tuple[int, int], float]]:
        """Return sizes and text sizes for the so-manieth picture."""
        every = list(product(self.sizes, self.text_sizes))
        return [every[nth * TURN % len(every)]] if self.turning else every


@dataclass
class Auditor(Hand):
    """Takes the tour; where it takes a picture, looks at all its variations."""

    view: QQuickView
    stage: Stage
    plan: Plan
    folder: Path
    faults: list[str] = field(default_factory=list)
    looks: int = 0
    words: int = 0
    screens: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__(self.view, self.stage)

    def touch(self, name: str, *, nth: int = 0) -> None:
        """Touch as a reader does; text sizes are all looked at anyway."""
        if name != tr("字号"):
            super().touch(name, nth=nth)

    def shot(self, name: str) -> None:
        """Look at what stands, at every text size and in every scheme, page by page."""
        if name.endswith("-largest") or (self.plan.pages > 1 and name in TURNED):
            return  # looked at where it was standard, or page by page from the top
        self._shots += 1
        self.screens |= {each.name for each in SCREENS if self._stands(each.name)}
        size, text_size = self.view.size(), self.stage.textSize
        for (width, height), text in self.plan.variations(self._shots):
            self.view.resize(width, height)
            self.stage.set_text_size(text)
            self.look_through(f"{self._shots:02d}-{name}-{width}x{height}-{text}")
        self.view.resize(size)
        self.stage.set_text_size(text_size)
        self._still()

    def look_through(self, name: str) -> None:
        """Look at every page of what scrolls, and leave it as it was."""
        sight = self._still()
        strip = _main_strip(sight)
        if strip is None or self.plan.pages < 2:
            self._judge(sight, name)
            return
        item = strip.item
        read = item.property("contentY") - item.property("originY")
        item.setProperty("contentY", item.property("originY"))
        self._judge(self._still(), name)
        for page in range(2, self.plan.pages + 1):
            ends = item.property("originY") + item.property("contentHeight") - item.height()
            if item.property("contentY") >= ends - 1:
                break
            item.setProperty(
                "contentY", min(ends, item.property("contentY") + STEP * item.height())
            )
            self._judge(self._still(), f"{name}-{page}")
        for _ in range(2):  # a list that is laid out anew may begin elsewhere
            item.setProperty("contentY", item.property("originY") + read)
            self._still()

    def _judge(self, sight: Sight, name: str) -> None:
        if self.stage.screen != "rest":  # who looks so long touches it now and then
            self.stage.touched()
            self.stage.lifted()
        self.looks += 1
        self.words += len(sight.words)
        found = self._found(sight)
        for scheme in self.plan.schemes:
            self._dress(scheme)
            picture = self.view.grabWindow()
            if _written(look(self.view)) != _written(sight):  # a button says what is on now
                sight = self._still()
                found += self._found(sight)
                picture = self.view.grabWindow()
            least = HIGH if scheme == Scheme.CONTRAST else WCAG_AA
            faint = list(too_faint(sight, picture, least))
            self._keep(picture, f"{name}-{scheme}", found + faint)
            self.faults += [f"{name}-{scheme} {fault}" for fault in found + faint]
            found = []

    def _found(self, sight: Sight) -> list[Finding]:
        found = [*findings(sight, self._unit()), *unwritten(sight)]
        if self.plan.said is not None:
            found += self.plan.said.untranslated(sight)
        return found

    def _dress(self, scheme: str) -> None:
        """Let the station have other colours."""
        station = self.stage.world.station
        if station.screen.scheme != scheme:
            screen = replace(station.screen, scheme=scheme)
            self.stage.world.station = replace(station, screen=screen)
            self.stage.light.look(alone=False)

    def _unit(self) -> float:
        return min(self.view.width(), self.view.height()) / 1080

    def _stands(self, name: str) -> bool:
        stood = self.stage.stood(name)
        if stood is None or not stood.item.isVisible():
            return False
        return stood.item.height() > 0

    def _still(self) -> Sight:
        """Return what is seen once it has come to rest."""
        before = None
        for _ in range(PATIENCE):
            self.wait(LOOK_MS)
            sight = look(self.view)
            now = _written(sight)
            if now == before and not sight.coming:
                break
            before = now
        return sight

    def _keep(self, picture: QImage, name: str, found: list[Finding]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if found:
            painter = QPainter(picture)
            painter.setPen(QPen(QColor("magenta"), 3))
            for each in found:
                painter.drawRect(QRectF(each.where))
            painter.end()
        picture.save(str(self.folder / f"{name}{'!' if found else ''}.jpg"), "JPG", QUALITY)


def _written(sight: Sight) -> list[tuple[object, str]]:
    return [(each.place.getRect(), each.text) for each in sight.words]


def _main_strip(sight: Sight) -> Strip | None:
    """Return the largest of what scrolls down and is in sight."""
    able = [
        each
        for each in sight.strips
        if in_sight(each, sight)
        and each.item.property("interactive")
        and each.beyond.height() > each.place.height() + 1
    ]
    return max(able, key=lambda each: each.place.width() * each.place.height(), default=None)
