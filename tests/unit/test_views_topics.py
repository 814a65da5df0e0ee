from __future__ import annotations

from content.model import Section
from kiosk.views.prices import price_rows
from kiosk.views.topics import (
    ANIMALS,
    CROPS,
    ERRANDS,
    grouped,
    groups,
    kind_of,
    picks,
    prices_of,
    tags_about,
    topic_picture,
)
from tests.builders_daily import NOW, VILLAGE, a_headline, a_quote, same

TAGS = [("羊", 5), ("羊肉", 3), ("公告", 9), ("土豆", 2), ("补贴", 4), ("低保", 1), ("马铃薯", 1)]


def test_words_with_a_drawing_are_offered_first_then_the_most_used():
    assert [(pick.word, pick.picture) for pick in picks(TAGS, 9)] == [
        ("羊", "sheep"),
        ("补贴", "money"),
        ("土豆", "potato"),
        ("低保", "money"),
        ("公告", "paper"),
    ]
    assert len(picks(TAGS, 2)) == 2


def test_pictures_can_be_had_of_one_kind():
    assert [pick.word for pick in picks(TAGS, 9, CROPS)] == ["土豆"]
    assert [pick.word for pick in picks(TAGS, 9, ANIMALS)] == ["羊"]
    assert [pick.word for pick in picks(TAGS, 9, ERRANDS)] == ["补贴", "低保", "公告"]


def test_one_animal_gathers_all_its_tags_and_an_errand_stands_for_itself():
    assert tags_about("羊", TAGS) == ["羊", "羊肉"]
    assert tags_about("马铃薯", TAGS) == ["马铃薯", "土豆"]
    assert tags_about("补贴", TAGS) == ["补贴"]


def test_topics_have_the_drawing_of_their_section():
    assert topic_picture("植保防虫") == "pests"
    assert topic_picture("随便") == ""
    assert kind_of("") == ERRANDS


def test_items_come_section_by_section_each_once():
    policy = a_headline(id="p", section=Section.POLICY)
    how = a_headline(id="t", section=Section.TECHNIQUE)
    pest = a_headline(id="d", section=Section.PESTS)
    other = a_headline(id="u", section=Section.TECHNIQUE)
    found = grouped([policy, how, pest, how, other])
    assert [each.id for each in found] == ["t", "u", "d", "p"]
    rows = groups(found, same)
    assert [(row.section, row.label, row.count, row.first) for row in rows] == [
        ("technique", "种养技术", 2, 0),
        ("pests", "病虫疫病", 1, 2),
        ("policy", "政策法规", 1, 3),
    ]


def test_every_section_has_its_place():
    lines = [a_headline(id=str(each), section=each) for each in Section]
    assert len(grouped(lines)) == len(Section)


def test_the_goods_of_a_crop_stand_with_it_its_own_first():
    quotes = [
        a_quote(product="马铃薯"),
        a_quote(),
        a_quote(product="莜麦"),
        a_quote(9, product="种薯"),
    ]
    prices = price_rows(quotes, now=NOW, tr=same, station=VILLAGE)
    assert [row.product for row in prices_of("土豆", prices)] == ["土豆", "马铃薯"]
    assert prices_of("补贴", prices) == []
