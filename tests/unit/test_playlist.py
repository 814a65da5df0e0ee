import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.vtt import Cue
from kiosk.views.playlist import Recording, Utterance, marked, pace, playlist
from kiosk.views.spoken import NOWHERE, Place, Spoken

TOLD = Spoken(
    "题", ("已过期", "甲。", "乙。", "甲。"), (NOWHERE, *(Place("blocks", n) for n in range(3)))
)
CUES = (Cue(0.0, 1.0, "甲。"), Cue(1.0, 2.5, "乙。"), Cue(2.5, 3.5, "甲。"))


def test_what_the_county_recorded_is_heard_from_it_and_the_rest_from_the_voice():
    made = playlist(TOLD, Recording("f", CUES), has_voice=True)
    assert [(each.text, each.file, each.start, each.end) for each in made] == [
        ("已过期", "", 0.0, 0.0),
        ("甲。", "f", 0.0, 1.0),
        ("乙。", "f", 1.0, 2.5),
        ("甲。", "f", 2.5, 3.5),
    ]
    assert [each.place.index for each in made] == [0, 0, 1, 2]


def test_without_a_voice_only_what_was_recorded_is_heard():
    made = playlist(TOLD, Recording("f", CUES[:2]), has_voice=False)
    assert [each.text for each in made] == ["甲。", "乙。", "甲。"]
    assert playlist(TOLD, None, has_voice=False) == ()


def test_a_recording_without_times_is_heard_whole():
    assert playlist(TOLD, Recording("f"), has_voice=True) == (Utterance("", file="f"),)


def test_spaces_that_captions_lose_part_no_sentence_from_its_cue():
    told = Spoken("题", ("今天  多云",), (NOWHERE,))
    made = playlist(told, Recording("f", (Cue(0, 1, "今天 多云"),)), has_voice=False)
    assert len(made) == 1


def test_there_are_three_paces():
    assert (pace(1.0, -1), pace(0.8, -1), pace(1.0, 1), pace(1.25, 1)) == (0.8, 0.8, 1.25, 1.25)
    assert pace(7.0, 1) == 1.25


@pytest.mark.parametrize(
    ("styled", "start", "end", "shown"),
    [
        ("甲。乙。", 2, 4, "甲。[乙。]"),
        ("甲<b>乙丙</b>丁", 0, 2, "[甲]<b>[乙]丙</b>丁"),
        ("a&amp;b", 1, 2, "a[&amp;]b"),
        ("甲<br>乙", 2, 3, "甲<br>[乙]"),
        ("甲", 1, 1, "甲"),
        ("1 < 2", 0, 3, "[1 <] 2"),
    ],
)
def test_a_sentence_is_marked_and_tags_stay_well_formed(styled, start, end, shown):
    made = marked(styled, start, end, "#123456")
    made = made.replace('<u><font color="#123456">', "[").replace("</font></u>", "]")
    assert made == shown


@given(st.text(alphabet="甲乙a。", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_marking_changes_no_word(text, start, end):
    made = marked(f"<b>{text}</b>", start, end, "red")
    assert unescape(re.sub(r"<[^>]*>", "", made)) == text
