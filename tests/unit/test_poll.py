"""What is remembered of the last polls."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sync.poll import FULL_EVERY, Heard, Polls
from tests.builders import NOW

HEARD = Heard('"a"', NOW)
POLLS = Polls(release=7, roads={"road": HEARD})


def test_a_poll_asks_with_the_etag_of_the_release_held():
    assert POLLS.etag("road", held=7, now=NOW) == '"a"'


@pytest.mark.parametrize(
    ("address", "held", "later"),
    [
        ("other", 7, timedelta()),
        ("road", 6, timedelta()),
        ("road", 8, timedelta()),
        ("road", 7, FULL_EVERY * 1.01),
        ("road", 7, -FULL_EVERY * 1.01),
    ],
)
def test_all_is_asked_for_when_the_etag_might_hide_something(address, held, later):
    assert POLLS.etag(address, held=held, now=NOW + later) == ""


def test_an_empty_library_is_never_up_to_date():
    assert Polls(release=0, roads={"road": HEARD}).etag("road", held=0, now=NOW) == ""


def test_what_was_heard_for_an_older_release_is_forgotten():
    polls = POLLS.with_road("new", HEARD, held=8)
    assert set(polls.roads) == {"new"}
    assert set(POLLS.with_road("new", HEARD, held=7).roads) == {"road", "new"}


def test_the_memory_reads_back_as_it_was_written():
    assert Polls.from_json(POLLS.to_json()) == POLLS


@pytest.mark.parametrize("text", [None, "", "[]", "{", '{"roads": {"a": 1}}', '{"release": []}'])
def test_a_memory_that_cannot_be_read_is_empty(text):
    assert Polls.from_json(text) == Polls()
