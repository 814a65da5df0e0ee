"""Cutting text, folding it, reading queries: `content.library.terms` and `query`."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from content.library.query import PARTS_MOST, parse
from content.library.terms import (
    fold,
    grams,
    is_settled_by_terms,
    query_grams,
    words_of,
    words_of_html,
)
from tests.builders import a_policy

text = st.text(st.sampled_from("土豆晚疫病的了，。 〔〕AaＡ１1éÉ·İß\n𬜬"), max_size=30)


def test_every_character_and_every_pair_within_a_word_is_a_term():
    assert grams("土豆病，防") == {"土", "豆", "病", "防", "土豆", "豆病"}


def test_a_pair_asks_for_no_single_characters_beside_it():
    assert query_grams("土豆病") == {"土豆", "豆病"}
    assert query_grams("土") == {"土"}


def test_case_and_full_width_make_no_difference():
    assert fold("ＧＢ１３５４ Apk É") == "gb1354 apk é"


def test_only_words_of_one_or_two_characters_are_settled_by_the_index():
    assert is_settled_by_terms("土")
    assert is_settled_by_terms("土豆")
    assert not is_settled_by_terms("土豆病")
    assert not is_settled_by_terms("土，")


@given(text)
def test_folding_keeps_the_length_and_folds_once(given_text):
    assert len(fold(given_text)) == len(given_text)
    assert fold(fold(given_text)) == fold(given_text)


@given(text, st.data())
@settings(max_examples=60)
def test_a_part_of_a_text_never_asks_for_a_term_the_text_lacks(given_text, data):
    folded = fold(given_text)
    start = data.draw(st.integers(0, len(folded)))
    part = folded[start : data.draw(st.integers(start, len(folded)))]
    assert query_grams(part) <= grams(folded)


def test_the_words_of_a_body_stand_a_paragraph_a_line():
    body = "<h2>一</h2><p>打药<b>七</b>天<br>一次 &amp; 再看</p><table><tr><td>亩</td><td>斤</td></tr></table>"
    assert words_of_html(body) == "一\n打药七天\n一次 & 再看\n亩 斤"


def test_a_body_of_open_brackets_is_read_in_no_time():
    assert words_of_html("<" * 200_000) == "<" * 200_000


def test_a_very_long_word_is_found_across_the_places_where_it_may_break():
    assert words_of_html("<p>土\u200b豆</p>") == "土豆"


def test_everything_a_reader_could_look_for_is_among_the_words():
    item = a_policy()
    words = words_of(item)
    for each in (
        item.title,
        item.summary,
        "乡政府农业站",
        "补贴",
        item.source,
        "内农发〔2026〕1号",
    ):
        assert each in words.text


def test_letters_beside_chinese_are_a_part_of_their_own():
    assert [part.text for part in parse("土豆wyb 8月")] == ["土豆", "wyb", "8月"]
    assert [part.is_spelling for part in parse("土豆wyb")] == [False, True]


def test_a_name_with_digits_stays_whole():
    assert [part.text for part in parse("A4纸")] == ["a4纸"]


def test_punctuation_alone_asks_for_nothing():
    assert parse("，。 ！") == []
    assert parse("") == []


def test_no_query_is_endless():
    assert len(parse(" ".join(chr(0x4E00 + i) for i in range(60)))) == PARTS_MOST
