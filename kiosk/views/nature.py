"""Words of the weather service, in the language of the screen: skies, winds, kinds of warnings.

The county sends them in Chinese, as the service prints them. What the service has a
fixed word for is said in English, too; any other word stays as it came.
"""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Tr = Callable[[str], str]

_FORCE = re.compile(r"(\d+(?:[~～-]\d+)?)级")


def sky_words(text: str, tr: Tr) -> str:
    """Say a phenomenon of a forecast: 小雪, light snow."""
    # Two are also names of solar terms: these have a text of their own here
    own = {"小雪": "下小雪", "大雪": "下大雪"}.get(text, text)
    said = {
        "晴": tr("晴"),
        "多云": tr("多云"),
        "阴": tr("阴"),
        "阵雨": tr("阵雨"),
        "雷阵雨": tr("雷阵雨"),
        "雷阵雨伴有冰雹": tr("雷阵雨伴有冰雹"),
        "雨夹雪": tr("雨夹雪"),
        "小雨": tr("小雨"),
        "中雨": tr("中雨"),
        "大雨": tr("大雨"),
        "暴雨": tr("暴雨"),
        "阵雪": tr("阵雪"),
        "下小雪": tr("下小雪"),
        "中雪": tr("中雪"),
        "下大雪": tr("下大雪"),
        "暴雪": tr("暴雪"),
        "雾": tr("雾"),
        "冻雨": tr("冻雨"),
        "沙尘暴": tr("沙尘暴"),
        "浮尘": tr("浮尘"),
        "扬沙": tr("扬沙"),
        "霾": tr("霾"),
    }.get(own, text)
    return text if said == own else said


def wind_words(wind: str, scale: str, tr: Tr) -> str:
    """Say direction and force of the wind, once where both say the same."""
    said = {
        "北风": tr("北风"),
        "东北风": tr("东北风"),
        "东风": tr("东风"),
        "东南风": tr("东南风"),
        "南风": tr("南风"),
        "西南风": tr("西南风"),
        "西风": tr("西风"),
        "西北风": tr("西北风"),
        "旋转风": tr("旋转风"),
        "微风": tr("微风"),
        "无持续风向": tr("无持续风向"),
    }
    force = _FORCE.fullmatch(scale)
    forced = tr("{n}级").format(n=force[1]) if force else said.get(scale, scale)
    return " ".join(dict.fromkeys(part for part in (said.get(wind, wind), forced) if part))


def event_words(event: str, tr: Tr) -> str:
    """Say a kind of warning (气象灾害预警信号): 寒潮, cold wave."""
    said = {
        "台风": tr("台风"),
        "暴雨": tr("暴雨"),
        "暴雪": tr("暴雪"),
        "寒潮": tr("寒潮"),
        "大风": tr("大风"),
        "沙尘暴": tr("沙尘暴"),
        "高温": tr("高温"),
        "干旱": tr("干旱"),
        "雷电": tr("雷电"),
        "冰雹": tr("冰雹"),
        "霜冻": tr("霜冻"),
        "大雾": tr("大雾"),
        "霾": tr("霾"),
        "道路结冰": tr("道路结冰"),
        "森林火灾": tr("森林火灾"),
        "雷雨大风": tr("雷雨大风"),
    }.get(event, event)
    return capital(said)


def in_a_line(*parts: str, tr: Tr) -> str:
    """Say words one after another: Chinese parts them by a space, English by a comma."""
    said = (part for part in parts if part)
    return reduce(lambda first, then: tr("{first} {then}").format(first=first, then=then), said)


def capital(text: str) -> str:
    """Begin a line as a language of letters does; Chinese stays as it is."""
    return text[:1].upper() + text[1:]
