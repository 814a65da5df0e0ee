"""Spell Chinese in pinyin, at the county, so that no kiosk has to (55 MB).

The only module that imports pypinyin. Place names of the region that have a
reading of their own are given to it first.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from pypinyin import Style, lazy_pinyin, load_phrases_dict

if TYPE_CHECKING:
    from collections.abc import Iterable

_RUN = re.compile(r"[\u3400-\u9fff]+|[A-Za-z0-9]+")
_PLACES: Final = {  # names whose characters are read otherwise elsewhere
    "可可以力更": ["kě", "kě", "yǐ", "lì", "gēng"],
    "上秃亥": ["shàng", "tū", "hài"],
    "西乌兰不浪": ["xī", "wū", "lán", "bù", "làng"],
    "哈拉合少": ["hā", "lā", "hé", "shǎo"],
    "和林格尔": ["hé", "lín", "gé", "ěr"],
    "察素齐": ["chá", "sù", "qí"],
    "伍什家": ["wǔ", "shí", "jiā"],
    "北什轴": ["běi", "shí", "zhóu"],
    "黑老夭": ["hēi", "lǎo", "yāo"],
    "莜麦": ["yóu", "mài"],
    "莜面": ["yóu", "miàn"],
    "重茬": ["chóng", "chá"],
}


def spell(texts: Iterable[str]) -> tuple[str, str]:
    """Return texts in pinyin without tones, and by first letters.

    Each run of Chinese characters becomes one word: 土豆晚疫病，怎么防 becomes
    ``tudouwanyibing zenmefang`` and ``tdwyb zmf``.
    """
    _load_places()
    runs = [run for text in texts for run in _RUN.findall(text)]
    words = list(dict.fromkeys(runs))
    full = ("".join(lazy_pinyin(word, style=Style.NORMAL)) for word in words)
    first = ("".join(part[0] for part in lazy_pinyin(word, style=Style.NORMAL)) for word in words)
    return " ".join(full).lower(), " ".join(first).lower()


@cache
def _load_places() -> None:
    load_phrases_dict({place: [[part] for part in parts] for place, parts in _PLACES.items()})
