"""Homes with something broken in them: what is shown, and what comes back by itself."""

from __future__ import annotations

import itertools
import random
import shutil
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from content.errors import StoreError
from content.library import Blobs, Library, Shelf
from kiosk.freshness import Trouble
from kiosk.ui.world import World
from sync.agent import Rounds, Told
from sync.health.scrub import NOTE, WITHIN, Progress
from sync.stop import Stop
from tests.builders import NOW, VILLAGE, an_attachment, an_item
from tests.county import County, sha256

if TYPE_CHECKING:
    from pathlib import Path

PICTURES = [bytes([n]) * 5000 for n in range(4)]
ITEMS = [an_item(f"n{n}", attachments=(an_attachment(PICTURES[n % 4]),)) for n in range(40)]
SHOWN_S = 15.0  # within which something is shown, whatever is broken


@dataclass(frozen=True)
class Damage:
    """One thing that is broken."""

    what: str
    how: str
    seed: int

    def __str__(self):
        return f"{self.what}-{self.how}-{self.seed}"

    def do(self, home: Path) -> None:
        draw = random.Random(self.seed)
        files = sorted(path for path in home.glob(self.what) if path.is_file())
        for path in draw.sample(files, min(3, len(files))):
            HOW[self.how](path, draw)


def zero(path, _):
    path.write_bytes(b"")


def flip(path, draw):
    held = bytearray(path.read_bytes())
    for _ in range(30):
        held[draw.randrange(len(held))] ^= 1 << draw.randrange(8)
    path.write_bytes(held)


def halve(path, _):
    held = path.read_bytes()
    path.write_bytes(held[: len(held) // 2])


def garble(path, draw):
    path.write_bytes(draw.randbytes(path.stat().st_size))


def remove(path, _):
    path.unlink()


def fold(path, _):
    path.unlink()
    path.mkdir()


def flip_one(path, draw):
    held = bytearray(path.read_bytes())
    held[draw.randrange(len(held))] ^= 1 << draw.randrange(8)
    path.write_bytes(held)


HOW = {each.__name__: each for each in (zero, flip, flip_one, halve, garble, remove, fold)}
WHAT = ("library.db", "station.toml", "trust/*.json", "blobs/*/*", "tree/*/*", "tree/*/*/*")
FEW = [Damage(what, how, 1) for what in WHAT for how in ("zero", "flip", "fold")]
MANY = [Damage(what, how, seed) for what, how in itertools.product(WHAT, HOW) for seed in (2, 3, 4)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Return a home that has everything, and the tree it came from."""
    folder = tmp_path_factory.mktemp("whole")
    county = County(now=NOW).release(*ITEMS, blobs=PICTURES)
    tree, home = county.put_into(folder / "tree"), folder / "home"
    home.mkdir()
    (home / "station.toml").write_text(
        f'[station]\narea = "{VILLAGE}"\nname = "井尔沟村"\n[county]\nroads = ["{tree}"]\n', "utf-8"
    )
    work(home)
    (home / "ballast").unlink()
    return home


@pytest.fixture
def home(whole, tmp_path):
    return shutil.copytree(whole, tmp_path / "home")


def work(home, times=1):
    with Rounds(home, Told(), Stop(), lambda: 0.5) as rounds:
        for _ in range(times):
            while not rounds.one():
                pass


def titles(home):
    """Return what the screen would show of the section all items are in; None for no library."""
    world = World.at(home, lambda: NOW)
    try:
        world.changed()
        assert world.trouble is not Trouble.UNSEEN
        if world.library is None:
            return None
        return [each.id for each in world.library.headlines(Shelf(None, VILLAGE, NOW), limit=99)]
    except StoreError:
        return None
    finally:
        world.close()


def let_a_week_pass(home):
    """Let the time come for a look through everything, and what it brings."""
    with Library(home / "library.db", write=True) as library:
        begun = datetime.now(UTC) - WITHIN
        library.put_note(NOTE, Progress(begun=begun, library=begun).to_json())
    work(home, 2)


def is_whole(home):
    with Library(home / "library.db") as library:
        assert library.held().release == 1
        assert all(library.item(item.id) == item for item in ITEMS)
    blobs = Blobs(home / "blobs")
    return all(blobs.path(sha256(held)).read_bytes() == held for held in PICTURES)


def check(home, damage):
    damage.do(home)
    begun = time.monotonic()
    seen = titles(home)
    assert time.monotonic() - begun < SHOWN_S
    if damage.what != "library.db":
        assert seen is not None
        assert len(seen) == len(ITEMS)
    work(home, 2)
    assert len(titles(home) or ()) == len(ITEMS)
    let_a_week_pass(home)
    assert is_whole(home)
    assert len(list(home.glob("library.db.broken-*"))) <= 2


@pytest.mark.parametrize("damage", FEW, ids=str)
def test_whatever_is_broken_is_said_and_comes_back(home, damage, proof):
    check(home, damage)
    proof("damaged starts", runs=1, violations=0)


@pytest.mark.slow
@pytest.mark.parametrize("damage", MANY, ids=str)
def test_many_damages_are_said_and_come_back(home, damage, proof):
    check(home, damage)
    proof("damaged starts", runs=1, violations=0)


@pytest.mark.parametrize("how", ["zero", "flip", "fold", "remove"])
def test_a_lost_library_comes_back_without_any_line(home, how, proof):
    (home / "station.toml").write_text(f'[station]\narea = "{VILLAGE}"\n', "utf-8")
    Damage("library.db", how, 7).do(home)
    work(home)
    assert titles(home)
    assert is_whole(home)
    proof("damaged starts", runs=1, violations=0)


def test_one_flipped_bit_of_any_text_is_found(home, proof):
    draw, path = random.Random(5), home / "library.db"
    whole, runs, shown_wrong = path.read_bytes(), 40, 0
    for _ in range(runs):
        held = bytearray(whole)
        held[draw.randrange(len(held))] ^= 1 << draw.randrange(8)
        path.write_bytes(held)
        work(home)
        with Library(path) as library:
            shown_wrong += any(library.item(item.id) != item for item in ITEMS)
        for file in home.glob("library.db*"):
            file.unlink()
    proof("flipped bits in the library", runs=runs, violations=shown_wrong)
    assert shown_wrong == 0
