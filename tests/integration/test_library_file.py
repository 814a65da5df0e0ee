"""The file itself: missing, broken, newer, older, replaced, on a disk that refuses."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from content.database import BrokenFileError
from content.errors import StoreError, StoreTooNewError
from content.library import Applied, Library
from content.library.schema import MIGRATIONS
from tests.builders import NOW, an_attachment, an_item
from tests.builders_library import a_forecast, a_library, a_shelf, forecast_item, found, held

DATA = Path(__file__).parents[1] / "data"


def _change(path, *statements):
    file = sqlite3.connect(path)
    for statement in statements:
        file.execute(statement)
    file.commit()
    file.close()


@pytest.fixture
def path(tmp_path):
    with a_library(tmp_path, an_item()):
        pass
    return tmp_path / "library.db"


def test_a_reader_of_nothing_is_told_that_nothing_was_received(tmp_path):
    with pytest.raises(StoreError, match="nothing was received yet"):
        Library(tmp_path / "library.db")
    assert not list(tmp_path.iterdir())


def test_a_reader_opens_a_file_whose_writer_has_gone(path):
    with Library(path) as reader:
        assert reader.held() == held()
        assert not reader.is_immutable


def test_a_reader_can_change_nothing(path):
    with Library(path) as reader, pytest.raises(StoreError, match="readonly"):
        reader.put_note("x", "{}")


@pytest.mark.parametrize("write", [False, True])
def test_a_newer_database_is_refused_and_left_alone(path, write):
    _change(path, f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = path.read_bytes()
    with pytest.raises(StoreTooNewError, match=f"version {len(MIGRATIONS) + 1}"):
        Library(path, write=write)
    assert path.read_bytes() == before


def test_a_reader_waits_for_the_writer_to_bring_the_file_up_to_date(path):
    _change(path, "PRAGMA user_version = 0")
    with pytest.raises(StoreError, match="waits for its writer"):
        Library(path)


def _garbage(path):
    path.write_bytes(b"this is no database" * 500)


def _torn(path):
    held_bytes = bytearray(path.read_bytes())
    held_bytes[4096 * 3 : 4096 * 9] = b"\xff" * (4096 * 6)
    path.write_bytes(held_bytes)


def _someone_elses(path):
    path.unlink()
    _change(path, "CREATE TABLE diary (day TEXT)")


@pytest.mark.parametrize("breaks", [_garbage, _torn, _someone_elses])
def test_a_broken_file_is_moved_aside_and_a_fresh_one_begun(path, breaks):
    breaks(path)
    broken = path.read_bytes()
    with Library(path, write=True) as library:
        assert library.held().release == 0
        library.apply([an_item()], held())
        assert found(library, "土豆") == [an_item().title]
    assert path.with_name("library.db.broken-1").read_bytes() == broken


def test_each_broken_file_gets_a_name_of_its_own(path):
    for _ in range(2):
        _garbage(path)
        with Library(path, write=True):
            pass
    assert sorted(each.name for each in path.parent.glob("*.broken-*")) == [
        "library.db.broken-1",
        "library.db.broken-2",
    ]


@pytest.mark.parametrize("breaks", [_garbage, _someone_elses])
def test_a_reader_of_a_broken_file_is_told_and_moves_nothing(path, breaks):
    breaks(path)
    with pytest.raises(StoreError):
        Library(path)
    assert [each.name for each in path.parent.iterdir()] == ["library.db"]


@pytest.mark.parametrize("said", ["{", "[]", '{"release":1}', '{"release":1,"issued":"soon"}'])
def test_what_is_held_that_makes_no_sense_is_a_broken_library(path, said):
    _change(path, f"UPDATE meta SET value = '{said}' WHERE name = 'held'")
    with Library(path) as library, pytest.raises(BrokenFileError):
        library.held()


def test_a_reader_follows_to_the_fresh_file(path):
    with Library(path) as reader:
        before = reader.data_version()
        path.replace(path.with_name("library.db.broken-1"))
        assert reader.data_version() == before
        assert reader.count(a_shelf()) == 1
        with a_library(path.parent, an_item("one"), an_item("two")):
            assert reader.data_version() != before
            assert reader.count(a_shelf()) == 2


def test_a_reader_whose_new_file_is_broken_says_so(path):
    with Library(path) as reader:
        path.replace(path.with_name("library.db.broken-1"))
        _garbage(path)
        with pytest.raises(StoreError):
            reader.data_version()


def test_a_folder_that_cannot_be_made_is_reported_as_ours(tmp_path):
    (tmp_path / "home").write_text("a file")
    with pytest.raises(StoreError, match="home"):
        Library(tmp_path / "home" / "library.db", write=True)


def test_a_second_writer_waits_and_is_told(path, monkeypatch):
    monkeypatch.setattr("content.database._BUSY_S", 0.01)
    with Library(path, write=True) as library:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked"):
            library.apply([an_item("two")], held(2))
        other.execute("ROLLBACK")
        other.close()
        library.apply([an_item("two")], held(2))
        assert library.count(a_shelf()) == 2


def test_closing_twice_is_no_error(path):
    library = Library(path)
    library.close()
    library.close()


def test_what_is_taken_in_after_opening_again_is_kept_as_well(path):
    changes = [an_item("again", attachments=(an_attachment(),)), forecast_item(a_forecast())]
    with Library(path, write=True) as library:
        assert library.apply(changes, held(2)) == Applied(added=2)
        assert library.forecast("150125") == a_forecast()


_DIES_HALFWAY = """
import os, sys
from pathlib import Path
from tests.builders import an_item
from tests.builders_library import a_library, held

