"""Typing into search over 10,000 articles: from a key to what it finds, on the real backend."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime

from PySide6.QtCore import QObject

from content.library import Held, Library
from kiosk.ui.app import application
from kiosk.ui.search import SearchBackend
from kiosk.ui.world import World
from sync.station import Station
from tests.bench.search_corpus import documents
from tests.bench.searching import STATION, p95

WORDS = 40


def measure(folder):
    application()
    now = datetime.now(UTC)
    items = documents(10_000, seed=11)
    Station.write_default(folder, area=STATION, name="井尔沟村", roads=("http://127.0.0.1:9/",))
    station = Station.read(folder)
    with Library(station.library_path, write=True) as library:
        library.apply(items, Held(release=1, issued=now, county="150125"))
    world, owner = World(station), QObject()
    world.changed()
    backend = SearchBackend(world, owner)
    backend.open("")
    yield "typing_letters_ms_p95", p95(typed(backend, spelled(items))), "a letter, what it finds"
    yield "typing_written_ms_p95", p95(typed(backend, written(items))), "a character, the same"
    yield "typing_lost_ms_p95", p95(typed(backend, lost(items))), "a letter too many, what is near"
    times = [
        timed(lambda word=word: backend.writing.read(owner, word[:2])) for word in written(items)
    ]
    yield "typing_next_ms_p95", p95(times), "a character, what usually follows"
    world.close()


def spelled(items):
    source = random.Random(5)
    return [source.choice(items).initials.split()[0][:4] for _ in range(WORDS)]


def written(items):
    source = random.Random(6)
    return [source.choice(items).title[:4] for _ in range(WORDS)]


def lost(items):
    source = random.Random(7)
    return ["x" + source.choice(items).pinyin.split()[0][:6] + "vx" for _ in range(WORDS)]


def typed(backend, words):
    times = []
    for word in words:
        backend.write("")
        times += [timed(lambda letter=letter: backend.press(letter)) for letter in word]
    return times


def timed(act):
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000
