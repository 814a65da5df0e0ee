from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.speech import is_chinese, say
from content.speech.numerals import cardinal, money, number

TABLE = Path(__file__).parents[1] / "data" / "speech.tsv"


def phrases():
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("# ")]


def test_phrases_are_said_as_people_say_them(proof):
    asked = phrases()
    wrong = [(written, said, say(written)) for written, said in asked if say(written) != said]
    proof("phrases said as people say them", runs=len(asked), violations=len(wrong))
    assert wrong == []
    assert len(asked) >= 200


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "零"),
        (10, "十"),
        (11, "十一"),
        (110, "一百一十"),
        (101, "一百零一"),
        (1001, "一千零一"),
        (10_010, "一万零一十"),
        (100_000_000, "一亿"),
        (200_000_002, "两亿零二"),
        (1_0500_0000, "一亿零五百万"),
        (20_000, "两万"),
    ],
)
def test_whole_numbers_are_said_with_their_gaps(value, said):
    assert cardinal(value) == said


def test_what_is_longer_than_any_number_is_said_digit_by_digit():
    assert number("1" * 20) == "一" * 20


def test_more_places_than_coins_have_are_a_number_of_yuan():
    assert money("1.355") == "一点三五五元"


def test_english_is_left_to_an_english_voice():
    assert say("It may freeze tonight. ") == "It may freeze tonight."
    assert is_chinese("今夜 frost")
    assert not is_chinese("frost")


@given(st.text(alphabet="0123456789.-~～/:元斤℃%度年月日号打，（）甲A±亩〔〕、", max_size=40))
def test_whatever_is_written_something_without_digits_is_said(text):
    said = say(text)
    assert not any("0" <= letter <= "9" for letter in said)


@given(st.text(max_size=60))
def test_no_text_is_too_odd_to_be_said(text):
    say(text)
