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

_PAUSES: Final = {
    **dict.fromkeys("，、：；", ", "),
    **dict.fromkeys("。！", ". "),
    "？": "? ",
}
_LETTER = re.compile(r"[A-Za-z]")
# Names of the letters, as people say them in the village.
_NAMES: Final = {
    letter: name
    for letter, _, name in (
        row.partition(" ")
        for row in (
            *("a ei1", "b bi4", "c xi1", "d di4", "e yi4", "f ai2 fu5", "g ji4", "h ei1 chi5"),
            *("i ai4", "j zhei4", "k kei4", "l ai2 lu5", "m ai2 mu5", "n en1", "o ou1", "p pi4"),
            *("q qiu1", "r a4 er5", "s ai2 si5", "t ti4", "u you1", "v wei1", "w da2 bu5 liu5"),
            *("x ai2 ke5 si5", "y wai4", "z zei4"),
        )
    )
}
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


def toned(text: str) -> str:
    """Return a text in pinyin with its tones, as a voice is given it: ``tu3 dou4``.

    Pauses stay; letters become the syllables that their names sound like.

    Args:
        text: As `content.speech` says it, without digits.
    """
    _load_places()
    spelled = lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True, errors=_unspelled)
    return " ".join(" ".join(spelled).split())


def _unspelled(run: str) -> str:
    """Return what has no pinyin: pauses in one form, the names of letters."""
    said = "".join(_PAUSES.get(letter, letter) for letter in run)
    return _LETTER.sub(lambda found: f" {_NAMES[found[0].lower()]} ", said)


@cache
def _load_places() -> None:
    load_phrases_dict({place: [[part] for part in parts] for place, parts in _PLACES.items()})
