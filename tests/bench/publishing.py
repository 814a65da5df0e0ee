"""How long a county needs to publish, and a village to take it all in."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from datetime import datetime, timedelta

from content.release import County, publish
from tests.bench.search_corpus import documents

COUNTY = County("150125", "武川县", "wuchuan.example")


def measure(folder):
    for count, name in ((1_000, "1k"), (10_000, "10k")):
        *items, one = documents(count + 1, seed=7)
        place = folder / name
        begun = time.perf_counter()
        release(items, place)
        yield f"publish_s_{name}", time.perf_counter() - begun, f"publish {count:,} new items"
        before = children_cpu()
        begun = time.perf_counter()
        said = sync(place)
        wall = time.perf_counter() - begun
        assert said["added"] == count, said
        yield (
            f"sync_cpu_s_{name}",
            children_cpu() - before,
            f"CPU of the first sync of {count:,} items",
        )
        yield (
            f"sync_s_{name}",
            wall,
            f"wall time of the same, from a folder ({said['bytes_received']:,} bytes)",
        )
        begun = time.perf_counter()
        release([*items, one], place, later=timedelta(hours=1))
        yield (
            f"publish_one_s_{name}",
            time.perf_counter() - begun,
            f"publish one more of {count:,} items",
        )


def release(items, place, later=timedelta()):
    now = datetime.now().astimezone() + later
    return publish(items, {}, tree=place / "tree", keys=place / "keys", county=COUNTY, now=now)


def sync(place):
    asked = [sys.executable, "-m", "kiosk", "sync", "--once", "--json"]
    asked += ["--home", str(place / "home"), "--from", str(place / "tree")]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def children_cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
