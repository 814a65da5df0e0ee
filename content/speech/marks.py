"""What is neither word nor number: brackets, bullets, arrows, letters.

Pure.
"""

from __future__ import annotations

import re
from typing import Final

from content.speech.numerals import cardinal
from content.speech.rules import Rule, applied, rule

_HAN: Final = r"\u3400-\u9fff"
_WIDE: Final = str.maketrans(
    {0xFF01 + at: chr(0x21 + at) for at in range(94) if chr(0x21 + at).isalnum()}
    | {
        "％": "%",
        "．": ".",
        "／": "/",
        "＋": "+",
        "＝": "=",
        "－": "-",
        "＞": ">",
        "＜": "<",
        "\N{NO-BREAK SPACE}": " ",
    }
    | dict.fromkeys("\u200b\u2060\ufeff")
)
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN: Final = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
_SHORT: Final = 3  # letters: GPS, App; longer ones are a word unless they are all capitals

# First of all: what stands before a text is its number; what is glued by a space is one.
BEFORE: Final[tuple[Rule, ...]] = (
    rule(r"N-P2O5-K2O|N-P-K|NPK", "氮磷钾"),
    rule(rf"(?<=[\d%℃])[ \u3000]+(?=[{_HAN}%℃])|(?<=[{_HAN}])[ \u3000]+(?=\d)", ""),
    rule(r"^\s*[（(]?(\d{1,2})(?:[)）]|[.、](?!\d))\s*", lambda m: cardinal(int(m[1])) + "，"),
    rule(f"[{_CIRCLED}]", lambda found: f"；{cardinal(_CIRCLED.index(found[0]) + 1)}，"),
    rule(f"[{_ROMAN}]", lambda found: cardinal(_ROMAN.index(found[0]) + 1)),
    rule(r"(?i)\bPM\s*2\.5", "PM二点五"),
    rule(r"(?:https?://|www\.)[\w./?=&%#-]+", "网址看屏幕"),
)

AFTER: Final[tuple[Rule, ...]] = (
    rule(r"(?<=[年月日号时点分半])(?:[-–—~～]|——)(?=[零一二两三四五六七八九十])", "到"),
    rule(r"和/或", "或"),
    rule("≥|>=|⩾", "不低于"),
    rule("≤|<=|⩽", "不超过"),
    rule("≈", "大约"),
    rule("<", "小于"),
    rule(">", "大于"),
    rule("×", "乘"),
    rule("=", "等于"),
    rule(r"(?<=\w)\s*\+\s*(?=\w)", "加"),
    rule("&", "和"),
    rule("→", "，到"),
    rule(rf"(?<=[{_HAN}])#", "号"),
    rule("[《》〈〉“”‘’「」『』\"'*_▲▼△▽●○◆◇★☆•※√✓✗]", ""),
    rule(rf"(?<=[{_HAN}])[·・](?=[{_HAN}])", "、"),
    rule(r"[（(）)\[\]〔〕【】{}|/\\·~～]|[-—–－]+|…+", "，"),
)

# Last: pauses that met.
_PAUSES: Final[tuple[Rule, ...]] = (
    rule(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])", "，"),
    rule(r"\s*([，。！？；：、,;])\s*", r"\1"),
    rule(r"[，、,]+([。！？；：，])", r"\1"),
    rule(r"([。！？；：])[，、,]+", r"\1"),
    rule(r"，{2,}", "，"),
    rule(r"^[，、；：。]+|[，、：]+$", ""),
    rule(r"\s+", " "),
)
_LETTERS = re.compile(r"[A-Za-z]+")


def narrowed(text: str) -> str:
    """Return a text with its letters and digits in the one form."""
    return text.translate(_WIDE)


def lettered(found: re.Match[str]) -> str:
    """Say an abbreviation letter by letter, a word as a word."""
    word = found[0]
    if len(word) <= _SHORT or word.isupper():
        return " " + " ".join(word.upper()) + " "
    return word


def with_letters(text: str) -> str:
    """Return a text whose abbreviations are letters apart."""
    return _LETTERS.sub(lettered, text)


def paused(text: str) -> str:
    """Return a text in which no two pauses follow each other."""
    return applied(_PAUSES, text).strip()
