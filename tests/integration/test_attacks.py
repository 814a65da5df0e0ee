"""What an attacker between the county and the village can do, or one who has a key: nothing.

Each attack is one function that spoils a county's tree and says which reason a
village must give. The village holds release 2; after the attack it holds it
still, and believes nobody else. Then the honest tree is there again, and the
village goes on.

Source: The Update Framework, specification 1.0.31, §1.5.2 (attacks) and §5.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from tuf.api.metadata import DelegatedRole, Delegations, Key, MetaFile, TargetFile, Targets

from content.head import Head
from sync.folder_road import FolderRoad
from sync.judge import Floor, Reason
from sync.link import HttpRoad
from sync.pull import NO_ANSWER, PORTAL
from sync.status import State
from sync.trust import TIMESTAMP
from tests.county import County, a_key, sha256
from tests.lines import Line, MemoryRoad
from tests.village import NOW, Village, nth

SEGMENT = "segments/00000003-00000003.atom.zst"
ATTACKS = []


@dataclass
class Stage:
    """A county at release 2, a village that holds it, and a road between them.

    Args:
        held: The tree as it was at release 1 and at release 2.
    """

    county: County
    village: Village
    road: MemoryRoad
    held: dict = field(default_factory=dict)

    @property
    def files(self):
        return self.county.files

    def next(self, **changes):
        """Release what an attacker will spoil."""
        self.county.release(nth(3), **changes)

    def change(self, path, change):
        """Change signed metadata without a key."""
        said = json.loads(self.files[path])
        change(said)
        self.files[path] = json.dumps(said).encode()


def attack(reason):
    """Register an attack and the reason it must be refused for."""

    def register(spoil):
        ATTACKS.append(pytest.param(spoil, reason, id=spoil.__name__))
        return spoil

    return register


# rollback


@attack(Reason.ROLLBACK)
def an_older_timestamp(on):
    on.road.files = on.held[1]


@attack(Reason.ROLLBACK)
def an_older_timestamp_after_the_trust_folder_was_deleted(on):
    shutil.rmtree(on.village.home / "trust")
    on.village.again()
    on.road.files = on.held[1]


@attack(Reason.ROLLBACK)
def an_older_timestamp_after_a_backup_of_the_trust_folder_was_put_back(on):
    trust = on.village.home / "trust"
    shutil.rmtree(trust)
    shutil.copytree(on.village.home / "backup", trust)
    on.village.again()
    on.road.files = on.held[1]


@attack(Reason.ROLLBACK)
def an_older_snapshot_under_a_newer_timestamp(on):
    on.county.snapshot.version -= 2
    on.county.renew()


@attack(Reason.ROLLBACK)
def older_targets_under_a_newer_snapshot(on):
    on.county.targets.version -= 1
    on.county.renew()


@attack(Reason.ROLLBACK)
def an_older_release_under_a_newer_timestamp(on):
    on.county.write_timestamp(**{"x-release": 1})


@attack(Reason.ROLLBACK)
def a_stick_older_than_what_is_held(on):
    folder = on.village.home / "stick"
    for path, held in on.held[1].items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(held)
    on.road = FolderRoad(folder)


@attack(Reason.ROLLBACK)
def a_network_older_than_the_stick_before_it(on):
    before = dict(on.files)
    on.next()
    assert on.village.pull(FolderRoad(on.county.put_into(on.village.home / "stick"))).after == 3
    on.road.files = before


# freeze


@attack(Reason.EXPIRED)
def the_same_word_for_ever(on):
    on.village.now = NOW + timedelta(days=31)


@attack(Reason.EXPIRED)
def nothing_new_for_ever(on):
    on.village.now = NOW + timedelta(days=30) - timedelta(hours=1)
    on.village.pull(on.road)
    on.village.now += timedelta(hours=2)


@attack(Reason.EXPIRED)
def a_snapshot_that_expired(on):
    on.county.snapshot.expires = on.county.in_days(2)
    on.county.snapshot.version += 1
    on.files[f"metadata/{on.county.snapshot.version}.snapshot.json"] = on.county.signed(
        on.county.snapshot
    )
    on.county.write_timestamp()
    on.village.now = NOW + timedelta(days=3)


@attack(Reason.EXPIRED)
def targets_that_expired(on):
    on.county.targets.version += 1
    on.county.targets.expires = on.county.in_days(2)
    on.files[f"metadata/{on.county.targets.version}.targets.json"] = on.county.signed(
        on.county.targets
    )
    on.county.renew()
    on.village.now = NOW + timedelta(days=3)


@attack(Reason.EXPIRED_ROOT)
def a_root_that_expired(on):
    on.county.root.expires = on.county.in_days(2)
    on.county.rotate("timestamp")
    on.next()
    on.village.now = NOW + timedelta(days=3)


@attack(Reason.EXPIRED_ROOT)
def a_stolen_timestamp_key_that_says_it_is_the_year_2099(on):
    on.county.write_timestamp(**{"x-issued": "2099-01-01T00:00:00+00:00"})


# mix and match


@attack(Reason.MIX)
def a_snapshot_of_another_time(on):
    on.next()
    on.files["metadata/3.snapshot.json"] = on.files["metadata/2.snapshot.json"]


@attack(Reason.MIX)
def targets_of_another_time(on):
    on.next()
    on.files["metadata/3.targets.json"] = on.files["metadata/2.targets.json"]


@attack(Reason.MIX)
def targets_of_another_hash(on):
    on.county.write_snapshot(hashes={"sha256": "0" * 64})
    on.county.write_timestamp()


@attack(Reason.TOO_LARGE)
def targets_of_another_length(on):
    on.county.write_snapshot(length=7)
    on.county.write_timestamp()


@attack(Reason.MIX)
def a_head_of_another_release(on):
    on.next()
    on.county.write_targets(release=7)
    on.county.renew()


@attack(Reason.MIX)
def a_timestamp_that_says_a_release_its_head_does_not(on):
    on.county.write_timestamp(**{"x-release": 9})


@attack(Reason.MIX)
def a_segment_nobody_signed(on):
    on.next()
    del on.county.targets.targets[SEGMENT]
    on.county.sign_targets()
    on.county.renew()


@attack(Reason.MALFORMED)
def a_role_that_vanished(on):
    on.county.snapshot.meta["extra.json"] = MetaFile(1)
    on.county.renew()
    on.village.pull(on.road)
    del on.county.snapshot.meta["extra.json"]
    on.county.renew()


# signatures


@attack(Reason.BAD_SIGNATURE)
def a_timestamp_signed_by_a_stranger(on):
    on.county.keys["timestamp"] = [a_key()]
    on.next()


@attack(Reason.BAD_SIGNATURE)
def a_snapshot_signed_by_a_stranger(on):
    on.county.keys["snapshot"] = [a_key()]
    on.next()


@attack(Reason.BAD_SIGNATURE)
def targets_signed_by_a_stranger(on):
    on.county.keys["targets"] = [a_key()]
    on.next()


@attack(Reason.BAD_SIGNATURE)
def a_timestamp_signed_by_the_key_of_another_role(on):
    on.county.keys["timestamp"] = on.county.keys["snapshot"]
    on.next()


@attack(Reason.BAD_SIGNATURE)
def a_timestamp_changed_on_the_way(on):
    on.next()
    on.change(TIMESTAMP, lambda said: said["signed"].update({"x-release": 99}))


@attack(Reason.BAD_SIGNATURE)
def a_timestamp_without_a_signature(on):
    on.next()
    on.change(TIMESTAMP, lambda said: said.update(signatures=[]))


@attack(Reason.BAD_SIGNATURE)
def a_timestamp_below_its_threshold(on):
    on.county.root.add_key(a_key().public_key, "timestamp")
    on.county.root.roles["timestamp"].threshold = 2
    on.county.root.version += 1
    on.county.write_root()
    on.next()


@attack(Reason.MALFORMED)
def one_signature_twice(on):
    on.next()
    on.change(TIMESTAMP, lambda said: said.update(signatures=said["signatures"] * 2))


@attack(Reason.BAD_SIGNATURE)
def a_key_that_was_revoked(on):
    stolen = on.county.keys["timestamp"]
    on.county.rotate("timestamp")
    on.county.renew()
    on.village.pull(on.road)
    on.county.keys["timestamp"] = stolen
    on.next()


@attack(Reason.BAD_SIGNATURE)
def cached_targets_whose_key_was_revoked(on):
    on.county.rotate("targets")
    on.county.renew()


@attack(Reason.BAD_SIGNATURE)
def another_countys_tree_under_its_own_keys(on):
    other = County("150123", now=NOW)
    for number in range(4):
        other.release(nth(number))
    on.road.files = other.files


@attack(Reason.WRONG_COUNTY)
def another_countys_tree_under_our_keys(on):
    on.county.code = "150123"
    on.next()


# roots


@attack(Reason.BROKEN_CHAIN)
def a_root_signed_by_strangers(on):
    on.next()
    on.county.rotate("timestamp", signers=[a_key(), a_key()])


@attack(Reason.BROKEN_CHAIN)
def a_root_below_its_threshold(on):
    on.next()
    on.county.rotate("timestamp", signers=on.county.keys["root"][:1])


@attack(Reason.BROKEN_CHAIN)
def a_root_with_new_root_keys_that_the_old_did_not_sign(on):
    on.next()
    on.county.rotate("root", signers=[])
    on.county.write_root(signers=on.county.keys["root"])


@attack(Reason.BROKEN_CHAIN)
def a_root_rotated_twice_that_the_one_between_did_not_sign(on):
    on.next()
    first = on.county.keys["root"]
    on.county.rotate("root")
    between = on.county.keys["root"]
    on.county.rotate("root", signers=[])
    on.county.write_root(signers=[*first, *on.county.keys["root"]])
    assert not {key.public_key.keyid for key in between} & {key.public_key.keyid for key in first}


@attack(Reason.BROKEN_CHAIN)
def a_root_under_a_wrong_number(on):
    on.next()
    on.files["metadata/2.root.json"] = on.county.first_root


@attack(Reason.BROKEN_CHAIN)
def a_root_with_a_key_of_no_kind(on):
    on.next()
    on.county.rotate("timestamp")

    def spoil(said):
        for key in said["signed"]["keys"].values():
            key["keyval"]["public"] = "zz"

    on.change("metadata/2.root.json", spoil)


@attack(Reason.BAD_SIGNATURE)
def a_chain_whose_link_is_missing(on):
    on.county.rotate("timestamp")
    on.county.rotate("timestamp")
    del on.files["metadata/2.root.json"]
    on.next()


# bytes


@attack(Reason.TOO_LARGE)
def an_endless_timestamp(on):
    on.files[TIMESTAMP] = b" " * 1_000_000


@attack(Reason.TOO_LARGE)
def an_endless_snapshot(on):
    on.next()
    on.files["metadata/3.snapshot.json"] = b" " * 2_000_000


@attack(Reason.TOO_LARGE)
def endless_targets(on):
    on.next()
    on.files["metadata/3.targets.json"] = b" " * 5_000_000


@attack(Reason.TOO_LARGE)
def an_endless_root(on):
    on.next()
    on.files["metadata/2.root.json"] = b" " * 1_000_000


@attack(Reason.TOO_LARGE)
def an_endless_head(on):
    on.next()
    on.files[on.county.target_path("head.json")] += b" "


@attack(Reason.HASH_MISMATCH)
def a_head_of_the_right_length(on):
    on.next()
    path = on.county.target_path("head.json")
    on.files[path] = on.files[path].replace(b"150125", b"150123")


@attack(Reason.HASH_MISMATCH)
def a_segment_of_the_right_length(on):
    on.next()
    path = on.county.target_path(SEGMENT)
    on.files[path] = b"x" * len(on.files[path])


@attack(NO_ANSWER)
def a_segment_shorter_than_signed(on):
    on.next()
    on.files[on.county.target_path(SEGMENT)] = b"short"


@attack(Reason.MALFORMED)
def a_segment_that_is_a_bomb(on):
    on.next()
    head = Head.from_json(on.files[on.county.target_path("head.json")])
    on.county.write_targets(segments=tuple(replace(each, size=10) for each in head.segments))
    on.county.renew()


@attack(Reason.MALFORMED)
def a_timestamp_nested_without_end(on):
    on.files[TIMESTAMP] = b"[" * 60_000


@attack(Reason.MALFORMED)
def a_snapshot_in_place_of_a_timestamp(on):
    on.files[TIMESTAMP] = on.files["metadata/2.snapshot.json"]


@attack(Reason.MALFORMED)
def a_timestamp_that_does_not_say_its_time(on):
    on.county.write_timestamp(**{"x-issued": "soon"})


@attack(Reason.MALFORMED)
def a_timestamp_that_does_not_say_its_release(on):
    on.county.write_timestamp(**{"x-release": "many"})


@attack(Reason.MISSING)
def a_snapshot_that_is_not_there(on):
    on.next()
    del on.files["metadata/3.snapshot.json"]


@attack(Reason.MISSING)
def targets_that_are_not_there(on):
    on.next()
    del on.files["metadata/3.targets.json"]


@attack(Reason.MISSING)
def a_segment_that_is_not_there(on):
    on.next()
    del on.files[on.county.target_path(SEGMENT)]


@attack(PORTAL)
def a_log_in_page(on):
    on.road.files = dict.fromkeys(on.files, b"<html>Please log in</html>")


# names and delegations


@attack(Reason.MIX)
def a_hash_that_is_a_path(on):
    on.next()
    on.county.targets.targets[SEGMENT] = TargetFile(9, {"sha256": "../../planted"}, SEGMENT)
    on.county.sign_targets()
    on.county.renew()


@attack(Reason.MISSING)
def a_head_given_away_by_a_diamond_of_delegations(on):
    """Two roles delegate to a third that says another head: nobody is asked but the county."""
    on.next()
    key = a_key()
    roles = {
        name: DelegatedRole(name, [key.public_key.keyid], 1, terminating=False, paths=["*", "*/*"])
        for name in ("left", "right")
    }
    on.county.targets.delegations = Delegations(
        {key.public_key.keyid: Key.from_dict(key.public_key.keyid, key.public_key.to_dict())}, roles
    )
    leaf = Targets(expires=on.county.in_days(9), delegations=on.county.targets.delegations)
    for name in roles:
        on.files[f"metadata/1.{name}.json"] = on.county.signed(leaf, [key])
        on.county.snapshot.meta[f"{name}.json"] = MetaFile(1)
    del on.county.targets.targets["head.json"]
    on.county.sign_targets()
    on.county.renew()


@pytest.fixture
def stage(tmp_path):
    county = County(now=NOW).release(nth(1))
    with Village(tmp_path) as village:
        road = MemoryRoad(county.files)
        village.pull(road)
        shutil.copytree(tmp_path / "trust", tmp_path / "backup")
        held = {1: dict(county.files)}
        county.release(nth(2))
        village.pull(road)
        held[2] = dict(county.files)
        yield Stage(county, village, road, held)


def state(village):
    """Return all that a village holds and believes, but the time it saw last."""
    library, trust = village.library, village.home / "trust"
    files = {
        str(path.relative_to(trust)): path.read_bytes()
        for path in trust.rglob("*.json")
        if path.name != "floor.json"
    }
    floor = Floor.from_json((trust / "floor.json").read_bytes())
    held = library.held(), library.edition(), library.item(nth(2).id), library.item(nth(3).id)
    return held, files, replace(floor, saved=None)


@pytest.mark.parametrize(("spoil", "reason"), ATTACKS)
def test_an_attack_is_refused_for_its_reason_and_leaves_no_trace(stage, proof, spoil, reason):
    village = stage.village
    spoil(stage)
    before = state(village) if (village.home / "trust").exists() else None
    outcome = village.pull(stage.road)
    is_silent = reason in (NO_ANSWER, PORTAL)
    claims = [
        outcome.status.reason == reason,
        outcome.status.state is (State.OFFLINE if is_silent else State.REFUSED),
        [(each.address, each.reason) for each in outcome.passed] == [(stage.road.address, reason)],
        before is None or state(village)[0] == before[0],
        village.library.item(nth(2).id) is not None,
        not list(village.home.parent.glob("planted*")),
    ]
    if reason not in (NO_ANSWER, *SIGNED_SO):
        claims.append(before is None or state(village)[1:] == before[1:])
    proof("TUF attacks", runs=1, violations=0 if all(claims) else 1)
    assert all(claims), (outcome.status, claims)


# What the county has signed is kept also when a file of it is not to be had yet:
# nothing older is believed from then on.
SIGNED_SO = (Reason.HASH_MISMATCH, Reason.MISSING, Reason.MALFORMED, Reason.MIX)


def test_there_are_enough_attacks():
    assert len(ATTACKS) >= 30


# what is not refused


def test_an_expired_word_that_brings_something_newer_is_installed_and_shown_as_old(stage, proof):
    stage.next()
    stage.village.now = NOW + timedelta(days=90)
    outcome = stage.village.pull(stage.road)
    proof("TUF attacks", runs=1, violations=not (outcome.after == 3 and outcome.status.is_old))
    assert (outcome.after, outcome.status.is_old) == (3, True)


def test_a_county_recovers_from_a_key_that_signed_far_ahead(stage, proof):
    stage.county.timestamp.version = 1_000_000
    stage.county.renew()
    stage.village.pull(stage.road)
    stage.county.rotate("timestamp")
    stage.county.timestamp.version = 3
    stage.next()
    outcome = stage.village.pull(stage.road)
    proof("TUF attacks", runs=1, violations=outcome.after != 3)
    assert outcome.after == 3


@pytest.mark.parametrize(
    "name",
    [
        "../../planted",
        "%2e%2e/planted",
        "a\0b",
        "x" * 5000,
        "土豆/晚疫病",
        "..\\planted",
        "/planted",
    ],
    ids=["dots", "percent", "NUL", "long", "Chinese", "backslash", "absolute"],
)
def test_an_unusual_name_leads_nowhere(stage, proof, name):
    stage.next()
    stage.county.targets.targets[name] = TargetFile(3, {"sha256": sha256(b"bad")}, name)
    stage.county.sign_targets()
    stage.county.renew()
    stage.road.asked.clear()
    outcome = stage.village.pull(stage.road)
    asked = [path for path in stage.road.asked if "planted" in path or name in path]
    planted = list(stage.village.home.parent.rglob("planted*"))
    proof("TUF attacks", runs=1, violations=bool(asked or planted or outcome.after != 3))
    assert (outcome.after, asked, planted) == (3, [], [])


def test_a_bomb_of_gzip_is_not_unpacked(stage, proof):
    stage.next()
    stage.files[TIMESTAMP] = b"\0" * 20_000_000
    line = Line(stage.files)
    line.packed = True
    with line.open() as address:
        road = HttpRoad(address)
        outcome = stage.village.pull(road)
        road.close()
    proof("TUF attacks", runs=1, violations=outcome.status.reason != "too_large")
    assert outcome.status.reason == "too_large"


@pytest.mark.parametrize("spoil", [a_snapshot_of_another_time, an_endless_timestamp, a_log_in_page])
def test_after_an_attack_the_honest_tree_is_taken(stage, spoil):
    spoil(stage)
    stage.village.pull(stage.road)
    stage.road.files = stage.held[2]
    stage.county.files = stage.held[2]
    stage.county.release(nth(4))
    assert stage.village.pull(stage.road).after == stage.county.release_number
