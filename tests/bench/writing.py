"""Finger-writing: how often it is read, how fast, how much memory; and Zinnia on the same ink.

Zinnia's model was trained by others on the strokes of others, in the order of the primer;
it is given its ink without joined or swapped strokes as well, which it never learnt.
"""

from __future__ import annotations

import statistics
import time
from datetime import UTC, datetime
from pathlib import Path

import psutil

import content
from content.folder import read_folder
from content.library import Held, Library
from kiosk.writing import MODEL
from kiosk.writing.model import read_model
from tests.writing.hand import drawn
from tests.writing.marking import by_library, by_shape, marks
from tests.writing.zinnia import zinnia

TIMES = 2
CLEAN = {"joined": 0.0, "swapped": 0.0}


def measure(folder):
    process = psutil.Process()
    before, begun = process.memory_info().rss, time.perf_counter()
    model = read_model(MODEL)
    yield "writing_load_ms", (time.perf_counter() - begun) * 1000, "when the pad is first opened"
    yield "writing_mb", (process.memory_info().rss - before) / 1e6, "memory of the recogniser"
    yield "writing_file_mb", MODEL.stat().st_size / 1e6, "on the disk"
    medians, kanjivg, common = drawn().medians, drawn().kanjivg, drawn().common
    with sample(folder) as library:
        here = library.holding(medians)
        weighed, shape = by_library(model, library), by_shape(model)
        whole = marks(medians, common, shape, seed=1, times=TIMES)
        yield from rates("writing", whole, f"{len(common)} common characters, by shape alone")
        held = marks(medians, here, weighed, seed=2, times=TIMES)
        yield from rates(
            "writing_library", held, f"{len(here)} characters the county uses, weighed"
        )
        other = marks(kanjivg, [each for each in kanjivg if each in here], weighed, seed=3)
        yield from rates("writing_others", other, "the same from strokes of other people, weighed")
    times = sorted(held.times)
    yield "writing_ms_p50", statistics.median(times), "from pen up to candidates"
    yield "writing_ms_p95", times[int(len(times) * 0.95)], "from pen up to candidates"
    found = zinnia()
    if found is not None:
        yield from compared(found, shape)


def compared(found, shape):
    """Yield the same ink read by both, clean: every stroke alone and in order."""
    medians, common = drawn().medians, drawn().common
    theirs = marks(medians, common, found.guesses, seed=4, **CLEAN)
    yield from rates("zinnia_clean", theirs, "Zinnia, strokes alone and in order")
    yield from rates("writing_clean", marks(medians, common, shape, seed=4, **CLEAN), "ours, same")
    shaken = marks(medians, common, found.guesses, seed=1)
    yield from rates("zinnia", shaken, "Zinnia, some joined or swapped")


def rates(name, marked, what):
    for count, most in ((marked.first, 1), (marked.five, 5), (marked.ten, 10)):
        yield f"{name}_{most}", marked.share(count), f"right among {most}: {what}"


def sample(folder):
    now = datetime.now(UTC)
    items = read_folder(Path(content.__file__).parent / "sample", now=now).items
    path = folder / "library.db"
    with Library(path, write=True) as library:
        library.apply(items, Held(release=1, issued=now, county="150125"))
    return Library(path)
