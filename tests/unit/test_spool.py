"""Files that are not whole yet."""

from __future__ import annotations

import errno

import pytest

from content.errors import StoreError
from sync.spool import FLUSH_EVERY, Spool
from tests.county import sha256

HELD = b"the whole of it" * 100
NAME = sha256(HELD)


@pytest.fixture
def spool(tmp_path):
    return Spool(tmp_path / "spool")


def test_a_part_goes_on_where_it_ended_the_last_time(spool):
    with spool.part(NAME) as part:
        part.append(HELD[:700])
        assert not part.is_right()
    assert spool.sizes() == {NAME: 700}
    with spool.part(NAME) as part:
        part.append(HELD[700:])
        assert part.is_right()
    assert spool.whole(NAME) == HELD


def test_a_part_is_never_believed_for_its_length(spool):
    with spool.part(NAME) as part:
        part.append(b"x" * len(HELD))
        assert not part.is_right()


def test_a_restart_throws_all_bytes_away_and_counts_them(spool):
    with spool.part(NAME) as part:
        part.append(HELD[:10])
        part.restart()
        assert (part.size, part.resent) == (0, 10)
        part.append(HELD)
        assert part.is_right()


def test_a_long_part_is_flushed_on_the_way(spool):
    with spool.part(NAME) as part:
        part.append(b"x" * FLUSH_EVERY)
        assert part.path.stat().st_size == FLUSH_EVERY


@pytest.mark.parametrize(
    ("spoil", "kept"),
    [
        (lambda held: held[:1050], 1000),
        (lambda held: held[:1000] + bytes(500), 1000),
        (lambda held: held[:1200] + bytes(100) + held[1300:], 1000),
        (lambda held: held + b"left by another file", 1500),
        (lambda _: b"", 0),
    ],
    ids=["shorter", "zeroes", "a hole", "longer", "nothing"],
)
def test_a_power_cut_costs_only_the_pieces_that_are_bad(spool, spoil, kept):
    with spool.part(NAME) as part:
        for at in (0, 500, 1000):
            part.append(HELD[at : at + 500])
    spool.path(NAME).write_bytes(spoil(HELD[:1500]))
    with spool.part(NAME) as part:
        assert part.size == kept
        part.append(HELD[kept:])
        assert part.is_right()


@pytest.mark.parametrize(
    ("spoil", "kept"),
    [
        (lambda _: b"", 0),
        (lambda held: held[:-3], 500),
        (lambda held: held[:8] + bytes(8), 500),
        (lambda held: held + held[:8], 1000),
    ],
    ids=["nothing", "shorter", "zeroes", "longer"],
)
def test_bytes_without_a_sum_are_asked_for_again(spool, spoil, kept):
    with spool.part(NAME) as part:
        part.append(HELD[:500])
        part.append(HELD[500:1000])
    beside = spool.path(NAME).with_suffix(".sums")
    beside.write_bytes(spoil(beside.read_bytes()))
    with spool.part(NAME) as part:
        assert (part.size, part.resent) == (kept, 1000 - kept)
        part.append(HELD[kept:])
        assert part.is_right()


def test_a_part_may_be_cut_within_a_piece(spool):
    with spool.part(NAME) as part:
        part.append(HELD[:500])
        part.append(HELD[500:1000])
        part.cut(700)
        assert part.same(600, HELD[600:700])
        assert not part.same(600, b"x" * 100)
    with spool.part(NAME) as part:
        assert part.size == 700
        part.append(HELD[700:])
        assert part.is_right()


def test_what_is_far_from_the_end_is_believed_until_the_whole_proves_wrong(spool, monkeypatch):
    monkeypatch.setattr("sync.spool.FLUSH_EVERY", 100)
    with spool.part(NAME) as part:
        for at in range(0, 1400, 100):
            part.append(HELD[at : at + 100])
    with spool.path(NAME).open("r+b") as file:
        file.seek(310)
        file.write(b"spoilt")
    with spool.part(NAME) as part:
        assert part.size == 1400
        assert part.mend()
        assert (part.size, part.resent) == (300, 1100)
        assert not part.mend()


def test_a_slow_part_is_flushed_by_the_clock(spool, monkeypatch):
    monkeypatch.setattr("sync.spool.FLUSH_AFTER_S", -1.0)
    flushed = []
    with spool.part(NAME) as part:
        monkeypatch.setattr(part, "_flush", lambda: flushed.append(part.size))
        part.append(b"")
        part.append(b"x")
        assert flushed == [1]


def test_a_full_disk_leaves_a_part_that_goes_on(spool, monkeypatch):
    def full(file, held):
        file.write(held[:3])
        raise OSError(errno.ENOSPC, "no space left")

    with spool.part(NAME) as part:
        part.append(HELD[:500])
        with monkeypatch.context() as patched:
            patched.setattr("sync.spool._write", full)
            with pytest.raises(StoreError, match="no space"):
                part.append(HELD[500:])
        part.append(HELD[500:])
        assert part.is_right()


def test_parts_that_nobody_wants_are_swept_away(spool):
    for name in ("a" * 64, "b" * 64):
        with spool.part(name) as part:
            part.append(b"12")
    assert spool.sweep({"a" * 64}) == 2
    assert set(spool.sizes()) == {"a" * 64}
    assert (spool.size("a" * 64), spool.size("b" * 64)) == (2, 0)
    assert {path.name[0] for path in spool.root.iterdir()} == {"a"}


def test_other_files_in_the_folder_are_left_alone(spool):
    spool.root.mkdir()
    (spool.root / "notes.txt").write_text("mine")
    assert spool.sizes() == {}
    assert spool.sweep(()) == 0
    assert (spool.root / "notes.txt").exists()


def test_a_spool_that_was_never_used_is_empty(spool):
    assert spool.sizes() == {}


def test_what_cannot_be_written_is_a_store_error(tmp_path):
    (tmp_path / "spool").write_text("a file in the way")
    with pytest.raises(StoreError, match="spool"):
        Spool(tmp_path / "spool").part(NAME)


def test_a_disk_that_forgets_is_a_store_error(spool):
    with spool.part(NAME) as part:
        part.append(HELD[:-1])
    with pytest.raises(StoreError, match="read back"):
        spool.whole(NAME)
    with pytest.raises(StoreError, match="read"):
        spool.whole("0" * 64)
