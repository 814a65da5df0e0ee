"""What pinyin keys may mean."""

from __future__ import annotations

import pytest

from kiosk.views.spelling import LETTERS_MOST, Table, table


def words(letters, most=5):
    return [candidate.word for candidate in table().candidates(letters, most)]


@pytest.mark.parametrize(
    ("letters", "word"),
    [
        ("kaihui", "开会"),
        ("kh", "开会"),
        ("tingshui", "停水"),
        ("yangyu", "洋芋"),
        ("cwh", "村委会"),
        ("cunweihui", "村委会"),
        ("youmai", "莜麦"),
        ("nv", "女"),
        ("tongz", "同志"),
        ("hang", "行"),
        ("chang", "长"),
    ],
)
def test_a_word_is_found_by_all_its_letters_by_the_first_ones_and_before_it_is_whole(letters, word):
    assert word in words(letters)


def test_the_commonest_comes_first():
    assert words("de")[0] == "的"
    assert words("kaihui")[0] == "开会"


def test_of_a_longer_row_the_longest_beginning_is_offered_and_the_rest_waits():
    first = table().candidates("tingshuitongzhi")[0]
    assert (first.word, first.letters) == ("停水", len("tingshui"))


def test_letters_that_mean_nothing_offer_nothing():
    assert words("vvvv") == words("") == []


def test_no_row_is_too_long():
    assert words("a" * 500)
    assert len("zhuangzhuangzhuangzhuang") <= LETTERS_MOST


def test_a_small_table_is_read_line_by_line():
    small = Table(["好 hao", "好人 hao'ren", "号 hao"])
    assert [each.word for each in small.candidates("hao")] == ["好", "号", "好人"]
    assert [each.word for each in small.candidates("hr")] == ["好人"]
    assert [each.word for each in small.candidates("h", 2)] == ["好", "好人"]
