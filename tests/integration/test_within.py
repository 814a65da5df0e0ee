"""Files inside a folder that somebody else filled."""

from __future__ import annotations

import os

import pytest

from sync import within
from sync.within import PART, NotAFileError, Within


@pytest.fixture
def top(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def read(top, path):
    with Within(top).open(path) as file:
        return file.read()


def test_what_is_written_is_read_and_folders_are_made_on_the_way(top):
    Within(top).write("a/b/file", [b"one", b"two"])
    assert read(top, "a/b/file") == b"onetwo"
    assert Within(top).size("a/b/file") == 6
    assert Within(top).names("a/b", 10) == ["file"]


def test_what_stood_before_stands_when_writing_breaks_off(top):
    def breaking():
        yield b"new"
        raise OSError(5, "gone")

    Within(top).write("file", [b"old"])
    with pytest.raises(OSError, match="gone"):
        Within(top).write("file", breaking())
    assert read(top, "file") == b"old"
    assert Within(top).names(".", 9) == ["file"]


def test_what_a_crash_left_half_is_written_over(top):
    (top / f"file{PART}").write_bytes(b"half")
    Within(top).write("file", [b"whole"])
    assert Within(top).names(".", 9) == ["file"]


@pytest.mark.parametrize("path", ["link/file", "link"])
def test_nothing_is_written_removed_or_listed_through_a_link(top, tmp_path, path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "file").write_bytes(b"mine")
    (top / "link").symlink_to(tmp_path / "home")
    inside = Within(top)
    assert inside.size(path) is None
    assert inside.names(path, 10) == []
    with pytest.raises((OSError, NotAFileError)):
        read(top, path)
    if path == "link":
        inside.write(path, [b"x"])  # the link goes, what it led to stays
        assert not (top / "link").is_symlink()
    else:
        for change in (lambda: inside.write(path, [b"x"]), lambda: inside.remove(path)):
            with pytest.raises(OSError, match="Not a directory"):
                change()
    assert (tmp_path / "home" / "file").read_bytes() == b"mine"


def test_a_part_that_is_a_link_is_not_written_through(top, tmp_path):
    (tmp_path / "mine").write_bytes(b"mine")
    (top / f"file{PART}").symlink_to(tmp_path / "mine")
    Within(top).write("file", [b"x"])
    assert (tmp_path / "mine").read_bytes() == b"mine"


def test_a_folder_where_a_file_should_be_is_left_alone(top):
    (top / "file").mkdir()
    with pytest.raises(OSError, match="irectory"):
        Within(top).write("file", [b"x"])
    with pytest.raises(NotAFileError):
        read(top, "file")
    assert Within(top).size("file") is None


@pytest.mark.parametrize("path", ["", ".", "..", "a/../b", "/a", "a\0b"])
def test_what_is_no_path_within_is_refused(top, path):
    with pytest.raises(ValueError, match="no path within"):
        Within(top).write(path, [b"x"])
    assert Within(top).size(path) is None


def test_a_pipe_and_a_device_do_not_block(top):
    os.mkfifo(top / "pipe")
    with pytest.raises(NotAFileError):
        read(top, "pipe")


def test_a_file_that_is_swapped_for_a_pipe_while_it_is_opened_does_not_block(top, monkeypatch):
    (top / "file").write_bytes(b"x")
    look = within._check

    def swapping(found, path):
        look(found, path)
        (top / "file").unlink()
        os.mkfifo(top / "file")
        monkeypatch.setattr(within, "_check", look)

    monkeypatch.setattr(within, "_check", swapping)
    with pytest.raises(NotAFileError):
        read(top, "file")


def test_a_folder_of_a_million_names_is_not_read_to_its_end(top):
    for number in range(30):
        (top / str(number)).touch()
    assert len(Within(top).names(".", 10)) == 10


def test_removing_what_is_not_there_is_no_fault(top):
    Within(top).remove("nothing")
    Within(top).write("file", [b"x"])
    Within(top).remove("file")
    assert Within(top).names(".", 9) == []


def test_a_pinned_folder_stays_the_same_wherever_its_path_leads(top, tmp_path):
    with Within(top).pinned() as pinned:
        top.rename(tmp_path / "pocket")
        top.mkdir()
        pinned.write("file", [b"x"])
    assert Within(top).names(".", 9) == []
    assert read(tmp_path / "pocket", "file") == b"x"
