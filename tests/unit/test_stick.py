"""Which sticks are ours, and which of them were served already."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from content.errors import StoreError
from sync.road import StoppedError
from sync.stick.watch import Seen, Sticks, appeared, look

A, B = Path("/media/a"), Path("/media/b")


def test_a_stick_is_served_when_it_comes_and_when_it_was_filled_anew():
    seen = {A: Seen(1, 10)}
    assert appeared({}, seen) == [A]
    assert appeared(seen, seen) == []
    assert appeared(seen, {A: Seen(1, 11)}) == [A]
    assert appeared(seen, {A: Seen(2, 10), B: Seen(3, 5)}) == [A, B]


@pytest.fixture
def media(tmp_path):
    for name in ("ours", "music"):
        (tmp_path / name).mkdir()
    (tmp_path / "ours" / "cunkou" / "150125" / "metadata").mkdir(parents=True)
    return tmp_path


class Served:
    def __init__(self, media):
        self.patterns, self.sticks, self.error = [f"{media}/*"], [], None
        self.is_paused = self.has_written = False
        self.lost = []
        self.watch = Sticks(self.serve, self.lost.append)

    def serve(self, stick):
        self.sticks.append(stick.name)
        if self.error:
            raise self.error
        return self

    def attend(self):
        return self.watch.attend(self.patterns)


def test_a_stick_of_ours_is_served_once_and_others_are_left_alone(media):
    served = Served(media)
    assert not served.attend()
    assert not served.attend()
    assert served.sticks == ["ours"]


def test_what_we_write_on_it_is_no_reason_to_serve_it_again(media):
    served = Served(media)

    def writing(stick):
        os.utime(stick / "cunkou/150125/metadata", (2e9, 2e9))
        return served.serve(stick)

    served.watch, served.has_written = Sticks(writing), True
    served.attend()
    served.attend()
    assert served.sticks == ["ours"]


def test_what_somebody_writes_on_it_while_it_is_read_is_one(media):
    served = Served(media)

    def reading(stick):
        if not served.sticks:
            os.utime(stick / "cunkou/150125/metadata", (2e9, 2e9))
        return served.serve(stick)

    served.watch = Sticks(reading)
    for _ in range(3):
        served.attend()
    assert served.sticks == ["ours"] * 2


def test_a_stick_that_was_filled_or_plugged_in_again_is_served_again(media):
    served = Served(media)
    served.attend()
    stamp = media / "ours/cunkou/150125/metadata/timestamp.json"
    stamp.touch()
    os.utime(stamp, (2e9, 2e9))
    served.attend()
    (media / "ours").rename(media / "music" / "pocket")
    served.attend()
    (media / "music" / "pocket").rename(media / "ours")
    served.attend()
    assert served.sticks == ["ours"] * 3


def test_a_stick_with_more_to_do_is_served_on(media):
    served = Served(media)
    served.is_paused = True
    assert served.attend()
    served.is_paused = False
    assert not served.attend()
    served.attend()
    assert served.sticks == ["ours"] * 2


def test_a_stick_pulled_out_with_more_to_do_is_told(media):
    served = Served(media)
    served.is_paused = True
    served.attend()
    (media / "ours").rename(media / "music" / "pocket")
    assert not served.attend()
    assert not served.attend()
    assert served.lost == [media / "ours"]


def test_a_stick_pulled_out_when_all_was_done_is_not_told(media):
    served = Served(media)
    served.attend()
    (media / "ours").rename(media / "music" / "pocket")
    served.attend()
    assert served.lost == []


def test_a_stick_that_fails_is_not_tried_for_ever(media):
    served = Served(media)
    served.error = StoreError
    served.attend()
    served.attend()
    assert served.sticks == ["ours"]


def test_an_end_asked_for_ends_it(media):
    served = Served(media)
    served.error = StoppedError
    with pytest.raises(StoppedError):
        served.attend()


def test_links_and_files_of_that_name_are_no_sticks(media, tmp_path_factory):
    away = tmp_path_factory.mktemp("away")
    (away / "cunkou").mkdir()
    (media / "music" / "cunkou").symlink_to(away / "cunkou")
    (media / "odd").mkdir()
    (media / "odd" / "cunkou").touch()
    assert [path.name for path in look([f"{media}/*", "/nowhere/*"])] == ["ours"]
