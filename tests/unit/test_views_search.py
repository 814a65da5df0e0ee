from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from content.library.records import Hit
from kiosk.views.prices import price_rows
from kiosk.views.search import (
    WORDS_MOST,
    marked,
    price_hits,
    result_rows,
    shorter,
    typed,
)
from tests.builders_daily import NOW, VILLAGE, a_headline, a_quote, same


def test_the_words_found_are_bold():
    assert marked("土豆窖藏", [(0, 2)]) == "<b>土豆</b>窖藏"
    assert marked("土豆土豆", [(2, 2), (0, 2)]) == "<b>土豆</b><b>土豆</b>"


def test_what_an_author_wrote_never_becomes_markup():
    assert marked("<b>&", [(1, 1)]) == "&lt;<b>b</b>&gt;&amp;"


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(0, 35), st.integers(0, 9)), max_size=6),
)
def test_marks_add_nothing_and_lose_nothing(text, marks):
    shown = marked(text, marks)
    assert unescape(re.sub("</?b>", "", shown)) == text
    assert shown.count("<b>") == shown.count("</b>")
    assert re.sub("</?b>", "", shown).count("<") == 0


def test_a_result_says_section_source_and_age():
    hit = Hit(a_headline(published=NOW - timedelta(days=1)), "明天停水", ((2, 2),), ((2, 2),))
    (row,) = result_rows([hit], now=NOW, tr=same)
    assert row.title == "明天<b>停水</b>半天"
    assert row.excerpt == "明天<b>停水</b>"
    assert (row.section, row.section_label) == ("village", "村务通知")
    assert row.source == "井尔沟村村委会 · 昨天放上来"
    assert row.spoken == "明天停水半天"


def test_what_has_the_words_in_its_title_stands_first():
    inside, first, second = (a_headline(id=f"tag:a,2026:{name}") for name in "abc")
    hits = [Hit(inside), Hit(first, title_marks=((0, 1),)), Hit(second, title_marks=((0, 1),))]
    shown = result_rows(hits, now=NOW, tr=same)
    assert [row.item_id[-1] for row in shown] == ["b", "c", "a"]


def test_without_an_excerpt_the_summary_stands_unmarked():
    (row,) = result_rows([Hit(a_headline(source=""))], now=NOW, tr=same)
    assert row.excerpt == "上午八点到十二点停水，今晚先存好水。"
    assert row.source == "今天放上来"


def test_the_price_of_what_is_looked_for_stands_above_the_articles():
    prices = price_rows(
        [a_quote(), a_quote(spec="通货"), a_quote(spec="大"), a_quote(product="莜麦")],
        now=NOW,
        tr=same,
        station=VILLAGE,
    )
    by_characters = price_hits("土豆", [], prices)
    assert [row.product for row in by_characters] == ["土豆", "土豆"]
    hit = Hit(a_headline(title="土豆怎么存"), title_marks=((0, 2),))
    assert price_hits("td", [hit], prices) == by_characters
    assert price_hits("羊", [hit], []) == []


def test_an_old_price_answers_no_search():
    prices = price_rows([a_quote(9), a_quote(8)], now=NOW, tr=same, station=VILLAGE)
    assert price_hits("土豆", [], prices) == []


def test_letters_are_added_and_rubbed_out_one_by_one():
    assert typed("t", "d") == "td"
    assert shorter("td") == "t"
    assert shorter("") == ""
    assert len(typed("x" * 99, "x")) == WORDS_MOST
