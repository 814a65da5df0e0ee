"""What an agent does about a disk that is full, read-only or wrong, on real small disks."""

from __future__ import annotations

import logging
import shutil

import pytest

from content.database import BrokenFileError
from content.errors import LinkError, StoreError
from content.library import Library, put_aside
from sync.health.ballast import FILE, Ballast
from sync.health.faults import Fault
from sync.health.health import Health
from sync.health.last_good import GOOD
from tests.builders import an_item
from tests.builders_library import a_library
from tests.county import County
from tests.disks import on_small_disk

# the ballast


def test_a_ballast_holds_real_blocks_and_gives_them_back(tmp_path):
    ballast = Ballast(tmp_path, 100_000)
    assert not ballast.is_there
    ballast.keep()
    assert ballast.is_there
    assert (tmp_path / FILE).stat().st_blocks * 512 >= 100_000
    ballast.keep()
    assert ballast.give_up()
    assert not ballast.give_up()
    assert not ballast.is_there


def test_a_ballast_full_of_holes_is_made_again(tmp_path):
    with (tmp_path / FILE).open("wb") as file:
        file.truncate(100_000)
    ballast = Ballast(tmp_path, 100_000)
    assert not ballast.is_there
    ballast.keep()
    assert ballast.is_there


def test_a_ballast_that_cannot_be_made_leaves_nothing_behind(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(StoreError, match="No space"):
        Ballast(tmp_path, 100_000).keep()
    assert not list(tmp_path.iterdir())


# health


def test_a_machine_that_is_well_has_no_faults_and_keeps_a_copy_of_its_settings(tmp_path):
    (tmp_path / "station.toml").write_text('[station]\nname = "村"\n', "utf-8")
    health = Health(tmp_path)
    assert health.station().name == "村"
    assert health.faults(is_behind=False) == ()
    assert (tmp_path / GOOD).exists()
    assert (tmp_path / FILE).exists()


def test_settings_that_cannot_be_read_and_a_library_begun_anew_are_faults(tmp_path, caplog):
    (tmp_path / "station.toml").write_text("[", "utf-8")
    health = Health(tmp_path)
    for _ in range(3):
        health.station()
    assert health.faults(is_behind=True) == (Fault.SETTINGS, Fault.LIBRARY_REBUILT)
    assert caplog.text.count("station.toml error") == 1


def test_a_disk_that_fails_is_a_fault_until_a_round_goes_well(tmp_path):
    health, library = Health(tmp_path), tmp_path / "library.db"
    error = StoreError("cannot read it")
    error.__cause__ = OSError(5, "Input/output error")
    assert not health.failed(error, library)
    assert health.faults(is_behind=False) == (Fault.DISK_FAILING,)
    health.is_well()
    assert health.faults(is_behind=False) == ()


def test_what_was_foreseen_takes_a_line_and_what_was_not_its_whole_story(tmp_path, caplog):
    health = Health(tmp_path)
    health.failed(LinkError("no answer"), tmp_path / "library.db")
    assert "Traceback" not in caplog.text
    health.failed(ZeroDivisionError("division"), tmp_path / "library.db")
    assert caplog.records[-1].exc_info


def test_what_is_no_folder_makes_way(tmp_path):
    (tmp_path / "spool").write_bytes(b"x")
    Health(tmp_path).clear_way(tmp_path / "spool", tmp_path / "blobs")
    assert not (tmp_path / "spool").exists()


def test_what_is_put_off_is_said_once(tmp_path, caplog):
    caplog.set_level(logging.WARNING)
    (tmp_path / "station.toml").write_text("[station]\n", "utf-8")
    (tmp_path / GOOD).mkdir()
    health = Health(tmp_path)
    for _ in range(3):
        health.station()
    assert caplog.text.count("put off") == 1


# a broken library


def test_two_broken_libraries_are_kept_and_no_more(tmp_path):
    for number in range(4):
        with a_library(tmp_path, an_item(title=f"第{number}")):
            pass
        put_aside(tmp_path / "library.db")
    kept = sorted(path.name for path in tmp_path.glob("library.db*"))
    assert kept == ["library.db.broken-1", "library.db.broken-2"]
    (tmp_path / kept[0]).rename(tmp_path / "library.db")
    with Library(tmp_path / "library.db") as newest:
        assert newest.item(an_item().id).title == "第3"


def test_no_broken_library_is_kept_where_there_is_no_room_for_it(tmp_path, monkeypatch):
    with a_library(tmp_path, an_item()):
        pass
    (tmp_path / "library.db.broken-1").write_bytes(b"x")
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage._replace(free=100_000))
    put_aside(tmp_path / "library.db")
    assert not list(tmp_path.iterdir())


