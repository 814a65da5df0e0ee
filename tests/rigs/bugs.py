"""Mistakes that the model must find: each is planted into the real code for one test."""

from __future__ import annotations

import uuid
from dataclasses import replace

from content import taking
from content.library import Library
from content.library.editions import Editions
from content.model import Tombstone
from content.records import Verdict
from sync import judge, text, trust
from sync.outbox import Outbox, Taken, schema, store
from sync.trust import Trust


def no_dedupe(patch):
    """The county stores what comes, known or not."""
    store = taking._store

    def stored(batch, shelf):
        rows = [
            row._replace(record=replace(row.record, id=str(uuid.uuid4()))) for row in batch.records
        ]
        store(replace(batch, records=tuple(rows)), shelf)
        return tuple((row.record.id, Verdict.STORED) for row in batch.records)

    patch.setattr(taking, "_store", stored)


def clear_on_send(patch):
    """What was handed to a road is thought to be there."""
    batch = Outbox.batch

    def sent(self, keys, **more):
        found = batch(self, keys, **more)
        self.change(lambda database: database.run("UPDATE records SET state = 'stored'"))
        return found

    patch.setattr(Outbox, "batch", sent)


def rollback_accepted(patch):
    """Whatever is signed is installed, older or not."""
    apply, offers = Library.apply, text.segment_offers
    _forget_metadata(patch)
    patch.setattr(trust, "judge", _judged_without_floor)
    patch.setattr(text, "segment_offers", lambda _, head, files: offers(0, head, files))
    patch.setattr(
        Library,
        "apply",
        lambda self, changes, held: apply(self, changes, held, rebuild=True),
    )


def floor_not_kept(patch):
    """What was believed is forgotten with the library."""
    patch.setattr(Trust, "_keep_floor", lambda self, floor: setattr(self, "floor", floor))
    _forget_metadata(patch)


def number_for_identity(patch):
    """A record is known by its number, which a disk set back gives again."""
    put = store.put

    def numbered(database, record):
        epoch, seq = schema.place(database)
        device = schema.meta(database, "device")
        name = str(uuid.uuid5(uuid.UUID(device), f"{epoch} {seq}"))
        return put(database, replace(record, id=name))

    patch.setattr(store, "put", numbered)


def half_applied(patch):
    """The last change of a release is left out."""
    changes = text._changes
    patch.setattr(text, "_changes", lambda *args: list(changes(*args))[:-1])


def answers_to_others(patch):
    """Any answer is taken for the answer to what is open."""

    def taken(self, *_):
        self.change(
            lambda database: database.run(
                "UPDATE records SET state = 'stored' WHERE batch IS NOT NULL"
            )
        )
        return Taken()

    patch.setattr(Outbox, "take_answers", taken)


def tombstones_ignored(patch):
    """What is withdrawn stays."""
    take = Editions.take

    def taken(self, change):
        if not isinstance(change, Tombstone):
            take(self, change)

    patch.setattr(Editions, "take", taken)


def _forget_metadata(patch):
    def kept(self, root, _, floor):
        self._keep_floor(floor)
        self._keep_root(root)

    patch.setattr(Trust, "_keep", kept)


def _judged_without_floor(claim, _, *, held_release, system):
    del held_release
    return judge.judge(claim, judge.Floor(), held_release=0, system=system)


BUGS = {
    plant.__name__: plant
    for plant in (
        no_dedupe,
        clear_on_send,
        rollback_accepted,
        floor_not_kept,
        number_for_identity,
        half_applied,
        answers_to_others,
        tombstones_ignored,
    )
}
