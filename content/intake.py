"""Take in what villages send: the county's reference intake, over one database of its own.

Idempotent: the same batch, or the same record in another batch, over any road and
any number of times, is stored once and answered each time. An answer is given only
after the commit. Nothing a village sends raises anything but `UntrustedError`; a
personal body stays sealed here, for whoever may read it. A broken file is left alone
and nothing is taken in: what was answered stands nowhere else, what was not the
villages keep.

A server takes in from several threads, while another process takes in what came by stick.
"""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from content import lock, seal, taking
from content.closing import Closing
from content.database import Database, Schema
from content.errors import StoreError
from content.records import Answers, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from content.decided import Decided
    from content.seal import PrivateKeys
    from content.taking import Stamped

ASIDE_MOST: Final = 8  # other bodies kept under one id: enough to find out what happened
KEPT_MOST: Final = 10_000  # answers kept to be asked for later
_WAIT_S: Final = 60.0  # for another process to have looked through the file

_VERSION_1: Final = """
CREATE TABLE devices (
    device TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE records (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    device TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    made TEXT NOT NULL,
    clock_ok INTEGER NOT NULL,
    body TEXT NOT NULL,
    sealed TEXT NOT NULL,
    digest TEXT NOT NULL,
    received TEXT NOT NULL
) STRICT;
CREATE INDEX records_by_place ON records (device, epoch, seq);
CREATE TABLE quarantine (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    digest TEXT NOT NULL,
    device TEXT NOT NULL,
    kind TEXT NOT NULL,
    made TEXT NOT NULL,
    body TEXT NOT NULL,
    sealed TEXT NOT NULL,
    received TEXT NOT NULL,
    UNIQUE (id, digest)
) STRICT;
CREATE TABLE answers (
    key INTEGER PRIMARY KEY,
    batch TEXT NOT NULL UNIQUE,
    document BLOB NOT NULL
) STRICT;
"""
# A rollback journal, because two processes write: docs/decisions/0009.
SCHEMA: Final = Schema(
    name="intake",
    application_id=0x43554E49,  # "CUNI"
    migrations=(_VERSION_1,),
    pragmas=("journal_mode = TRUNCATE", "synchronous = FULL"),
    promises={"journal_mode": "truncate", "synchronous": 2},
)


class Gap(NamedTuple):
    """Numbers of a device that never came, though later ones did.

    Args:
        device: Whose.
        epoch: Of which life of its memory.
        first: First number missing.
        last: Last number missing.
    """

    device: str
    epoch: int
    first: int
    last: int


