"""`python -m tests.bench.filmprobe HOME ITEM|FILM WxH SECONDS`: play one film and count."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path


def main(home, argument, size, seconds):
    from kiosk.ui import app as screen  # noqa: PLC0415  the environment first
    from kiosk.ui.world import World  # noqa: PLC0415

    width, height = (int(part) for part in size.split("x"))
    app = screen.application()
    screen.speak(app, "zh")
    view, stage = screen.glass(World.at(Path(home)))
    screen._place(view, stage, locked=False, size=(width, height))
    wait(app, 3)
    before = pss_mb()
    begun = time.monotonic()
    stage.turn("film", argument)
    stood = stage.stood("film")
    player = stood.backend.player
    until(app, lambda: player.shown.painted)
    start_ms = (time.monotonic() - begun) * 1000
    stood.item.setProperty("large", width >= 1920)
    wait(app, 1)
    shown, cpu = player.shown, time.process_time()
    begun = time.monotonic()
    until(app, lambda: player.place > (seconds - 2) * 1000)
    took, used, after = time.monotonic() - begun, time.process_time() - cpu, player.shown
    playing = pss_mb()
    stage.goHome()
    wait(app, 1)
    expected, painted = after.expected - shown.expected, after.painted - shown.painted
    told = {
        "expected": expected,
        "dropped_pct": 100 * max(0, expected - painted) / max(1, expected),
        "cpu_pct": 100 * used / took,
        "start_ms": start_ms,
        "pss_mb": playing - before,
        "left_mb": pss_mb() - before,
    }
    print(json.dumps(told), flush=True)
    os._exit(0)


def wait(app, seconds):
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        app.processEvents()
        time.sleep(0.001)


def until(app, holds):
    ends = time.monotonic() + 90
    while not holds():
        if time.monotonic() > ends:
            sys.exit("the film does not go on")
        app.processEvents()
        time.sleep(0.001)


def pss_mb():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    main(*sys.argv[1:4], float(sys.argv[4]))
