"""Search on 10,000 articles: how fast, and whether it finds what a scan finds."""

from __future__ import annotations

import random
import statistics
import time
from datetime import UTC, datetime

from content.library import Held, Library
from content.markup import plain
from tests.bench.search_corpus import documents

STATION = "150125200201"
QUERIES = 40  # of each length


def measure(folder):
    now = datetime.now(UTC)
    items = documents(10_000, seed=11)
    path = folder / "library.db"
    with Library(path, write=True) as library:
        library.apply(items, Held(release=1, issued=now, county="150125"))
    yield "search_db_mb", path.stat().st_size / 1e6, "library.db of 10,000 articles"
    texts = {item.id: searched(item) for item in items if is_here(item)}
    every: list[float] = []
    found = wanted = wrong = 0
    with Library(path) as library:
        for length in (1, 2, 4):
            times = []
            for words in queries(texts, length):
                times.append(timed(library, words, now))
                truth = {name for name, text in texts.items() if words in text}
                got = {
                    hit.headline.id
                    for hit in library.search(words, station=STATION, now=now, limit=20_000)
                }
                found += len(truth & got)
                wanted += len(truth)
                wrong += len(got - truth)
            every += times
            yield (
                f"search_{length}_ms_p50",
                statistics.median(times),
                f"{length} character(s), 30 best",
            )
            yield f"search_{length}_ms_p95", p95(times), f"{length} character(s), 30 best"
        times = [timed(library, words, now) for words in initials(items)]
        every += times
        yield "search_initials_ms_p95", p95(times), "pinyin initials, 30 best"
    yield "search_ms_p95", p95(every), "all of these"
    yield "search_recall", found / wanted, f"of {wanted:,} matches of a substring scan"
    yield "search_wrong", wrong, "found though no scan finds it"


def searched(item):
    said = (item.title, item.summary, plain(item.body), *item.tags, item.source)
    return "\n".join(said)


def is_here(item):
    return any(STATION.startswith(area) for area in item.areas)


def queries(texts, length):
    source = random.Random(length)
    names = sorted(texts)
    chosen = []
    while len(chosen) < QUERIES:
        text = texts[source.choice(names)]
        at = source.randrange(len(text) - length)
        words = text[at : at + length]
        if all("\u4e00" <= letter <= "\u9fff" for letter in words):
            chosen.append(words)
    return chosen


def initials(items):
    source = random.Random(5)
    return [source.choice(items).initials.split()[-1][:3] for _ in range(QUERIES)]


def timed(library, words, now):
    begun = time.perf_counter()
    library.search(words, station=STATION, now=now, limit=30)
    return (time.perf_counter() - begun) * 1000


def p95(times):
    return sorted(times)[int(len(times) * 0.95)]
