import contextlib
import gzip
import hashlib
import json
import os
import stat
from dataclasses import replace
from datetime import timedelta

import pytest

from content import atom, durable, ladder, lock, seal, signing
from content.documents import to_base64
from content.errors import AuthoringError, FeedFormatError, StoreError
from content.feed import read_segment
from content.head import Head
from content.model import Item, blob_path
from content.release import County, publish
from content.seal import PrivateKeys
from tests.builders import NOW, a_policy, an_attachment, an_item

COUNTY = County("150125", "武川县", "wuchuan.example")
HOUR = timedelta(hours=1)


@pytest.fixture
def place(tmp_path):
    def released(*items, now=NOW, blobs=None):
        return publish(
            items,
            blobs or {},
            tree=tmp_path / "tree",
            keys=tmp_path / "keys",
            county=COUNTY,
            now=now,
        )

    released.tree = tmp_path / "tree"
    released.keys = tmp_path / "keys"
    return released


def read_all(tree, held=0, known=None):
    """Read a tree as a village would that stands at release `held`."""
    head = Head.from_json((tree / "targets/head.json").read_bytes())
    shown = dict(known or {})
    for block in ladder.route(held, head.release):
        target = signing.targets(tree)[f"segments/{block.name}"]
        size = next(entry.size for entry in head.segments if entry.block == block)
        packed = (tree / "targets" / target.file).read_bytes()
        assert hashlib.sha256(packed).hexdigest() == target.sha256
        for said in read_segment(packed, most=size):
            if isinstance(said, Item):
                shown[said.id] = said
            else:
                shown.pop(said.id, None)
    return shown


def by_id(*items):
    return {item.id: item for item in items}


def test_publishing_twice_without_a_change_releases_nothing(place):
    first = place(an_item())
    again = place(an_item(updated=NOW + HOUR), now=NOW + HOUR)
    assert (first.release, again.release) == (1, 1)
    assert not again.is_new
    assert not again.renewed
    assert len(list((place.tree / "targets/segments").iterdir())) == 1


def test_a_change_a_new_item_and_a_withdrawal_are_told_apart(place):
    place(an_item("a"), an_item("b"))
    done = place(an_item("a", title="改了"), an_item("c"), now=NOW + HOUR)
    assert [len(part) for part in (done.added, done.changed, done.withdrawn)] == [1, 1, 1]


def _intake_of(tree):
    return Head.from_json((tree / "targets/head.json").read_bytes()).intake


def test_a_release_says_to_whom_what_goes_up_is_sealed(place):
    place(an_item())
    assert _intake_of(place.tree) == PrivateKeys.open(place.keys).public


def test_the_intakes_keys_may_be_moved_away_from_the_publisher(place, tmp_path):
    place(an_item())
    said = _intake_of(place.tree)
    for path in place.keys.glob("intake-*.key"):
        path.rename(tmp_path / path.name)
    place(an_item(title="改了"), now=NOW + HOUR)
    assert _intake_of(place.tree) == said
    assert not seal.has_keys(place.keys)


def test_half_of_the_intakes_keys_is_a_mistake_and_no_reason_to_make_others(place):
    place(an_item())
    (place.keys / seal.SEAL_FILE).unlink()
    with pytest.raises(StoreError, match=r"intake-seal\.key"):
        place(an_item(title="改了"), now=NOW + HOUR)


def test_another_key_of_the_intake_is_said_with_the_next_release(place):
    place(an_item())
    (place.keys / seal.SEAL_FILE).rename(place.keys / "intake-seal-2026.key")
    (place.keys / seal.SEAL_FILE).write_text(to_base64(bytes([7] * 32)))
    place(an_item(), now=NOW + HOUR)
    before = _intake_of(place.tree)
    place(an_item(title="改了"), now=NOW + HOUR)
    assert _intake_of(place.tree) == PrivateKeys.open(place.keys).public != before


