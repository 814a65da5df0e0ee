"""Everything on every screen has a name and a role for a screen reader, and keys reach it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from kiosk.ui.reach import pressable, writable
from kiosk.ui.screens import SCREENS, Place
from kiosk.ui.tour import Hand, walk_all
from tests.ui.audit.language import TAGS
from tests.ui.audit.reading import PRESSED, Role, nodes
from tests.ui.audit.rules import in_sight
from tests.ui.audit.sight import look

MOST_KEYS = 80


@dataclass
class Listener(Hand):
    """Takes the tour; where it takes a picture, listens what a screen reader is told."""

    view: object
    stage: object
    faults: list[str] = field(default_factory=list)
    heard: int = 0
    keys: int = 0

    def __post_init__(self):
        super().__init__(self.view, self.stage)

    def shot(self, name):
        if name.endswith("-largest"):
            return
        told = nodes(self.view)
        self.heard += len(told)
        found = [*self.unnamed(told), *self.alike(), *self.unread(told), *self.unchecked(told)]
        found += self.unwalked()
        if self.stage.screen in PAGES and not any(node.role in HEADS for node in told):
            found.append("no heading")
        self.faults += [f"{name}: {fault}" for fault in found]

    def unnamed(self, told):
        """Tell what can be pressed but is not told of by its name."""
        pressed = {
            (node.name, tuple(node.place.center().toTuple()))
            for node in told
            if node.role in PRESSED
        }
        for item in pressable(self.view):
            centre = item.mapToGlobal(QPointF(item.width() / 2, item.height() / 2))
            near = {
                name
                for name, at in pressed
                if abs(at[0] - centre.x()) + abs(at[1] - centre.y()) < 9
            }
            if item.property("name") not in near:
                yield f"not told of: {item.property('name')!r}"

    def alike(self):
        """Tell what bears the name of another thing in sight that does something else."""
        names = Counter(item.property("name") for item in pressable(self.view))
        return [f"{count} are called {name!r}" for name, count in names.items() if count > 1]

    def unread(self, told):
        """Tell which words in sight no node says."""
        said = "\n".join(plain(node.name + node.value) for node in told)
        sight = look(self.view)
        for words in sight.words:
            if in_sight(words, sight) and plain(words.text) not in said:
                yield f"not read: {words.text[:40]!r}"

    def unchecked(self, told):
        """Tell which choice does not say whether it is chosen."""
        checked = {node.name: node.is_checked for node in told if node.is_checkable}
        for item in pressable(self.view):
            chosen, name = item.property("chosen"), item.property("name")
            if chosen is not None and checked.get(name) != chosen:
                yield f"not told whether chosen: {name!r}"

    def unwalked(self):
        """Walk round with Tab; tell what it never comes to."""
        wanted = [*pressable(self.view), *writable(self.view)]
        met = []
        for _ in range(min(MOST_KEYS, len(wanted) + 1)):
            QTest.keyClick(self.view, Qt.Key.Key_Tab)
            self.keys += 1
            met.append(self.view.activeFocusItem())
        return [f"no key reaches {item.property('name')!r}" for item in wanted if item not in met]


HEADS = {Role.Heading, Role.AlertMessage}
PAGES = {screen.name for screen in SCREENS if screen.place is Place.PAGE}


def plain(text):
    return re.sub(r"\s+", "", TAGS.sub("", text))


@pytest.mark.slow
def test_all_is_named_read_and_reached_by_keys(start, county, proof):
    kiosk = start(county)
    ear = Listener(kiosk.view, kiosk.stage)
    assert walk_all(ear)
    note = f"{ear.keys} keys"
    proof("spoken and reached by keys", runs=ear.heard, violations=len(ear.faults), note=note)
    if ear.faults:
        pytest.fail("\n".join(ear.faults), pytrace=False)
