from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from content.sentences import LONGEST, sentences


def cut(text):
    return [sentence.text for sentence in sentences(text)]


def test_a_sentence_ends_where_people_take_breath():
    text = "晚疫病最厉害。一般年份减产一到三成；流行年份减一半！有的绝收？"
    assert cut(text) == [
        "晚疫病最厉害。",
        "一般年份减产一到三成；",
        "流行年份减一半！",
        "有的绝收？",
    ]


def test_what_was_said_keeps_its_closing_quotation_mark():
    assert cut("他说：“今天打药。”明天收。") == ["他说：“今天打药。”", "明天收。"]
    assert cut("真的吗？！……走。") == ["真的吗？！……", "走。"]


def test_a_line_is_a_sentence_and_empty_lines_are_none():
    assert cut("问：病叶摘了行不行？\n不行\n\n整棵拔") == ["问：病叶摘了行不行？", "不行", "整棵拔"]


def test_a_remark_in_brackets_is_not_torn_apart():
    assert cut("电话（演示；号码。）在下面。好") == ["电话（演示；号码。）在下面。", "好"]
    assert cut("只开不关（甲。乙\n丙。丁") == ["只开不关（甲。乙", "丙。", "丁"]


def test_points_in_numbers_and_abbreviations_end_nothing():
    assert cut("每斤1.35元。No. 3 机，2.5 kg. 一袋") == ["每斤1.35元。", "No. 3 机，2.5 kg. 一袋"]
    assert cut("It may freeze tonight. Cover the seedlings.") == [
        "It may freeze tonight.",
        "Cover the seedlings.",
    ]


def test_a_very_long_sentence_is_cut_at_a_comma_and_never_in_a_number():
    text = "播种以前把地翻好耙平，" * 9 + "交三万元即30,000元就行。"
    parts = cut(text)
    assert max(map(len, parts)) <= LONGEST
    assert "".join(parts) == text
    assert any("30,000元" in part for part in parts)


def test_without_a_comma_a_long_sentence_stays_whole():
    assert cut("长" * 100 + "。") == ["长" * 100 + "。"]


def test_marks_without_a_word_are_no_sentence():
    assert cut("——……\n。\n甲") == ["甲"]


@given(st.text(alphabet="甲a1。，；.！（）\n “”\u200b", max_size=200))
def test_sentences_stand_in_order_where_they_say_and_lose_no_word(text):
    found = sentences(text)
    assert all(text[each.start : each.end] == each.text for each in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    words = "".join(letter for each in found for letter in each.text if letter.isalnum())
    assert words == "".join(letter for letter in text if letter.isalnum())


def test_what_has_no_comma_for_ever_is_cut_anywhere():
    assert [len(part) for part in cut("长" * 600)] == [240, 240, 120]