def test_a_tree_of_before_there_was_an_intake_gets_its_keys_with_the_next_release(place):
    place(an_item())
    head = Head.from_json((place.tree / "targets/head.json").read_bytes())
    without = replace(head, intake=None).to_json()
    signed = signing.targets(place.tree)
    path = place.tree / "targets" / signed["head.json"].file
    target = signing.Target("head.json", len(without), hashlib.sha256(without).hexdigest())
    path.with_name(target.file).write_bytes(without)
    files = [each for name, each in signed.items() if name != "head.json"]
    signers = signing.Signers.open(place.keys)
    signing.sign_release(place.tree, signers, [*files, target], release=1, now=NOW)
    for path in place.keys.glob("intake-*.key"):
        path.unlink()
    place(an_item(title="改了"), now=NOW + HOUR)
    assert _intake_of(place.tree) == PrivateKeys.open(place.keys).public


def test_villages_of_every_age_reach_the_same_state(place):
    states, live = {0: {}}, {}
    for number in range(1, 25):
        now = NOW + number * HOUR
        live[str(number)] = an_item(str(number), updated=now)
        live["often"] = an_item("often", title=f"第{number}次", updated=now)
        live.pop(str(number - 7), None)
        place(*live.values(), now=now)
        states[number] = by_id(*live.values())
    for held, known in states.items():
        assert read_all(place.tree, held, known) == states[24]


def test_an_item_unchanged_keeps_the_time_it_was_said(place):
    place(an_item("a"))
    later = NOW + HOUR
    place(an_item("a", updated=later), an_item("b", updated=later), now=later)
    assert {item.updated for item in read_all(place.tree).values()} == {NOW, later}


def test_a_quiet_county_signs_anew_after_a_day(place):
    place(an_item())
    before = signing.current(place.tree)
    done = place(an_item(), now=NOW + timedelta(days=1))
    after = signing.current(place.tree)
    assert done.renewed
    assert not done.is_new
    assert (after.release, after.version) == (before.release, before.version + 1)
    assert after.issued == NOW + timedelta(days=1)


