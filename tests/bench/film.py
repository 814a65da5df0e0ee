"""A film on the screen: 480p under Xvfb by the software renderer, for half a minute."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from contextlib import nullcontext

from content import films
from kiosk.demo import _virtual_display, has_display
from tests.bench.screen import command
from tests.builders_screen import a_home
from tests.films import LESSON, made, put

PROBE = "tests.bench.filmprobe"
SECONDS = 30
SIZES = {"": "1366x768", "_full": "1920x1080"}  # among its buttons; alone on the whole glass


def measure(folder):
    held = moving(folder) if shutil.which("ffmpeg") else LESSON
    home = a_home(folder / "home", with_warning=False)
    argument = "|".join(put(home, held.read_bytes()))
    with nullcontext() if has_display() else _virtual_display():
        told = {name: probe(home, argument, size) for name, size in SIZES.items()}
    for name, size in SIZES.items():
        figures = told[name]
        where = f"480p, {'alone on ' if name else 'on '}{size}, {figures['expected']} frames"
        yield f"film_dropped_pct{name}", figures["dropped_pct"], f"frames nobody saw, {where}"
        yield f"film_cpu_pct{name}", figures["cpu_pct"], "of one core, decoding and painting"
    yield "film_start_ms", told[""]["start_ms"], "touch to first picture, the first film of the day"
    yield "film_pss_mb", told[""]["pss_mb"], "memory (PSS) a playing film takes"
    yield "film_left_mb", told[""]["left_mb"], "what stays of it when it was left"


def moving(folder):
    """Return a film in which everything moves, made ready as any film is."""
    film = made(folder / "moving.mp4", "-c:v", "libx264", "-preset", "veryfast", seconds=SECONDS)
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    return films.prepare(film).sizes[0][1]


def probe(home, argument, size):
    done = subprocess.run(
        command(PROBE, home, argument, size, SECONDS),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CUNKOU_STARTED": str(time.monotonic())},
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])
