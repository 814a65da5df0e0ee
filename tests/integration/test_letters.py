"""What helps whoever writes character by character: which occur, and which follow."""

from __future__ import annotations

import pytest

from content.library.vocabulary import Word
from content.pinyin import spell
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


def test_the_vocabulary_says_how_its_words_are_read(tmp_path):
    title, tags = "土豆怎么窖藏？", ("土豆", "晚疫病", "A4纸")
    pinyin, initials = spell((title, *tags))
    items = (
        an_item("cellar", title=title, tags=tags, pinyin=pinyin, initials=initials),
        an_item("other", title="土豆", tags=("土豆",), pinyin="", initials=""),
    )
    with a_library(tmp_path, *items) as library:
        words = {word.text: word for word in library.vocabulary()}
    assert words["土豆"].items == 2
    assert words["晚疫病"] == Word("晚疫病", ("wan", "yi", "bing"), 1)
    assert words["A4纸"].syllables == ()


def test_nobody_says_how_a_word_is_read_without_a_spelling(tmp_path):
    item = an_item("cellar", title="窖", tags=("窖",), pinyin="", initials="")
    with a_library(tmp_path, item) as library:
        assert library.vocabulary() == [Word("窖", (), 1)]


def test_how_goods_are_read_is_not_taken_from_a_market_s_spelling(tmp_path):
    pinyin, initials = spell(("东瓦窑", "土豆"))
    goods = quotes_item(
        write_csv([a_quote()]), title="行情", tags=("土豆",), pinyin=pinyin, initials=initials
    )
    with a_library(tmp_path, goods) as library:
        assert library.vocabulary() == [Word("土豆", (), 1)]
