"""From a release in place to a thousand listeners, and to the glass of a kiosk among them."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import datetime, timedelta

import psutil

from content.release import County, publish
from tests.bench.screen import command, sample
from tests.bench.search_corpus import documents
from tests.e2e.glass import a_glass

LISTENERS = 1_000
RELEASES = 10
SIZE = (1366, 768)
WARNING = "warnings/cold-wave-orange.xml"


def measure(folder):
    yield from notified(folder / "many")
    yield from taken_over(folder / "glass")


def notified(folder):
    """Real releases of a small county, each heard of by everybody."""
    now = datetime.now().astimezone() - timedelta(hours=RELEASES + 1)
    items = documents(RELEASES + 1, seed=5)

    def release(count):
        publish(
            items[:count],
            {},
            tree=folder / "tree",
            keys=folder / "keys",
            county=County("150125", "武川县", "wuchuan.example"),
            now=now + timedelta(hours=count),
        )

    release(1)
    waits = []
    with serving(folder / "tree") as (server, address):
        alone = server.memory_info().rss
        with listening(address) as listeners:
            each_kb = (server.memory_info().rss - alone) / LISTENERS / 1000
            used = server.cpu_times().user + server.cpu_times().system
            for count in range(2, RELEASES + 2):
                release(count)
                begun = in_place(folder / "tree")
                heard = json.loads(listeners.stdout.readline())
                waits += [(moment - begun) * 1000 for moment in heard]
            used = server.cpu_times().user + server.cpu_times().system - used
    waits.sort()
    what = f"release in place to notified, {RELEASES} releases x {LISTENERS:,} listeners"
    yield "nudge_ms_p50", statistics.median(waits), what
    yield "nudge_ms_p99", waits[int(len(waits) * 0.99)], "of the same"
    yield "nudge_ms_worst", waits[-1], "of the same"
    yield "nudge_cpu_ms", used / RELEASES * 1000, "CPU of the server per release"
    yield "listener_kb", each_kb, "memory (RSS) of the server per listener"


def taken_over(folder):
    """A warning published, on the glass of a station that polls once an hour."""
    county, tree, home = folder / "county", folder / "tree", folder / "home"
    shutil.copytree(sample(), county)
    warning = (county / WARNING).read_bytes()
    (county / WARNING).unlink()
    run("publish", county, "--to", tree)
    with serving(tree) as (_, address), listening(address), a_glass(*SIZE) as glass:
        run("sync", "--once", "--home", home, "--from", address)
        env = os.environ | {"DISPLAY": glass.display, "QT_QPA_PLATFORM": "xcb"}
        asked = ["kiosk", "--home", home, "--size", "{}x{}".format(*SIZE)]
        with (
            started("sync", "--home", home, "--from", address, "--poll", "3600"),
            started(*asked, env=env),
        ):
            assert glass.wait_for(lambda seen: seen.colours() > 100)
            time.sleep(3)  # the agent listens, the kiosk has painted all of its home
            calm = glass.picture()
            (county / WARNING).write_bytes(warning)
            begun = time.time()
            run("publish", county, "--to", tree)
            placed = in_place(tree)
            assert glass.wait_for(lambda seen: is_another(seen.picture(), calm), 30), "no takeover"
            seen = time.time()
    yield (
        "takeover_s",
        seen - placed,
        "warning in place to takeover painted, 1,000 others listening",
    )
    yield "takeover_publish_s", seen - begun, "the same, with the publishing of the sample county"


def is_another(picture, calm):
    """Tell whether most of the glass has changed: a clock's tick is no takeover."""
    small = (64, 36)
    pairs = zip(picture.resize(small).getdata(), calm.resize(small).getdata(), strict=True)
    changed = sum(max(abs(a - b) for a, b in zip(*pair, strict=True)) > 40 for pair in pairs)
    return changed > 0.6 * small[0] * small[1]


def in_place(tree):
    """Return when the timestamp was put in place: its rename set this."""
    return (tree / "metadata/timestamp.json").stat().st_ctime


def run(*asked):
    subprocess.run(command("kiosk", *asked), check=True, stdout=subprocess.DEVNULL)


@contextmanager
def started(*asked, **more):
    with subprocess.Popen(command("kiosk", *asked), text=True, **more) as process:
        try:
            yield process
        finally:
            process.terminate()


@contextmanager
def serving(tree):
    with started("serve", tree, "--port", "0", stdout=subprocess.PIPE) as process:
        yield psutil.Process(process.pid), process.stdout.readline().strip()


@contextmanager
def listening(address):
    asked = [sys.executable, "-m", "tests.bench.listeners", address, str(LISTENERS)]
    with subprocess.Popen(asked, text=True, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout.readline().strip() == "ready"
            yield process
        finally:
            process.terminate()