def test_a_library_that_breaks_in_a_round_is_put_aside_and_tried_again_at_once(tmp_path):
    health, path = Health(tmp_path), tmp_path / "library.db"
    with a_library(tmp_path, an_item()):
        pass
    assert health.failed(BrokenFileError("malformed"), path)
    assert path.with_name("library.db.broken-1").exists()
    assert not health.failed(BrokenFileError("malformed"), path)  # nothing there to put aside


def test_folders_where_files_must_be_are_put_aside_too(tmp_path):
    for name in ("library.db", "library.db-wal", "library.db.broken-2"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x").write_bytes(b"x")
    with Library(tmp_path / "library.db", write=True) as library:
        assert library.held().release == 0
    with Library(tmp_path / "library.db", write=True) as library:
        library.check()
        assert library.stands()
        (tmp_path / "library.db").unlink()
        assert not library.stands()


def test_a_library_whose_tables_were_renamed_by_a_flipped_bit_is_begun_anew(tmp_path):
    with a_library(tmp_path, an_item()):
        pass
    path = tmp_path / "library.db"
    held = path.read_bytes()
    path.write_bytes(held.replace(b"tableforecastsforecasts", b"tableforecastsforecasta"))
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE quotes", b"CREATE TABLE quotez"))
    with Library(path, write=True) as library:
        assert library.held().release == 0
    assert path.with_name("library.db.broken-1").exists()


# real disks

_AGENT = """
import logging, sys
from pathlib import Path
from sync.agent import Rounds, Told
from sync.stop import Stop
from content.library import Library
from content.errors import StoreError
from sync.status import NOTE, Status

home = Path(sys.argv[1])
logging.basicConfig(level=logging.WARNING, stream=sys.stdout, format="%(name)s %(message)s")

def said(rounds):
    rounds.one()
    with Library(home / "library.db") as library:
        status = Status.from_json(library.note(NOTE))
        print([str(each) for each in status.faults], library.held().release)

def go_on():
    with Rounds(home, Told((str(home.parent / "tree"),)), Stop(), lambda: 0.5) as rounds:
        yield rounds
"""


@pytest.fixture
def disk(tmp_path):
    County().release(an_item()).put_into(tmp_path / "tree")
    (tmp_path / "disk").mkdir()
    return tmp_path / "disk"


def test_a_disk_that_fills_up_is_said_and_text_still_comes(disk):
    script = (
        _AGENT
        + """
for rounds in go_on():
    rounds.one()
    print((home / "ballast").exists())
(home / "library.db").unlink()  # so that all the text must come again
with open(home / "fill", "wb", buffering=0) as fill:
    try:
        while True:
            fill.write(bytes(4096))
    except OSError:
        pass
for rounds in go_on():
    print("pause", rounds.one())
    said(rounds)
    print((home / "ballast").exists())
    (home / "fill").unlink()
    said(rounds)
    print((home / "ballast").exists())
"""
    )
    lines = on_small_disk(disk, script)
    said = [line for line in lines if not line.startswith("sync.")]
    assert said == ["True", "pause 0.0", "['disk_full'] 1", "False", "[] 1", "True"]
    assert "ballast given up bytes=8000000" in "\n".join(lines)


def test_a_disk_too_small_for_anything_is_a_line_a_round(disk):
    script = (
        _AGENT
        + """
for rounds in go_on():
    for _ in range(3):
        assert rounds.one() > 0
"""
    )
    lines = on_small_disk(disk, script, size="1m", first='fill "$1"')
    assert [line.split()[:2] for line in lines] == [["sync.health.health", "round"]] * 3


def test_a_disk_that_becomes_read_only_is_said_and_what_is_held_stays(disk):
    script = (
        _AGENT
        + """
import subprocess
from sync.health.faults import look
for rounds in go_on():
    rounds.one()
subprocess.run(["mount", "-o", "remount,ro", str(home)], check=True)
print(look(home))
for rounds in go_on():
    print(rounds.one() > 0)
with Library(home / "library.db") as library:
    print(library.held().release, library.is_immutable)
subprocess.run(["mount", "-o", "remount,rw", str(home)], check=True)
for rounds in go_on():
    said(rounds)
"""
    )
    lines = on_small_disk(disk, script)
    said = [line for line in lines if not line.startswith("sync.")]
    assert said == ["disk_readonly", "True", "1 True", "[] 1"]
    assert "Traceback" not in "\n".join(lines)
