"""Search: exact for every part of every word, title first, letters for those who spell."""

from __future__ import annotations

import random
import re
from datetime import timedelta

import pytest

from content.areas import covers
from content.library.terms import fold, words_of
from content.model import Fact, FactName, Kind
from content.pinyin import spell
from tests.bench.search_corpus import NEWEST, VILLAGE, documents
from tests.builders import NOW, an_item
from tests.builders_library import a_library, found, held


@pytest.fixture
def library(tmp_path):
    with a_library(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def corpus():
    return documents(300, seed=7)


@pytest.fixture(scope="module")
def county(tmp_path_factory, corpus):
    with a_library(tmp_path_factory.mktemp("library"), *corpus) as opened:
        yield opened


@pytest.mark.parametrize("length", [1, 2, 3, 4, 7])
def test_search_finds_exactly_what_a_scan_of_the_text_finds(county, corpus, length):
    texts = {item.id: words_of(item).text for item in corpus if covers(item.areas, VILLAGE)}
    chance = random.Random(length)
    for _ in range(30):
        text = chance.choice([*texts.values()])
        start = chance.randrange(len(text) - length)
        looked_for = text[start : start + length]
        if not re.search(r"[^\W_]", looked_for) or re.search(r"\s", looked_for):
            continue
        hits = county.search(looked_for, station=VILLAGE, now=NEWEST, limit=1000)
        assert {hit.headline.id for hit in hits} == {
            item_id for item_id, text in texts.items() if fold(looked_for) in fold(text)
        }


@pytest.mark.parametrize("query", ["的", "土豆", "技术要点", "td"])
def test_many_hits_and_few_are_ordered_alike(county, monkeypatch, query):
    few = found(county, query, now=NEWEST, limit=1000)
    monkeypatch.setattr("content.library.search._SPARSE", 0)
    assert found(county, query, now=NEWEST, limit=1000) == few
    assert found(county, query, now=NEWEST, limit=5) == few[:5]


def test_the_same_documents_come_for_the_same_seed(corpus):
    assert documents(20, seed=7) == corpus[:20]
    assert documents(20, seed=8) != corpus[:20]


def item(name, title="无关", **changes):
    pinyin, initials = spell([title, *changes.get("tags", ())])
    blank = {"summary": "", "body": "", "source": "", "tags": ()}
    return an_item(name, title=title, pinyin=pinyin, initials=initials, **{**blank, **changes})


def test_the_title_weighs_more_than_tags_and_tags_more_than_the_body(library):
    day = timedelta(days=1)
    library.apply(
        [
            item("body", "正文里有", body="<p>种土豆</p>", published=NOW),
            item("tags", "标签里有", tags=("土豆",), published=NOW - day),
            item("old", "土豆旧", published=NOW - 3 * day),
            item("new", "土豆新", published=NOW - 2 * day),
        ],
        held(),
    )
    assert found(library, "土豆") == ["土豆新", "土豆旧", "标签里有", "正文里有"]
    assert found(library, "土") == ["土豆新", "土豆旧", "标签里有", "正文里有"]
    assert found(library, "土豆", limit=3) == ["土豆新", "土豆旧", "标签里有"]


def test_every_part_must_be_found_wherever_it_stands(library):
    library.apply(
        [
            item("both", "土豆补贴"),
            item("apart", "补贴怎么领", body="<p>种土豆的</p>"),
            item("one", "土豆怎么种"),
        ],
        held(),
    )
    assert found(library, "土豆 补贴") == ["土豆补贴", "补贴怎么领"]


def test_a_word_is_found_only_where_it_stands_together(library):
    library.apply([item("apart", "疫病晚了，晚疫"), item("whole", "晚疫病")], held())
    assert found(library, "晚疫病") == ["晚疫病"]


def test_single_characters_and_the_rarest_ones_are_found(library):
    library.apply([item("rare", "𬜬村的羊")], held())
    for each in ("𬜬", "羊", "𬜬村"):
        assert found(library, each) == ["𬜬村的羊"]


def test_numbers_and_capitals_are_found_in_any_width(library):
    library.apply([item("gb", "标准GB／T 1354号")], held())
    for each in ("gb", "ＧＢ", "1354号", "１３５", "3", "GB／T"):
        assert found(library, each) == ["标准GB／T 1354号"]


@pytest.mark.parametrize("letters", ["td", "tudou", "wyb", "WYB", "zmf", "doufang", "tud", "t"])
def test_letters_find_what_they_spell(library, letters):
    library.apply([item("blight", "土豆防晚疫病，怎么防"), item("other", "羊")], held())
    assert found(library, letters) == ["土豆防晚疫病，怎么防"]


@pytest.mark.parametrize("letters", ["anyi", "oufang", "xq", "zz"])
def test_letters_that_spell_nothing_find_nothing(library, letters):
    library.apply([item("blight", "土豆防晚疫病")], held())
    assert found(library, letters) == []


def test_letters_and_characters_are_looked_for_together(library):
    library.apply([item("blight", "土豆晚疫病"), item("virus", "土豆黑胫病")], held())
    for query in ("土豆wyb", "wyb 土豆", "土豆 wyb", "td 疫"):
        assert found(library, query) == ["土豆晚疫病"]


def test_what_begins_as_spelled_stands_before_what_only_holds_it(library):
    library.apply(
        [item("holds", "种土豆"), item("begins", "土地", published=NOW.replace(day=1))], held()
    )
    assert found(library, "td") == ["土地", "种土豆"]


def test_letters_of_the_text_itself_are_found_too(library):
    library.apply([item("app", "手机", body="<p>装国家反诈App</p>")], held())
    assert found(library, "app") == ["手机"]


def test_tags_are_found_by_their_initials(library):
    library.apply([item("tag", "怎么种", tags=("莜麦",))], held())
    assert found(library, "ym") == ["怎么种"]


@pytest.mark.parametrize(
    "changes",
    [
        {"areas": ("150124",)},
        {"valid_until": NOW},
        {"valid_from": NOW.replace(hour=9)},
        {"kind": Kind.QUOTES},
    ],
)
def test_only_valid_articles_for_this_place_are_found(library, changes):
    library.apply([item("hidden", "土豆", **changes)], held())
    assert found(library, "土豆") == []
    assert found(library, "td") == []


def test_short_answers_and_document_numbers_are_found(library):
    facts = (Fact(FactName.CONTACT, "找老李"),)
    library.apply([item("facts", facts=facts, document_number="农办机〔2024〕3号")], held())
    assert found(library, "老李") == ["无关"]
    assert found(library, "〔2024〕3号") == ["无关"]


@pytest.mark.parametrize("query", ["", "   ", "，", '"', "*", "'; --", "NOT", "^土 -豆"])
def test_no_query_is_an_error(library, query):
    library.apply([item("x", "羊")], held())
    assert found(library, query) == []


def test_the_words_found_are_marked(library):
    library.apply([item("blight", "土豆晚疫病", body="<p>雨多，土豆就怕它。</p>")], held())
    (hit,) = library.search("土豆 wyb", station=VILLAGE, now=NOW)
    assert hit.title_marks == ((0, 5),)
    assert [hit.excerpt[at : at + length] for at, length in hit.marks] == ["土豆"]
    assert hit.headline.title == "土豆晚疫病"


def test_where_only_the_title_has_the_words_the_text_begins(library):
    library.apply([item("blight", "土豆", summary="七天打一次药。")], held())
    (hit,) = library.search("土豆", station=VILLAGE, now=NOW)
    assert (hit.excerpt, hit.marks, hit.title_marks) == ("七天打一次药。", (), ((0, 2),))
