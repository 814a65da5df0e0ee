"""Letters and the characters they stand for, and marks in text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from content.library.excerpts import LENGTH, excerpt, marks
from content.library.spelling import is_spelled, title_marks
from content.library.terms import fold
from content.pinyin import spell

TITLE = "土豆晚疫病，怎么防"
PINYIN, INITIALS = spell([TITLE])


def shown(letters: str, title: str = TITLE) -> list[str]:
    pinyin, initials = spell([title, "补贴"])
    return [title[at : at + length] for at, length in title_marks(letters, title, initials, pinyin)]


def test_initials_are_found_anywhere():
    assert is_spelled("wyb", INITIALS, PINYIN)
    assert not is_spelled("wxb", INITIALS, PINYIN)


def test_pinyin_is_found_where_a_syllable_begins():
    assert is_spelled("wanyi", INITIALS, PINYIN)
    assert is_spelled("zenme", INITIALS, PINYIN)
    assert not is_spelled("anyi", INITIALS, PINYIN)
    assert not is_spelled("ubing", INITIALS, PINYIN)


def test_initials_mark_their_characters():
    assert shown("wyb") == ["晚疫病"]
    assert shown("zm") == ["怎么"]


def test_pinyin_marks_its_characters_also_when_half_spelled():
    assert shown("tudou") == ["土豆"]
    assert shown("wany") == ["晚疫"]
    assert title_marks("ge", "长葛", "cg", "changge") == [(1, 1)]


def test_letters_spelled_by_a_tag_mark_nothing_in_the_title():
    assert shown("bt") == []


def test_a_run_of_digits_is_marked_by_no_initials():
    assert shown("g", "GB1354标准") == []


def test_an_interjection_without_a_vowel_breaks_nothing():
    assert title_marks("ng", "嗯", "x", "ng") == []


def test_marks_run_together_where_words_overlap():
    assert marks("土豆晚疫病", ["土豆晚", "晚疫", "病"]) == ((0, 5),)
    assert marks("土豆和土豆", ["土豆"]) == ((0, 2), (3, 2))


def test_an_excerpt_stands_around_the_first_word_found():
    text = "第一段。\n" + "甲" * 40 + "土豆" + "乙" * 100
    part, where = excerpt(text, ["土豆"])
    assert [part[at : at + length] for at, length in where] == ["土豆"]
    assert part.startswith("…")
    assert part.endswith("…")
    assert len(part) <= LENGTH + 2


def test_an_excerpt_begins_with_its_line_where_the_word_is_near_the_beginning():
    assert excerpt("上一段。\n这里有土豆。", ["土豆"])[0] == "这里有土豆。"


def test_without_the_words_the_excerpt_is_the_beginning():
    assert excerpt("雨多的时候打药。", ["tudou"]) == ("雨多的时候打药。", ())
    assert excerpt("", ["土豆"]) == ("", ())


@given(st.text("土豆病Aａ，\n", max_size=200), st.lists(st.text("土豆病a", min_size=1, max_size=3)))
@settings(max_examples=80)
def test_what_is_marked_is_always_one_of_the_words(text, words):
    part, where = excerpt(text, words)
    covered = "".join(fold(part)[at : at + length] for at, length in where)
    assert not covered.strip("土豆病a")
    assert all(a + b < c for (a, b), (c, _) in pairwise(where))


@given(st.text("土豆晚疫病怎么防莜麦羊安额长葛西乡女绿", min_size=1, max_size=30))
@settings(max_examples=80)
def test_every_run_is_cut_into_as_many_syllables_as_characters(title):
    pinyin, initials = spell([title])
    for at, length in title_marks(pinyin, title, initials, pinyin):
        assert (at, length) == (0, len(title))
    assert title_marks(pinyin, title, initials, pinyin)
