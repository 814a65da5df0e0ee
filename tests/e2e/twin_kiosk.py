"""A kiosk from the source that shows a test where to press in another one, and how it should look.

Run as `python -m tests.e2e.twin_kiosk HOME WIDTHxHEIGHT`. A JSON line in, a JSON line out; it goes
through the same screens as the other one because it is pressed at the same places.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from kiosk.ui.environment import prepare

prepare()

from PySide6.QtCore import QPoint, QPointF, QRect  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402

from kiosk.ui.app import application, glass, speak  # noqa: E402
from kiosk.ui.guard import Guard  # noqa: E402
from kiosk.ui.ink import InkPad  # noqa: E402
from kiosk.ui.reach import visible  # noqa: E402
from kiosk.ui.tour import Hand, NotThereError, type_name  # noqa: E402
from kiosk.ui.world import World  # noqa: E402


class Twin:
    """Does what it is told, and says where."""

    def __init__(self, view, stage):
        self._view, self._hand = view, Hand(view, stage)
        self._finger = QTest.createTouchDevice()

    def find(self, name):
        """Return where something of this whole name is pressed."""
        return self._centre(self._named(name))

    def touch(self, name):
        """Press it here, too."""
        self._hand._look()
        return self._pressed(self._named(name))

    def first(self, kind):
        """Press the first thing of a QML type."""
        self._hand._look()
        return self._pressed(self._one(kind, lambda it: type_name(it) == kind))

    def pad(self):
        """Return the pad's corner and side."""
        pad = next(it for it in visible(self._view.contentItem()) if isinstance(it, InkPad))
        corner = pad.mapToScene(QPointF(0, 0))
        return [corner.x(), corner.y(), pad.width()]

    def draw(self, strokes):
        """Draw strokes, in pixels of the window."""
        for stroke in strokes:
            places = [QPoint(*point) for point in stroke]
            QTest.touchEvent(self._view, self._finger).press(0, places[0], self._view).commit()
            for place in places[1:]:
                QTest.touchEvent(self._view, self._finger).move(0, place, self._view).commit()
            QTest.touchEvent(self._view, self._finger).release(0, places[-1], self._view).commit()
            self._hand.wait(300)

    def picture(self, to):
        """Keep a picture of what stands here."""
        self._hand.wait(50)
        self._view.grabWindow().save(to)

    def _named(self, name):
        return self._one(name, lambda it: it.property("name") == name)

    def _one(self, what, claim):
        return self._hand._await(what, lambda found: [it for it in found if claim(it)])

    def _pressed(self, item):
        place = self._centre(item)
        self._hand.touch_at(*place)
        return place

    def _centre(self, item):
        centre = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        return [round(centre.x()), round(centre.y())]


def main(home, size):
    app = application()
    speak(app, "zh")
    view, stage = glass(World.at(Path(home)))
    guard = Guard(view, stage, locked=False)
    view.setGeometry(QRect(0, 0, *map(int, size.split("x"))))
    stage.begin()
    view.show()
    twin = Twin(view, stage)
    for line in sys.stdin:
        what, *words = json.loads(line)
        try:
            answer = getattr(twin, what)(*words)
        except NotThereError as error:
            answer = f"not there: {error}"
        print(json.dumps(answer), flush=True)
    guard.leave()
    stage.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
