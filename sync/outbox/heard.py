"""What the county decided about this village's notices, as its answers say it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from content.decided import Decided, Fate, from_document
from content.errors import UntrustedError
from sync.outbox.schema import meta

if TYPE_CHECKING:
    from content.database import Database
    from content.records import Answers, Keys

logger = logging.getLogger(__name__)


def hear(database: Database, answers: Answers, keys: Keys) -> None:
    """Keep what was decided about notices that are kept; within a transaction.

    What cannot be opened is said again with the next answers, and holds up none of
    what they say of records.
    """
    if not answers.decided or answers.device != meta(database, "device"):
        return
    from content import seal  # noqa: PLC0415  the screen never needs NaCl

    seed = bytes.fromhex(meta(database, "seed"))
    try:
        decided = from_document(seal.open_for(answers.decided, seed=seed, keys=keys))
    except UntrustedError as error:
        logger.warning("decisions not read batch=%s error=%s", answers.batch, error)
        return
    database.many(
        "INSERT INTO decided (notice, edition, fate, word) SELECT ?1, ?2, ?3, ?4"
        " WHERE EXISTS (SELECT 1 FROM notices WHERE id = ?1)"
        " ON CONFLICT (notice) DO UPDATE SET edition = excluded.edition,"
        " fate = excluded.fate, word = excluded.word WHERE excluded.edition >= decided.edition",
        [(each.notice, each.edition, each.fate.value, each.word) for each in decided],
    )


def heard(database: Database) -> tuple[Decided, ...]:
    """Return what was decided about the notices that are kept."""
    rows = database.rows("SELECT notice, edition, fate, word FROM decided ORDER BY key")
    return tuple(
        Decided(row["notice"], row["edition"], Fate(row["fate"]), row["word"])
        for row in rows
        if row["fate"] in tuple(Fate)
    )


def forget(database: Database, notice_id: str) -> None:
    """Let go of what was decided about a notice that is kept no more."""
    database.run("DELETE FROM decided WHERE notice = ?", (notice_id,))
