"""What this village has to tell its county, kept until the county says it has it.

The screen and the agent both write here, each by an `Outbox` of its own for each
thread. What `add` was given is on the disk when it returns, under an id it never
loses. Records go out in frozen batches, sealed to the county, over any road and any
number of times; only a signed answer ends that. A personal body is sealed when it is
written and gone when the county has it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from content.database import BrokenFileError
from content.documents import Refusal, refused
from content.errors import UntrustedError
from content.records import Answers, Keys
from sync.outbox import usage
from sync.outbox.batches import Batch, Taken, forget_told, freeze, newest, put, settle, thaw
from sync.outbox.file import backup_path
from sync.outbox.heard import hear
from sync.outbox.kept import Kept
from sync.outbox.schema import meta, put_meta
from sync.outbox.writing import UnsealableError, written

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from content.database import Database
    from content.records import Record
    from sync.outbox.usage import Counts

ONCE_MOST: Final = 2_000  # names of what is told once
BACKUP_EVERY: Final = timedelta(days=1)
BACKUP_RECORDS: Final = 10  # new records after which the copy is made anew at once
_GIVEN_BACK: Final = 500  # free pages of 4 KB given back to the disk in one go


@dataclass(frozen=True, slots=True)
class Count:
    """How the outbox stands.

    Args:
        waiting: Records not answered yet.
        conflicts: Records put aside.
        acknowledged: When the county answered last; None when it never did.
    """

    waiting: int = 0
    conflicts: int = 0
    acknowledged: datetime | None = None


class Outbox(Kept):
    """What was made in this village.

    Args:
        path: Its file; made when it is not there, brought back when it is broken.
        system: Returns what the system's clock says.

    Raises:
        StoreError: When the disk refuses.
        StoreTooNewError: A newer program wrote it; it is left alone.
    """

    def __init__(
        self, path: Path, *, system: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        super().__init__(path)
        self._system = system

    # writing down

    def add(
        self,
        kind: str,
        body: Mapping[str, Any],
        *,
        personal: bool = False,
        now: datetime,
        clock_ok: bool = True,
    ) -> str:
        """Write down one record; it is on the disk when this returns.

        Args:
            kind: What it is, such as ``receipt``.
            body: What it says: text, whole numbers, true, false, lists, objects.
            personal: Seal it now, so that nobody here can read it any more.
            now: When it is made, by this machine's clock.
            clock_ok: Whether that clock can be believed.

        Returns:
            Its id.

        Raises:
            UnsealableError: It is personal, and no key of the county is known.
            UntrustedError: It says what no record may, or too much.
            StoreError: The disk refuses: it is not written.
        """
        record = self.record(kind, body, personal=personal, now=now, clock_ok=clock_ok)
        return self.change(lambda database: put(database, record))

    def add_once(
        self,
        name: str,
        kind: str,
        body: Mapping[str, Any],
        *,
        now: datetime,
        clock_ok: bool = True,
    ) -> str | None:
        """Write down one record, unless something was told under this name before.

        Args:
            name: What it is about, such as a warning's identifier and what became of it.
            kind: As for `add`, like the others.
            body: What it says.
            now: When it is made.
            clock_ok: Whether that clock can be believed.

        Returns:
            Its id; None when it was told before.

        Raises:
            UntrustedError: It says what no record may, or too much.
            StoreError: The disk refuses: it is not written.
        """
        record = self.record(kind, body, personal=False, now=now, clock_ok=clock_ok)

        def put_once(database: Database) -> str | None:
            if database.row("SELECT 1 FROM once WHERE name = ?", (name,)):
                return None
            key = database.run("INSERT INTO once (name) VALUES (?)", (name,))
            database.run("DELETE FROM once WHERE key <= ?", (key - ONCE_MOST,))
            return put(database, record)

        return self.change(put_once)

    def add_changed(
        self,
        kind: str,
        mark: str,
        body: Mapping[str, Any],
        *,
        now: datetime,
        clock_ok: bool = True,
    ) -> str | None:
        """Write down one record, unless the last of its kind had the same mark.

        Args:
            kind: As for `add`, like the others.
            mark: What of it is worth a new record.
            body: What it says.
            now: When it is made.
            clock_ok: Whether that clock can be believed.

        Returns:
            Its id; None when nothing changed.

        Raises:
            UntrustedError: It says what no record may, or too much.
            StoreError: The disk refuses: it is not written.
        """
        if meta(self.current(), f"mark {kind}") == mark:
            return None
        record = self.record(kind, body, personal=False, now=now, clock_ok=clock_ok)

        def put_marked(database: Database) -> str:
            put_meta(database, f"mark {kind}", mark)
            return put(database, record)

        return self.change(put_marked)

    def count_usage(self, day: str, counts: Counts) -> None:
        """Add to what was read on a day; told as one record when the day is over.

        Raises:
            StoreError: The disk refuses.
        """
        self.change(lambda database: usage.add(database, day, counts))

    def opened(self, item_id: str, now: datetime) -> None:
        """Note that an item was opened; this stays here.

        Raises:
            StoreError: The disk refuses.
        """
        self.change(lambda database: usage.note_opened(database, item_id, now))

    def last_opened(self) -> dict[str, datetime]:
        """Return when items were opened last, by their ids."""
        return self.read(usage.last_opened)

    # handing over

    def know(self, keys: Keys) -> None:
        """Keep the county's keys, so that letters can be sealed while nothing else is here.

        Raises:
            StoreError: The disk refuses.
        """
        text = json.dumps(keys.to_json())
        if self.read(lambda database: meta(database, "keys")) != text:
            self.change(lambda database: put_meta(database, "keys", text))

    def keys(self) -> Keys | None:
        """Return the county's keys as they were last known; None while none are."""
        text = self.read(lambda database: meta(database, "keys"))
        try:
            return Keys.from_json(json.loads(text)) if text else None
        except (UntrustedError, ValueError) as error:
            msg = f"the county's key cannot be used: {error}"
            raise UnsealableError(msg) from error

    def seed(self) -> bytes:
        """Return the seed of this device's key."""
        return bytes.fromhex(meta(self.current(), "seed"))

    def batch(self, keys: Keys, *, besides: Collection[str] = ()) -> Batch | None:
        """Return the oldest open batch, or a new one; None when nothing waits.

        Args:
            keys: The county's; what was frozen for other keys is frozen anew.
            besides: Names of batches to leave aside, because they are on their way.

        Raises:
            StoreError: The disk refuses.
            UntrustedError: The county's key is none.
        """

        def take(database: Database) -> Batch | None:
            thaw(database, keys)
            for row in database.rows("SELECT name, sealed FROM batches ORDER BY key"):
                if row["name"] not in besides:
                    return Batch(row["name"], row["sealed"])
            return freeze(database, keys)

        self.know(keys)
        return self.change(take)

    def batches(self, keys: Keys, most: int) -> list[Batch]:
        """Return all that waits, frozen, as for a stick.

        Args:
            keys: The county's.
            most: Batches to return at most.
        """
        found: list[Batch] = []
        while len(found) < most:
            batch = self.batch(keys, besides={each.name for each in found})
            if batch is None:
                break
            found.append(batch)
        return found

    def open_names(self) -> list[str]:
        """Return the names of the frozen batches that are not answered, oldest first."""
        rows = self.read(lambda database: database.rows("SELECT name FROM batches ORDER BY key"))
        return [row["name"] for row in rows]

    def take_answers(self, name: str, document: bytes, keys: Keys) -> Taken:
        """Take in what the county says of a batch, whenever and however it came.

        Args:
            name: The batch; it need not be open any more.
            document: The signed answers.
            keys: The county's.

        Raises:
            UntrustedError: When the county did not sign that about this batch.
            StoreError: The disk refuses.
        """
        from content import seal  # noqa: PLC0415  the screen never needs NaCl

        answers = Answers.from_json(seal.verify(document, keys))
        if answers.batch != name:
            msg = f"answers to {answers.batch}, not to {name}"
            raise refused(msg, Refusal.NAME)
        now = self._system()

        def take(database: Database) -> Taken:
            hear(database, answers, keys)
            return settle(database, answers, now)

        return self.change(take)

    # keeping house

    def waiting(self) -> int:
        """Return how many records are not answered yet."""
        return self._in_state("waiting")

    def count(self) -> Count:
        """Return how things stand."""
        text = self.read(lambda database: meta(database, "acknowledged"))
        return Count(
            self.waiting(),
            self._in_state("conflict"),
            datetime.fromisoformat(text) if text else None,
        )

    def code(self) -> str:
        """Return the short code by which this station registers; its county shows it, too."""
        from content import seal  # noqa: PLC0415  as above

        return seal.code_of(self.seed())

    def tidy(self, today: str) -> None:
        """Tell of the days that are over, let go of what is told, stay within bounds.

        Args:
            today: China's date; its counts are not told yet.

        Raises:
            StoreError: The disk refuses.
        """
        now = self._system()

        def put_in_order(database: Database) -> None:
            for body in usage.days_over(database, today):
                put(database, self.record("usage", body, now=now))
            usage.drop_oldest(database)
            forget_told(database, now)

        self.change(put_in_order)
        self.current().give_back(_GIVEN_BACK)

    def backup(self) -> None:
        """Write the verified copy anew; a file that does not hold together is brought back.

        Raises:
            StoreError: The disk refuses.
        """
        at = self._system().isoformat(timespec="seconds")
        try:
            self.current().copy_to(backup_path(self._path))
        except BrokenFileError:
            self.bring_back()
        self.change(
            lambda database: put_meta(database, "backup", json.dumps([at, newest(database)]))
        )

    def backup_if_due(self) -> bool:
        """Write the copy anew when it is of yesterday, or many records are newer.

        Raises:
            StoreError: As for `backup`.
        """
        is_due = not backup_path(self._path).exists() or self.change(self._is_copy_old)
        if is_due:
            self.backup()
        return is_due

    # inside

    def record(
        self,
        kind: str,
        body: Mapping[str, Any],
        *,
        personal: bool = False,
        now: datetime,
        clock_ok: bool = True,
    ) -> Record:
        """Return a record that has no place yet: see `written`."""
        to = self.keys if personal else None
        return written(kind, body, sealed_to=to, now=now, clock_ok=clock_ok)

    def _is_copy_old(self, database: Database) -> bool:
        at, copied = json.loads(meta(database, "backup") or '["1970-01-01T00:00:00+00:00", 0]')
        is_of_another_day = abs(self._system() - datetime.fromisoformat(at)) >= BACKUP_EVERY
        return is_of_another_day or newest(database) - copied >= BACKUP_RECORDS

    def _in_state(self, state: str) -> int:
        asked = "SELECT count(*) FROM records WHERE state = ?"
        row = self.read(lambda database: database.row(asked, (state,)))
        return row[0] if row else 0
