"""A village that tells its county something, and what is wrong with what became of it.

Every record says a number of its own. Wherever the power goes: what was acknowledged
is in the village or at the county, and nothing is at the county twice.
"""

from __future__ import annotations

import contextlib
import json
import uuid
from collections import Counter
from datetime import timedelta

from content import durable
from content.database import Database
from content.errors import StoreError
from content.intake import SCHEMA as INTAKE
from content.intake import Intake
from sync.outbox import Outbox
from sync.outbox.schema import SCHEMA
from tests.builders import NOW
from tests.builders_outbox import KEYS, PRIVATE
from tests.rigs.world import world_of

AT_ONCE = 3  # records told in one go


def outbox_of(folder):
    durable.make_folder(folder / "home")
    return Outbox(folder / "home" / "station.db", system=lambda: NOW)


def intake_of(folder):
    durable.make_folder(folder / "county")
    return Intake(folder / "county" / "intake.db", PRIVATE, system=lambda: NOW)


def add(outbox, ack=lambda _: None):
    """Write down some records, each acknowledged once it is."""
    for _ in range(AT_ONCE):
        number = uuid.uuid4().hex
        outbox.add("receipt", {"number": number}, now=NOW)
        ack(f"added {number}")


def hand_over(outbox, intake):
    """Hand over all that waits."""
    for batch in outbox.batches(KEYS, 50):
        outbox.take_answers(batch.name, intake.take(batch.name, batch.sealed), KEYS)


def tell(folder, ack):
    """Do all that a visit does with an outbox."""
    with outbox_of(folder) as outbox, intake_of(folder) as intake:
        add(outbox, ack)
        hand_over(outbox, intake)
        outbox.count_usage("2026-05-20", {("home", ""): (1, 30)})
        outbox.tidy((NOW + timedelta(days=1)).date().isoformat())
        outbox.backup()
        hand_over(outbox, intake)


def violations(folder, acks, *, is_settled):
    """Return what is wrong.

    Args:
        folder: Holds the home and the county.
        acks: What was acknowledged.
        is_settled: All that was told must be at the county.
    """
    held, taken = _held(folder), _numbers(folder / "county" / "intake.db", INTAKE)
    wrong = [f"{number} came {times} times" for number, times in taken.items() if times > 1]
    wrong += [f"{number} is held {times} times" for number, times in held.items() if times > 1]
    known = taken.keys() if is_settled else taken.keys() | held.keys()
    told = {ack.removeprefix("added ") for ack in acks if ack.startswith("added ")}
    return wrong + [f"{number} is lost" for number in told - known]


def earlier(folder):
    """Return what was acknowledged while the scenario was prepared."""
    return (world_of(folder) / "acks").read_text().split("\n")


def waiting(folder):
    with outbox_of(folder) as outbox:
        return outbox.waiting()


def waiting_receipts(folder):
    """Count what waits of what was told here; a station tells more by itself."""
    with contextlib.closing(Database(folder / "home" / "station.db", SCHEMA)) as database:
        found = database.row(
            "SELECT count(*) FROM records WHERE kind = 'receipt' AND state = 'waiting'"
        )
    return found[0]


def _held(folder):
    """Count what the station's file holds, as the next start will find it."""
    with contextlib.suppress(StoreError), outbox_of(folder):
        pass  # a start brings back what is broken
    return _numbers(folder / "home" / "station.db", SCHEMA)


def _numbers(path, schema):
    if not path.exists():
        return Counter()
    with contextlib.closing(Database(path, schema, write=True)) as database:
        rows = database.rows("SELECT body FROM records WHERE kind = 'receipt'")
    return Counter(json.loads(row["body"])["number"] for row in rows)
