"""The file of what a village has to say: broken, gone, cut short, brought back, copied."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from content import durable, lock, seal
from content.database import move_aside
from content.errors import StoreError, StoreTooNewError
from content.seal import PrivateKeys
from sync.outbox import Count, Outbox
from sync.outbox import store as outbox_module
from sync.outbox.file import backup_path
from sync.outbox.schema import SCHEMA, put_meta
from tests.builders import NOW
from tests.builders_outbox import (
    KEYS,
    PRIVATE,
    add,
    an_intake,
    an_outbox,
    bundle,
    raw,
    send,
)

DATA = Path(__file__).parents[1] / "data"
OTHER = PrivateKeys((bytes([9] * 32),), bytes([10] * 32))
LETTER = {"text": "我家的羊病了，电话 13800000000"}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "station.db"


def rubbish(path):
    path.write_bytes(b"no database" * 3000)


def empty(path):
    path.write_bytes(b"")


def gone(path):
    path.unlink()


def someone_elses(path):
    path.unlink()
    raw(path, "CREATE TABLE diary (day TEXT)")


@pytest.mark.parametrize("breaks", [rubbish, empty, gone, someone_elses])
def test_a_file_that_is_lost_is_brought_back_from_its_copy_with_a_new_epoch(
    tmp_path, path, intake, breaks
):
    with an_outbox(tmp_path) as outbox:
        add(outbox, 1)
        send(outbox, intake)
        add(outbox, 2)
        outbox.backup()
    breaks(path)
    with an_outbox(tmp_path) as outbox:
        assert not list(tmp_path.glob("station.db.part*"))
        add(outbox, 3)
        made = bundle(outbox.batch(KEYS)).records
        assert [(record.epoch, record.seq) for record in made] == [(1, 2), (2, 1)]
        assert send(outbox, intake) == 2
    assert intake.count() == 3
    assert intake.count_aside() == 0


def test_no_number_is_given_twice_however_often_a_file_breaks(tmp_path, path, intake):
    with an_outbox(tmp_path) as outbox:
        outbox.backup()
    for number in range(4):
        rubbish(path)
        with an_outbox(tmp_path) as outbox:
            add(outbox, number)
            send(outbox, intake)
    places = raw(tmp_path / "intake.db", "SELECT epoch, seq FROM records ORDER BY key")
    assert places == [(2, 1), (3, 1), (4, 1), (5, 1)]


def spoil(path, pages):
    held = bytearray(path.read_bytes())
    for page in pages:
        held[4096 * page : 4096 * (page + 1)] = b"\x55" * 4096
    path.write_bytes(held)


def leaf_pages(path):
    """Return the pages that hold rows of the table of records, by what stands in them."""
    held = path.read_bytes()
    pages = range(len(held) // 4096)
    return [page for page in pages if held[4096 * page : 4096 * (page + 1)].count(b"filler") > 3]


@pytest.mark.parametrize("has_copy", [True, False])
def test_rows_of_a_broken_file_are_salvaged_under_their_ids(tmp_path, path, intake, has_copy):
    with an_outbox(tmp_path) as outbox:
        outbox.know(KEYS)
        outbox.add_once("told", "receipt", {}, now=NOW)
        send(outbox, intake)
        outbox.opened("tag:x", NOW)
        if has_copy:
            outbox.backup()
        added = [outbox.add("letter", {"text": "filler" * 50}, now=NOW) for _ in range(60)]
        batch = outbox.batch(KEYS)
        intake.take(batch.name, batch.sealed)  # and the answer is lost
        device = bundle(batch).device
    spoil(path, leaf_pages(path)[2:3])
    with an_outbox(tmp_path) as outbox:
        saved = outbox.waiting()
        assert len(added) - 15 < saved < len(added)
        again = bundle(outbox.batch(KEYS))
        assert again.device == device
        assert {record.id for record in again.records} < set(added)
        assert send(outbox, intake) == saved
        assert outbox.add_once("told", "receipt", {}, now=NOW) is None
        assert outbox.last_opened() == {"tag:x": NOW}
    assert intake.count() == 61
    assert intake.count_aside() == 0
    assert path.with_name("station.db.broken-1").exists()


def test_without_its_identity_and_a_copy_the_records_go_on_under_another_device(
    tmp_path, path, intake
):
    with an_outbox(tmp_path) as outbox:
        for _ in range(60):
            outbox.add("letter", {"text": "filler" * 50}, now=NOW)
        batch = outbox.batch(KEYS)
        intake.take(batch.name, batch.sealed)
        device = bundle(batch).device
    raw(path, "DELETE FROM meta")
    spoil(path, leaf_pages(path)[2:3])
    with an_outbox(tmp_path) as outbox:
        again = bundle(outbox.batch(KEYS))
        assert again.device != device
        assert [record.seq for record in again.records] == [*range(1, len(again.records) + 1)]
        send(outbox, intake)
    assert intake.count() == 60
    assert intake.count_aside() == 0


def test_what_was_answered_since_the_copy_is_not_sent_again_if_it_can_be_read(tmp_path, path):
    with an_outbox(tmp_path) as outbox, an_intake(tmp_path) as intake:
        outbox.know(KEYS)
        outbox.add("letter", LETTER, personal=True, now=NOW)
        outbox.backup()
        send(outbox, intake)
        for _ in range(60):
            outbox.add("letter", {"text": "filler" * 50}, now=NOW)
    spoil(path, leaf_pages(path)[2:3])
    with an_outbox(tmp_path) as outbox:
        kinds = {record.body[:12] for record in bundle(outbox.batch(KEYS)).records}
        assert kinds == {'{"text":"fil'}
        assert raw(path, "SELECT count(*) FROM records WHERE sealed <> ''") == [(0,)]


def test_rows_that_make_no_sense_are_left_behind(tmp_path, path):
    with an_outbox(tmp_path) as outbox:
        kept = [outbox.add("letter", {"text": "filler" * 50}, now=NOW) for _ in range(60)]
        outbox.opened("tag:x", NOW)
    raw(path, "UPDATE records SET body = 'no json' WHERE key = 1")
    raw(path, "UPDATE records SET made = 'yesterday' WHERE key = 2")
    raw(path, "UPDATE records SET state = 'lost' WHERE key = 3")
    raw(path, "UPDATE records SET id = 'x', state = 'stored' WHERE key = 4")
    spoil(path, leaf_pages(path)[-1:])
    with an_outbox(tmp_path) as outbox:
        found = [record.id for record in bundle(outbox.batch(KEYS)).records]
        assert set(found) < set(kept[4:])


@pytest.mark.parametrize("calls", [1, 2, 3])
@pytest.mark.parametrize("breaks", [rubbish, gone])
def test_bringing_back_that_is_cut_short_is_done_again(
    tmp_path, intake, monkeypatch, breaks, calls
):
    """The copy's renaming, the moving aside, the last renaming: each of them fails once."""
    left = calls

    def fails(what):
        def step(*given):
            nonlocal left
            left -= 1
            if not left:
                msg = "the power goes"
                raise OSError(msg)
            return what(*given)

        return step

    with an_outbox(tmp_path) as outbox:
        add(outbox, 1)
        outbox.backup()
        send(outbox, intake)
    breaks(tmp_path / "station.db")
    with monkeypatch.context() as patched:
        patched.setattr("content.durable.settle", fails(durable.settle))
        patched.setattr("sync.outbox.file.move_aside", fails(move_aside))
        steps = 2 if breaks is gone else 3
        if calls <= steps:
            with pytest.raises(StoreError, match="the power goes"):
                an_outbox(tmp_path)
    with an_outbox(tmp_path) as outbox:
        add(outbox, 2)
        assert send(outbox, intake) == 2
    assert intake.count() == 2
    assert intake.count_aside() == 0


