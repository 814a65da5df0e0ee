"""A tree put onto a stick: whole at every instant, and no larger than the stick."""

from __future__ import annotations

from datetime import timedelta

import pytest

from content.errors import StoreError
from content.ladder import Block
from content.model import Role
from sync.folder_road import FolderRoad
from sync.road import StoppedError
from sync.status import State
from sync.stick.export import FOLDER, export, place_of
from sync.stick.lading import RESERVE
from sync.stick.source import Source
from sync.within import PART, Within
from tests.builders import NOW, an_attachment, an_item, some_data
from tests.county import County, sha256
from tests.desk import Desk, files
from tests.village import Village

SOUND, PICTURE, FILM = b"sound" * 1000, b"picture" * 1000, b"film" * 100_000
BLOBS = {sha256(held): held for held in (SOUND, PICTURE, FILM)}


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def county(tmp_path):
    return Desk(tmp_path / "county")


@pytest.fixture
def village(tmp_path):
    with Village(tmp_path / "home") as village:
        village.now = NOW + timedelta(days=1)
        yield village


def a_film_night():
    return an_item(
        "night",
        attachments=(
            an_attachment(FILM, role=Role.FILM, media_type="video/mp4"),
            an_attachment(SOUND, role=Role.SOUND, media_type="audio/ogg"),
            an_attachment(PICTURE),
            some_data(b"date,market", "text/csv"),
        ),
    )


def put(county, stick, **more):
    return export(Source.of_tree(county.tree), Within(stick), **more)


def road(stick):
    return FolderRoad(stick / place_of("150125"))


def test_a_village_reads_a_stick_as_it_reads_the_county(county, village, stick):
    county.release(a_film_night(), times=3, blobs=BLOBS)
    done = put(county, stick)
    assert (done.county, done.before, done.release, done.left) == ("150125", 0, 3, ())
    outcome = village.pull(road(stick))
    assert (outcome.status.state, outcome.after, outcome.status.waiting) == (State.IDLE, 3, 0)
    assert village.blobs.has(sha256(FILM))


def test_a_second_export_writes_only_what_changed(county, stick):
    county.release(a_film_night(), times=2, blobs=BLOBS)
    put(county, stick)
    assert put(county, stick).written == 0
    county.release()
    done = put(county, stick)
    assert (done.before, done.release) == (2, 3)
    assert 0 < done.written < 20_000


def test_a_home_gives_away_what_it_holds(county, village, stick, tmp_path):
    village.pull(county.release(a_film_night(), times=5, blobs=BLOBS))
    done = export(Source.of_home(village.home), Within(stick))
    assert (done.release, done.left) == (5, ())
    with Village(tmp_path / "next") as neighbour:
        neighbour.now = village.now
        assert neighbour.pull(road(stick)).after == 5
        assert neighbour.blobs.has(sha256(FILM))


def test_only_what_is_newer_goes_along_when_so_asked_and_the_mirror_can_go_on(
    county, village, stick, tmp_path
):
    old = an_item("old", attachments=(an_attachment(PICTURE),))
    village.pull(county.release(old, times=5, blobs=BLOBS))
    film = an_item("new", attachments=(an_attachment(FILM, role=Role.FILM),))
    county.release(film, times=4)
    whole, part = stick / "whole", stick / "part"
    whole.mkdir()
    part.mkdir()
    assert put(county, part, since=5).written < put(county, whole).written - len(PICTURE)
    assert village.pull(road(part)).after == 9
    assert village.blobs.has(sha256(FILM))
    with Village(tmp_path / "next") as neighbour:
        neighbour.now = village.now
        assert neighbour.pull(FolderRoad(village.home / "tree")).after == 9


def test_a_village_that_is_too_far_behind_for_a_stick_is_told_so(county, village, stick):
    village.pull(county.release())
    county.release(times=9)
    put(county, stick, since=9)
    outcome = village.pull(road(stick))
    assert (outcome.status.state, outcome.status.reason) == (State.REFUSED, "missing")
    assert outcome.after == 1


def test_text_goes_first_and_films_stay_behind_where_there_is_no_room(
    county, village, stick, monkeypatch
):
    county.release(a_film_night(), blobs=BLOBS)
    room = RESERVE + 12 * 32_768
    monkeypatch.setattr("sync.stick.export.free_on", lambda _: room)
    done = put(county, stick)
    assert [offer.sha256 for offer in done.left] == [sha256(FILM)]
    assert village.pull(road(stick)).after == 1
    assert village.blobs.has(sha256(SOUND))
    assert village.blobs.has(sha256(PICTURE))


def test_a_stick_without_room_for_the_text_is_left_as_it_was(county, stick, monkeypatch):
    county.release()
    put(county, stick)
    before = files(stick)
    county.release()
    monkeypatch.setattr("sync.stick.export.free_on", lambda _: RESERVE + 1000)
    with pytest.raises(StoreError, match="the text needs"):
        put(county, stick)
    assert files(stick) == before


def test_attachments_of_an_edition_before_make_room_for_text(county, stick, monkeypatch):
    night = a_film_night()
    county.release(night, blobs=BLOBS)
    put(county, stick)
    county.withdraw(night)
    room = lambda _: RESERVE if film_path(stick).exists() else 10**9  # noqa: E731
    monkeypatch.setattr("sync.stick.export.free_on", room)
    assert put(county, stick).release == 2
    assert not film_path(stick).exists()


def film_path(stick):
    name = sha256(FILM)
    return stick / place_of("150125") / "blobs" / "sha256" / name[:2] / name


