"""Which pages are read and how long: counted by page, never by reader."""

from __future__ import annotations

import pytest

from kiosk.usage import Usage, page_of


@pytest.mark.parametrize(
    ("screen", "argument", "page"),
    [
        ("home", "", ("home", "")),
        ("list", "policy", ("list", "policy")),
        ("article", "tag:x,2026:a", ("article", "tag:x,2026:a")),
        ("product", "土豆|东瓦窑", ("product", "土豆")),
        ("search", "what somebody typed", ("search", "")),
        ("rest", "", None),
    ],
)
def test_a_page_is_a_screen_and_what_it_shows_but_never_what_was_typed(screen, argument, page):
    assert page_of(screen, argument) == page


def test_pages_are_counted_with_the_time_they_stood():
    usage = Usage().turn("home", "", 10).turn("list", "policy", 14).turn("home", "", 20)
    usage = usage.turn("list", "policy", 21).leave(30.6)
    assert usage.told() == {("home", ""): (2, 5), ("list", "policy"): (2, 16)}


def test_touching_a_page_again_is_no_new_page():
    usage = Usage().turn("home", "", 0).turn("home", "", 5).leave(9)
    assert usage.told() == {("home", ""): (1, 9)}


def test_nobody_reads_a_screen_that_rests_or_was_left():
    usage = Usage().turn("home", "", 0).turn("rest", "", 5).leave(900).leave(1000)
    assert usage.told() == {("home", ""): (1, 5)}


def test_a_clock_that_ran_backwards_counts_as_no_time():
    assert Usage().turn("home", "", 100).leave(5).told() == {("home", ""): (1, 0)}


def test_the_articles_that_were_read_are_known():
    usage = Usage().turn("article", "tag:a", 0).turn("list", "jobs", 1).turn("article", "tag:b", 2)
    assert usage.leave(3).items() == ["tag:a", "tag:b"]
