"""Which attachments the disk holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.library import Wanted
from content.model import Role, Section
from sync.quota import MARGIN, Room, choose, room
from sync.tables import Disk
from tests.builders import NOW, an_attachment

LARGE = 10**12  # bytes of a disk


def a_film(name, size=100, days_ago=0, section=Section.COURSES, role=Role.FILM):
    attachment = an_attachment(name.encode(), role=role, size=size)
    return Wanted(attachment, (name,), frozenset({section}), NOW - timedelta(days=days_ago))


def kept(wanted, most, *, here=(), opened=None, pinned=()):
    """Return the names of what is kept, and of what goes."""
    names = {each.attachment.sha256: each.items[0] for each in wanted}
    choice = choose(
        wanted,
        held={each.attachment.sha256 for each in wanted if each.items[0] in here},
        opened=opened or {},
        pinned=frozenset(pinned),
        room=Room(most, most),
    )
    return [[names[each.sha256] for each in files] for files in (choice.keep, choice.drop)]


FILMS = [a_film("new"), a_film("old", days_ago=9), a_film("older", days_ago=99)]


def test_all_is_kept_where_there_is_room():
    assert kept(FILMS, 300) == [["new", "old", "older"], []]


def test_of_films_never_opened_the_newest_are_kept():
    assert kept(FILMS, 200, here=["older", "old"]) == [["new", "old"], ["older"]]


def test_a_film_that_was_opened_is_as_good_as_new():
    opened = {"older": NOW + timedelta(days=1)}
    assert kept(FILMS, 200, here=["older", "old"], opened=opened) == [["new", "older"], ["old"]]


def test_an_old_opening_makes_no_film_older_than_it_is():
    assert kept(FILMS, 100, opened={"new": NOW - timedelta(days=500)})[0] == ["new"]


def test_a_film_of_a_pinned_section_comes_first_and_never_goes():
    wanted = [*FILMS, a_film("law", days_ago=999, section=Section.POLICY)]
    assert kept(wanted, 200, pinned=[Section.POLICY])[0] == ["new", "law"]
    assert kept(wanted, 50, here=["law"], pinned=[Section.POLICY]) == [["law"], []]


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.FILM])
def test_nothing_but_films_goes(role):
    wanted = [*FILMS, a_film("it", role=role)]
    assert kept(wanted, 0, here=["it", "new"]) == [["it"], ["new"]]
    assert kept(wanted, 100) == [["it"], []]


def test_a_film_of_two_items_is_as_good_as_the_better_of_them():
    both = Wanted(
        FILMS[2].attachment, ("older", "law"), frozenset(Section), NOW - timedelta(days=99)
    )
    assert kept([*FILMS[:2], both], 100, opened={"law": NOW + timedelta(days=1)})[0] == ["older"]


def test_what_does_not_fit_leaves_room_for_what_is_smaller():
    assert kept([a_film("new", 500), *FILMS[1:]], 200)[0] == ["old", "older"]


def test_what_there_is_no_room_for_is_counted_once_here_or_not():
    wanted = [*FILMS, replace(FILMS[1], items=("again",))]
    choice = choose(
        wanted,
        held={FILMS[2].attachment.sha256},
        opened={},
        pinned=frozenset(),
        room=Room(100, 100),
    )
    assert choice.held_back == 2


def test_room_is_what_the_quota_says_or_what_the_disk_has():
    disk = Disk(quota=1000, keep_free=500)
    assert room(disk, here=300, free=100_000_000, total=LARGE) == Room(1000, 1000)
    assert room(disk, here=300, free=600, total=LARGE) == Room(400, 400 - MARGIN)
    assert room(Disk(keep_free=0), here=1, free=2, total=LARGE).keep == 3


def test_of_a_small_disk_nine_tenths_are_for_use():
    assert room(Disk(), here=0, free=1000, total=1000) == Room(900, 800)


films = st.lists(st.tuples(st.integers(1, 300), st.integers(0, 50)), max_size=8)


@given(films=films, most=st.integers(0, 1000), here=st.sets(st.integers(0, 7)))
def test_what_was_given_up_does_not_come_again_and_what_was_kept_stays(films, most, here):
    wanted = [a_film(str(n), size, days) for n, (size, days) in enumerate(films)]
    keep, drop = kept(wanted, most, here=[str(n) for n in here])
    sizes = {each.items[0]: each.attachment.size for each in wanted}
    assert sum(sizes[name] for name in keep) <= most
    assert not set(keep) & set(drop)
    assert kept(wanted, most, here=keep) == [keep, []]
