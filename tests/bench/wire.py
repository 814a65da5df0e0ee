"""What goes over the line: nothing new, one item, 25 of 2,000; headers counted."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from datetime import datetime, timedelta

import zstandard

from content import atom, ladder
from content.release import County, publish
from content.serve import server
from tests.bench.search_corpus import documents

COUNTY = County("150125", "武川县", "wuchuan.example")


def measure(folder):
    now = datetime.now().astimezone() - timedelta(hours=9)
    both = documents(2_040, seed=3)
    items, news = both[:2_000], both[2_000:]

    def release(held, hours):
        return publish(
            held,
            {},
            tree=folder / "tree",
            keys=folder / "keys",
            county=COUNTY,
            now=now + timedelta(hours=hours),
        )

    for hours in range(8):  # a county that has published for a while
        release(items[: 1_993 + hours], hours)
    with serving(folder / "tree") as address:
        first = synced(folder, address)
        yield "first_bytes", first["bytes_received"], "first sync of 2,000 real-length items"
        nothing = synced(folder, address)
        yield "poll_bytes", nothing["bytes_received"], "poll without a change, headers counted"
        yield "poll_requests", nothing["requests"], "requests of that poll"
        release([*items, news[0]], 8)
        one = synced(folder, address)
        assert one["added"] == 1, one
        what = f"one new item ({one['requests']} requests)"
        yield "one_item_bytes", one["bytes_received"], what
        release([*news[1:26], *items[25:], news[0]], 9)
        many = synced(folder, address)
        assert many["added"] == 25, many
        best = len(zstandard.compress(packed(news[1:26]), 19))
        yield "delta_bytes", many["bytes_received"], "25 of 2,000 changed"
        yield "delta_best_bytes", best, "one zstd-19 file of the same 25 entries"
        yield "delta_ratio", (many["bytes_received"] - 4096) / best, "(bytes - 4 KB) / that file"


def synced(folder, address):
    asked = [sys.executable, "-m", "kiosk", "sync", "--once", "--json"]
    asked += ["--home", str(folder / "home"), "--from", address]
    return json.loads(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)


def packed(items):
    words = [atom.word(item) for item in items]
    block = ladder.Block(1, 1)
    return atom.pack(words, block, authority=COUNTY.authority, issued=items[0].updated)


@contextmanager
def serving(tree):
    with server(tree, port=0) as running, running.in_background() as address:
        yield address
