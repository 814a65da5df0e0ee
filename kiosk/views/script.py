"""Traditional Mongolian (mn-Mong): names the screen says in two scripts.

Written top to bottom, columns from left to right (GB/T 26233). The names are drafts of
ours: who switches them on has them read by somebody whose language it is first.
"""

from __future__ import annotations

import re
from typing import Final

from content.cap import Level
from content.model import Section

_UPRIGHT = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff5e]")

_SECTIONS: Final = {
    Section.POLICY: "ᠪᠣᠳᠣᠯᠭ᠎ᠠ ᠬᠠᠤᠯᠢ",
    Section.TECHNIQUE: "ᠲᠠᠷᠢᠬᠤ ᠲᠡᠵᠢᠭᠡᠬᠦ ᠮᠡᠷᠭᠡᠵᠢᠯ",
    Section.PRICES: "ᠵᠠᠬ᠎ᠠ ᠵᠡᠭᠡᠯᠢ ᠶᠢᠨ ᠦᠨ᠎ᠡ",
    Section.WEATHER: "ᠴᠠᠭ ᠠᠭᠤᠷ",
    Section.PESTS: "ᠡᠪᠡᠳᠴᠢᠨ ᠬᠣᠷᠣᠬᠠᠢ",
    Section.JOBS: "ᠠᠵᠢᠯ ᠤᠨ ᠮᠡᠳᠡᠭᠡ",
    Section.COURSES: "ᠬᠢᠴᠢᠶᠡᠯ",
    Section.GUIDES: "ᠬᠡᠷᠡᠭ ᠦᠨ ᠵᠢᠭᠠᠪᠤᠷᠢ",
    Section.VILLAGE: "ᠭᠠᠴᠠᠭᠠᠨ ᠤ ᠮᠡᠳᠡᠭᠳᠡᠯ",
}
# By the kinds of the county's signals (中国气象局令第16号)
_EVENTS: Final = {
    "台风": "ᠲᠠᠢ ᠹᠧᠩ",
    "暴雨": "ᠠᠭᠠᠳᠠᠷ ᠪᠣᠷᠣᠭᠠᠨ",
    "暴雪": "ᠴᠠᠰᠤᠨ ᠰᠢᠭᠤᠷᠭ᠎ᠠ",
    "寒潮": "ᠬᠦᠢᠲᠡᠨ ᠤᠷᠤᠰᠬᠠᠯ",
    "大风": "ᠶᠡᠬᠡ ᠰᠠᠯᠬᠢ",
    "沙尘暴": "ᠰᠢᠷᠤᠢ ᠶᠢᠨ ᠰᠢᠭᠤᠷᠭ᠎ᠠ",
    "高温": "ᠶᠡᠬᠡ ᠬᠠᠯᠠᠭᠤᠨ",
    "干旱": "ᠭᠠᠩ",
    "雷电": "ᠠᠶᠤᠩᠭ᠎ᠠ",
    "冰雹": "ᠮᠥᠨᠳᠦᠷ",
    "霜冻": "ᠬᠢᠷᠠᠭᠤ",
    "大雾": "ᠮᠠᠨᠠᠩ",
    "霾": "ᠪᠤᠳᠠᠩ",
    "道路结冰": "ᠵᠠᠮ ᠮᠥᠰᠦᠳᠬᠦ",
}
_LEVELS: Final = {
    Level.UNKNOWN: "",
    Level.BLUE: "ᠬᠥᠬᠡ",
    Level.YELLOW: "ᠰᠢᠷ᠎ᠠ",
    Level.ORANGE: "ᠤᠯᠠᠪᠤᠷ ᠰᠢᠷ᠎ᠠ",
    Level.RED: "ᠤᠯᠠᠭᠠᠨ",
}


def section_script(section: str) -> str:
    """Return a section's name in Mongolian; empty for what is no section."""
    try:
        return _SECTIONS[Section(section)]
    except ValueError:
        return ""


def warning_script(event: str, level: int) -> str:
    """Return kind and colour of a warning in Mongolian; empty for a kind that has no name here."""
    name = _EVENTS.get(event, "")
    return f"{name} {_LEVELS[Level(level)]}".strip() if name else ""


def upright(text: str) -> list[int]:
    """Return the places of characters that stand upright in a column: Chinese among Mongolian."""
    return [found.start() for found in _UPRIGHT.finditer(text)]
