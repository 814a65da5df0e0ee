"""Words of the weather service in the language of the screen."""

import pytest

from content.cap_message import KINDS
from content.forecast import PHENOMENA
from kiosk.views.nature import event_words, in_a_line, sky_words, wind_words

ENGLISH = {
    "下小雪": "light snow",
    "小雪": "Minor Snow",
    "多云": "cloudy",
    "北风": "north wind",
    "微风": "light air",
    "{n}级": "force {n}",
    "寒潮": "Cold wave",
    "暴雨": "rainstorm",
}


def chinese(text):
    return text


def english(text):
    return ENGLISH.get(text, text)


def asked(words):
    """Return what a translator is asked for by some words."""
    texts = []

    def tr(text):
        texts.append(text)
        return f"<{text}>"

    return words(tr), texts


@pytest.mark.parametrize("text", PHENOMENA)
def test_every_phenomenon_has_a_word_and_stays_itself_in_chinese(text):
    assert sky_words(text, chinese) == text
    said, texts = asked(lambda tr: sky_words(text, tr))
    assert said.strip("<>") in texts


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_warning_has_a_word_and_stays_itself_in_chinese(kind):
    assert event_words(kind, chinese) == kind
    said, texts = asked(lambda tr: event_words(kind, tr))
    assert said.strip("<>") in texts


def test_light_snow_is_not_the_solar_term_of_that_name():
    assert sky_words("小雪", english) == "light snow"


def test_a_word_the_service_does_not_use_stays_as_it_came():
    assert sky_words("局部多云", english) == "局部多云"
    assert event_words("低温", english) == "低温"
    assert wind_words("偏北风", "3级左右", english) == "偏北风 3级左右"


def test_a_warning_begins_with_a_capital():
    assert event_words("暴雨", english) == "Rainstorm"


@pytest.mark.parametrize(
    ("wind", "scale", "words"),
    [
        ("北风", "4~5级", "north wind force 4~5"),
        ("北风", "6级", "north wind force 6"),
        ("微风", "微风", "light air"),
        ("", "微风", "light air"),
        ("", "", ""),
    ],
)
def test_wind_is_said_by_direction_and_force(wind, scale, words):
    assert wind_words(wind, scale, english) == words


def test_words_in_a_line_are_parted_as_the_language_parts_them():
    commas = {"{first} {then}": "{first}, {then}"}
    parts = ("tomorrow", "", "light snow", "-9℃")
    assert in_a_line(*parts, tr=lambda text: text) == "tomorrow light snow -9℃"
    assert in_a_line(*parts, tr=lambda text: commas.get(text, text)) == "tomorrow, light snow, -9℃"
