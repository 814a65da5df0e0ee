from __future__ import annotations

import pytest

from content.library.vocabulary import Word
from kiosk.views.near import Offer, apart, offers, sound

WORDS = [
    Word("土豆", ("tu", "dou"), 37),
    Word("羊", ("yang",), 22),
    Word("牛", ("niu",), 13),
    Word("生鲜乳", ("sheng", "xian", "ru"), 7),
    Word("晚疫病", ("wan", "yi", "bing"), 5),
    Word("洋芋", ("yang", "yu"), 3),
    Word("A4纸", (), 1),
]


def found(words, most=1):
    return [offer.word for offer in offers(words, WORDS, most)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tudo", "土豆"),
        ("tuduo", "土豆"),
        ("tdou", "土豆"),
        ("tudoux", "土豆"),
        ("sengxianru", "生鲜乳"),
        ("shenxianlu", "生鲜乳"),
        ("wanyibin", "晚疫病"),
        ("liu", "牛"),
        ("wyn", "晚疫病"),
        ("yanyu", "洋芋"),
        ("xtudou", "土豆"),
    ],
)
def test_letters_as_the_region_mixes_them_find_what_was_meant(written, meant):
    assert meant in found(written, 2)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("土斗", "土豆"), ("杨于", ""), ("洋于", "洋芋"), ("牛牛", "牛"), ("晚役病", "晚疫病")],
)
def test_characters_that_share_one_or_sound_alike_find_what_was_meant(written, meant):
    assert found(written) == ([meant] if meant else [])


def test_characters_that_sound_alike_count_more_than_one_that_is_shared():
    words = [*WORDS, Word("豆涂", ("dou", "tu"), 90), Word("涂", ("tu",), 1)]
    assert [offer.word for offer in offers("涂豆", words, 1)] == ["土豆"]


def test_nothing_near_offers_nothing():
    assert offers("xqzjk", WORDS) == []
    assert offers("龘", WORDS) == []
    assert offers(" ", WORDS) == []


def test_an_offer_has_its_drawing():
    assert offers("tudo", WORDS)[0] == Offer("土豆", "potato")
    assert offers("A4", WORDS) == [Offer("A4纸", "paper")]


def test_what_the_region_mixes_sounds_the_same():
    assert sound("zhang") == sound("zan")
    assert sound("lan") == sound("nan")
    assert sound("sheng") == sound("sen")


def test_the_distance_counts_wrong_missing_and_extra_letters():
    assert apart("abc", "abc") == 0
    assert apart("abc", "abcdef") == 0
    assert apart("axc", "abc") == 1
    assert apart("abbc", "abc") == 1
    assert apart("", "abc") == 0