def test_keys_are_for_their_owner_alone(place):
    place(an_item())
    modes = {stat.S_IMODE(path.stat().st_mode) for path in place.keys.iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE(place.keys.stat().st_mode) == 0o700


def test_a_release_needs_no_root_key(place):
    place(an_item())
    for name in signing.ROOT_KEYS:
        (place.keys / f"{name}.pem").unlink()
    assert place(an_item("b")).release == 2


def test_keys_whose_making_was_cut_short_are_made_to_the_end(place):
    other = place.keys.with_name("made")
    signing.Signers.open(other)
    place.keys.mkdir()
    (place.keys / ".making").write_bytes(b"")
    (place.keys / "root-1.pem").write_bytes((other / "root-1.pem").read_bytes())
    place(an_item())
    assert (place.keys / "root-1.pem").read_bytes() == (other / "root-1.pem").read_bytes()
    assert not (place.keys / ".making").exists()


def test_a_new_tree_needs_two_root_keys(place):
    place(an_item())
    (place.keys / "root-1.pem").unlink()
    (place.keys / "root-2.pem").unlink()
    (place.keys / "signed.json").unlink()
    other = replace(COUNTY, code="150122")
    with pytest.raises(StoreError, match="needs 2"):
        publish([], {}, tree=place.tree.parent / "other", keys=place.keys, county=other, now=NOW)


@pytest.mark.parametrize("damage", ["missing", "broken"])
def test_without_an_online_key_nothing_is_signed(place, damage):
    place(an_item())
    key = place.keys / "timestamp.pem"
    key.unlink() if damage == "missing" else key.write_bytes(b"no key")
    with pytest.raises(StoreError, match=r"timestamp\.pem"):
        place(an_item("b"))


def test_a_tree_from_an_old_copy_is_refused(place, tmp_path):
    place(an_item("a"))
    place.tree.rename(tmp_path / "copy")
    with pytest.raises(StoreError, match="already signed release 1"):
        place(an_item("b"))


def test_two_items_of_one_id_are_refused(place):
    with pytest.raises(StoreError, match="two items"):
        place(an_item(), an_item(title="又一个"))


def test_a_publisher_that_dies_before_signing_has_published_nothing(place, monkeypatch):
    place(an_item("a"))

    def dies(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as power:
        power.setattr(signing, "sign_release", dies)
        with pytest.raises(KeyboardInterrupt):
            place(an_item("b"))
    assert read_all_ids(place.tree) == {"a"}
    done = place(an_item("c"), now=NOW + HOUR)
    assert done.release == 2
    assert read_all_ids(place.tree) == {"c"}


@pytest.mark.parametrize("writes", range(20))
def test_whatever_write_a_publisher_dies_at_nothing_is_packed_that_is_not_said(
    place, monkeypatch, writes
):
    place(an_item("a"))
    whole, left = durable.write, iter(range(writes))

    def dies(*given, **named):
        if next(left, None) is None:
            raise KeyboardInterrupt
        whole(*given, **named)

    with monkeypatch.context() as power, contextlib.suppress(KeyboardInterrupt):
        power.setattr(durable, "write", dies)
        place(an_item("b"), now=NOW + HOUR)
    for packed in place.tree.rglob("*.gz"):
        assert gzip.decompress(packed.read_bytes()) == packed.with_suffix("").read_bytes()
    signed = signing.current(place.tree).release
    assert read_all_ids(place.tree) == ({"a"} if signed == 1 else {"b"})


def test_what_a_dead_publisher_left_is_not_signed_by_a_renewal(place, monkeypatch):
    place(an_item("a"))

    def dies(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as power:
        power.setattr(signing, "_sign_snapshot", dies)
        with pytest.raises(KeyboardInterrupt):
            place(an_item("b"), now=NOW + HOUR)
    assert place(an_item("a"), now=NOW + 30 * HOUR).renewed
    snapshot = json.loads((place.tree / "metadata/2.snapshot.json").read_bytes())
    assert snapshot["signed"]["meta"]["targets.json"]["version"] == 1
    assert read_all_ids(place.tree) == {"a"}


def test_a_change_reaches_villages_although_the_countys_clock_was_set_back(place):
    place(an_item("a", updated=NOW + 9 * HOUR), now=NOW + 9 * HOUR)
    place(an_item("a", title="改了"), now=NOW)
    (item,) = read_all(place.tree).values()
    assert (item.title, item.updated) == ("改了", NOW + 9 * HOUR)


def test_an_entry_without_its_time_is_none_of_ours():
    with pytest.raises(FeedFormatError, match="when it was updated"):
        _ = atom.Word("tag:a", "<entry></entry>", gone=False).updated


def test_a_file_that_changes_while_it_is_published_is_not_signed(place, tmp_path):
    film, file = an_attachment(b"film"), tmp_path / "film.mp4"
    file.write_bytes(b"another")
    with pytest.raises(StoreError, match=r"film\.mp4 changed"):
        place(an_item(attachments=(film,)), blobs={film.sha256: file})
    assert signing.current(place.tree) is None


def test_a_tree_takes_no_words_of_another_county(place):
    place(an_item())
    other = replace(COUNTY, code="150126")
    with pytest.raises(StoreError, match="150125"):
        publish([], {}, tree=place.tree, keys=place.keys, county=other, now=NOW)


def test_a_disk_that_refuses_is_named(place):
    place.tree.write_bytes(b"no folder")
    with pytest.raises(StoreError, match="cannot publish to"):
        place(an_item())


def read_all_ids(tree):
    signed = signing.current(tree).release
    target = signing.targets(tree)["head.json"]
    head = Head.from_json((tree / "targets" / target.file).read_bytes())
    assert head.release == signed
    shown = {}
    for block in ladder.route(0, signed):
        file = signing.targets(tree)[f"segments/{block.name}"].file
        for said in read_segment((tree / "targets" / file).read_bytes(), most=10**6):
            shown[said.id] = said
    return {name.rsplit("/", 1)[1] for name, said in shown.items() if isinstance(said, Item)}


@pytest.mark.parametrize(
    "file",
    [
        "targets/segments",
        "metadata/timestamp.json",
        "metadata/1.snapshot.json",
        "metadata/1.targets.json",
    ],
)
def test_a_rotten_tree_is_not_built_upon(place, file):
    place(an_item("a"))
    path = place.tree / file
    path = next(path.iterdir()) if path.is_dir() else path
    path.write_bytes(b"rot")
    with pytest.raises(StoreError, match="bring the tree back"):
        place(an_item("b"))


def test_attachments_lie_under_their_own_hash(place, tmp_path):
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film")
    attachments = (an_attachment(b"picture"), an_attachment(b"film"))
    place(
        an_item(attachments=attachments),
        blobs={attachments[0].sha256: b"picture", attachments[1].sha256: film},
    )
    for attachment, held in zip(attachments, (b"picture", b"film"), strict=True):
        assert (place.tree / attachment.path).read_bytes() == held


def make_old(tree, when):
    for path in tree.rglob("*"):
        os.utime(path, (when.timestamp(), when.timestamp()))


def test_what_nobody_needs_is_deleted_after_a_week(place):
    old, new = an_attachment(b"old"), an_attachment(b"new")
    place(an_item(attachments=(old,)), blobs={old.sha256: b"old"})
    for number in range(2, 6):
        place(an_item(title=str(number)), now=NOW + number * HOUR)
    later = NOW + timedelta(days=8)
    place(an_item(attachments=(new,)), blobs={new.sha256: b"new"}, now=later)
    last = an_item(title="又一期", attachments=(new,))
    place(last, now=later + timedelta(days=7))
    assert not (place.tree / blob_path(old.sha256)).exists()
    assert (place.tree / blob_path(new.sha256)).exists()
    live = {f"{block.name}" for block in ladder.live(7)}
    there = {p.name.partition(".")[2] for p in (place.tree / "targets/segments").iterdir()}
    assert live <= there
    assert "00000002-00000002.atom.zst" not in there
    assert not (place.tree / "metadata/1.targets.json").exists()
    assert by_id(last).keys() == read_all(place.tree).keys()


def test_two_publishers_do_not_meet(place):
    with (
        lock.only_one(place.tree / ".publishing"),
        pytest.raises(StoreError, match="another process"),
    ):
        place(an_item())


def test_a_durable_file_leaves_nothing_beside_it_when_the_disk_refuses(tmp_path):
    target = tmp_path / "folder"
    (target / "child").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        durable.write(target, b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_metadata_has_precompressed_siblings(place):
    place(an_item())
    assert (place.tree / "metadata/timestamp.json.gz").exists()
    assert (
        json.loads((place.tree / "metadata/1.root.json").read_bytes())["signed"]["roles"]["root"][
            "threshold"
        ]
        == 2
    )


def test_a_section_that_is_suddenly_empty_is_not_withdrawn_by_a_slip(place):
    policies = [a_policy(str(number)) for number in range(5)]
    techniques = [an_item(f"t{number}") for number in range(20)]
    place(*policies, *techniques)
    with pytest.raises(AuthoringError, match=r"withdraw 5 of 25 items, all of policy"):
        place(*techniques, now=NOW + HOUR)
    assert signing.current(place.tree).release == 1


def test_most_of_everything_is_not_withdrawn_by_a_slip(place):
    place(*[an_item(str(number)) for number in range(10)])
    with pytest.raises(AuthoringError, match="withdraw 6 of 10 items"):
        place(*[an_item(str(number)) for number in range(4)], now=NOW + HOUR)


def test_what_is_meant_to_go_goes(place):
    place(*[an_item(str(number)) for number in range(10)])
    done = publish(
        [an_item("0")],
        {},
        tree=place.tree,
        keys=place.keys,
        county=COUNTY,
        now=NOW + HOUR,
        may_withdraw=True,
    )
    assert len(done.withdrawn) == 9


def test_what_was_live_until_now_stays_a_week_however_old_it_is(place):
    old = an_attachment(b"old")
    place(an_item(attachments=(old,)), blobs={old.sha256: b"old"})
    make_old(place.tree, NOW - timedelta(days=400))
    place(an_item(), now=NOW + timedelta(days=30))
    assert (place.tree / blob_path(old.sha256)).exists()
    place(an_item(title="又一期"), now=NOW + timedelta(days=38))
    assert not (place.tree / blob_path(old.sha256)).exists()


def test_a_damaged_note_of_unwanted_files_keeps_them_longer(place):
    old = an_attachment(b"old")
    place(an_item(attachments=(old,)), blobs={old.sha256: b"old"})
    place(an_item(), now=NOW + HOUR)
    (place.tree / ".unwanted.json").write_bytes(b"[1]")
    place(an_item(title="又一期"), now=NOW + timedelta(days=30))
    assert (place.tree / blob_path(old.sha256)).exists()
