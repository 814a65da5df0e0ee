"""The screen: start against an empty window, touches to painted pages, memory, idle."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import PySide6

import content
from kiosk.demo import _virtual_display, has_display

PROBE = "tests.bench.probe"
STARTS = 11
SIZE = "1366x768"


def measure(folder):
    subprocess.run(
        command("kiosk", "publish", sample(), "--to", folder / "tree"),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    home = folder / "home"
    subprocess.run(
        command("kiosk", "sync", "--once", "--home", home, "--from", folder / "tree"),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    with nullcontext() if has_display() else _virtual_display():
        probe("kiosk", home)  # fills caches of compiled code
        pairs = [(first_frame("empty", home), first_frame("kiosk", home)) for _ in range(STARTS)]
        empty, screen = (statistics.median(column) for column in zip(*pairs, strict=True))
        yield "start_empty_ms", empty, "start to first frame of an empty QML window, warm"
        yield "start_ms", screen, "start to first painted home, warm"
        yield "start_ratio", statistics.median(b / a for a, b in pairs), "the two, pair by pair"
        cold = [(forgotten("empty", home), forgotten("kiosk", home)) for _ in range(3)]
        yield (
            "start_cold_ms",
            statistics.median(b for _, b in cold),
            "start to first painted home, files not in memory",
        )
        yield (
            "start_cold_ratio",
            statistics.median(b / a for a, b in cold),
            "against the empty window, likewise cold",
        )
        walked = probe("walk", home)
    yield "page_ms_p50", walked["p50"], f"touch to painted page, {walked['count']} navigations"
    yield "page_ms_p95", walked["p95"], f"of the same; slowest {walked['worst']}"
    yield (
        "pss_mb",
        walked["pss_mb"],
        "memory (PSS) after them, without QtTest that makes the touches",
    )
    yield "pss_home_mb", walked["pss_home_mb"], "memory (PSS) at home, before them, likewise"
    yield "idle_cpu_pct", walked["idle_cpu_pct"], "CPU of ten seconds without a touch"


def sample():
    return Path(content.__file__).parent / "sample"


def command(*asked):
    return [sys.executable, "-m", *map(str, asked)]


def probe(what, home):
    environment = {**os.environ, "CUNKOU_STARTED": str(time.monotonic())}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a village has its bytecode at hand
    done = subprocess.run(
        command(PROBE, what, home, SIZE),
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def first_frame(what, home):
    return probe(what, home)["first_frame_ms"]


def forgotten(what, home):
    """Measure after the system forgot the files it would read."""
    for folder in (
        Path(PySide6.__file__).parent,
        Path(content.__file__).parents[1] / "kiosk",
        home,
    ):
        for path in folder.rglob("*"):
            if path.is_file():
                forget(path)
    return first_frame(what, home)


def forget(path):
    handle = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)