def test_a_stick_that_fills_up_meanwhile_leaves_films_behind(county, stick, monkeypatch):
    county.release(a_film_night(), blobs=BLOBS)
    write = Within.write

    def filling(self, path, chunks):
        if sha256(FILM) in path:
            raise OSError(28, "No space left on device")
        write(self, path, chunks)

    monkeypatch.setattr(Within, "write", filling)
    assert [offer.sha256 for offer in put(county, stick).left] == [sha256(FILM)]


def test_what_no_edition_names_any_more_goes_last(county, stick):
    night = a_film_night()
    county.release(night, blobs=BLOBS)
    put(county, stick)
    county.withdraw(night)
    (stick / "mine.txt").write_text("mine")
    put(county, stick)
    assert not [path for path in files(stick) if "blobs" in path]
    assert len([path for path in files(stick) if path.endswith("targets.json")]) == 1
    assert (stick / "mine.txt").read_text() == "mine"


def test_a_stick_that_is_newer_is_left_alone(county, village, stick):
    village.pull(county.release())
    county.release()
    put(county, stick)
    before = files(stick)
    assert export(Source.of_home(village.home), Within(stick)).is_newer
    assert files(stick) == before


def test_another_countys_folder_is_left_alone(county, stick, tmp_path):
    other = Desk(tmp_path / "other", code="150123")
    other.release(times=2)
    put(other, stick)
    before = files(stick)
    county.release()
    put(county, stick)
    assert before.items() <= files(stick).items()


@pytest.mark.parametrize("moment", range(0, 40, 3))
def test_a_stick_pulled_out_at_any_moment_is_a_road(county, village, stick, moment):
    """A write that breaks off leaves what a pulled stick has: so much, and half a file."""
    county.release(a_film_night(), blobs=BLOBS)
    put(county, stick)
    county.release(times=2)
    left = moment

    def pulling(_):
        nonlocal left
        left -= 1
        if left < 0:
            raise StoppedError

    ended = True
    try:
        put(county, stick, tell=pulling)
    except StoppedError:
        ended = False
    outcome = village.pull(road(stick))
    assert outcome.status.state is State.IDLE
    assert outcome.after == 3 if ended else outcome.after in (1, 3)
    assert put(county, stick).release == 3
    assert village.pull(road(stick)).after == 3
    assert not [path for path in files(stick) if path.endswith(PART)]


def test_a_damaged_attachment_is_not_passed_on(county, stick):
    county.release(a_film_night(), blobs=BLOBS)
    name = sha256(FILM)
    (county.tree / "blobs/sha256" / name[:2] / name).write_bytes(bytes(len(FILM)))
    put(county, stick)
    assert not film_path(stick).exists()


@pytest.mark.parametrize("path", ["head.json", "atom.zst"])
def test_a_damaged_tree_is_not_passed_on(county, stick, path):
    county.release()
    for file in (county.tree / "targets").rglob(f"*.{path}"):
        file.write_bytes(b"spoilt")
    with pytest.raises(StoreError, match="damaged"):
        put(county, stick)


def test_a_head_nobody_can_read_is_not_passed_on(stick, tmp_path):
    county = County(now=NOW).release(an_item())
    county.put_target("head.json", b"{}")
    county.sign_targets()
    county.renew()
    with pytest.raises(StoreError, match=r"head\.json cannot be read"):
        export(Source.of_tree(county.put_into(tmp_path)), Within(stick))


def test_an_edition_without_one_of_its_segments_is_not_passed_on(stick, tmp_path):
    county = County(now=NOW).release(an_item())
    del county.targets.targets[f"segments/{Block(1, 1).name}"]
    county.sign_targets()
    county.renew()
    with pytest.raises(StoreError, match="lacks its segment"):
        export(Source.of_tree(county.put_into(tmp_path)), Within(stick))


def test_what_cannot_be_read_on_the_stick_is_written_anew(county, stick, monkeypatch):
    county.release()
    put(county, stick)
    opened = Within.open

    def failing(self, path):
        if self.top == stick and "segments" in path:
            raise OSError(5, "Input/output error")
        return opened(self, path)

    monkeypatch.setattr(Within, "open", failing)
    assert put(county, stick).written > 0


def test_an_attachment_that_goes_away_meanwhile_is_passed_over(county, stick, monkeypatch):
    county.release(a_film_night(), blobs=BLOBS)
    blob, asked = Source.blob, []

    def going(self, name):
        asked.append(name)
        return None if asked.count(name) > 1 else blob(self, name)

    monkeypatch.setattr(Source, "blob", going)
    put(county, stick)
    assert not film_path(stick).exists()


def test_a_folder_that_holds_no_release_is_told(tmp_path, stick):
    with pytest.raises(StoreError, match="no release yet"):
        export(Source.of_home(tmp_path), Within(stick))


def test_a_stick_that_is_read_only_is_told(county, stick, monkeypatch):
    county.release()

    def refusing(*_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Within, "write", refusing)
    with pytest.raises(OSError, match="Read-only"):
        put(county, stick)


def test_names_on_a_stick_are_such_as_fat_can_hold(county, stick):
    county.release(a_film_night(), times=3, blobs=BLOBS)
    put(county, stick)
    names = {part for path in files(stick) for part in path.split("/")}
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-") for name in names)
    assert max(map(len, names)) + len(PART) < 255


def test_nothing_is_written_through_a_link(county, stick, tmp_path):
    (tmp_path / "mine").mkdir()
    (stick / FOLDER).symlink_to(tmp_path / "mine")
    county.release()
    with pytest.raises(NotADirectoryError):
        put(county, stick)
    assert files(tmp_path / "mine") == {}
