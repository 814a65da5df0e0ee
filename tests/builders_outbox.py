"""A county that takes in, and a village that has something to say."""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing
from typing import TYPE_CHECKING, Any

from content import seal
from content.intake import Intake
from content.records import Answers, Bundle, Record, name_of
from content.seal import PrivateKeys
from sync.outbox import Outbox
from sync.road import Answer
from tests.builders import NOW

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sync.outbox.batches import Batch

PRIVATE = PrivateKeys((bytes([7] * 32),), bytes([8] * 32))
KEYS = PRIVATE.public
SEED = bytes(range(32))
DEVICE = "5f0c0a3e-0b51-4f0e-9a55-8a9a0c1f2b3d"


def an_intake(folder: Path, private: PrivateKeys = PRIVATE) -> Intake:
    """Return a county's intake over a real file."""
    return Intake(folder / "intake.db", private, system=lambda: NOW)


def an_outbox(folder: Path, **changes: Any) -> Outbox:
    """Return a village's outbox over a real file."""
    return Outbox(folder / "station.db", **({"system": lambda: NOW} | changes))


def a_record(seq: int = 1, **changes: Any) -> Record:
    """Return a receipt with an id of its own."""
    said: dict[str, Any] = {
        "id": str(uuid.uuid4()),
        "epoch": 1,
        "seq": seq,
        "kind": "receipt",
        "made": NOW,
        "clock_ok": True,
        "body": f'{{"number":{seq}}}',
    }
    return Record(**(said | changes))


def a_batch(*records: Record, device: str = DEVICE, seed: bytes = SEED) -> tuple[str, bytes]:
    """Return the name and the sealed bytes of a batch."""
    sealed = seal.close(Bundle(device, records).to_json(), seed=seed, keys=KEYS)
    return name_of(sealed), sealed


def answers_of(document: bytes) -> Answers:
    """Return what the county signed."""
    return Answers.from_json(seal.verify(document, KEYS))


def an_inbox(intake: Intake) -> Callable[[str, bytes], Answer]:
    """Return what a `MemoryRoad` hands over to: a county, taking in at once."""

    def take(path: str, body: bytes) -> Answer:
        return Answer(intake.take(path.removeprefix("outbox/"), body))

    return take


def add(outbox: Outbox, number: int = 1, **changes: Any) -> Any:
    """Write a receipt down."""
    return outbox.add("receipt", {"number": number}, now=NOW, **changes)


def send(outbox: Outbox, intake: Intake, keys: seal.PublicKeys = KEYS) -> int:
    """Hand everything over on a line that works; return how many records were stored."""
    stored = 0
    while batch := outbox.batch(keys):
        document = intake.take(batch.name, batch.sealed)
        stored += outbox.take_answers(batch.name, document, keys).stored
    return stored


def bundle(batch: Batch, private: PrivateKeys = PRIVATE) -> Bundle:
    """Return what a batch holds."""
    return Bundle.from_json(seal.open_batch(batch.sealed, private)[1])


def raw(path: Path, sql: str, *values: Any) -> list[Any]:
    """Run SQL on a file as nobody of ours would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        return file.execute(sql, values).fetchall()
