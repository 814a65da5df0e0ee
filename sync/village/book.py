"""The village's own notices: written, shown, changed, taken back, told to the county.

A draft is kept from the first touch, so that no word of an officer is lost who was
called away. What was published is on the disk before it is shown, and told to the
county in the same step; an offer, which is personal, is sealed first, and waits here
until a key to seal it to is known. What is over is wiped.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from content import notices
from content.errors import StoreError, UntrustedError
from content.notices import Notice
from sync.outbox import UnsealableError
from sync.outbox.batches import put
from sync.outbox.heard import forget, heard
from sync.outbox.schema import TAKEN_BACK, put_meta

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from content.database import Database, Row
    from content.decided import Decided
    from content.records import Record
    from sync.outbox import Outbox

logger = logging.getLogger(__name__)

MOST: Final = 60  # notices and offers of one village at a time
KEPT_AFTER: Final = timedelta(days=30)  # a notice that is over may be said again; an offer is wiped
DRAFT_KEPT: Final = timedelta(days=14)  # after its last change
TOLD_MOST: Final = 40  # records the officer's page lists


class FullError(StoreError):
    """There is no room for another notice."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that goes up, as the officer's page lists it.

    Args:
        kind: What it is.
        made: When, as it was written.
        state: ``waiting``, ``stored``, ``conflict`` or ``broken``.
        answered: When the county answered; empty when it has not.
    """

    kind: str
    made: str
    state: str
    answered: str


class Book:
    """The village's own notices.

    Args:
        outbox: The file they are in, and the way up.
        place: Which village says them: code and name, told with each.
    """

    def __init__(self, outbox: Outbox, place: tuple[str, str] = ("", "")) -> None:
        self._outbox = outbox
        self._place = place

    def said(self) -> tuple[Notice, ...]:
        """Return what was published and is kept, the last one first."""
        return self._notices("SELECT * FROM notices ORDER BY key DESC")

    def drafts(self) -> tuple[Notice, ...]:
        """Return what is being written, the last one first."""
        return self._notices("SELECT * FROM drafts ORDER BY key DESC")

    def keep(self, draft: Notice) -> None:
        """Keep what is being written; what was published of it stays as it is until then.

        Raises:
            FullError: There is no room for another one.
            StoreError: The disk refuses.
        """

        def write(database: Database) -> None:
            _make_room(database, "drafts", draft.id)
            database.run(
                "INSERT OR REPLACE INTO drafts (id, body, picture) VALUES (?, ?, ?)",
                (draft.id, notices.to_text(draft), draft.picture),
            )

        self._outbox.change(write)

    def drop(self, draft_id: str) -> None:
        """Let go of what is being written.

        Raises:
            StoreError: The disk refuses.
        """
        self._outbox.change(
            lambda database: database.run("DELETE FROM drafts WHERE id = ?", (draft_id,))
        )

    def publish(self, notice: Notice, now: datetime, *, clock_ok: bool = True) -> Notice:
        """Say a notice, or its next edition; it is on the disk when this returns.

        Args:
            notice: As it was written.
            now: When, by this machine's clock.
            clock_ok: Whether that can be believed.

        Returns:
            It as it is said now.

        Raises:
            FullError: There is no room for another one.
            UntrustedError: It says what no notice may.
            StoreError: The disk refuses: it is not said.
        """
        said = Notice.from_json(notice.published(now).to_json())
        record = self._record(said.kind, said.to_json(), now, clock_ok=clock_ok)

        def write(database: Database) -> None:
            _make_room(database, "notices", said.id)
            _write(database, said, is_told=record is not None)
            database.run("DELETE FROM drafts WHERE id = ?", (said.id,))
            put_meta(database, "backup", "")  # the copy is due at once
            if record:
                put(database, record)

        self._outbox.change(write)
        return said

    def take_back(self, notice: Notice, now: datetime, *, clock_ok: bool = True) -> None:
        """Say a notice no more, and wipe it.

        Raises:
            StoreError: The disk refuses: it is still said.
        """
        word = notices.taken_back(notice.id, notice.edition + 1)
        record = None
        if self._edition_told(notice.id):
            record = self._record(notice.kind, word, now, clock_ok=clock_ok)

        def wipe(database: Database) -> None:
            for table in ("notices", "drafts"):
                database.run(f"DELETE FROM {table} WHERE id = ?", (notice.id,))  # noqa: S608  names of ours
            forget(database, notice.id)
            database.run(
                "INSERT OR IGNORE INTO once (name) VALUES (?)", (f"{TAKEN_BACK}{notice.id}",)
            )
            put_meta(database, "backup", "")
            if record:
                put(database, record)

        self._outbox.change(wipe)

    def tidy(self, now: datetime, sure: datetime, *, clock_ok: bool = True) -> None:
        """Wipe what is over; tell the county what could not be sealed before.

        Args:
            now: By this machine's clock.
            sure: The time as far as it is certain: a clock that leapt wipes nothing.
            clock_ok: Whether the clock can be believed.

        Raises:
            StoreError: The disk refuses.
        """
        for draft in self.drafts():
            if sure >= draft.made + DRAFT_KEPT:
                self.drop(draft.id)
        for notice in self.said():
            if sure >= notice.ends + (timedelta() if notice.offer else KEPT_AFTER):
                self._wipe(notice.id)
            elif self._edition_told(notice.id) < notice.edition:
                self._tell(notice, now, clock_ok=clock_ok)

    def told(self) -> list[Told]:
        """Return what goes up, the last one made first."""
        rows = self._outbox.read(
            lambda database: database.rows(
                "SELECT kind, made, state, answered FROM records WHERE kind <> 'station'"
                " ORDER BY key DESC LIMIT ?",
                (TOLD_MOST,),
            )
        )
        return [Told(row["kind"], row["made"], row["state"], row["answered"] or "") for row in rows]

    def decided(self) -> tuple[Decided, ...]:
        """Return what the county decided about what was published and is kept."""
        return self._outbox.read(heard)

    def _tell(self, notice: Notice, now: datetime, *, clock_ok: bool) -> None:
        record = self._record(notice.kind, notice.to_json(), now, clock_ok=clock_ok)
        if record is None:
            return

        def tell(database: Database) -> None:
            put(database, record)
            database.run("UPDATE notices SET told = ? WHERE id = ?", (notice.edition, notice.id))

        self._outbox.change(tell)

    def _wipe(self, notice_id: str) -> None:
        def wipe(database: Database) -> None:
            database.run("DELETE FROM notices WHERE id = ?", (notice_id,))
            forget(database, notice_id)
            put_meta(database, "backup", "")  # it goes from the copy, too

        self._outbox.change(wipe)

    def _notices(self, asked: str) -> tuple[Notice, ...]:
        found = map(_notice, self._outbox.read(lambda database: database.rows(asked)))
        return tuple(notice for notice in found if notice is not None)

    def _edition_told(self, notice_id: str) -> int:
        row = self._outbox.read(
            lambda database: database.row("SELECT told FROM notices WHERE id = ?", (notice_id,))
        )
        return int(row["told"]) if row else 0

    def _record(
        self, kind: str, said: Mapping[str, object], now: datetime, *, clock_ok: bool
    ) -> Record | None:
        """Return what is told; None while it is personal and there is no key to seal it to."""
        area, name = self._place
        body = {**said, "area": area, "village": name}
        is_personal = kind == notices.OFFER
        try:
            return self._outbox.record(kind, body, personal=is_personal, now=now, clock_ok=clock_ok)
        except UnsealableError:
            return None


def _make_room(database: Database, table: str, notice_id: str) -> None:
    others = database.row(f"SELECT count(*) FROM {table} WHERE id <> ?", (notice_id,))  # noqa: S608  a name of ours
    if others and others[0] >= MOST:
        msg = f"{others[0]} {table} are kept; {MOST} may be"
        raise FullError(msg)


def _write(database: Database, notice: Notice, *, is_told: bool) -> None:
    database.run(
        "INSERT INTO notices (id, body, picture, told) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET body = excluded.body, picture = excluded.picture,"
        " told = max(told, excluded.told)",
        (
            *(notice.id, notices.to_text(notice), notice.picture),
            notice.edition if is_told else 0,
        ),
    )


def _notice(row: Row) -> Notice | None:
    """Return the notice of its row; None for what the disk has made none of."""
    try:
        notice = notices.from_text(row["body"])
    except UntrustedError:
        logger.exception("no notice any more key=%s", row["key"])
        return None
    picture = bytes(row["picture"])
    return replace(notice, picture=picture if notices.is_picture(picture) else b"")
