"""The county's tree in a village's home: the same bytes, old or new at every instant."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest

from content import atom, durable, ladder, segment, signing
from content.errors import FeedFormatError, LinkError
from content.segment import Segment
from sync.folder_road import FolderRoad
from sync.media import Limits
from sync.mirror.mirror import Mirror
from sync.mirror.signed import Signed
from sync.road import StoppedError
from sync.status import State
from tests.builders import NOW, an_attachment, an_item
from tests.desk import Desk, files
from tests.village import Village

HEAD = b"<title>1-1</title>\n<updated>%s</updated>\n<author><name>x.example</name></author>\n"
PICTURE = b"picture" * 100


@pytest.fixture
def village(tmp_path):
    with Village(tmp_path / "home") as village:
        village.now = NOW + timedelta(days=1)
        yield village


@pytest.fixture
def county(tmp_path):
    return Desk(tmp_path)


def text_of(tree):
    """Return the files of a tree that a mirror has: all but attachments and hidden ones."""
    return {path: held for path, held in files(tree).items() if not path.startswith("blobs/")}


def live_files(tree):
    """Return the paths of a tree that a reader may ask for now."""
    targets = signing.targets(tree).values()
    return {"metadata/timestamp.json", *(f"targets/{target.file}" for target in targets)}


def test_a_home_that_followed_every_release_holds_the_countys_tree_to_the_byte(county, village):
    for _ in range(9):
        village.pull(county.release())
    village.pull(county.renew())
    assert files(village.home / "tree") == text_of(county.tree)


def test_larger_blocks_are_made_here_and_not_fetched(county, village):
    village.pull(county.release(times=7))
    road = county.release()
    village.pull(road)
    assert road.tally.requests == 2  # all signed words, and one segment
    held = files(village.home / "tree")
    assert held.items() <= text_of(county.tree).items()
    assert live_files(county.tree) <= held.keys()


def test_what_cannot_be_made_is_fetched_after_the_attachments(county, village):
    picture = an_attachment(PICTURE)
    road = county.release(an_item(attachments=(picture,)), blobs={picture.sha256: PICTURE})
    asked = []
    county.release(times=12)
    stream = road.stream

    def noting(path, *args, **more):
        asked.append(path)
        stream(path, *args, **more)

    road.stream = noting
    village.pull(road)
    first_blob = next(n for n, path in enumerate(asked) if path.startswith("blobs/"))
    assert len(asked[:first_blob]) == len(ladder.route(0, 13))
    assert len(asked) > first_blob + 1
    assert live_files(county.tree) <= files(village.home / "tree").keys()


def test_a_block_that_merges_to_other_bytes_than_signed_is_fetched(county, village, monkeypatch):
    village.pull(county.release())
    road = county.release()
    monkeypatch.setattr(atom, "_LEVEL", 3)  # as another edition of zstd would pack
    village.pull(road)
    assert road.tally.requests == 3
    assert files(village.home / "tree") == text_of(county.tree)


def test_segments_of_another_systems_form_are_fetched(county, village, monkeypatch):
    village.pull(county.release())
    road = county.release()
    monkeypatch.setattr(segment, "_HEAD", re.compile(b"nothing of ours"))
    village.pull(road)
    assert files(village.home / "tree") == text_of(county.tree)


def test_other_files_in_the_folder_do_no_harm(county, village):
    village.pull(county.release())
    (village.home / "tree/targets/segments/mine.1-2.atom.zst").write_bytes(b"mine")
    village.pull(county.release())
    assert live_files(county.tree) <= files(village.home / "tree").keys()


def test_a_half_that_rotted_is_fetched_again(county, village):
    village.pull(county.release())
    (half,) = (village.home / "tree/targets/segments").iterdir()
    half.write_bytes(bytes(half.stat().st_size))
    village.pull(county.release())
    assert files(village.home / "tree") == text_of(county.tree)


def test_a_file_that_went_comes_back(county, village):
    village.pull(county.release(times=3))
    held = files(village.home / "tree")
    for path in held:
        (village.home / "tree" / path).unlink()
        village.pull(FolderRoad(county.tree))
        assert files(village.home / "tree") == held, path


def test_a_mirror_is_a_road_at_every_instant(county, village, tmp_path, monkeypatch):
    """Each write of the mirror is the moment at which another village reads it."""
    village.pull(county.release())
    seen = []
    write = durable.write

    def looking(path, held, **more):
        write(path, held, **more)
        if village.home / "tree" in path.parents:
            monkeypatch.setattr(durable, "write", write)
            with Village(tmp_path / f"neighbour-{len(seen)}") as neighbour:
                neighbour.now = village.now
                outcome = neighbour.pull(FolderRoad(village.home / "tree"))
            seen.append((outcome.status.state, outcome.after))
            monkeypatch.setattr(durable, "write", looking)

    monkeypatch.setattr(durable, "write", looking)
    village.pull(county.release())
    assert {state for state, _ in seen} == {State.IDLE}
    assert [release for _, release in seen] == sorted(release for _, release in seen)
    assert seen[-1] == (State.IDLE, 2)
    assert len(seen) > 8


def test_a_mirror_forgets_what_the_county_forgot(county, village):
    for _ in range(12):
        village.pull(county.release())
        county.now += timedelta(days=2)
        village.now = county.now
    held = files(village.home / "tree")
    assert held.keys() == text_of(county.tree).keys()
    assert len([path for path in held if "segments" in path]) < 24


def test_text_is_here_though_the_mirror_cannot_be_written(county, village):
    (village.home / "tree").write_bytes(b"no folder")
    outcome = village.pull(county.release())
    assert (outcome.status.state, outcome.after) == (State.IDLE, 1)


def test_a_lost_library_is_filled_from_the_mirror_without_a_line(county, village):
    village.pull(county.release(times=5))
    village.library.close()
    (village.home / "library.db").unlink()
    village.again()
    outcome = village.pull()
    assert outcome.status.state is State.OFFLINE
    assert village.holds() == 5
    assert village.library.item(an_item("item-0").id) is not None


def test_a_mirror_that_was_spoilt_is_no_source(county, village):
    village.pull(county.release(times=5))
    for path in (village.home / "tree/targets/segments").iterdir():
        path.write_bytes(b"spoilt")
    village.library.close()
    (village.home / "library.db").unlink()
    village.again()
    assert village.pull().after == 0
    assert village.pull(FolderRoad(county.tree)).after == 5


def test_an_old_mirror_still_fills_a_lost_library(county, village):
    village.pull(county.release(times=2))
    village.now += timedelta(days=400)
    village.library.close()
    (village.home / "library.db").unlink()
    village.again().pull()
    assert village.holds() == 2


def test_a_large_block_for_the_mirror_comes_in_parts_and_text_between_them(
    county, village, monkeypatch
):
    monkeypatch.setattr("sync.mirror.mirroring.MOST", 300)
    road = county.release(times=6)
    outcome = village.pull(road, limits=Limits(visit_s=60.0))
    assert outcome.is_paused
    rounds = 1
    while outcome.is_paused:
        outcome = village.pull(road, limits=Limits(visit_s=60.0))
        rounds += 1
    assert 5 < rounds < 40
    assert outcome.resent == 0
    assert live_files(county.tree) <= files(village.home / "tree").keys()


@pytest.mark.parametrize("moment", range(1, 13, 2))
def test_a_power_cut_at_any_write_of_the_mirror_is_made_good_by_the_next_visit(
    county, village, monkeypatch, moment
):
    village.pull(county.release())
    left, write = moment, durable.write

    def cutting(path, held, **more):
        nonlocal left
        if village.home / "tree" in path.parents:
            left -= 1
            if left == 0:
                path.with_name(f"{path.name}.1.tmp").write_bytes(held[:10])
                raise KeyboardInterrupt
        write(path, held, **more)

    monkeypatch.setattr(durable, "write", cutting)
    with pytest.raises(KeyboardInterrupt):
        village.pull(county.release())
    monkeypatch.setattr(durable, "write", write)
    assert village.holds() == 2
    village.again().pull(county.road)
    held = files(village.home / "tree")
    half = {path for path in held if path.endswith(".tmp")}
    assert {path: body for path, body in held.items() if path not in half} == text_of(county.tree)
    assert not any("metadata" in path for path in half)


def test_text_does_not_wait_for_the_mirror(county, village):
    road = county.release(times=6)
    stream, begun = road.stream, []

    def noting(path, *args, **more):
        begun.extend([path] * bool(village.holds()))
        stream(path, *args, **more)

    road.stream = noting
    outcome = village.pull(road, is_nudged=lambda _: bool(begun))
    assert (outcome.after, outcome.is_paused) == (6, True)
    assert not village.pull(road).is_paused
    assert live_files(county.tree) <= files(village.home / "tree").keys()


def test_a_road_that_breaks_off_leaves_the_mirror_for_the_next_visit(county, village):
    road = county.release(times=6)
    stream = road.stream

    def breaking(path, *args, **more):
        if village.holds():
            raise LinkError(path)
        stream(path, *args, **more)

    road.stream = breaking
    outcome = village.pull(road)
    assert (outcome.status.state, outcome.after, outcome.is_paused) == (State.IDLE, 6, False)
    assert not (village.home / "tree/metadata").exists()
    village.pull(FolderRoad(county.tree))
    assert live_files(county.tree) <= files(village.home / "tree").keys()


def test_an_end_asked_for_comes_at_once(county, village):
    road = county.release(times=6)
    stream = road.stream

    def ending(path, *args, **more):
        if village.holds():
            raise StoppedError(path)
        stream(path, *args, **more)

    road.stream = ending
    with pytest.raises(StoppedError):
        village.pull(road)


def test_metadata_of_two_editions_is_no_edition(county, village):
    village.pull(county.release())
    kept = village.home / "trust/metadata"
    whole = {path: path.read_bytes() for path in kept.glob("*.json")}
    spoilt = {
        "snapshot.json": b"{}",
        "targets.json": whole[kept / "targets.json"].replace(b'"version":1', b'"version":2'),
        "timestamp.json": bytes(5_000_000),
    }
    for name, held in spoilt.items():
        (kept / name).write_bytes(held)
        assert Signed.kept(village.home / "trust") is None
        (kept / name).write_bytes(whole[kept / name])
    listed = json.loads(whole[kept / "targets.json"])
    del listed["signed"]["targets"]["head.json"]
    (kept / "targets.json").write_text(json.dumps(listed))
    assert Signed.kept(village.home / "trust") is None


def test_a_damaged_mirror_has_no_release(village):
    (village.home / "tree/metadata").mkdir(parents=True)
    (village.home / "tree/metadata/timestamp.json").write_bytes(b"{")
    assert Mirror(village.home / "tree", village.home / "trust").release == 0


def test_a_segment_that_names_no_block_is_none_of_ours():
    for document in (b"<feed/>", HEAD % b"yesterday"):
        with pytest.raises(FeedFormatError):
            Segment.unpacked(atom.compress(document))
