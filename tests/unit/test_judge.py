"""May this be installed?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.errors import UntrustedError
from sync.clock import SAVED_AHEAD
from sync.judge import Claim, Floor, Reason, judge, later
from tests.builders import utc

NOW = utc("2026-05-20 07:40")
CLAIM = Claim(
    timestamp_version=12,
    timestamp_keys=("k1",),
    release=5,
    issued=NOW - timedelta(days=1),
    expires=NOW + timedelta(days=29),
    root_expires=NOW + timedelta(days=3650),
)
FLOOR = Floor(timestamp_version=12, timestamp_keys=("k1",), release=5, issued=NOW)


def reason(claim, floor=FLOOR, *, held_release=5, system=NOW):
    with pytest.raises(UntrustedError) as caught:
        judge(claim, floor, held_release=held_release, system=system)
    return caught.value.reason


def test_a_first_claim_is_believed_and_becomes_the_floor():
    floor = judge(CLAIM, Floor(), held_release=0, system=NOW)
    assert (floor.timestamp_version, floor.release, floor.issued) == (12, 5, CLAIM.issued)
    assert floor.saved == NOW


def test_the_same_claim_is_believed_again():
    assert judge(CLAIM, FLOOR, held_release=5, system=NOW).release == 5


def test_an_older_timestamp_is_a_rollback():
    assert reason(replace(CLAIM, timestamp_version=11)) is Reason.ROLLBACK


def test_an_older_release_is_a_rollback_even_under_a_newer_timestamp():
    assert reason(replace(CLAIM, timestamp_version=13, release=4)) is Reason.ROLLBACK


def test_where_nothing_was_ever_applied_nothing_is_rolled_back():
    never = replace(FLOOR, has_applied=False)
    older = replace(CLAIM, timestamp_version=3, release=2)
    floor = judge(older, never, held_release=0, system=NOW)
    assert (floor.release, floor.timestamp_version, floor.has_applied) == (2, 3, False)
    assert reason(older, never, held_release=2) is Reason.ROLLBACK
    assert judge(CLAIM, never, held_release=5, system=NOW).has_applied


def test_a_floor_of_before_was_applied():
    assert Floor.from_json(b'{"release": 5}').has_applied


def test_what_the_library_holds_is_a_floor_too():
    assert reason(CLAIM, Floor(), held_release=6) is Reason.ROLLBACK


def test_with_new_timestamp_keys_the_version_may_begin_anew():
    recovered = replace(CLAIM, timestamp_keys=("k2",), timestamp_version=1, release=6)
    assert judge(recovered, FLOOR, held_release=5, system=NOW).timestamp_version == 1


@pytest.mark.parametrize("system", [NOW, utc("1970-01-01 00:00")])
def test_an_expired_root_is_refused_at_the_trusted_time(system):
    assert reason(replace(CLAIM, root_expires=NOW - timedelta(days=2), issued=NOW), system=system)


def test_a_root_is_not_expired_by_a_clock_nobody_believes():
    judge(CLAIM, FLOOR, held_release=5, system=utc("2050-01-01 00:00"))


def test_an_expired_timestamp_is_no_reason_to_refuse_what_is_newer():
    stale = replace(CLAIM, timestamp_version=13, release=6, expires=NOW - timedelta(days=1))
    floor = judge(stale, FLOOR, held_release=5, system=NOW)
    assert floor.is_old(floor.clock(NOW))


def test_a_fresh_claim_is_not_old():
    floor = judge(CLAIM, FLOOR, held_release=5, system=NOW)
    assert not floor.is_old(floor.clock(NOW))
    assert not Floor().is_old(Floor().clock(NOW))


@given(
    versions=st.lists(st.tuples(st.integers(1, 20), st.integers(1, 9)), min_size=1, max_size=12),
    days=st.lists(st.integers(-30_000, 30_000), min_size=12, max_size=12),
)
def test_whatever_comes_at_whatever_clock_no_floor_ever_sinks(versions, days):
    floor = Floor()
    for (version, release), day in zip(versions, days, strict=False):
        claim = replace(CLAIM, timestamp_version=version, release=release)
        before = floor
        try:
            system = NOW + timedelta(days=day)
            floor = judge(claim, floor, held_release=before.release, system=system)
        except UntrustedError:
            continue
        assert floor.timestamp_version >= before.timestamp_version
        assert floor.release >= before.release


def test_a_floor_reads_back_as_it_was_written():
    floor = judge(CLAIM, Floor(), held_release=0, system=NOW)
    assert Floor.from_json(floor.to_json()) == floor


@pytest.mark.parametrize("held", [None, b"", b"\0\0\0", b"[]", b"7", b'{"release": "x"}'])
def test_a_damaged_floor_holds_nothing_up(held):
    assert Floor.from_json(held) == Floor()


def test_the_time_of_now_is_saved_within_bounds():
    floor = judge(CLAIM, Floor(), held_release=0, system=NOW)
    assert later(floor, NOW + timedelta(days=2)).saved == NOW + timedelta(days=2)
    assert later(floor, NOW + timedelta(days=400)).saved == NOW, "a leap is not kept"
    month = later(floor, NOW + timedelta(days=31))
    assert month.saved == CLAIM.issued + SAVED_AHEAD


def test_a_machine_with_a_dead_clock_keeps_how_long_it_has_run():
    floor = judge(CLAIM, Floor(), held_release=0, system=NOW)
    later_on = later(floor, utc("1970-01-01 00:00"), timedelta(hours=5))
    assert later_on.saved == NOW + timedelta(hours=5)
    assert later(Floor(), NOW, timedelta(hours=5)).saved is None


def test_a_frozen_word_is_passed_over_and_a_newer_one_is_not():
    stale = replace(CLAIM, expires=NOW - timedelta(hours=1))
    assert reason(stale) is Reason.EXPIRED
    assert judge(stale, FLOOR, held_release=4, system=NOW).release == 5
