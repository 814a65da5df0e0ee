"""A database file of any owner: checked, healed, copied, and what is left of a broken one."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from content.database import BrokenFileError, Database, Schema, move_aside, salvage
from content.errors import StoreError

SCHEMA = Schema(
    name="notebook",
    application_id=0x4E4F5445,
    migrations=("CREATE TABLE notes (key INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT",),
    pragmas=("journal_mode = TRUNCATE", "synchronous = FULL"),
    promises={"journal_mode": "truncate", "synchronous": 2},
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "notes.db"


def opened(path, **changes):
    return closing(Database(path, SCHEMA, **({"write": True} | changes)))


def put(database, *texts):
    with database.transaction():
        database.many("INSERT INTO notes (text) VALUES (?)", [(text,) for text in texts])


def texts(database):
    return [row["text"] for row in database.rows("SELECT text FROM notes ORDER BY key")]


def test_a_file_on_which_a_promise_does_not_hold_is_refused(path):
    wal = Schema(
        name="notebook",
        application_id=1,
        migrations=SCHEMA.migrations,
        pragmas=("journal_mode = WAL",),
        promises={"journal_mode": "truncate"},
    )
    with pytest.raises(StoreError, match="journal_mode is 'wal'"):
        Database(path, wal, write=True)


def test_a_change_that_cannot_be_committed_is_taken_back_and_the_next_one_is_kept(
    path, monkeypatch
):
    monkeypatch.setattr("content.database._BUSY_S", 0.01)
    with opened(path) as database, closing(sqlite3.connect(path, isolation_level=None)) as other:
        put(database, "one")
        other.execute("BEGIN")
        other.execute("SELECT * FROM notes").fetchall()  # a reader that holds off every commit
        with pytest.raises(StoreError, match="locked"):
            put(database, "two")
        other.execute("ROLLBACK")
        put(database, "three")
        assert texts(database) == ["one", "three"]


def test_a_copy_is_whole_and_replaces_the_one_before(path):
    copy = path.with_name("copy.db")
    with opened(path) as database:
        put(database, "one")
        database.copy_to(copy)
        put(database, "two")
        database.copy_to(copy)
    with opened(copy, write=False) as database:
        assert texts(database) == ["one", "two"]
    assert not [*path.parent.glob("*.tmp*")]


def test_a_copy_that_cannot_be_written_leaves_the_one_before(path):
    with opened(path) as database, pytest.raises(StoreError):
        database.copy_to(path.parent / "nowhere" / "copy.db")
    (path.parent / "taken").mkdir()
    with opened(path) as database, pytest.raises(StoreError, match="taken"):
        database.copy_to(path.parent / "taken")


def test_a_file_that_does_not_hold_together_is_never_copied_over_a_sound_one(path):
    copy = path.with_name("copy.db")
    with opened(path) as database:
        put(database, *("x" * 3000 for _ in range(40)))
        database.copy_to(copy)
        before = copy.read_bytes()
        held = bytearray(path.read_bytes())
        held[4096 * 4 : 4096 * 6] = b"\xff" * 8192
        path.write_bytes(held)
        database.run("PRAGMA cache_size = 1")
        with pytest.raises(BrokenFileError):
            database.copy_to(copy)
        assert copy.read_bytes() == before


def test_a_writer_notices_that_another_healed_the_file_and_follows(path):
    with opened(path) as database:
        put(database, "one")
        assert database.stands()
        move_aside(path)
        assert not database.stands()
        database.reopen()
        assert database.stands()
        assert texts(database) == []


def test_a_reader_follows_a_file_that_was_put_there_while_it_opened_the_one_before(path):
    with opened(path) as database:
        put(database, "one")

    class Overtaken(Database):
        def _open_to_read(self):
            sql = super()._open_to_read()
            if path.with_name("next.db").exists():
                path.with_name("next.db").replace(path)
            return sql

    with opened(path.with_name("next.db")) as database:
        put(database, "two")
    with closing(Overtaken(path, SCHEMA)) as reader:
        assert texts(reader) == ["one"]
        reader.version()
        assert texts(reader) == ["two"]


def test_a_file_that_cannot_be_looked_at_is_reported_as_ours(tmp_path):
    with pytest.raises(StoreError, match="too long"):
        Database(tmp_path / ("x" * 300), SCHEMA)


def test_what_is_open_stays_open_when_what_stands_there_cannot_be(path):
    with opened(path) as database:
        put(database, "one")
        move_aside(path)
        path.mkdir()
        with pytest.raises(StoreError):
            database.reopen()
        assert texts(database) == ["one"]


def test_a_broken_file_that_cannot_be_put_aside_is_reported_as_ours(path):
    path.write_bytes(b"rubbish" * 999)

    def refuse(_path):
        msg = "read-only"
        raise OSError(msg)

    with pytest.raises(StoreError, match="cannot be put aside: read-only"):
        Database(path, SCHEMA, write=True, heal=refuse)


def test_the_journal_of_a_broken_file_goes_with_it_and_counts_for_no_file(path):
    for number in (1, 2):
        path.write_bytes(b"rubbish")
        path.with_name("notes.db-journal").write_bytes(b"journal")
        assert move_aside(path).name == f"notes.db.broken-{number}"
    path.write_bytes(b"rubbish")
    path.with_name("notes.db.broken-1").unlink()
    assert move_aside(path).name == "notes.db.broken-3"  # no other takes the place of the second
    assert path.with_name("notes.db.broken-2-journal").read_bytes() == b"journal"
    assert not path.with_name("notes.db-journal").exists()


def test_rows_around_a_broken_page_are_still_read(path):
    with opened(path) as database:
        put(database, *(f"{number:04}" + "x" * 1500 for number in range(200)))
    held = bytearray(path.read_bytes())
    held[4096 * 40 : 4096 * 41] = bytes(4096)
    path.write_bytes(held)
    found = [int(row["text"][:4]) for row in salvage(path, "notes")]
    assert 190 <= len(found) < 200
    assert (found[0], found[-1]) == (0, 199)


@pytest.mark.parametrize("held", [b"", b"rubbish" * 999])
def test_nothing_is_read_of_what_is_no_database(path, held):
    path.write_bytes(held)
    assert salvage(path, "notes") == []
