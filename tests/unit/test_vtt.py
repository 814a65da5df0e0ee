import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import vtt
from content.errors import AuthoringError
from content.vtt import Cue, parse, said_at, write

TWO = (Cue(1.0, 4.5, "晚疫病先看叶子"), Cue(4.5, 9.0, "发现一棵\n拔掉一棵"))


def test_what_is_written_is_read_again():
    assert parse(write(TWO)) == TWO


def test_a_file_begins_as_the_standard_wants_it():
    assert write(TWO).startswith("WEBVTT\n\n00:00:01.000 --> 00:00:04.500\n晚疫病先看叶子\n\n")


def test_no_captions_are_a_file_as_well():
    assert parse(write(())) == ()


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffWEBVTT\n\n00:01.000 --> 00:04.500\n晚疫病先看叶子\n",
        "WEBVTT 课程字幕\nKind: captions\n\n1\n00:00:01.000 --> 00:00:04.500 align:start line:90%\n晚疫病先看叶子",
        "WEBVTT\r\n\r\nintro\r\n00:01.000 --> 00:04.500\r\n晚疫病先看叶子\r\n",
        "WEBVTT\n\nNOTE by\nhand\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:04.500\n<v 老王>晚<b>疫病</b>先看<00:02.000>叶子</v>",
        "1\n00:00:01,000 --> 00:00:04,500\n{\\an8}<i>晚疫病先看叶子</i>\n\n2\n",
        "00:01 --> 00:04.5\n  晚疫病先看叶子  \n \n\n",
        "WEBVTT\n\n００：０１．０００ －－＞ ００：０４．５００\n晚疫病先看叶子\n",
    ],
)
def test_captions_are_read_as_people_make_them(text):
    assert parse(text) == TWO[:1]


def test_escapes_are_read_and_written():
    held = (Cue(0.0, 1.0, "3 < 5 & 5 > 3, -->"),)
    assert "&lt;" in write(held)
    assert parse(write(held)) == held


def test_a_forgotten_empty_line_parts_two_captions_all_the_same():
    text = "1\n00:01.000 --> 00:02.000\n先看叶子\n2\n00:02.000 --> 00:03.000\n再拔病苗"
    assert parse(text) == (Cue(1, 2, "先看叶子"), Cue(2, 3, "再拔病苗"))


def test_a_number_that_is_said_is_not_taken_for_the_name_of_the_next():
    assert parse("00:01.000 --> 00:02.000\n12316\n") == (Cue(1, 2, "12316"),)


def test_captions_come_in_the_order_of_time():
    text = "WEBVTT\n\n00:05.000 --> 00:06.000\n后\n\n00:01.000 --> 00:02.000\n先\n"
    assert [cue.text for cue in parse(text)] == ["先", "后"]


def test_a_caption_that_says_nothing_is_left_out():
    assert parse("WEBVTT\n\n00:01.000 --> 00:02.000\n<b></b>\n") == ()


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("WEBVTT\n\n00:01.000 -> 00:02.000\n先看叶子", 3, "stands under no time"),
        ("WEBVTT\n\n1 s --> 2 s\n先看叶子", 3, "is no time"),
        ("WEBVTT\n\n00:61.000 --> 00:62.000\n先看叶子", 3, "is no time"),
        ("WEBVTT\n\n\n00:02.000 --> 00:01.000\n先看叶子", 4, "not after its beginning"),
        ("WEBVTT\n\n00:01.000 --> 00:01.000\n先看叶子", 3, "not after its beginning"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "看" * 1300, 4, "more than 600"),
        ("这是一篇文章\n不是字幕", 1, "stands under no time"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_line(text, line, why):
    with pytest.raises(AuthoringError, match=why) as refused:
        parse(text)
    assert refused.value.line == line


def test_a_file_without_end_is_refused():
    with pytest.raises(AuthoringError, match="at most"):
        parse("看" * (vtt.LENGTH_MOST + 1))
    with pytest.raises(AuthoringError, match="more than 5000 captions"):
        parse("WEBVTT\n\n" + "00:01.000 --> 00:02.000\n看\n\n" * 5001)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_a_file_is_read_in_the_encodings_people_save_it_in(encoding):
    assert vtt.read(write(TWO).encode(encoding)) == TWO


def test_a_file_in_no_encoding_or_without_end_is_refused():
    with pytest.raises(AuthoringError, match="neither UTF-8 nor GBK"):
        vtt.read(b"\xff\xff\xff")
    with pytest.raises(AuthoringError, match="too many"):
        vtt.read(b" " * (4 * vtt.LENGTH_MOST + 1))


def test_a_file_of_nothing_but_brackets_is_read_at_once():
    assert parse("00:01.000 --> 00:02.000\n" + "<" * 1200)[0].text == "<" * vtt.TEXT_MOST


def test_what_is_said_is_told_for_every_moment():
    assert said_at(TWO, 0.9) == ""
    assert said_at(TWO, 1.0) == "晚疫病先看叶子"
    assert said_at(TWO, 4.5) == "发现一棵\n拔掉一棵"
    assert said_at(TWO, 9.0) == ""
    assert said_at((Cue(0, 2, "一"), Cue(1, 2, "二")), 1.5) == "一\n二"


@st.composite
def cues(draw):
    starts = draw(st.lists(st.integers(0, 86_400_000), max_size=8))
    words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1)
    return tuple(
        sorted(
            (
                Cue(start / 1000, (start + draw(st.integers(1, 9000))) / 1000, draw(words))
                for start in starts
            ),
            key=lambda cue: (cue.start_s, cue.end_s),
        )
    )


@given(cues())
def test_all_captions_survive_writing_and_reading(held):
    assert parse(write(held)) == held


@given(st.text())
def test_no_text_breaks_the_reader(text):
    try:
        found = parse(text)
    except AuthoringError:
        return
    assert parse(write(found)) == found
