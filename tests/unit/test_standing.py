"""What a station tells of itself."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from content.records import canonical
from sync.health.faults import Fault
from sync.outbox.standing import ROAD_MOST, body, mark
from sync.status import State, Status
from tests.builders import NOW

DAY = "2026-05-20"
GOOD = Status(
    state=State.IDLE,
    release=35,
    issued=NOW,
    contact=NOW,
    contact_road="https://county.example/tree/",
)


def said(status=GOOD, room=12_000_000_000, version="0.1.0"):
    return body(status, room=room, version=version)


def test_it_says_how_the_station_stands_and_fits_into_a_record():
    told = json.loads(canonical(said(replace(GOOD, faults=(Fault.DISK_FULL,), waiting=3))))
    assert (told["release"], told["waiting"], told["disk_free_mb"]) == (35, 3, 12_000)
    assert (told["faults"], told["contact"]) == (["disk_full"], NOW.isoformat(timespec="seconds"))


def test_a_station_that_never_heard_anything_can_say_so():
    told = json.loads(canonical(said(Status(), room=0, version="")))
    assert (told["issued"], told["contact"], told["road"]) == (None, None, "")


def test_names_and_words_in_an_address_stay_at_home():
    status = replace(GOOD, contact_road="https://wang:secret@county.example/tree/")
    assert said(status)["road"] == "https://county.example/tree/"


@pytest.mark.parametrize("road", ["/media/" + "x" * 999, "https://[", "/media/\udcff"])
def test_an_address_has_a_bound_and_can_be_written(road):
    told = said(replace(GOOD, contact_road=road))
    assert len(json.loads(canonical(told))["road"]) <= ROAD_MOST


@pytest.mark.parametrize(
    "changes",
    [
        {"release": 36},
        {"faults": (Fault.DISK_READONLY,)},
        {"clock_ok": False},
        {"state": State.REFUSED, "reason": "rollback"},
        {"contact_road": "/media/stick"},
    ],
)
def test_what_somebody_would_act_on_is_told_at_once(changes):
    assert mark(said(replace(GOOD, **changes)), DAY) != mark(said(), DAY)


def test_a_disk_that_gets_short_and_a_new_program_are_told_at_once():
    assert mark(said(room=400_000_000), DAY) != mark(said(), DAY)
    assert mark(said(version="0.2.0"), DAY) != mark(said(), DAY)


def test_what_changes_all_the_time_is_no_reason_for_a_record():
    later = replace(GOOD, contact=NOW.replace(year=2027), unsent=7)
    assert mark(said(later, room=11_000_000_000), DAY) == mark(said(), DAY)
    assert mark(said(replace(GOOD, waiting=3)), DAY) == mark(said(GOOD), DAY)


def test_a_line_that_comes_and_goes_is_no_reason_for_a_record():
    away = replace(GOOD, state=State.OFFLINE, reason="no_answer")
    assert mark(said(away), DAY) == mark(said(), DAY)


def test_another_day_is_a_reason():
    assert mark(said(), DAY) != mark(said(), "2026-05-21")
