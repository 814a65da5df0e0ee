"""The tables of what was made in this village, and how its records are numbered.

`MIGRATIONS` is append-only. Every table has an integer key, so that the rows around a
broken page can still be read.
"""

from __future__ import annotations

import os
import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Final

from content.database import Database, Schema
from content.errors import UntrustedError
from content.records import Record

if TYPE_CHECKING:
    from content.database import Row

SEED_BYTES: Final = 32  # of the Ed25519 key a device signs with
TAKEN_BACK: Final = "back "  # and a notice's id: in `once`, so that no copy brings it back

_VERSION_1: Final = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE records (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    made TEXT NOT NULL,
    clock_ok INTEGER NOT NULL,
    body TEXT NOT NULL,
    sealed TEXT NOT NULL,
    state TEXT NOT NULL,
    batch TEXT,
    answered TEXT
) STRICT;
CREATE INDEX records_by_state ON records (state, kind, key);
CREATE TABLE batches (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    sealed BLOB NOT NULL,
    seal TEXT NOT NULL
) STRICT;
CREATE TABLE once (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE usage (
    key INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    screen TEXT NOT NULL,
    subject TEXT NOT NULL,
    times INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    UNIQUE (day, screen, subject)
) STRICT;
CREATE TABLE opened (key INTEGER PRIMARY KEY, item TEXT NOT NULL UNIQUE, at TEXT NOT NULL) STRICT;
"""
# What the village says itself; a body is JSON without its picture (`content.notices`).
_VERSION_2: Final = """
CREATE TABLE notices (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    picture BLOB NOT NULL,
    told INTEGER NOT NULL
) STRICT;
CREATE TABLE drafts (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    picture BLOB NOT NULL
) STRICT;
"""
# What the county decided about them (`sync.outbox.heard`).
_VERSION_3: Final = """
CREATE TABLE decided (
    key INTEGER PRIMARY KEY,
    notice TEXT NOT NULL UNIQUE,
    edition INTEGER NOT NULL,
    fate TEXT NOT NULL,
    word TEXT NOT NULL
) STRICT;
"""
# A rollback journal, because two processes write: docs/decisions/0009.
SCHEMA: Final = Schema(
    name="station",
    application_id=0x43554E53,  # "CUNS"
    migrations=(_VERSION_1, _VERSION_2, _VERSION_3),
    pragmas=(
        "auto_vacuum = INCREMENTAL",  # before the first table is made
        "journal_mode = TRUNCATE",
        "synchronous = FULL",
        "secure_delete = ON",  # a letter that is gone is gone from the disk, too
    ),
    promises={"journal_mode": "truncate", "synchronous": 2, "secure_delete": 1},
    check="integrity_check",
)


def record_of(row: Row) -> Record:
    """Return the record of its row."""
    return Record(
        id=row["id"],
        epoch=row["epoch"],
        seq=row["seq"],
        kind=row["kind"],
        made=datetime.fromisoformat(row["made"]),
        clock_ok=bool(row["clock_ok"]),
        body=row["body"],
        sealed=row["sealed"],
    )


def is_sound(row: Row) -> bool:
    """Tell whether a row is a record still: a disk may have made anything of it."""
    try:
        return bool(Record.from_json(record_of(row).to_json()))
    except (UntrustedError, ValueError, TypeError, AttributeError):
        return False


def settle_record(database: Database, record_id: str, state: str, at: str | None = None) -> None:
    """Take note of what the county said; a personal body that is stored there goes at once."""
    database.run(
        "UPDATE records SET state = ?, answered = ?, batch = NULL,"
        " sealed = CASE ? WHEN 'stored' THEN '' ELSE sealed END WHERE id = ?",
        (state, at, state, record_id),
    )


def make_device(database: Database) -> None:
    """Give a new file its device, its key and its first epoch; within a transaction."""
    put_meta(database, "seed", os.urandom(SEED_BYTES).hex())
    put_meta(database, "epoch", "1")
    put_meta(database, "seq", "0")
    put_meta(database, "device", str(uuid.uuid4()))


def begin_epoch(database: Database, after: int) -> None:
    """Begin to number anew, because the numbers of an epoch may have been used elsewhere.

    Args:
        database: Within a transaction.
        after: Newest epoch that is known of.
    """
    put_meta(database, "epoch", str(after + 1))
    put_meta(database, "seq", "0")


def place(database: Database) -> tuple[int, int]:
    """Return the epoch and the last number given in it."""
    return int(meta(database, "epoch")), int(meta(database, "seq"))


def next_place(database: Database) -> tuple[int, int]:
    """Give the next number of this epoch; within a transaction."""
    epoch, seq = place(database)
    put_meta(database, "seq", str(seq + 1))
    return epoch, seq + 1


def meta(database: Database, name: str) -> str:
    """Return what is kept under a name; empty when nothing is."""
    row = database.row("SELECT value FROM meta WHERE name = ?", (name,))
    return "" if row is None else row["value"]


def put_meta(database: Database, name: str, value: str) -> None:
    """Keep something under a name."""
    database.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
