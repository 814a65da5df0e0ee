"""Files named by their own hash."""

from __future__ import annotations

import hashlib

import pytest

from content.errors import StoreError, UntrustedError
from content.library.blobs import BlobReason, Blobs

HELD = b"a picture"
NAME = hashlib.sha256(HELD).hexdigest()


@pytest.fixture
def blobs(tmp_path):
    return Blobs(tmp_path / "blobs")


def test_what_was_added_lies_under_its_hash(blobs):
    assert blobs.add(HELD) == NAME
    assert blobs.path(NAME) == blobs.root / NAME[:2] / NAME
    assert blobs.path(NAME).read_bytes() == HELD


def test_adding_twice_keeps_one(blobs):
    blobs.add(HELD)
    assert blobs.add(HELD) == NAME
    assert len(list(blobs.root.rglob("*"))) == 2


def test_what_is_not_here_has_no_path(blobs):
    assert blobs.path(NAME) is None
    assert not blobs.has(NAME)


def test_no_name_leads_out_of_the_folder(blobs, tmp_path):
    (tmp_path / "secret").write_text("x")
    assert blobs.path("../secret") is None
    assert blobs.path(NAME.upper()) is None


def test_a_finished_download_is_placed_whole(blobs, tmp_path):
    part = tmp_path / "x.part"
    part.write_bytes(HELD)
    blobs.place(part, NAME)
    assert blobs.has(NAME)
    assert not part.exists()


def test_a_second_placing_of_the_same_file_is_no_error(blobs, tmp_path):
    part = tmp_path / "x.part"
    for _ in range(2):
        part.write_bytes(HELD)
        blobs.place(part, NAME)
    assert blobs.has(NAME)


def test_bytes_that_hash_to_something_else_are_never_placed(blobs, tmp_path):
    part = tmp_path / "x.part"
    part.write_bytes(HELD + b"!")
    with pytest.raises(UntrustedError, match=NAME) as caught:
        blobs.place(part, NAME)
    assert caught.value.reason is BlobReason.HASH
    assert part.exists()
    assert not blobs.has(NAME)


def test_a_name_that_is_no_hash_is_refused(blobs, tmp_path):
    with pytest.raises(StoreError, match="no name of a blob"):
        blobs.place(tmp_path / "x.part", "../x")


def test_a_disk_that_refuses_is_reported_as_ours(blobs, tmp_path):
    with pytest.raises(StoreError, match="cannot place"):
        blobs.place(tmp_path / "missing.part", NAME)
    blobs.root.write_bytes(b"a file where the folder should be")
    with pytest.raises(StoreError, match="cannot keep"):
        blobs.add(HELD)


def test_sweeping_deletes_what_no_item_names_and_what_was_left_half(blobs):
    keep = blobs.add(HELD)
    blobs.add(b"old")
    (blobs.root / keep[:2] / f"{keep}.77.tmp").write_bytes(b"half")
    assert blobs.sweep({keep}) == len(b"old") + len(b"half")
    assert blobs.has(keep)
    assert sum(1 for file in blobs.root.rglob("*") if file.is_file()) == 1


def test_a_file_that_is_given_up_is_gone_and_may_come_again(tmp_path):
    blobs = Blobs(tmp_path)
    name = blobs.add(b"film")
    for _ in range(2):
        blobs.drop(name)
        assert not blobs.has(name)
    blobs.drop("../no name")
    assert blobs.add(b"film") == name


def test_a_disk_that_gives_nothing_up_is_a_store_error(tmp_path):
    blobs = Blobs(tmp_path)
    name = "a" * 64
    (tmp_path / "aa" / name).mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot drop"):
        blobs.drop(name)


@pytest.mark.parametrize("size", [0, len(HELD) - 1, len(HELD) + 1])
def test_a_file_of_another_size_is_taken_away(blobs, size):
    place = blobs.root / NAME[:2] / NAME
    place.parent.mkdir(parents=True)
    place.write_bytes(b"x" * size)
    assert blobs.clear(NAME, len(HELD))
    assert not blobs.has(NAME)
    assert not blobs.clear(NAME, len(HELD))


def test_what_is_no_file_where_one_must_be_is_taken_away(blobs):
    place = blobs.root / NAME[:2] / NAME
    place.mkdir(parents=True)
    (place / "more").write_bytes(b"x")
    assert blobs.clear(NAME, len(HELD))
    place.parent.rmdir()
    place.parent.write_bytes(b"x")
    assert blobs.clear(NAME, len(HELD))
    blobs.add(HELD)
    assert blobs.has(NAME)


def test_what_is_right_and_what_has_no_hash_for_a_name_stay(blobs):
    blobs.add(HELD)
    assert not blobs.clear(NAME, len(HELD))
    assert not blobs.clear("../secret", 1)
    assert blobs.has(NAME)


def test_a_disk_that_refuses_to_take_away_is_reported_as_ours(blobs, monkeypatch):
    blobs.add(HELD)

    def refuse(*_, **__):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    with pytest.raises(StoreError, match="Read-only"):
        blobs.clear(NAME, 1)
