"""A folder as a road, filled by who knows whom."""

from __future__ import annotations

import os

import pytest

from content.errors import LinkError
from sync.folder_road import FolderRoad
from sync.road import MissingError, StoppedError, TooLargeError
from tests.lines import Pile

HELD = bytes(range(256)) * 1000
SIZE = len(HELD)


@pytest.fixture
def folder(tmp_path):
    top = tmp_path / "stick"
    (top / "metadata").mkdir(parents=True)
    (top / "metadata" / "timestamp.json").write_bytes(b"news")
    (top / "film").write_bytes(HELD)
    (tmp_path / "secret").write_bytes(b"secret")
    return top


@pytest.fixture
def way(folder):
    return FolderRoad(folder)


def stream(way, pile, *, stop=SIZE, whole=SIZE, within_s=5.0):
    way.stream("film", pile, start=len(pile.held), stop=stop, whole=whole, within_s=within_s)


def test_a_small_file_comes_whole_and_is_counted(way):
    assert way.ask("metadata/timestamp.json", most=10).body == b"news"
    assert (way.tally.requests, way.tally.received) == (1, 4)


def test_what_is_unchanged_says_so_and_what_changed_does_not(way, folder):
    etag = way.ask("metadata/timestamp.json", most=10).etag
    assert way.ask("metadata/timestamp.json", most=10, etag=etag).unchanged
    (folder / "metadata" / "timestamp.json").write_bytes(b"more")
    assert way.ask("metadata/timestamp.json", most=10, etag=etag).body == b"more"


def test_a_file_larger_than_it_may_be_is_not_read(way):
    with pytest.raises(TooLargeError):
        way.ask("film", most=1000)


def test_a_large_file_goes_on_where_it_ended(way):
    pile = Pile()
    stream(way, pile, stop=1000)
    stream(way, pile)
    assert pile.held == HELD


def test_a_file_of_another_length_than_signed_is_refused(way):
    with pytest.raises(LinkError, match="are signed"):
        stream(way, Pile(), whole=5)


def test_a_file_that_shrinks_while_it_is_read_ends_early(way, folder):
    class Cutting(Pile):
        def append(self, chunk):
            super().append(chunk)
            os.truncate(folder / "film", 70_000)

    with pytest.raises(LinkError, match="ended early"):
        stream(way, Cutting())


@pytest.mark.parametrize(
    "path", ["../secret", "/etc/passwd", "metadata/../../secret", "nothing", "film/x", "metadata"]
)
def test_no_path_leads_out_or_to_what_is_no_file(way, path):
    with pytest.raises(LinkError):
        way.ask(path, most=100)


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000])
def test_a_path_that_is_none_is_refused(way, path):
    with pytest.raises(LinkError):
        way.ask(path, most=100)


def test_no_link_is_followed_wherever_it_leads(way, folder, tmp_path):
    (folder / "out").symlink_to(tmp_path / "secret")
    (folder / "within").symlink_to("film")
    (folder / "folder").symlink_to("metadata")
    for path in ("out", "within", "folder/timestamp.json"):
        with pytest.raises(MissingError):
            way.ask(path, most=len(HELD))


def test_the_folder_itself_may_be_a_link(folder, tmp_path):
    (tmp_path / "link").symlink_to(folder)
    assert FolderRoad(tmp_path / "link").ask("film", most=len(HELD)).body == HELD


def test_a_pipe_does_not_block(way, folder):
    os.mkfifo(folder / "pipe")
    with pytest.raises(MissingError, match="no regular file"):
        way.ask("pipe", most=100)


def test_a_stick_that_is_not_plugged_in_does_not_answer(tmp_path):
    with pytest.raises(LinkError, match="is no folder") as caught:
        FolderRoad(tmp_path / "away").ask("x", most=1)
    assert not isinstance(caught.value, MissingError)


def test_reading_that_takes_too_long_ends(way):
    with pytest.raises(LinkError, match="too long"):
        stream(way, Pile(), within_s=-1)


def test_an_end_asked_for_comes_between_two_chunks(way):
    class Ending(Pile):
        def append(self, chunk):
            super().append(chunk)
            way.interrupt()

    pile = Ending()
    with pytest.raises(StoppedError):
        stream(way, pile)
    assert 0 < len(pile.held) < len(HELD)
    way.close()
