"""A slow and lossy line: the changed text in the library beside curl fetching one file of it.

64 kbit/s each way, 600 ms there and back, 2 % of the packets lost; 25 of 2,000 items
changed. Both run as processes of their own, in turn, over the same line. What goes up
after the text is timed by itself: no reader waits for it.
"""

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

import zstandard

from content.library import Library
from tests.bench.search_corpus import documents
from tests.bench.wire import COUNTY, packed, publish
from tests.rigs import badlink

PORT = 8750
# As in a village, where neither click nor rich is installed: httpx takes them in where they are.
SYNC = "import sys; sys.modules['click'] = None; from kiosk.cli import main; sys.exit(main())"
PAIRS = 7
LOOK_S = 0.02


def measure(folder):
    if reason := badlink.why_not():
        print(f"bad line: skipped, {reason}")
        return
    if not shutil.which("curl"):
        print("bad line: skipped, no curl")
        return
    changed = county(folder)
    whole = folder / "tree" / "changed.zst"
    whole.write_bytes(zstandard.compress(changed, 19))
    with badlink.BadLink(badlink.Line()) as link, serving(link, folder / "tree") as address:
        ours, whole_visits, theirs = [], [], []
        for number in range(PAIRS):
            theirs.append(curled(link, f"{address}changed.zst", folder / "curled"))
            text_s, visit_s = synced(link, address, a_home(folder, number), as_installed(folder))
            ours.append(text_s)
            whole_visits.append(visit_s)
            print(
                f"  pair {number + 1}: curl {theirs[-1]:.2f} s, text {text_s:.2f} s,"
                f" visit {visit_s:.2f} s",
                flush=True,
            )
        down, up, lost = link.cost()
    sync_s, curl_s = statistics.median(ours), statistics.median(theirs)
    print(f"  {down:,} bytes down, {up:,} up, {lost} packets lost; {whole.stat().st_size:,} bytes")
    yield "bad_link_curl_s", curl_s, "curl, one zstd file of 25 changed items"
    yield "bad_link_sync_s", sync_s, "start of our sync to the same text in the library"
    visit_s = statistics.median(whole_visits)
    yield "bad_link_visit_s", visit_s, "start to end, with what goes up after the text"
    yield "bad_link_ratio", sync_s / curl_s, "64 kbit/s, 600 ms, 2 % loss: sync / curl"


def county(folder):
    """Publish a county; fill a home; change 25 items; return their text as one document."""
    now = datetime.now().astimezone() - timedelta(hours=9)
    both = documents(2_040, seed=3)
    items, news = both[:2_000], both[2_000:]
    for hours in range(8):
        release(folder, items[: 1_993 + hours], now + timedelta(hours=hours))
    said = sync_command(folder / "home", str(folder / "tree"))
    subprocess.run(said, check=True, capture_output=True, env=as_installed(folder))
    release(folder, [*news[:25], *items[25:]], now + timedelta(hours=8))
    return packed(news[:25])


def release(folder, items, now):
    return publish(items, {}, tree=folder / "tree", keys=folder / "keys", county=COUNTY, now=now)


def a_home(folder, number):
    """Return a home that holds the release before."""
    home = folder / f"home-{number}"
    shutil.copytree(folder / "home", home)
    return home


@contextmanager
def serving(link, tree):
    command = [sys.executable, "-m", "kiosk", "serve", str(tree)]
    command += ["--host", badlink.COUNTY, "--port", str(PORT)]
    with link.popen(badlink.COUNTY, command, stdout=subprocess.PIPE, text=True) as server:
        address = server.stdout.readline().strip()
        yield address
        server.terminate()


def curled(link, address, into):
    begun = time.monotonic()
    link.run(badlink.VILLAGE, ["curl", "-sf", "-o", str(into), address])
    return time.monotonic() - begun


def synced(link, address, home, env):
    """Return seconds to the text in the library, and to the end."""
    begun = time.monotonic()
    command = sync_command(home, address)
    with (
        Library(home / "library.db") as library,
        link.popen(badlink.VILLAGE, command, stdout=subprocess.PIPE, text=True, env=env) as sync,
    ):
        before = library.held().release
        while library.held().release == before and sync.poll() is None:
            time.sleep(LOOK_S)
        text_s = time.monotonic() - begun
        said = json.loads(sync.communicate()[0])
    assert said["changed"] + said["added"] + said["withdrawn"] == 50, said
    return text_s, time.monotonic() - begun


def sync_command(home, road):
    command = [sys.executable, "-c", SYNC, "sync", "--once", "--json"]
    return [*command, "--home", str(home), "--from", road]


def as_installed(folder):
    """Return an environment in which Python keeps its bytecode, as in an installed program."""
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    return os.environ | kept
