"""Files that a disk forgot, found and taken away."""

from __future__ import annotations

import sqlite3

import pytest

from content.database import BrokenFileError
from content.errors import StoreError
from content.library import Blobs
from sync.health.scrub import NOTE, WITHIN, Progress, Scrub
from tests.builders import NOW, an_item
from tests.builders_library import a_library

FILES = [bytes([n]) * 1000 for n in range(20)]


@pytest.fixture
def library(tmp_path):
    with a_library(tmp_path, an_item()) as library:
        yield library


@pytest.fixture
def blobs(tmp_path):
    return Blobs(tmp_path / "blobs")


@pytest.fixture
def names(blobs):
    return sorted(blobs.add(held) for held in FILES)


@pytest.fixture
def scrub(library, blobs):
    library.put_note(NOTE, Progress(begun=NOW).to_json())
    return Scrub(library, [blobs.root])


def flip(path, at=500):
    held = bytearray(path.read_bytes())
    held[at] ^= 4
    path.write_bytes(held)


def passes(scrub, steps=30, of=1.0):
    for step in range(steps + 1):
        progress = scrub.some(NOW + WITHIN * of * step / steps)
    return progress


def test_every_flipped_bit_is_found_within_a_pass(scrub, blobs, names):
    for n, name in enumerate(names):
        flip(blobs.path(name), at=n * 7)
    progress = passes(scrub)
    assert not any(blobs.has(name) for name in names)
    assert (progress.found, progress.wrong, progress.finished) == (len(names), 0, NOW + WITHIN)


def test_what_is_right_stays(scrub, blobs, names):
    assert passes(scrub).found == 0
    assert all(blobs.has(name) for name in names)


def test_each_round_looks_at_its_share_only(scrub, blobs, names):
    for name in names:
        flip(blobs.path(name))
    scrub.some(NOW + WITHIN / 2)
    assert sum(blobs.has(name) for name in names) == len(names) // 2
    scrub.some(NOW + WITHIN / 2)
    assert sum(blobs.has(name) for name in names) == len(names) // 2


def test_a_machine_switched_on_anew_goes_on_where_it_was(library, scrub, blobs, names):
    scrub.some(NOW + WITHIN / 2)
    flip(blobs.path(names[-1]))
    assert passes(Scrub(library, [blobs.root])).found == 1


def test_a_file_that_cannot_be_read_is_taken_away(scrub, blobs, names):
    place = blobs.path(names[3])
    place.unlink()
    place.symlink_to("/proc/self/mem")  # reading it is an input/output error
    passes(scrub)
    assert not place.is_symlink()


def test_a_file_of_the_tree_is_named_by_its_hash_and_more(library, tmp_path, scrub):
    (tmp_path / "tree").mkdir()
    wrong = tmp_path / "tree" / f"{'a' * 64}.1-1.atom.zst"
    packed = tmp_path / "tree" / f"{'a' * 64}.head.json.gz"
    other = tmp_path / "tree" / "head.json"
    for path in (wrong, packed, other):
        path.write_bytes(b"x")
    scrub = Scrub(library, [tmp_path / "tree", tmp_path / "nothing"])
    assert passes(scrub).found == 1
    assert not wrong.exists()
    assert packed.exists()
    assert other.exists()


def test_a_clock_that_went_back_begins_the_pass_anew(library, scrub, names):
    before = NOW - 9 * WITHIN
    assert scrub.some(before).begun == before


def test_the_look_is_broken_off_for_what_cannot_wait(scrub, blobs, names):
    flip(blobs.path(names[0]))
    assert scrub.some(NOW + WITHIN, lambda: False).last == ""
    assert blobs.has(names[0])
    assert scrub.some(NOW + WITHIN).found == 1


def test_a_disk_that_gives_nothing_up_is_said(scrub, blobs, names, monkeypatch):
    flip(blobs.path(names[0]))

    def refuse(*_, **__):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    with pytest.raises(StoreError, match="Read-only"):
        scrub.some(NOW + WITHIN)


def test_a_library_that_does_not_hold_together_is_found(tmp_path, library):
    scrub = Scrub(library, [])
    assert scrub.some(NOW).library == NOW
    with sqlite3.connect(tmp_path / "library.db") as file:
        root = file.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'items_by_kind'"
        ).fetchone()[0]
        size = file.execute("PRAGMA page_size").fetchone()[0]
    file.close()
    library.close()
    with (tmp_path / "library.db").open("r+b") as pages:
        pages.seek(root * size - 5)
        pages.write(b"wrong")
    with a_library(tmp_path) as again, pytest.raises(BrokenFileError):
        Scrub(again, []).some(NOW + 2 * WITHIN)