def test_a_broken_copy_does_not_stand_in_the_way(tmp_path, path):
    with an_outbox(tmp_path) as outbox:
        add(outbox)
        outbox.backup()
    rubbish(path)
    rubbish(backup_path(path))
    with an_outbox(tmp_path) as outbox:
        assert outbox.waiting() == 0
        add(outbox)
        assert outbox.waiting() == 1


def test_a_file_of_a_newer_program_is_left_alone(tmp_path, path):
    with an_outbox(tmp_path):
        pass
    raw(path, "PRAGMA user_version = 9")
    before = path.read_bytes()
    with pytest.raises(StoreTooNewError):
        an_outbox(tmp_path)
    assert path.read_bytes() == before


def test_whoever_writes_follows_to_the_file_that_another_brought_back(tmp_path, path):
    with an_outbox(tmp_path) as screen:
        add(screen, 1)
        screen.backup()
        rubbish(path)
        with an_outbox(tmp_path):  # the agent finds it broken
            pass
        add(screen, 2)
        assert screen.waiting() == 2


def test_a_file_that_is_emptied_while_it_is_open_is_brought_back(tmp_path, path):
    with an_outbox(tmp_path) as outbox:
        add(outbox, 1)
        outbox.backup()
        empty(path)
        add(outbox, 2)
        assert outbox.waiting() == 2


