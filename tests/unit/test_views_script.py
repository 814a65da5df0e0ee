import pytest

from content.cap import Level
from content.markup import blocks
from content.model import Section
from content.vertical import is_vertical
from kiosk.views import article
from kiosk.views.script import section_script, upright, warning_script
from tests.builders import an_item

FROST = "ᠬᠢᠷᠠᠭᠤ"


@pytest.mark.parametrize("section", Section)
def test_every_section_has_a_name_in_mongolian(section):
    assert is_vertical(section_script(section))


def test_what_is_no_section_has_no_name():
    assert not section_script("station")


@pytest.mark.parametrize(
    "event",
    [
        "台风",
        "暴雨",
        "暴雪",
        "寒潮",
        "大风",
        "沙尘暴",
        "高温",
        "干旱",
        "雷电",
        "冰雹",
        "霜冻",
        "大雾",
        "霾",
        "道路结冰",
    ],
)
def test_every_kind_of_warning_has_a_name_with_its_colour(event):
    assert is_vertical(warning_script(event, Level.RED))
    assert warning_script(event, Level.RED) != warning_script(event, Level.BLUE)


def test_a_kind_nobody_named_has_none():
    assert not warning_script("流星", Level.RED)
    assert warning_script("霜冻", Level.UNKNOWN) == FROST


@pytest.mark.parametrize(
    ("text", "vertical"),
    [
        (FROST, True),
        (f"{FROST}（霜）", True),
        ("霜冻", False),
        (f"霜冻预警叫作{FROST[:2]}", False),
        ("2026", False),
        ("", False),
    ],
)
def test_a_text_is_vertical_when_most_of_its_letters_are(text, vertical):
    assert is_vertical(text) is vertical


def test_chinese_among_mongolian_stands_upright():
    assert upright(f"{FROST} 霜 12") == [len(FROST) + 1]


def test_paragraphs_in_mongolian_stand_together_in_columns():
    item = an_item(body=f"<p>甲</p><p>{FROST}</p><p>{FROST} 2</p><p>乙</p>")
    rows = article.block_rows(item, blocks(item.body))
    assert [(row.kind, row.styled) for row in rows] == [
        ("text", "甲"),
        (article.SCRIPT, f"{FROST}\n{FROST} 2"),
        (article.SCRIPT, ""),
        ("text", "乙"),
    ]
