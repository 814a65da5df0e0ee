"""How what a village writes is spelled."""

from __future__ import annotations

import pytest

from content.pinyin import spell
from kiosk.views.spelled import spellings
from kiosk.views.spelling import lines

TITLES = (
    "周五上午停水",
    "有洋芋出售",
    "雇人：收土豆",
    "找活：开拖拉机",
    "村委会开会，请大家都来",
    "A4纸到了",
    "莜麦种子明天发",
)


@pytest.mark.parametrize("title", TITLES)
def test_a_village_spells_as_the_county_does(title):
    pinyin, initials = spell((title, "本村供求"))
    assert spellings([(title, "本村供求")], lines()) == [(initials, pinyin)]


def test_the_longest_word_is_read_and_what_is_unknown_stays():
    words = ["长 zhang", "长 chang", "长城 chang'cheng", "城 cheng"]
    assert spellings([("长城长", "龘")], words) == [("ccz 龘", "changchengzhang 龘")]


def test_nothing_is_spelled_as_nothing():
    assert spellings([], []) == []
    assert spellings([("。",)], ["好 hao"]) == [("", "")]
