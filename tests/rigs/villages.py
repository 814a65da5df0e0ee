"""What every rig knows of a county and its villages: two releases, and what is wrong with a home.

The county says six items with attachments, then changes, adds and withdraws. Whatever
happens to a home, it shows one of the two, whole, and never goes back.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import random
from datetime import UTC, datetime, timedelta

from content.errors import StoreError
from content.library import Blobs, Library
from content.model import Role
from content.release import County, publish
from sync.commands import sync_once
from sync.trust import Trust
from tests.builders import NOW, VILLAGE, an_attachment, an_item

COUNTY = County("150125", "武川县", "wuchuan.example")
WORD = "土豆"  # in every title


def some_bytes(name, size):
    return random.Random(name).randbytes(size)


def an_item_of(number, *files, edition=1):
    later = NOW + timedelta(minutes=10 * edition + number)
    attachments = tuple(
        an_attachment(held, role=Role.SOUND if len(held) > 50_000 else Role.PICTURE)
        for held in files
    )
    return an_item(
        f"item-{number}",
        title=f"{WORD}的事{number}第{edition}版",
        body=f"<p>{WORD}第{number}条，第{edition}版。</p>" * 20,
        updated=later,
        published=later,
        attachments=attachments,
    )


PICTURES = [some_bytes(f"picture-{number}", 9_000) for number in range(4)]
SOUND = some_bytes("sound", 150_000)
FIRST = (
    an_item_of(1, PICTURES[0]),
    an_item_of(2, PICTURES[1], SOUND),
    an_item_of(3),
    an_item_of(4, PICTURES[2]),
    an_item_of(5),
    an_item_of(6),
)
SECOND = (
    *FIRST[:2],
    an_item_of(3, PICTURES[3], edition=2),
    an_item_of(5, edition=2),
    FIRST[5],
    an_item_of(7, edition=2),
)
RELEASES = {0: (), 1: FIRST, 2: SECOND}
BLOBS = {hashlib.sha256(held).hexdigest(): held for held in (*PICTURES, SOUND)}


def release(place, number):
    """Publish release 1 or 2 into ``place/tree``."""
    items = RELEASES[number]
    wanted = {file.sha256 for item in items for file in item.attachments}
    return publish(
        items,
        {name: held for name, held in BLOBS.items() if name in wanted},
        tree=place / "tree",
        keys=place / "keys",
        county=COUNTY,
        now=datetime.now(UTC) - timedelta(days=1, hours=-number),  # fresh, whenever this runs
        may_withdraw=True,
    )


def sync(home, road, heard=lambda _: None):
    """Bring a home up to date by the real command; return what it says.

    Args:
        home: The home.
        road: Folder of the tree.
        heard: Called with what it says the moment it is said: files are open still.
    """
    out = _Out(heard)
    with contextlib.redirect_stdout(out):
        status = sync_once(home, roads=[str(road)], as_json=True)
    return out.said | {"exit": status}


class _Out(io.StringIO):
    """What takes what is printed."""

    def __init__(self, heard):
        super().__init__()
        self._heard = heard

    def write(self, line):
        self.said = json.loads(line)
        self._heard(self.said)
        return len(line)


def violations(home, *, least, releases=RELEASES):
    """Return what is wrong with what a home shows.

    Args:
        home: The home, as a screen would find it.
        least: Release that was held, or acknowledged, before.
        releases: Items by the number of the release that says them.
    """
    wrong = _wrong_files(home / "blobs")
    floor = Trust(home / "trust").floor.release
    if floor < least:
        wrong.append(f"the floor fell from {least} to {floor}")
    try:
        with Library(home / "library.db") as library:
            return wrong + _wrong_items(library, least, releases)
    except StoreError as error:
        return wrong + ([f"nothing can be shown: {error}"] if least else [])


def unfinished(home, newest, releases=RELEASES):
    """Return what a home lacks of a release it ought to hold, attachments too."""
    wrong = violations(home, least=newest, releases=releases)
    blobs = Blobs(home / "blobs")
    wanted = {file.sha256 for item in releases[newest] for file in item.attachments}
    wrong += [f"{name[:8]} is not here" for name in wanted if not blobs.has(name)]
    return wrong


def _wrong_items(library, least, releases):
    held = library.held().release
    if held < least or held not in releases:
        return [f"release {held} is held, not {least} or newer"]
    expected = {item.id: item for item in releases[held]}
    names = {row["id"] for row in library._database.rows("SELECT id FROM items")}
    found = {name: library.item(name) for name in names}
    wrong = [f"release {held} has no {name}" for name in expected.keys() - names]
    wrong += [f"release {held} shows {name}" for name in names - expected.keys()]
    wrong += [
        f"release {held} shows another {name}"
        for name in names & expected.keys()
        if found[name] != expected[name]
    ]
    hits = library.search(WORD, station=VILLAGE, now=NOW + timedelta(days=1))
    if {hit.headline.id for hit in hits} != expected.keys():
        wrong.append(f"release {held} is not what is found by words")
    return wrong


def _wrong_files(blobs):
    return [
        f"{path.name[:8]} is a half file"
        for path in blobs.glob("??/*")
        if len(path.name) == 64 and hashlib.sha256(path.read_bytes()).hexdigest() != path.name
    ]
