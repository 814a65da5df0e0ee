"""Which sticks are ours, and which of them were served already."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from content.errors import StoreError
from sync.road import StoppedError
from sync.stick import Seen, Sticks, appeared, look

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
        self.patterns, self.sticks, self.answer = [f"{media}/*"], [], False
        self.watch = Sticks(self.serve)

    def serve(self, stick):
        self.sticks.append(stick.name)
        if isinstance(self.answer, type):
            raise self.answer
        return self.answer

    def attend(self):
        return self.watch.attend(self.patterns)


def test_a_stick_of_ours_is_served_once_and_others_are_left_alone(media):
    served = Served(media)
    assert not served.attend()
    assert not served.attend()
    assert served.sticks == ["ours"]


def test_what_we_write_on_it_is_no_reason_to_serve_it_again(media):
    served = Served(media)
    served.serve = served.watch._serve

    def writing(stick):
        (stick / "cunkou" / "150125" / "outbox").mkdir(exist_ok=True)
        return served.serve(stick)

    served.watch = Sticks(writing)
    served.attend()
    served.attend()
    assert served.sticks == ["ours"]


def test_a_stick_that_was_filled_or_plugged_in_again_is_served_again(media):
    served = Served(media)
    served.attend()
    stamp = media / "ours/cunkou/150125/metadata/timestamp.json"
    stamp.touch()
    os.utime(stamp, (2e9, 2e9))
    served.attend()
    (media / "ours").rename(media.parent / "pocket")
    served.attend()
    (media.parent / "pocket").rename(media / "ours")
    served.attend()
    assert served.sticks == ["ours"] * 3


def test_a_stick_with_more_to_do_is_served_on(media):
    served = Served(media)
    served.answer = True
    assert served.attend()
    served.answer = False
    assert not served.attend()
    served.attend()
    assert served.sticks == ["ours"] * 2


def test_a_stick_that_fails_is_not_tried_for_ever(media):
    served = Served(media)
    served.answer = StoreError
    served.attend()
    served.attend()
    assert served.sticks == ["ours"]


def test_an_end_asked_for_ends_it(media):
    served = Served(media)
    served.answer = StoppedError
    with pytest.raises(StoppedError):
        served.attend()


def test_links_and_files_of_that_name_are_no_sticks(media, tmp_path_factory):
    away = tmp_path_factory.mktemp("away")
    (away / "cunkou").mkdir()
    (media / "music" / "cunkou").symlink_to(away / "cunkou")
    (media / "odd").mkdir()
    (media / "odd" / "cunkou").touch()
    assert [path.name for path in look([f"{media}/*", "/nowhere/*"])] == ["ours"]
