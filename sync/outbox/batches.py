"""Records and frozen batches in the outbox's file, each step within its caller's transaction."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

from content.records import Bundle, Verdict, name_of
from sync.outbox.schema import (
    begin_epoch,
    is_sound,
    meta,
    next_place,
    place,
    put_meta,
    record_of,
    settle_record,
)

if TYPE_CHECKING:
    from datetime import datetime

    from content.database import Database, Row
    from content.records import Answers, Keys, Record

logger = logging.getLogger(__name__)

FROZEN_RECORDS: Final = 100  # of one batch: what a bad line can carry in one go
FROZEN_BYTES: Final = 60_000  # of the records in one batch, before they are packed
HISTORY: Final = timedelta(days=30)  # what was answered is kept so long
HISTORY_MOST: Final = 1_000  # records of it, whatever the clock says


@dataclass(frozen=True, slots=True)
class Batch:
    """A frozen batch.

    Args:
        name: What its bytes hash to; its name on every road.
        sealed: Its bytes.
    """

    name: str
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Taken:
    """What an answer of the county settled.

    Args:
        stored: Records the county has now.
        conflicts: Records it has put aside, because it has others under their ids.
    """

    stored: int = 0
    conflicts: int = 0


def put(database: Database, record: Record) -> str:
    """Give a record its place; again in a file brought back it is the same record."""
    if database.row("SELECT 1 FROM records WHERE id = ?", (record.id,)):
        return record.id
    epoch, seq = next_place(database)
    database.run(
        "INSERT INTO records (id, epoch, seq, kind, made, clock_ok, body, sealed, state)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting')",
        (
            *(record.id, epoch, seq, record.kind, record.made.isoformat()),
            *(record.clock_ok, record.body, record.sealed),
        ),
    )
    return record.id


def thaw(database: Database, keys: Keys) -> None:
    """Let go of batches sealed to a key that the county has no more."""
    for row in database.rows("SELECT name FROM batches WHERE seal <> ?", (keys.seal,)):
        database.run("UPDATE records SET batch = NULL WHERE batch = ?", (row["name"],))
        database.run("DELETE FROM batches WHERE name = ?", (row["name"],))


def freeze(database: Database, keys: Keys) -> Batch | None:
    """Freeze what waits; None when nothing does."""
    from content import seal  # noqa: PLC0415  the screen never needs NaCl

    rows = _free(database)
    if not rows:
        return None
    bundle = Bundle(meta(database, "device"), tuple(map(record_of, rows)))
    seed = bytes.fromhex(meta(database, "seed"))
    sealed = seal.close(bundle.to_json(), seed=seed, keys=keys)
    name = name_of(sealed)
    database.run(
        "INSERT INTO batches (name, sealed, seal) VALUES (?, ?, ?)", (name, sealed, keys.seal)
    )
    database.many(
        "UPDATE records SET batch = ? WHERE key = ?", [(name, row["key"]) for row in rows]
    )
    return Batch(name, sealed)


def _free(database: Database) -> list[Row]:
    """Return the oldest records that wait and are in no batch, as many as go into one.

    One that the disk has made something else of holds up no other.
    """
    found: list[Row] = []
    size = 0
    for row in database.rows(
        "SELECT * FROM records WHERE state = 'waiting' AND batch IS NULL ORDER BY key LIMIT ?",
        (FROZEN_RECORDS,),
    ):
        if not is_sound(row):
            logger.error("no record any more key=%s id=%r", row["key"], row["id"])
            database.run("UPDATE records SET state = 'broken' WHERE key = ?", (row["key"],))
            continue
        size += len(row["body"].encode()) + len(row["sealed"])
        if found and size > FROZEN_BYTES:
            break
        found.append(row)
    return found


def settle(database: Database, answers: Answers, now: datetime) -> Taken:
    """Take in what the county said; what it has is never sent again."""
    stored = conflicts = 0
    at = now.astimezone(UTC).isoformat(timespec="seconds")
    for record_id, verdict in answers.verdicts:
        row = database.row("SELECT 1 FROM records WHERE id = ? AND state = 'waiting'", (record_id,))
        if row is None:
            continue
        is_conflict = verdict is Verdict.CONFLICT
        settle_record(database, record_id, "conflict" if is_conflict else "stored", at)
        conflicts += is_conflict
        stored += not is_conflict
    database.run("UPDATE records SET batch = NULL WHERE batch = ?", (answers.batch,))
    database.run(
        "DELETE FROM batches WHERE name NOT IN (SELECT batch FROM records WHERE batch IS NOT NULL)"
    )
    if answers.device == meta(database, "device") and answers.seen > place(database):
        begin_epoch(database, answers.seen[0])  # this disk is a copy of an older one
    put_meta(database, "acknowledged", at)
    return Taken(stored, conflicts)


def forget_told(database: Database, now: datetime) -> None:
    """Let go of what was answered long ago."""
    before = (now.astimezone(UTC) - HISTORY).isoformat(timespec="seconds")
    database.run(
        "DELETE FROM records WHERE state = 'stored' AND (answered < ? OR key NOT IN"
        " (SELECT key FROM records WHERE state = 'stored' ORDER BY key DESC LIMIT ?))",
        (before, HISTORY_MOST),
    )


def newest(database: Database) -> int:
    """Return the key of the newest record; 0 when there is none."""
    row = database.row("SELECT max(key) FROM records")
    return (row and row[0]) or 0