def test_a_file_that_breaks_while_it_is_open_is_brought_back_under_the_next_change(tmp_path, path):
    with an_outbox(tmp_path) as outbox:
        for _ in range(60):
            outbox.add("letter", {"text": "filler" * 50}, now=NOW)
        outbox.backup()
        spoil(path, range(1, path.stat().st_size // 4096))
        outbox._database.run("PRAGMA cache_size = 0")
        add(outbox, 2)
        assert outbox.waiting() == 61


@pytest.mark.parametrize("bit", [0x80, 0x04])  # no text any more; no JSON any more
def test_a_flipped_bit_in_one_record_holds_up_no_other(tmp_path, path, intake, bit):
    with an_outbox(tmp_path) as outbox:
        for text in ("first", "second"):
            outbox.add("refusal", {"text": text}, now=NOW)
    held = bytearray(path.read_bytes())
    held[held.index(b'"first"}') - 1] ^= bit
    path.write_bytes(held)
    with an_outbox(tmp_path) as outbox:
        assert send(outbox, intake) == 1
        assert outbox.waiting() == 0
    assert intake.count() == 1


@pytest.mark.parametrize("ask", [Outbox.last_opened, Outbox.count])
def test_a_flipped_bit_is_met_by_whoever_asks_and_then_no_more(tmp_path, path, ask):
    with an_outbox(tmp_path) as outbox:
        add(outbox)
        outbox.opened("tag:x", NOW)
        outbox.change(lambda database: put_meta(database, "acknowledged", "1999-01-01T00:00:00Z"))
    held = bytearray(path.read_bytes())
    for text in (b"tag:x20", b"1999-01-01T00:00:00Z"):
        held[held.index(text) + len(text) - 1] ^= 0x80
    path.write_bytes(held)
    with an_outbox(tmp_path) as outbox:
        before = outbox._database
        ask(outbox)
        assert outbox._database is not before
        assert outbox.waiting() == 1


def test_a_file_that_breaks_again_and_again_is_said(tmp_path, monkeypatch):
    with an_outbox(tmp_path) as outbox:
        monkeypatch.setattr(type(outbox._database), "stands", lambda _: False)
        with pytest.raises(StoreError, match="again and again"):
            add(outbox)


def test_a_disk_that_refuses_is_said_and_the_next_try_works(tmp_path, path):
    with an_outbox(tmp_path) as outbox:
        held = path.read_bytes()
        path.unlink()
        path.mkdir()
        with pytest.raises(StoreError):
            add(outbox)
        path.rmdir()
        path.write_bytes(held)
        add(outbox)
        assert outbox.waiting() == 1


def test_a_home_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "home").write_text("a file")
    with pytest.raises(StoreError):
        Outbox(tmp_path / "home" / "station.db")


def test_a_file_without_its_device_that_cannot_be_written_is_let_go_of(tmp_path, monkeypatch):
    def refuse(_):
        msg = "full"
        raise StoreError(msg)

    monkeypatch.setattr("sync.outbox.file.make_device", refuse)
    with pytest.raises(StoreError, match="full"):
        an_outbox(tmp_path)


def test_whoever_comes_while_another_brings_it_back_waits(tmp_path, monkeypatch):
    monkeypatch.setattr("sync.outbox.file.WAIT_S", 0.05)
    with lock.only_one(tmp_path / "station.lock"), pytest.raises(StoreError, match="another"):
        an_outbox(tmp_path)
    monkeypatch.setattr("sync.outbox.file.WAIT_S", 10)
    with lock.only_one(tmp_path / "station.lock"):
        opening = threading.Thread(target=lambda: an_outbox(tmp_path).close())
        opening.start()
    opening.join()
    assert (tmp_path / "station.db").exists()


_DIES = """
import os, sys
from pathlib import Path
from tests.builders import NOW
from tests.builders_outbox import an_outbox

outbox = an_outbox(Path(sys.argv[1]))
for number in range(9):
    print(outbox.add("receipt", {"number": number}, now=NOW), flush=True)
os.kill(os.getpid(), 9)
"""


def test_whatever_was_acknowledged_is_there_after_a_kill(tmp_path):
    root = Path(__file__).parents[2]
    dies = [sys.executable, "-c", _DIES, str(tmp_path)]
    done = subprocess.run(dies, cwd=root, check=False, capture_output=True, text=True)
    with an_outbox(tmp_path) as outbox:
        made = bundle(outbox.batch(KEYS)).records
        assert [record.id for record in made] == done.stdout.split()


@pytest.mark.parametrize("version", range(1, len(SCHEMA.migrations) + 1))
def test_every_version_there_ever_was_is_opened_and_goes_on(tmp_path, path, version):
    with closing(sqlite3.connect(path)) as file:
        file.executescript((DATA / f"station_v{version}.sql").read_text(encoding="utf-8"))
    with an_outbox(tmp_path) as outbox:
        assert outbox.add_once("receipt shown 霜冻1", "receipt", {}, now=NOW) is None
        assert outbox.count() == Count(1, 0, NOW)
        assert add(outbox)
        records = [record for batch in outbox.batches(KEYS, 9) for record in bundle(batch).records]
        assert json.loads(seal.open_body(records[0].sealed, PRIVATE)) == {"text": "我家的羊病了"}
        assert [record.seq for record in records] == [2, 3]


# the copy


def test_the_copy_is_made_once_a_day_or_after_many_records(tmp_path, monkeypatch):
    monkeypatch.setattr(outbox_module, "BACKUP_RECORDS", 3)
    now = NOW
    with an_outbox(tmp_path, system=lambda: now) as outbox:
        assert outbox.backup_if_due()
        assert not outbox.backup_if_due()
        now += timedelta(days=1)
        assert outbox.backup_if_due()
        now -= timedelta(days=900)  # the clock's battery died
        assert outbox.backup_if_due()
        for number in range(3):
            assert not outbox.backup_if_due()
            add(outbox, number)
        assert outbox.backup_if_due()
        backup_path(tmp_path / "station.db").unlink()
        assert outbox.backup_if_due()


def test_a_broken_file_is_brought_back_and_never_copied_over_a_sound_copy(tmp_path, path):
    with an_outbox(tmp_path) as outbox:
        for _ in range(60):
            outbox.add("letter", {"text": "filler" * 50}, now=NOW)
        outbox.backup()
        spoil(path, leaf_pages(path))
        outbox._database.run("PRAGMA cache_size = 0")
        outbox.backup()
        assert outbox.waiting() == 60
    with Outbox(backup_path(path)) as copy:
        assert copy.waiting() == 60
