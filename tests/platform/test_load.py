"""Many stations at once against the real server: nothing lost, nothing doubled, how fast.

Each registers with its first batch of 100 records, polls as an agent does, hands over a
second batch that repeats some of the first, and sends one of the two once more, as if
its answer had been lost.
"""

from __future__ import annotations

import http.client
import os
import queue
import random
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest

from content.records import Verdict
from tests.builders_outbox import a_batch, a_record, answers_of
from tests.platform.load import serving
from tests.platform.postgres import postgres, url
from tests.platform.stations import device_of

KIOSKS = int(os.environ.get("CUNKOU_LOAD_KIOSKS", "1000"))
AT_ONCE = 32  # stations that talk at the same time
RECORDS = 100
REPEATED = 10  # records of the first batch that the second has, too
_ORDER = random.Random(7)


@dataclass
class Told:
    """What came back."""

    verdicts: list = field(default_factory=list)
    took: list = field(default_factory=list)  # seconds of each request
    failed: list = field(default_factory=list)


def batches_of(number):
    records = [a_record(seq) for seq in range(1, 2 * RECORDS - REPEATED + 1)]
    parts = (records[:RECORDS], records[RECORDS - REPEATED :])
    seed = number.to_bytes(32, "big")
    return [a_batch(*part, device=device_of(number), seed=seed) for part in parts], records


def talk(line, batches, records, told, sent):
    for name, sealed in [*batches, _ORDER.choice(batches)]:
        for method, path, body in (
            ("GET", "/tree/metadata/timestamp.json", None),
            ("POST", f"/tree/outbox/{name}", sealed),
        ):
            begun = time.perf_counter()
            line.request(method, path, body)
            answer = line.getresponse()
            held = answer.read()
            told.took.append(time.perf_counter() - begun)
            if answer.status != 200:
                told.failed.append((answer.status, path))
            elif method == "POST":
                told.verdicts += answers_of(held).verdicts
    sent.update(record.id for record in records)


def load(port):
    """Let all stations talk; return what came back, what was sent, and how long it took."""
    told, sent, left = Told(), set(), queue.SimpleQueue()
    for number in range(1, KIOSKS + 1):  # made before the clock runs: a station makes its own
        left.put(batches_of(number))

    def work():
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        while not left.empty():
            try:
                talk(line, *left.get_nowait(), told, sent)
            except queue.Empty:
                break
            except (OSError, http.client.HTTPException) as error:
                told.failed.append(error)
                line.close()
        line.close()

    threads = [threading.Thread(target=work) for _ in range(AT_ONCE)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told, sent, time.perf_counter() - begun


def stored(data, database_url):
    """Return the ids of all records in the database."""
    if database_url:
        import psycopg

        with psycopg.connect(database_url) as held:
            return [name for (name,) in held.execute("SELECT id FROM intake_record")]
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(data / "county.db")) as held:
        return [name for (name,) in held.execute("SELECT id FROM intake_record")]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["SQLite", "PostgreSQL"])
def test_a_thousand_stations_lose_nothing_and_double_nothing(site, kind, proof):
    with ExitStack() as running:
        database_url = ""
        if kind == "PostgreSQL":
            database_url = url(running.enter_context(postgres(synced=True)))
        port = running.enter_context(serving(site.data, database_url))
        told, sent, took_s = load(port)
        held = stored(site.data, database_url)
    said_stored = [name for name, verdict in told.verdicts if verdict is Verdict.STORED]
    lost = len(sent - set(held))
    doubled = len(held) - len(set(held)) + len(said_stored) - len(set(said_stored))
    wrong = sum(verdict is Verdict.CONFLICT for _, verdict in told.verdicts)
    p99 = sorted(told.took)[int(len(told.took) * 0.99)]
    proof(
        f"intake over {kind}: {KIOSKS} stations",
        runs=len(told.verdicts),
        violations=lost + doubled + wrong + len(told.failed),
        note=f"{len(told.took) / took_s:.0f} requests/s, p99 {p99 * 1000:.0f} ms, {lost} lost, {doubled} doubled",
    )
    assert not told.failed[:3]
    assert (lost, doubled, wrong) == (0, 0, 0)
    assert len(held) == KIOSKS * (2 * RECORDS - REPEATED)
