"""The look of the public site, as far as it can be reckoned."""

import re
from pathlib import Path

import pytest

from content import pages
from content.pictograms import sky_pictogram, warning_pictogram
from content.site import phones, words

FOLDER = Path(pages.__file__).parent / "site"
CSS = pages.source("site/style.css").decode()
SECTIONS = [
    "policy",
    "technique",
    "prices",
    "weather",
    "pests",
    "jobs",
    "courses",
    "guides",
    "village",
]
ENOUGH = 4.5  # WCAG 2.2, 1.4.3


def colours(css):
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css))


LIGHT, DARK = (colours(block) for block in re.findall(r":root \{(.*?)\n *\}", CSS, re.DOTALL)[:2])
LEVELS = re.findall(
    r"\.(level-\d|ended) \{ --signal: (#[0-9a-f]{6}); --signal-ink: (#[0-9a-f]{6})", CSS
)


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_of_ink_and_ground_can_be_read(scheme):
    pairs = [(ink, ground) for ink in ("ink", "soft") for ground in ("paper", "deep", "card")]
    pairs += [(ink, ground) for ink in ("up", "down") for ground in ("paper", "card")]
    pairs += [(section, ground) for section in SECTIONS for ground in ("paper", "card")]
    pairs += [("on", section) for section in (*SECTIONS, "stamp")]
    pairs += [("mark-ink", "mark"), ("stamp", "paper"), ("soft", "gap")]
    poor = {
        pair: round(ratio, 2)
        for pair in pairs
        if (ratio := contrast(scheme[pair[0]], scheme[pair[1]])) < ENOUGH
    }
    assert poor == {}


def test_every_signal_can_be_read():
    assert len(LEVELS) == 6
    assert {name: r for name, g, i in LEVELS if (r := contrast(g, i)) < ENOUGH} == {}


def test_both_schemes_name_the_same_colours():
    assert set(DARK) == set(LIGHT)


def test_colours_stand_at_their_names_and_nowhere_else():
    used = re.sub(r"--[a-z-]+: #[0-9a-f]{6};", "", CSS)
    used = re.sub(r"(?s)/\* Colours of drawings \*/.*?/\*", "", used).split("@media print")[0]
    left = set(re.findall(r"#[0-9a-f]{3,6}\b", used))
    assert left == {"#fffcf5", "#2a241d", "#000000"}  # a signal's disc, a film's ground


def test_templates_hold_no_words_and_no_code():
    for path in sorted(FOLDER.glob("*.j2")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"[\u4e00-\u9fff]", text), path.name
        assert "<script" not in text, path.name
        assert not re.search(r"\sstyle=|\son[a-z]+=", text), path.name


def test_only_cleaned_words_and_our_own_drawings_go_unescaped():
    safe = [
        line.strip()
        for path in sorted(FOLDER.glob("*.j2"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if "|safe" in line
    ]
    assert len(safe) == 3
    assert safe[0] == "{{ fitted(article.body, article.pictures, top)|safe }}"
    assert safe[1] == "{{ ways|safe }}"
    assert "{{ shapes[name]|safe }}" in safe[2]


def test_every_weather_and_warning_has_a_drawing():
    drawn = set(
        re.findall(r"^  '([a-z-]+)':", pages.source("site/symbols.html.j2").decode(), re.MULTILINE)
    )
    skies = [
        "晴",
        "多云",
        "阴",
        "小雨",
        "中雨",
        "雷阵雨",
        "雨夹雪",
        "小雪",
        "冰雹",
        "雾",
        "霾",
        "扬沙",
        "大风",
        "怪天气",
    ]
    events = [
        "霜冻",
        "寒潮",
        "高温",
        "道路结冰",
        "森林火险",
        "干旱",
        "暴雨",
        "暴雪",
        "大风",
        "山洪",
        "沙尘暴",
        "雷电",
        "台风",
        "冰雹",
        "大雾",
        "霾",
        "雷雨大风",
        "干热风",
        "低温",
        "冻雨",
        "地质灾害",
        "空气重污染",
        "动物疫情",
        "地震",
    ]
    wanted = {f"sky-{sky_pictogram(sky, night=night)}" for sky in skies for night in (False, True)}
    wanted |= {f"sky-{warning_pictogram(event)}" for event in events}
    assert wanted <= drawn
    assert {*SECTIONS, "warning", "phone", "sound", "film", "next", "previous"} <= drawn


def test_every_class_of_a_drawing_has_its_colour():
    drawn = pages.source("site/symbols.html.j2").decode()
    used = set(re.findall(r'class="((?:fill|stroke)-[a-z]+)"', drawn))
    assert {name for name in used if f".{name} " not in CSS} == set()


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("县农牧局 0471-4301234", ["04714301234"]),
        ("乔师傅（演示号码 0471-000-0108）", ["04710000108"]),
        ("13812345678 或 138-1234-5678", ["13812345678", "13812345678"]),
        ("打12316、12345、110", ["12316", "12345", "110"]),
        ("400-800-1234", ["4008001234"]),
        ("找王大夫，8812345", ["8812345"]),
        ("补贴3000000元，2026年，身份证15012520260101001X", []),
        ("内农发20260112号文", []),
        ("", []),
    ],
)
def test_numbers_to_call_are_found_and_others_left_alone(said, called):
    found = phones.parts(said)
    assert [part.call for part in found if part.call] == called
    assert "".join(part.text for part in found) == said


def test_sizes_are_said_as_phones_say_them():
    assert [words.size(n) for n in (1, 20_480, 12_582_912)] == ["1 KB", "20 KB", "12 MB"]
