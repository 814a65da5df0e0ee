"""A kiosk in a process of its own that tells what a reader can read: a JSON line a change.

Run as `python -m tests.e2e.readers_kiosk HOME SCREEN ARGUMENT FOLDER`. The window is the real
one, over the real home; pictures of it go into the folder. It ends when its input does.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from kiosk.ui.environment import prepare

prepare()

from PySide6.QtCore import QCoreApplication, QTimer  # noqa: E402

from kiosk.ui.app import application, glass, speak  # noqa: E402
from kiosk.ui.world import World  # noqa: E402
from tests.ui.reading import words  # noqa: E402

LOOK_MS = 50


class Reader:
    """Looks at the glass, and says so when it says something else."""

    def __init__(self, view, stage, folder):
        self._view, self._stage, self._folder = view, stage, folder
        self._said, self._number = None, 0

    def look(self):
        """Tell what stands there, if that is new."""
        takeover = self._stage.stood("takeover")
        said = {
            "screen": self._stage.screen,
            "taken_over": takeover is not None and takeover.item.isVisible(),
            "words": "\n".join(words(self._view)),
        }
        if said != self._said:
            self._said = said
            print(json.dumps(said, ensure_ascii=False), flush=True)
            self._keep()

    def _keep(self):
        self._number += 1
        self._view.grabWindow().save(str(self._folder / f"kiosk-{self._number:02}.png"))


def main(home, screen, argument, folder):
    app = application()
    speak(app, "zh")
    view, stage = glass(World.at(Path(home)))
    view.setGeometry(0, 0, 1366, 768)
    stage.begin()
    view.show()
    stage.awake()
    stage.turn(screen, argument)
    Path(folder).mkdir(parents=True, exist_ok=True)
    reader = Reader(view, stage, Path(folder))
    timer = QTimer(view)
    timer.timeout.connect(reader.look)
    timer.start(LOOK_MS)
    ended = QTimer(view)  # a thread may not touch Qt: it leaves word, the screen looks
    ending = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), ending.set()), daemon=True).start()
    ended.timeout.connect(lambda: ending.is_set() and QCoreApplication.quit())
    ended.start(LOOK_MS)
    code = app.exec()
    stage.end()
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
