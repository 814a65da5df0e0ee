"""What a line that breaks again and again costs: a film of 9 MB, every byte counted on the line.

Ours is the real visit to the county over the real HTTP road; beside it, over the same
cuts, what others make of them where they are installed. Headers are counted.
"""

from __future__ import annotations

import contextlib
import hashlib
import random
import shutil
import subprocess
import time
from datetime import UTC, datetime

from content.library import Blobs, Library
from content.model import Role
from content.release import County, publish
from sync.link import HttpRoad
from sync.media import Limits
from sync.mirror.mirror import Mirror
from sync.pull import Puller
from sync.spool import Spool
from sync.tables import Line
from sync.text import Holdings
from sync.trust import Trust
from tests.builders import VILLAGE, an_attachment, an_item
from tests.rigs.cutting import CuttingLine
from tests.serving import serving

SIZE = 9_000_000  # bytes of the film
CUTS = {"100-400 KB": (100_000, 400_000), "8-40 KB": (8_000, 40_000)}
FILM = random.Random(9).randbytes(SIZE)
NAME = hashlib.sha256(FILM).hexdigest()
PATH = f"blobs/sha256/{NAME[:2]}/{NAME}"
GIVEN_UP_S = 120


def measure(folder):
    county(folder)
    with serving(folder / "tree") as address:
        for cuts, (least, most) in CUTS.items():
            for who, fetch in FETCHERS.items():
                place = folder / f"{who}-{least}".replace(" ", "-")
                place.mkdir()
                with CuttingLine(address, least=least, most=most) as line:
                    if not fetch(line, address, place):
                        print(f"  {who} is not here, or did not finish over cuts every {cuts}")
                        continue
                    waste = 100 * (line.sent - SIZE) / SIZE
                    what = f"{who}, cut every {cuts}: {line.cuts} cuts"
                    yield f"resume_waste_pct{_ending(who, least)}", waste, what


def _ending(who, least):
    """Return what tells a figure from the one with a goal: ours over the shortest cuts."""
    ours = "" if who == "cunkou" else f"_{who}"
    return ours + ("" if least < 10_000 else "_long")


def county(folder):
    film = an_attachment(FILM, role=Role.FILM, media_type="video/mp4")
    publish(
        [an_item(attachments=(film,))],
        {NAME: FILM},
        tree=folder / "tree",
        keys=folder / "keys",
        county=County("150125", "武川县", "wuchuan.example"),
        now=datetime.now(UTC),
    )


def ours(line, address, place):
    with Library(place / "library.db", write=True) as library:
        at = Holdings(
            area=VILLAGE,
            library=library,
            blobs=Blobs(place / "blobs"),
            spool=Spool(place / "spool"),
            trust=Trust(place / "trust"),
            mirror=Mirror(place / "tree", place / "trust"),
        )
        limits = Limits(line=Line(day_bytes=1))
        visit(at, address, limits=limits)  # the text and one byte, over a good line
        outcome = visit(at, line.address)
        assert outcome.resent == 0, outcome
        return at.blobs.has(NAME)


def visit(at, address, **more):
    road = HttpRoad(address)
    try:
        settings = {"system": lambda: datetime.now(UTC), "wait": lambda _: None}
        return Puller(at, [road], **settings, **more).pull()
    finally:
        road.close()


def curl(line, _, place):
    """Ask `curl -C -` again and again."""
    if not shutil.which("curl"):
        return False
    command = ["curl", "-sf", "-C", "-", "-o", place / "film", line.address + PATH]
    ends = time.monotonic() + GIVEN_UP_S
    while time.monotonic() < ends:
        if subprocess.run(command, check=False).returncode == 0:
            break
    return is_whole(place)


def aria2c(line, _, place):
    if not shutil.which("aria2c"):
        return False
    command = [
        "aria2c",
        "-q",
        "-c",
        "-m0",
        "--retry-wait=0",
        "-s1",
        "-x1",
        "--file-allocation=none",
    ]
    command += ["-d", place, "-o", "film", line.address + PATH]
    with contextlib.suppress(subprocess.TimeoutExpired):
        for _ in range(1_000):  # it gives up by itself now and then, and goes on when asked
            if subprocess.run(command, check=False, timeout=GIVEN_UP_S).returncode == 0:
                break
    return is_whole(place)


def kolibri(line, _, place):
    """Let Kolibri's own download try, where it is installed."""
    try:
        from kolibri.utils.file_transfer import FileDownload  # noqa: PLC0415  is it here?
    except ImportError:
        return False
    with contextlib.suppress(Exception), FileDownload(line.address + PATH, place / "film") as some:
        some.run()
    return is_whole(place)


def is_whole(place):
    film = place / "film"
    return film.exists() and hashlib.sha256(film.read_bytes()).hexdigest() == NAME


FETCHERS = {"cunkou": ours, "curl": curl, "aria2c": aria2c, "kolibri": kolibri}