class Intake(Closing):
    """What the county has taken in.

    Args:
        path: Its database.
        keys: The county's private halves.
        system: Returns what the system's clock says.

    Raises:
        StoreError: When the file cannot be used, or is broken; it is left alone.
    """

    def __init__(
        self,
        path: Path,
        keys: PrivateKeys,
        *,
        system: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database = _opened_file(path)
        self._keys = keys
        self._shelf = _Shelf(self._database, system)
        self._turn = threading.Lock()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def take(self, name: str, sealed: bytes) -> bytes:
        """Take in a batch; its records are on the disk when this returns.

        Args:
            name: What its bytes hash to.
            sealed: Its bytes.

        Returns:
            The signed answers.

        Raises:
            UntrustedError: When it is not taken; its `reason` is a `Refusal`.
            StoreError: When this machine cannot keep it: send it again later.
        """
        with self._turn:
            return taking.take(name, sealed, shelf=self._shelf, keys=self._keys)

    def tally(self, document: bytes) -> tuple[int, int]:
        """Return how many records its answers say are stored, and how many are put aside.

        Raises:
            UntrustedError: When this intake did not sign them.
        """
        said = Answers.from_json(seal.verify(document, self._keys.public))
        aside = sum(verdict is Verdict.CONFLICT for _, verdict in said.verdicts)
        return len(said.verdicts) - aside, aside

    def answers(self, name: str) -> bytes | None:
        """Return the signed answers to a batch taken before; None when it never came."""
        with self._turn:
            row = self._database.row("SELECT document FROM answers WHERE batch = ?", (name,))
        return None if row is None else row["document"]

    def gaps(self) -> list[Gap]:
        """Return which numbers are missing, by device and epoch.

        What a village dropped to stay within its bounds is among them, as is what is
        still on its way.
        """
        with self._turn:
            rows = self._database.rows(
                "SELECT * FROM (SELECT device, epoch, seq,"
                " lag(seq, 1, 0) OVER (PARTITION BY device, epoch ORDER BY seq) AS before"
                " FROM records) WHERE seq > before + 1"
            )
        return [Gap(row["device"], row["epoch"], row["before"] + 1, row["seq"] - 1) for row in rows]

    def count(self) -> int:
        """Return how many records are stored."""
        return self._count("SELECT count(*) FROM records")

    def count_aside(self) -> int:
        """Return how many bodies are in quarantine."""
        return self._count("SELECT count(*) FROM quarantine")

    def _count(self, sql: str) -> int:
        with self._turn:
            row = self._database.row(sql)
        return row[0] if row else 0


class _Shelf:
    """The file, for one thread at a time."""

    def __init__(self, database: Database, system: Callable[[], datetime]) -> None:
        self._database = database
        self._system = system

    def transaction(self) -> AbstractContextManager[None]:
        return self._database.transaction()

    def meet(self, device: str, key: str) -> str:
        now = self._now()
        known = self._database.row("SELECT key, last FROM devices WHERE device = ?", (device,))
        if known is None:
            self._database.run("INSERT INTO devices VALUES (?, ?, ?, ?)", (device, key, now, now))
            return key
        if known["last"] != now:
            self._database.run("UPDATE devices SET last = ? WHERE device = ?", (now, device))
        return str(known["key"])

    def put(self, device: str, rows: Sequence[Stamped]) -> set[str]:
        there = self.digests([row.record.id for row in rows])
        fresh = [row for row in rows if row.record.id not in there]
        self._database.many(
            "INSERT INTO records VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    *(record.id, device, record.epoch, record.seq, record.kind),
                    *(record.made.isoformat(), record.clock_ok, record.body, record.sealed),
                    *(digest, self._now()),
                )
                for record, digest in fresh
            ],
        )
        return {row.record.id for row in fresh}

    def digests(self, ids: Sequence[str]) -> dict[str, str]:
        found = (
            self._database.row("SELECT digest FROM records WHERE id = ?", (each,)) for each in ids
        )
        return {each: row["digest"] for each, row in zip(ids, found, strict=True) if row}

    def put_aside(self, device: str, row: Stamped) -> None:
        record, digest = row
        kept = self._database.row("SELECT count(*) FROM quarantine WHERE id = ?", (record.id,))
        if kept is not None and kept[0] >= ASIDE_MOST:
            return
        self._database.run(
            "INSERT OR IGNORE INTO quarantine VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(record.id, digest, device, record.kind, record.made.isoformat()),
                *(record.body, record.sealed, self._now()),
            ),
        )

    def seen(self, device: str) -> tuple[int, int]:
        row = self._database.row(
            "SELECT epoch, seq FROM records WHERE device = ? ORDER BY epoch DESC, seq DESC LIMIT 1",
            (device,),
        )
        return (row["epoch"], row["seq"]) if row else (0, 0)

    def decided(self, device: str) -> tuple[Decided, ...]:  # noqa: ARG002  nobody decides in a file
        return ()

    def keep(self, name: str, document: bytes) -> None:
        """Keep the answers; when they are kept already, the disk is left in peace."""
        if self._database.row(
            "SELECT 1 FROM answers WHERE batch = ? AND document = ?", (name, document)
        ):
            return
        self._database.run("DELETE FROM answers WHERE batch = ?", (name,))
        key = self._database.run("INSERT INTO answers VALUES (NULL, ?, ?)", (name, document))
        self._database.run("DELETE FROM answers WHERE key <= ?", (key - KEPT_MOST,))

    def _now(self) -> str:
        return self._system().isoformat(timespec="seconds")


def _opened_file(path: Path) -> Database:
    """Open the database while no other process does: both would make its tables."""
    try:
        with lock.only_one(path.with_suffix(".lock"), wait_s=_WAIT_S):
            return Database(path, SCHEMA, write=True)
    except OSError as error:
        msg = f"{path}: {error}"
        raise StoreError(msg) from error
