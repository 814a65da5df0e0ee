"""`python -m tests.bench.probe empty|kiosk|walk HOME WxH`: one measured run of the screen."""

from __future__ import annotations

import json
import os
import resource
import statistics
import sys
import time
from pathlib import Path

STARTED = float(os.environ.get("CUNKOU_STARTED", time.monotonic()))
SECTIONS = (
    "政策法规 种养技术 市场行情 天气预警 病虫疫病 务工信息 远程课堂 办事指南 村务通知".split()  # noqa: SIM905  read as a line
)
EMPTY = b"import QtQuick\nRectangle { color: 'white' }"


def main(what, home, size):
    width, height = (int(part) for part in size.split("x"))
    if what == "empty":
        return empty(width, height)
    return kiosk(Path(home), width, height, walks=what == "walk")


def empty(width, height):
    os.environ["QT_QUICK_BACKEND"] = "software"
    os.environ["QT_XCB_GL_INTEGRATION"] = "none"
    from PySide6.QtCore import QUrl  # noqa: PLC0415  the start is what is measured
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415
    from PySide6.QtQml import QQmlComponent  # noqa: PLC0415
    from PySide6.QtQuick import QQuickView  # noqa: PLC0415

    app = QGuiApplication([])
    view = QQuickView()
    component = QQmlComponent(view.engine())
    component.setData(EMPTY, QUrl())
    view.setContent(QUrl(), component, component.create())
    view.setGeometry(0, 0, width, height)
    told = first_frame(view, app.quit)
    view.show()
    app.exec()
    print(json.dumps(told), flush=True)
    os._exit(0)


def first_frame(view, then):
    told = {}

    def swapped():
        if not told:
            told["first_frame_ms"] = (time.monotonic() - STARTED) * 1000
            then()

    view.frameSwapped.connect(swapped)
    return told


def kiosk(home, width, height, *, walks):
    from kiosk.ui import app as screen  # noqa: PLC0415  the start is what is measured
    from kiosk.ui.guard import Guard  # noqa: PLC0415
    from kiosk.ui.world import World  # noqa: PLC0415
    from sync.station import Station  # noqa: PLC0415

    app = screen.application()
    station = Station.read(home)
    screen.speak(app, "zh")
    view, stage = screen.glass(World(station))
    Guard(view, stage, locked=False)
    told = first_frame(view, (lambda: None) if walks else app.quit)
    screen._place(view, stage, locked=False, size=(width, height))
    if walks:
        told |= walk(app, view, stage)
    else:
        app.exec()
    print(json.dumps(told), flush=True)
    os._exit(0)


def walk(app, view, stage):
    from PySide6.QtCore import QEvent  # noqa: PLC0415  only here

    from kiosk.ui.tour import Hand  # noqa: PLC0415

    hand = Hand(view, stage)
    hand.wait(2500)
    hand.home()  # a warning that takes the screen has come by now
    before = pss_mb()
    stopwatch = Stopwatch(app, view, stage)
    steps = list(plan(hand))
    for name, find in steps:
        stopwatch.touch(name, find())
        hand.wait(330)
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as the loop of a kiosk does
    hand.home()
    hand.wait(2000)
    times = sorted(taken for _, taken in stopwatch.times)
    worst = max(stopwatch.times, key=lambda pair: pair[1])
    return {
        "count": len(times),
        "p50": statistics.median(times),
        "p95": times[int(len(times) * 0.95)],
        "worst": f"{worst[0]} {worst[1]:.0f} ms",
        "pss_home_mb": before,
        "pss_mb": pss_mb(),
        "idle_cpu_pct": idle(hand),
    }


def plan(hand):
    """Yield about 100 touches: every section, its first card, its way back, search."""
    from kiosk.ui.tour import type_name  # noqa: PLC0415  only here

    def named(name):
        return name, lambda: hand.find(name)

    def card():
        kinds = ("Card", "Row", "Line")
        found = [item for item in hand.pressable() if type_name(item).endswith(kinds)]
        return found[0] if found else hand.find("返回")

    def way_home():
        if hand.stage.screen == "home":  # the page had no card, so the way back was taken
            hand.touch("搜索")
        return hand.find("首页")

    for _ in range(3):
        for section in SECTIONS:
            yield named(section)
            yield f"{section} card", card
            yield f"{section} home", way_home
        yield named("搜索")
        yield named("拼音")
        yield named("t")
        yield named("首页")
    for section in SECTIONS[:7]:
        yield named(section)
        yield named("首页")


class Stopwatch:
    """From the finger's leaving the glass to the first frame of what it opened.

    Pictures may follow in later frames; what is read is on the first.
    """

    def __init__(self, app, view, stage):
        from PySide6.QtTest import QTest  # noqa: PLC0415

        self._app, self._view, self._stage = app, view, stage
        self._finger = QTest.createTouchDevice()
        self._test = QTest
        self._before = ""
        self._painted = 0.0
        self.times = []
        view.frameSwapped.connect(self._on_frame)

    def _on_frame(self):
        if not self._painted and self._stage.screen != self._before:
            self._painted = time.perf_counter()

    def touch(self, name, item):
        from PySide6.QtCore import QPoint, QPointF  # noqa: PLC0415

        centre = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        place = QPoint(round(centre.x()), round(centre.y()))
        self._test.touchEvent(self._view, self._finger).press(0, place, self._view).commit()
        self._test.qWait(40)
        self._before, self._painted = self._stage.screen, 0.0
        if name in {"t", "拼音"}:
            self._before = ""  # the page stays; its next frame is the answer
        begun = time.perf_counter()
        self._test.touchEvent(self._view, self._finger).release(0, place, self._view).commit()
        while not self._painted and time.perf_counter() - begun < 2:
            self._app.processEvents()
        self.times.append((name, (self._painted - begun) * 1000))


FINGER = ("Qt6Widgets", "QtWidgets", "Qt6Test", "QtTest")


def pss_mb():
    """Return the proportional set size, without the files of QtTest.

    QtTest makes the touches and brings QtWidgets: about 5 MB of libraries that no
    kiosk loads. What they allocate is counted all the same.
    """
    total, counted = 0, True
    for line in Path("/proc/self/smaps").read_text().splitlines():
        key, *rest = line.split(maxsplit=5)
        if not key.endswith(":"):  # a mapping begins: place, rights, offset, device, inode, file
            counted = not any(name in (rest[4] if len(rest) > 4 else "") for name in FINGER)
        elif key == "Pss:" and counted:
            total += int(rest[0])
    return total / 1024


def idle(hand):
    def used():
        spent = resource.getrusage(resource.RUSAGE_SELF)
        return spent.ru_utime + spent.ru_stime

    before, begun = used(), time.monotonic()
    hand.wait(10_000)
    return 100 * (used() - before) / (time.monotonic() - begun)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
