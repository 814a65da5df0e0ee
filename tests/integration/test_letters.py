"""What helps whoever writes character by character: which occur, and which follow."""

from __future__ import annotations

import pytest

from content.prices import write_csv
from tests.builders import an_item, quotes_item
from tests.builders_daily import a_quote
from tests.builders_library import a_library


@pytest.fixture
def library(tmp_path):
    goods = [a_quote(product="胡萝卜")]
    items = (
        an_item("cellar", title="土豆入窖", tags=("土豆", "窖")),
        an_item("seed", title="土豆种薯怎么切", tags=("土豆",)),
        an_item("ground", title="土地确权", tags=("土地",)),
        quotes_item(write_csv(goods)),
    )
    with a_library(tmp_path, *items) as opened:
        yield opened


def test_it_says_how_many_items_hold_a_character(library):
    assert library.holding("土确龘") == {"土": 3, "确": 1}


def test_what_follows_most_comes_first(library):
    assert library.following("土") == ["豆", "地"]


def test_goods_are_followed_too(library):
    assert library.following("胡") == ["萝"]
    assert library.following("胡萝") == ["卜"]


def test_the_more_of_the_words_fits_the_better(library):
    assert library.following("种土豆")[:2] == ["入", "种"]


def test_nothing_follows_what_nobody_says(library):
    assert library.following("龘") == []


def test_before_the_first_character_comes_what_most_tags_begin_with(library):
    assert library.following("", limit=1) == ["土"]


def test_letters_and_marks_are_not_suggested(tmp_path):
    items = (an_item("form", title="表A、B怎么填", tags=("表3",)),)
    with a_library(tmp_path, *items) as library:
        assert library.following("表") == []


def test_so_many_are_returned_as_were_asked_for(library):
    assert library.following("土", limit=1) == ["豆"]