def half():
    for number in range(300):
        yield an_item(f"new-{number}", body="<p>" + "莜麦" * 500 + "</p>")
    os._exit(9)

a_library(Path(sys.argv[1])).apply(half(), held(2))
"""


def test_a_writer_that_dies_halfway_leaves_the_old_release(path):
    root = Path(__file__).parents[2]
    dies = [sys.executable, "-c", _DIES_HALFWAY, str(path.parent)]
    assert subprocess.run(dies, cwd=root, check=False).returncode == 9
    with Library(path, write=True) as library:
        assert library.held() == held(1)
        assert library.count(a_shelf()) == 1
        assert found(library, "莜麦") == []
        assert library.apply([an_item("two")], held(2)) == Applied(added=1)


# a disk that refuses


def test_what_was_settled_is_read_where_no_wal_can_be_opened(path):
    shm = path.with_name("library.db-shm")
    shm.symlink_to("nowhere")  # SQLite follows no link, so this cannot be opened
    with Library(path) as reader:
        assert reader.is_immutable
        assert reader.item(an_item().id) == an_item()
        before = reader.data_version()
        shm.unlink()
        assert reader.data_version() != before
        assert not reader.is_immutable


def test_a_reader_that_stops_reading_opens_the_file_anew(path):
    with Library(path) as reader:
        before = reader.data_version()
        reader._database._sql.close()
        assert reader.data_version() != before
        assert reader.count(a_shelf()) == 1


_ON_A_SMALL_DISK = """
import sys
from pathlib import Path
from content.errors import StoreError
from content.library import Library
from tests.builders import an_item
from tests.builders_library import a_library, a_shelf, held

folder = Path(sys.argv[1])
with a_library(folder, an_item()):
    pass
print(sorted(file.name for file in folder.iterdir()))
with open(folder / "fill", "wb", buffering=0) as fill:
    try:
        while True:
            fill.write(bytes(4096))
    except OSError:
        pass
reader = Library(folder / "library.db")
print("full", reader.is_immutable, reader.count(a_shelf()))
try:
    Library(folder / "library.db", write=True).apply([an_item("two", body="x" * 100_000)], held(2))
except StoreError:
    print("refused")
(folder / "fill").unlink()
reader.data_version()
print("room again", reader.is_immutable, reader.count(a_shelf()))
writer = Library(folder / "library.db", write=True)
print(writer.apply([an_item("two")], held(2)).added, reader.count(a_shelf()))
"""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs namespaces of Linux")
def test_on_a_full_disk_everything_is_still_read_and_nothing_is_lost(tmp_path):
    mount = f"mount -t tmpfs -o size=1m none {tmp_path}"
    ours = ["unshare", "-rm", "sh", "-c", f'{mount} && exec "$@"', "sh"]
    if subprocess.run([*ours, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a small disk of their own")
    done = subprocess.run(
        [*ours, sys.executable, "-c", _ON_A_SMALL_DISK, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "['library.db']",
        "full True 1",
        "refused",
        "room again False 1",
        "1 2",
    ]


# older versions


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_every_version_there_ever_was_is_opened_and_brought_up_to_date(tmp_path, version):
    path = tmp_path / "library.db"
    file = sqlite3.connect(path)
    file.executescript((DATA / f"library_v{version}.sql").read_text(encoding="utf-8"))
    file.close()
    with Library(path, write=True) as library:
        assert library.held().release == 3
        assert found(library, "怎么防") == ["土豆晚疫病怎么防"]
        assert library.item(an_item().id) == an_item()
        library.apply(
            [an_item(title="莜麦", body="", tags=(), updated=NOW.replace(hour=9))], held(4)
        )
        assert found(library, "怎么防") == []
    with Library(path) as reader:
        assert found(reader, "莜麦") == ["莜麦"]
