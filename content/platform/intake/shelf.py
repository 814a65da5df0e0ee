"""Keep what was taken in where the site keeps everything: SQLite or PostgreSQL.

Nothing is asked before it is written: unique constraints say what was there already,
so that any number of processes may take in at once. Transactions are short, and lock
in one order (the station's row, then records by id): no two wait for each other. The
SQL is what both databases understand.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from django.db import connections, transaction

from content.intake import ASIDE_MOST
from content.platform.intake import facts
from content.platform.intake.models import (
    Answered,
    Aside,
    Proposed,
    Reading,
    Receipt,
    Record,
    Station,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import AbstractContextManager

    from content.decided import Decided
    from content.taking import Stamped

    Deciders = Callable[[str, str], Sequence[Decided]]

KEPT_MOST: Final = 100_000  # answers kept to be asked for later
_SWEEP: Final = 64  # answers between two sweeps of the old ones
_RECORD: Final = (
    *("id", "device", "epoch", "seq", "kind", "made", "clock_ok"),
    *("body", "sealed", "digest", "received"),
)


class DjangoShelf:
    """What was taken in, in one of Django's databases; see `content.taking.Shelf`.

    Args:
        using: Name of the database among Django's.
        decided: Returns what was decided about the notices of a device, in this database.
        system: Returns what the system's clock says.
    """

    def __init__(
        self,
        using: str = "default",
        decided: Deciders = lambda _device, _using: (),
        *,
        system: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._using = using
        self._decided = decided
        self._system = system

    def transaction(self) -> AbstractContextManager[None]:
        """Do all of the block or none of it."""
        return transaction.atomic(using=self._using)

    def meet(self, device: str, key: str) -> str:
        """Take note that a device called; its row is ours until the transaction ends."""
        now = self._now()
        key_known, is_retired = self._rows(
            f"INSERT INTO {_table(Station)} AS known"  # noqa: S608  names of our own tables
            " (device, key, first, last, name, area, is_retired, standing, standing_made,"
            " standing_place) VALUES (%s, %s, %s, %s, '', '', %s, '', '', '')"
            " ON CONFLICT (device) DO UPDATE SET last ="
            " CASE WHEN known.last > excluded.last THEN known.last ELSE excluded.last END"
            " RETURNING key, is_retired",
            (device, key, now, now, False),
        )[0]
        return "" if is_retired else str(key_known)

    def put(self, device: str, rows: Sequence[Stamped]) -> set[str]:
        """Keep the records whose ids are not there yet, and count what they say."""
        if not rows:
            return set()
        now = self._now()
        ordered = sorted(rows, key=lambda row: row.record.id)
        values = [
            (
                *(record.id, device, record.epoch, record.seq, record.kind),
                *(record.made.isoformat(), record.clock_ok, record.body, record.sealed),
                *(digest, now),
            )
            for record, digest in ordered
        ]
        said = self._rows(
            f"INSERT INTO {_table(Record)} ({', '.join(_RECORD)})"  # noqa: S608  as above
            f" VALUES {_places(values)} ON CONFLICT (id) DO NOTHING RETURNING id",
            _flat(values),
        )
        fresh = {name for (name,) in said}
        self._count_up(device, [row for row in ordered if row.record.id in fresh])
        return fresh

    def digests(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the digests of what is there under these ids."""
        found = Record.objects.using(self._using).filter(pk__in=ids)
        return dict(found.values_list("pk", "digest"))

    def put_aside(self, device: str, row: Stamped) -> None:
        """Keep another body under an id in quarantine, within a bound."""
        record, digest = row
        aside = Aside.objects.using(self._using)
        if aside.filter(record=record.id).count() >= ASIDE_MOST:
            return
        kept = Aside(
            record=record.id,
            digest=digest,
            device=device,
            kind=record.kind,
            made=record.made.isoformat(),
            body=record.body,
            sealed=record.sealed,
            received=self._system(),
        )
        aside.bulk_create([kept], ignore_conflicts=True)

    def seen(self, device: str) -> tuple[int, int]:
        """Return the newest epoch of a device and the highest number in it."""
        places = Record.objects.using(self._using).filter(device=device)
        newest = places.order_by("-epoch", "-seq").values_list("epoch", "seq").first()
        return newest or (0, 0)

    def decided(self, device: str) -> Sequence[Decided]:
        """Return what was decided lately about the notices of a device, the newest first."""
        return self._decided(device, self._using)

    def keep(self, name: str, document: bytes) -> None:
        """Keep the answers; now and then the oldest are let go of."""
        ((key,),) = self._rows(
            f"INSERT INTO {_table(Answered)} (batch, document) VALUES (%s, %s)"  # noqa: S608  as above
            " ON CONFLICT (batch) DO UPDATE SET document = excluded.document RETURNING id",
            (name, document),
        )
        if key % _SWEEP == 0:
            Answered.objects.using(self._using).filter(pk__lte=key - KEPT_MOST).delete()

    def answers(self, name: str) -> bytes | None:
        """Return the signed answers to a batch taken before; None when there are none."""
        kept = Answered.objects.using(self._using).filter(batch=name)
        document = kept.values_list("document", flat=True).first()
        return None if document is None else bytes(document)

    def _count_up(self, device: str, rows: Iterable[Stamped]) -> None:
        """Count what records say that are here for the first time, each exactly once."""
        for record, _ in rows:
            for read in facts.readings(record):
                self._run(
                    f"INSERT INTO {_table(Reading)} AS known"  # noqa: S608  as above
                    " (device, day, section, times, seconds) VALUES (%s, %s, %s, %s, %s)"
                    " ON CONFLICT (device, day, section) DO UPDATE SET"
                    " times = known.times + excluded.times,"
                    " seconds = known.seconds + excluded.seconds",
                    (device, read.day.isoformat(), str(read.section), read.times, read.seconds),
                )
            told = facts.receipt(record)
            if told is not None:
                kept = Receipt(device=device, clock_ok=record.clock_ok, **told._asdict())
                Receipt.objects.using(self._using).bulk_create([kept], ignore_conflicts=True)
            proposed = facts.proposal(record)
            if proposed is not None:
                self._propose(device, record.id, proposed)
            if record.kind == "station" and record.body:
                place = f"{record.epoch:016}.{record.seq:016}"
                known = Station.objects.using(self._using)
                known.filter(device=device, standing_place__lt=place).update(
                    standing=record.body,
                    standing_made=record.made.isoformat(),
                    standing_place=place,
                )

    def _propose(self, device: str, record: str, said: facts.Proposal) -> None:
        """Keep the newest edition of what a village says itself; it comes in any order."""
        kept = Proposed(
            device=device,
            notice=said.notice,
            edition=said.edition,
            record="" if said.is_back else record,
            title=said.title,
            received=self._system(),
        )
        known = Proposed.objects.using(self._using)
        known.bulk_create([kept], ignore_conflicts=True)
        newer = {"edition": kept.edition, "record": kept.record, "received": kept.received}
        if said.title:
            newer["title"] = said.title
        known.filter(device=device, notice=said.notice, edition__lt=said.edition).update(**newer)

    def _now(self) -> Any:
        return connections[self._using].ops.adapt_datetimefield_value(self._system())

    def _rows(self, sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        with connections[self._using].cursor() as cursor:
            cursor.execute(sql, values)
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found

    def _run(self, sql: str, values: Sequence[Any]) -> None:
        with connections[self._using].cursor() as cursor:
            cursor.execute(sql, values)


def _table(model: Any) -> str:
    return str(model._meta.db_table)  # noqa: SLF001  Django documents it so


def _places(values: Sequence[Sequence[Any]]) -> str:
    return ", ".join(f"({', '.join(['%s'] * len(row))})" for row in values)


def _flat(values: Iterable[Sequence[Any]]) -> list[Any]:
    return [value for row in values for value in row]
