"""Files that are not whole yet."""

from __future__ import annotations

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


def test_parts_that_nobody_wants_are_swept_away(spool):
    for name in ("a" * 64, "b" * 64):
        with spool.part(name) as part:
            part.append(b"12")
    assert spool.sweep({"a" * 64}) == 2
    assert set(spool.sizes()) == {"a" * 64}


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
