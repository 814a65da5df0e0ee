"""What a broken station's file still gives, put into a sound one.

Records keep their ids, so that whatever the county took already is not taken twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from content.database import salvage
from content.records import is_id
from sync.outbox.schema import (
    SEED_BYTES,
    TAKEN_BACK,
    begin_epoch,
    is_sound,
    make_device,
    meta,
    next_place,
    place,
    put_meta,
    settle_record,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from content.database import Database, Row

_REST: Final[dict[str, tuple[str, ...]]] = {
    "once": ("name",),
    "usage": ("day", "screen", "subject", "times", "seconds"),
    "opened": ("item", "at"),
    "notices": ("id", "body", "picture", "told"),
    "drafts": ("id", "body", "picture"),
    "decided": ("notice", "edition", "fate", "word"),
}
_NEWER: Final = {
    "notices",
    "drafts",
    "decided",
}  # of the copy they may be an edition that was changed since
_KINDS: Final = {
    "times": int,
    "seconds": int,
    "told": int,
    "edition": int,
    "picture": bytes,
}  # others are text
_PASSES: Final = ("pin", "pin tries", "code tries", "code number")  # of the officer


class Rescued:
    """What can be read of a broken file.

    Args:
        broken: The file; None where there is none.
    """

    def __init__(self, broken: Path | None) -> None:
        found = {name: salvage(broken, name) if broken else [] for name in ("meta", *_REST)}
        self._meta = {str(row["name"]): str(row["value"]) for row in found.pop("meta")}
        self._rest = found
        records = salvage(broken, "records") if broken else []
        self.records = [row for row in records if _is_sound(row)]

    def put_into(self, database: Database) -> None:
        """Take over what is sound, and begin a new epoch; within a transaction."""
        is_same = self._take_identity(database)
        known = [self._meta.get("epoch", ""), *(str(row["epoch"]) for row in self.records)]
        epochs = [int(each) for each in known if each.isdecimal()] if is_same else []
        begin_epoch(database, max([place(database)[0], *epochs]))
        for row in self.records:
            _put_record(database, row, is_same=is_same)
        database.run("DELETE FROM batches")  # frozen anew, should they not be answered yet
        database.run("UPDATE records SET batch = NULL")
        database.run("DELETE FROM usage")  # those of the copy may have been told since
        for name in _PASSES:
            if name in self._meta:
                put_meta(database, name, self._meta[name])
        for table, names in _REST.items():
            _put_rows(database, table, names, self._rest[table])
        database.run("DELETE FROM notices WHERE ? || id IN (SELECT name FROM once)", (TAKEN_BACK,))
        database.run("DELETE FROM decided WHERE notice NOT IN (SELECT id FROM notices)")

    def _take_identity(self, database: Database) -> bool:
        """Tell whether the records found were numbered by the device that goes on."""
        device, seed = self._meta.get("device", ""), self._meta.get("seed", "")
        if meta(database, "device"):
            return device in ("", meta(database, "device"))
        make_device(database)
        if not is_id(device) or len(seed) != 2 * SEED_BYTES:
            return False
        put_meta(database, "device", device)
        put_meta(database, "seed", seed)
        put_meta(database, "keys", self._meta.get("keys", ""))
        return True


def _is_sound(row: Row) -> bool:
    if row["state"] == "stored":
        return is_id(row["id"])
    return row["state"] in ("waiting", "conflict") and is_sound(row)


def _put_record(database: Database, row: Row, *, is_same: bool) -> None:
    """Take over a record, or only what was answered about it."""
    held = database.row("SELECT state FROM records WHERE id = ?", (row["id"],))
    if held is None and row["state"] != "stored":
        epoch, seq = (row["epoch"], row["seq"]) if is_same else next_place(database)
        database.run(
            "INSERT INTO records (id, epoch, seq, kind, made, clock_ok, body, sealed, state)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(row["id"], epoch, seq, row["kind"], row["made"]),
                *(row["clock_ok"], row["body"], row["sealed"], row["state"]),
            ),
        )
    elif held is not None and held["state"] == "waiting" != row["state"]:
        settle_record(database, row["id"], row["state"])


def _put_rows(database: Database, table: str, names: tuple[str, ...], rows: Sequence[Row]) -> None:
    marks = ", ".join("?" * len(names))
    database.many(
        f"INSERT OR {'REPLACE' if table in _NEWER else 'IGNORE'} INTO {table} ({', '.join(names)}) VALUES ({marks})",  # noqa: S608  names of ours
        [values for row in rows if _fit(names, values := tuple(row[name] for name in names))],
    )


def _fit(names: tuple[str, ...], values: tuple[Any, ...]) -> bool:
    return all(
        isinstance(value, _KINDS.get(name, str)) for name, value in zip(names, values, strict=True)
    )
