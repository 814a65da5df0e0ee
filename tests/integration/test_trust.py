"""Whom the village believes: hostile trees against the real client and the real disk."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta

import pytest
from tuf.api.metadata import MetaFile

from content.errors import LinkError, StoreError, UntrustedError
from content.latest import Latest
from sync.judge import Reason
from sync.latest import Foretold
from sync.road import PortalError
from sync.trust import FIRST_ROOT, TIMESTAMP, TIMESTAMP_MOST, Trust
from tests.builders import an_item, utc
from tests.county import County, a_key, sha256
from tests.lines import MemoryRoad

NOW = utc("2026-05-20 00:00")


@pytest.fixture
def county():
    return County(now=NOW).release(an_item())


@pytest.fixture
def road(county):
    return MemoryRoad(county.files)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "trust"


@pytest.fixture
def believe(folder, road):
    """Visit the county with what is kept on disk, as a program just started would."""

    return Visits(folder, road)


class Visits:
    def __init__(self, folder, road):
        self.folder, self.road = folder, road

    def __call__(self, *, held=0, system=NOW, **more):
        trust = Trust(self.folder)
        trusted = trust.refresh(self.road, held_release=held, system=system, **more)
        trust.note_applied()
        return trusted

    def kept(self):
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in files}


def refusal(believe, **more):
    kept = believe.kept()
    with pytest.raises(UntrustedError) as caught:
        believe(**more)
    assert believe.kept() == kept, "a refused tree leaves no trace"
    return caught.value.reason


# first contact


def test_the_first_root_met_is_pinned_and_its_fingerprint_kept(believe, folder, county):
    trusted = believe()
    assert trusted.release == 1
    assert Trust(folder).fingerprint == sha256(county.first_root)


def test_files_are_named_by_hash_and_length(believe, county):
    file = believe().files["head.json"]
    assert county.files[file.path]
    assert (len(county.files[file.path]), sha256(county.files[file.path])) == (
        file.length,
        file.sha256,
    )


def test_a_log_in_page_is_never_pinned(believe, folder, road):
    road.files = dict.fromkeys([FIRST_ROOT, TIMESTAMP], b"\n<html>Please log in</html>")
    with pytest.raises(PortalError):
        believe()
    assert Trust(folder).fingerprint == ""


def test_a_root_that_did_not_sign_itself_is_never_pinned(believe, county):
    county.write_root(signers=[a_key(), a_key()])
    assert refusal(believe) is Reason.BROKEN_CHAIN


def test_a_root_given_by_hand_is_the_only_one_believed(folder, believe, county):
    Trust(folder).pin(county.first_root)
    believe()
    with pytest.raises(UntrustedError) as caught:
        Trust(folder).pin(County().first_root)
    assert caught.value.reason is Reason.OTHER_ROOT
    Trust(folder).pin(county.first_root)


@pytest.mark.parametrize("held", [b"", b"{}", b"[" * 100_000, b'{"signed": 1}'])
def test_what_is_no_root_cannot_be_given_by_hand(folder, held):
    with pytest.raises(UntrustedError) as caught:
        Trust(folder).pin(held)
    assert caught.value.reason is Reason.MALFORMED


def test_a_later_root_given_by_hand_is_a_beginning_too(folder, believe, county):
    county.rotate("timestamp")
    county.renew()
    Trust(folder).pin(county.files["metadata/2.root.json"])
    assert believe().release == 1


def test_a_road_without_a_tree_does_not_answer(believe, road):
    road.files = {}
    with pytest.raises(LinkError):
        believe()


# the next visits


def test_a_newer_release_is_believed(believe, county):
    believe()
    county.release(an_item("two"))
    assert believe(held=1).release == 2


def test_the_same_release_costs_two_requests_and_one_when_the_timestamp_is_known(
    believe, county, road
):
    believe()
    road.asked.clear()
    believe(held=1)
    assert road.asked == ["metadata/2.root.json", TIMESTAMP]
    road.asked.clear()
    believe.road = Foretold(road, Latest(None, {TIMESTAMP: county.files[TIMESTAMP]}))
    believe(held=1)
    assert road.asked == ["metadata/2.root.json"]


def test_a_refused_look_by_the_caller_leaves_no_trace(believe, folder):
    def disagree(_):
        msg = "not ours"
        raise UntrustedError(msg, reason=Reason.WRONG_COUNTY)

    assert refusal(believe, agree=disagree) is Reason.WRONG_COUNTY
    assert Trust(folder).fingerprint == ""


# rollback


def test_an_older_timestamp_is_a_rollback(believe, county, road):
    old = dict(county.files)
    county.release(an_item("two"))
    believe()
    road.files = old
    assert refusal(believe) is Reason.ROLLBACK


@pytest.mark.parametrize("held", [None, b"\0\0"])
def test_an_older_timestamp_is_a_rollback_though_the_floor_was_lost(
    believe, county, road, folder, held
):
    old = dict(county.files)
    county.renew()
    believe()
    (folder / "floor.json").unlink()
    if held is not None:
        (folder / "floor.json").write_bytes(held)
    road.files = old
    assert refusal(believe) is Reason.ROLLBACK


def test_where_nothing_was_applied_what_was_only_believed_rolls_nothing_back(county, road, folder):
    old = dict(county.files)
    county.release(an_item("two"))
    Trust(folder).refresh(road, held_release=0, system=NOW)
    road.files = old
    trust = Trust(folder)
    assert trust.refresh(road, held_release=0, system=NOW).release == 1
    assert trust.floor.release == 1


def test_an_older_timestamp_is_a_rollback_though_the_metadata_was_lost(
    believe, county, road, folder
):
    old = dict(county.files)
    county.renew()
    believe()
    for path in (folder / "metadata").rglob("*.json"):
        path.unlink()
    road.files = old
    assert refusal(believe, held=1) is Reason.ROLLBACK


def test_an_older_release_is_a_rollback_though_all_trust_was_lost(believe):
    assert refusal(believe, held=2) is Reason.ROLLBACK


def test_an_older_snapshot_under_a_newer_timestamp_is_a_rollback(believe, county):
    county.renew()
    believe()
    county.snapshot.version -= 2
    county.renew()
    assert refusal(believe) is Reason.ROLLBACK


def test_older_targets_under_a_newer_snapshot_are_a_rollback(believe, county):
    county.release(an_item("two"))
    believe()
    county.targets.version = 1
    county.renew()
    assert refusal(believe, held=0) is Reason.ROLLBACK


def test_a_role_that_vanishes_from_the_snapshot_is_refused(believe, county):
    county.snapshot.meta["extra.json"] = MetaFile(1)
    county.renew()
    believe()
    del county.snapshot.meta["extra.json"]
    county.renew()
    assert refusal(believe) is Reason.MALFORMED


# mix


def test_a_snapshot_of_another_time_is_a_mix(believe, county):
    believe()
    old = county.files["metadata/1.snapshot.json"]
    county.release(an_item("two"))
    county.files["metadata/2.snapshot.json"] = old
    assert refusal(believe, held=1) is Reason.MIX


def test_targets_of_another_time_are_a_mix(believe, county):
    old = county.files["metadata/1.targets.json"]
    county.release(an_item("two"))
    county.files["metadata/2.targets.json"] = old
    assert refusal(believe) is Reason.MIX


def test_targets_with_another_hash_than_the_snapshot_says_are_a_mix(believe, county):
    county.write_snapshot(hashes={"sha256": "0" * 64})
    county.write_timestamp()
    assert refusal(believe) is Reason.MIX


@pytest.mark.parametrize("role", ["snapshot", "targets"])
def test_a_signed_file_that_is_not_there_is_missing(believe, county, role):
    del county.files[f"metadata/1.{role}.json"]
    assert refusal(believe) is Reason.MISSING


# signatures


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
def test_metadata_signed_by_a_stranger_is_refused(believe, county, role):
    believe()
    county.keys[role] = [a_key()]
    county.release(an_item("two"))
    assert refusal(believe, held=1) is Reason.BAD_SIGNATURE


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
def test_metadata_changed_on_the_way_is_refused(believe, county, role):
    believe()
    county.release(an_item("two"))
    path = TIMESTAMP if role == "timestamp" else f"metadata/2.{role}.json"
    said = json.loads(county.files[path])
    said["signed"]["x-note"] = "hello"
    county.files[path] = json.dumps(said).encode()
    assert refusal(believe, held=1) is Reason.BAD_SIGNATURE


def test_unsigned_metadata_is_refused(believe, county):
    said = json.loads(county.files[TIMESTAMP])
    said["signatures"] = []
    county.files[TIMESTAMP] = json.dumps(said).encode()
    assert refusal(believe) is Reason.BAD_SIGNATURE


def test_one_signature_twice_is_not_two(believe, county):
    believe()
    key = county.keys["root"][0]
    county.root.version += 1
    county.write_root(signers=[key])
    path = "metadata/2.root.json"
    said = json.loads(county.files[path])
    said["signatures"] *= 2
    county.files[path] = json.dumps(said).encode()
    assert refusal(believe, held=1) is Reason.MALFORMED


def test_another_countys_tree_is_refused(believe, road):
    believe()
    road.files = County("150123", now=NOW).release(an_item()).release(an_item("two")).files
    assert refusal(believe, held=1) is Reason.BAD_SIGNATURE


# roots


def test_new_keys_come_by_an_unbroken_chain_of_roots(believe, county):
    believe()
    for role in ("timestamp", "root", "targets"):
        county.rotate(role)
    county.release(an_item("two"))
    assert believe(held=1).release == 2


def test_a_root_not_signed_by_the_one_before_breaks_the_chain(believe, county):
    believe()
    county.rotate("timestamp", signers=[a_key(), a_key()])
    assert refusal(believe, held=1) is Reason.BROKEN_CHAIN


def test_a_root_signed_below_the_threshold_breaks_the_chain(believe, county):
    believe()
    county.rotate("timestamp", signers=county.keys["root"][:1])
    assert refusal(believe, held=1) is Reason.BROKEN_CHAIN


def test_a_root_under_a_wrong_number_breaks_the_chain(believe, county):
    believe()
    county.files["metadata/2.root.json"] = county.first_root
    assert refusal(believe, held=1) is Reason.BROKEN_CHAIN


def test_a_chain_with_a_missing_link_leads_nowhere_new(believe, county):
    believe()
    county.rotate("timestamp")
    county.rotate("timestamp")
    del county.files["metadata/2.root.json"]
    county.release(an_item("two"))
    assert refusal(believe, held=1) is Reason.BAD_SIGNATURE


def test_a_revoked_key_is_believed_no_more(believe, county):
    stolen = county.keys["timestamp"]
    county.rotate("timestamp")
    county.renew()
    believe()
    county.keys["timestamp"] = stolen
    county.release(an_item("two"))
    assert refusal(believe, held=1) is Reason.BAD_SIGNATURE


def test_a_county_recovers_from_a_stolen_key_that_signed_far_ahead(believe, county):
    county.timestamp.version = 1_000_000
    county.renew()
    believe()
    county.rotate("timestamp")
    county.timestamp.version = 2
    county.release(an_item("two"))
    assert believe(held=1).release == 2


def test_an_expired_root_is_refused(believe, county, folder):
    county.root.expires = county.in_days(10)
    county.write_root()
    assert refusal(believe, system=NOW + timedelta(days=11)) is Reason.EXPIRED_ROOT


def test_an_expired_root_leads_on_to_the_next(believe, county):
    county.root.expires = county.in_days(10)
    county.write_root()
    believe()
    county.root.expires = county.in_days(3650)
    county.rotate("timestamp")
    county.renew(now=NOW + timedelta(days=20))
    assert believe(held=1, system=NOW + timedelta(days=20)).timestamp_version == 2


# time


def test_a_stale_stick_is_taken_when_it_brings_something_newer_and_shown_as_old(
    believe, county, folder
):
    believe()
    county.release(an_item("two"), now=NOW + timedelta(days=5))
    later = NOW + timedelta(days=90)
    assert believe(held=1, system=later).release == 2
    trust = Trust(folder)
    assert trust.floor.is_old(trust.clock(later))


@pytest.mark.parametrize(
    "system", [utc("1970-01-01 00:00"), utc("2038-01-20 00:00"), NOW + timedelta(days=400)]
)
def test_no_clock_keeps_news_away(believe, county, system):
    believe(system=system)
    county.release(an_item("two"))
    assert believe(held=1, system=system).release == 2


def test_the_signed_time_is_the_clock_of_a_machine_without_one(believe, folder):
    believe(system=utc("1970-01-01 00:00"))
    clock = Trust(folder).clock(utc("1970-01-01 00:00"))
    assert (clock.time, clock.is_plausible) == (NOW, False)


def test_the_saved_time_survives_a_restart(believe, folder):
    believe()
    Trust(folder).save_time(NOW + timedelta(days=3))
    assert Trust(folder).clock(utc("1970-01-01 00:00")).time == NOW + timedelta(days=3)


@pytest.mark.parametrize(
    "extra", [{"x-issued": "soon"}, {"x-issued": 5}, {"x-release": "many"}, {"x-release": None}]
)
def test_a_timestamp_that_does_not_say_its_time_and_release_is_malformed(believe, county, extra):
    county.write_timestamp(**extra)
    assert refusal(believe) is Reason.MALFORMED


# bytes


@pytest.mark.parametrize("path", [TIMESTAMP, "metadata/1.snapshot.json", "metadata/2.root.json"])
def test_endless_metadata_is_cut_off(believe, county, path):
    believe()
    county.release(an_item("two"))
    path = path.replace("1.snap", "2.snap")
    county.files[path] = b" " * 2_000_000
    assert refusal(believe, held=1) is Reason.TOO_LARGE


@pytest.mark.parametrize("held", [b"", b"\0" * 50, b"[" * 60_000, b'{"signed": {}}', b"\xff\xfe"])
def test_bytes_that_are_no_metadata_are_malformed(believe, county, held):
    assert len(held) <= TIMESTAMP_MOST
    county.files[TIMESTAMP] = held
    assert refusal(believe) is Reason.MALFORMED


def test_a_key_of_an_unknown_kind_escapes_as_no_foreign_error(believe, county):
    said = json.loads(county.first_root)
    for key in said["signed"]["keys"].values():
        key["keyval"]["public"] = "zz"
    county.files[FIRST_ROOT] = json.dumps(said).encode()
    assert refusal(believe) is Reason.BROKEN_CHAIN


# the disk


@pytest.mark.parametrize("held", [b"", b"\0" * 700, b"half of i"])
def test_damaged_files_of_ours_heal_from_the_road(believe, county, folder, held):
    believe()
    for path in [*(folder / "metadata").rglob("*.json"), folder / "floor.json"]:
        path.write_bytes(held)
    county.release(an_item("two"))
    assert believe(held=1).release == 2
    assert believe(held=2).release == 2


def test_a_lost_pin_comes_back_from_the_library_and_no_other_is_taken(folder, county, road):
    Trust(folder).refresh(road, held_release=0, system=NOW)
    (folder / "root.json").write_bytes(b"\0" * 100)
    trust = Trust(folder, spare_root=county.first_root)
    assert trust.fingerprint == sha256(county.first_root)
    road.files = County(now=NOW).release(an_item()).release(an_item("two")).files
    with pytest.raises(UntrustedError):
        trust.refresh(road, held_release=1, system=NOW)


def test_a_folder_that_cannot_be_written_is_a_store_error(tmp_path, road):
    (tmp_path / "trust").write_text("a file in the way")
    with pytest.raises(StoreError):
        Trust(tmp_path / "trust").refresh(road, held_release=0, system=NOW)


def test_a_disk_that_refuses_in_the_middle_is_a_store_error(believe, folder, road):
    believe()
    held = road._held

    def full(path):
        if path == TIMESTAMP:
            (copy,) = folder.glob("verify-*")
            shutil.rmtree(copy)
        return held(path)

    road._held = full
    with pytest.raises(StoreError, match="cannot write"):
        believe()


def test_what_a_library_makes_of_hostile_bytes_never_escapes(believe, road):
    def odd(path):
        raise ZeroDivisionError

    road._held = odd
    assert refusal(believe) is Reason.MALFORMED


def test_a_dead_line_says_so(believe, road):
    road.is_dead = True
    with pytest.raises(LinkError, match="does not answer"):
        believe()


def test_nothing_is_left_lying_about(believe, folder):
    (folder / "verify-cut-short").mkdir(parents=True)
    believe()
    assert {path.name for path in folder.iterdir()} == {"floor.json", "metadata", "root.json"}
