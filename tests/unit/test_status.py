"""The status as a value."""

from __future__ import annotations

import pytest

from sync.health.faults import Fault
from sync.status import (
    PassedRoad,
    SourceStatus,
    State,
    Status,
    StickState,
    StickStatus,
)
from tests.builders import NOW

FULL = Status(
    state=State.REFUSED,
    checked=NOW,
    contact=NOW,
    road="http://county.example/",
    reason="rollback",
    detail="release 3 is older than 4",
    release=4,
    issued=NOW,
    is_old=True,
    clock_ok=False,
    bytes_done=3,
    bytes_total=9,
    waiting=2,
    held_back=5,
    sources=(SourceStatus(url="http://a.example/rss", title="甲", checked=NOW, entries=3),),
    contact_road="/media/stick",
    passed=(PassedRoad(address="http://county.example/", reason="rollback"),),
    unsent=12,
    acknowledged=NOW,
    stick=StickStatus(
        state=StickState.DONE, release_before=3, release_after=4, issued=NOW, records=12, when=NOW
    ),
    faults=(Fault.SETTINGS, Fault.DISK_FULL),
)


@pytest.mark.parametrize("status", [Status(), FULL])
def test_a_status_reads_back_as_it_was_written(status):
    assert Status.from_json(status.to_json()) == status


@pytest.mark.parametrize("text", [None, "", "{", "[]", '{"state": "new"}', '{"checked": "soon"}'])
def test_a_note_that_cannot_be_read_is_a_machine_that_never_called(text):
    assert Status.from_json(text) == Status()


def test_keys_of_a_newer_program_are_passed_over():
    said = '{"state": "idle", "mood": "good", "faults": ["no_legs", "disk_full"]}'
    assert Status.from_json(said) == Status(state=State.IDLE, faults=(Fault.DISK_FULL,))


def test_a_source_has_one_row():
    status = (
        Status().with_source(SourceStatus(url="u")).with_source(SourceStatus(url="u", entries=2))
    )
    assert status.sources == (SourceStatus(url="u", entries=2),)
