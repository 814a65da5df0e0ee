"""Numbers that count and measure: money, rates, degrees, per cent, ranges.

Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from content.speech.numerals import counted, digits, money, number
from content.speech.rules import NUMBER, TO, Rule, rule
from content.speech.units import COUNTED, RANKED, WRITTEN, longest_first

if TYPE_CHECKING:
    import re

_SMALL: Final = longest_first(tuple(WRITTEN))
_UNIT: Final = longest_first((*WRITTEN, *COUNTED, "元", "万元"))
_PER: Final = longest_first((*WRITTEN, *COUNTED, "月", "日", "季度"))
_RANGE: Final = rf"({NUMBER})\s*{TO}\s*({NUMBER})"
_DEGREE: Final = r"(?:℃|°C|摄氏度|度)"
_SHORT: Final = 2  # digits
_SIGNED: Final = rf"([-−–—]?)\s*({NUMBER})"


def _of(unit: str) -> str:
    return WRITTEN.get(unit, unit)


def _is_small(unit: str) -> bool:
    return unit in COUNTED or unit in WRITTEN


def _many(text: str, unit: str = "") -> str:
    return counted(text) if not unit or _is_small(unit) else number(text)


def _price(found: re.Match[str]) -> str:
    return f"一{_of(found[2])}{money(found[1], coins=True)}"


def _prices(found: re.Match[str]) -> str:
    low, high = money(found[1], coins=True), money(found[2], coins=True)
    low = low.removesuffix("块") if high.endswith("块") else low
    return f"一{_of(found[3])}{low}到{high}"


def _named_price(found: re.Match[str]) -> str:
    return found[1] + found[2] + money(found[3], coins=True)


def _amounts(found: re.Match[str]) -> str:
    low, high = money(found[1]), money(found[2])
    return f"{low.removesuffix('元')}到{high}"


def _rate(found: re.Match[str]) -> str:
    return f"每{_of(found[3])}{_many(found[1], found[2])}{_of(found[2])}"


def _rates(found: re.Match[str]) -> str:
    low, high, unit = _many(found[1], found[3]), _many(found[2], found[3]), _of(found[3])
    return f"每{_of(found[4])}{low}到{high}{unit}"


def _per(found: re.Match[str]) -> str:
    return f"{_of(found[1])}每{_of(found[2])}"


def _degrees(found: re.Match[str]) -> str:
    return _below(found[1]) + counted(found[2]) + "度"


def _degrees_range(found: re.Match[str]) -> str:
    low, high = counted(found[2]), counted(found[4])
    if bool(found[1]) != bool(found[3]):
        return f"{_side(found[1], low)}度到{_side(found[3], high)}度"
    return f"{_below(found[1])}{low}到{_below(found[3])}{high}度"


def _side(sign: str, degrees: str) -> str:
    """Say on which side of nought a temperature is."""
    if sign:
        return "零下" + degrees
    return degrees if degrees == "零" else "零上" + degrees


def _below(sign: str) -> str:
    return "零下" if sign else ""


def _around(found: re.Match[str]) -> str:
    return f"{number(found[1])}正负{counted(found[2])}"


def _share(found: re.Match[str]) -> str:
    of = {"%": "百", "％": "百", "‰": "千"}[found[2]]
    return f"{of}分之{'百' if found[1] == '100' and of == '百' else number(found[1])}"


def _shares(found: re.Match[str]) -> str:
    return f"百分之{number(found[1])}到{number(found[2])}"


def _ranged(found: re.Match[str]) -> str:
    unit = found[3] or ""
    low, high = _many(found[1], unit or "级"), _many(found[2], unit or "级")
    return f"{low}到{high}{_of(unit)}"


def _measured(found: re.Match[str]) -> str:
    return _many(found[1], found[2]) + _of(found[2])


def _in_a_name(found: re.Match[str]) -> str:
    """Say a number that stands among letters: a short one whole, others by digits."""
    return number(found[0]) if len(found[0]) <= _SHORT else digits(found[0])


COUNTS: Final[tuple[Rule, ...]] = (
    rule(
        rf"({NUMBER})\s*元/({_PER})/({_PER})",
        lambda m: f"一{_of(m[2])}一{_of(m[3])}{money(m[1], coins=True)}",
    ),
    rule(rf"{_RANGE}\s*元\s*[/每一]\s*({_PER})", _prices),
    rule(rf"({NUMBER})\s*元\s*[/每一]\s*({_PER})", _price),
    rule(rf"(价|最低|最高|平均)([，：:]?)(\d+\.\d{{1,2}})(?![\d℃%~～—-]|{_UNIT})", _named_price),
    rule(rf"{_RANGE}\s*元", _amounts),
    rule(rf"[¥￥]\s*({NUMBER})", lambda found: money(found[1])),
    rule(rf"({NUMBER})\s*元", lambda found: money(found[1])),
    rule(rf"{_RANGE}\s*({_UNIT})\s*/\s*({_PER})(?![A-Za-z])", _rates),
    rule(rf"({NUMBER})\s*({_UNIT})\s*/\s*({_PER})(?![A-Za-z])", _rate),
    rule(rf"(?<![A-Za-z])({_UNIT})/({_PER})(?![A-Za-z])", _per),
    rule(
        rf"(?<![\d.]){_SIGNED}\s*{_DEGREE}?\s*[~～—–至到]\s*{_SIGNED}\s*{_DEGREE}", _degrees_range
    ),
    rule(rf"(?<![\d.])()({NUMBER})\s*-\s*()({NUMBER})\s*{_DEGREE}", _degrees_range),
    rule(rf"({NUMBER})\s*±\s*({NUMBER})", _around),
    rule(rf"±\s*(?={NUMBER})", "正负"),
    rule(rf"\+(?={NUMBER}\s*{_DEGREE})", "零上"),
    rule(rf"(?<![\d.]){_SIGNED}\s*(?:℃|°C|摄氏度)", _degrees),
    rule(rf"(?<![\d.])[-−–]({NUMBER})(?=度)", lambda found: "零下" + counted(found[1])),
    rule(r"℃|°C", "度"),
    rule(rf"{_RANGE}\s*[%％]", _shares),
    rule(rf"({NUMBER})\s*[%％]\s*{TO}\s*(?={NUMBER})", lambda m: f"百分之{number(m[1])}到"),
    rule(rf"({NUMBER})\s*([%％‰])", _share),
    rule(rf"第\s*{_RANGE}", lambda found: f"第{number(found[1])}到{number(found[2])}"),
    rule(rf"{_RANGE}\s*({_SMALL})(?![A-Za-z])", _ranged),
    rule(rf"{_RANGE}\s*({longest_first(COUNTED)})?", _ranged),
    rule(rf"({NUMBER})\s*({_SMALL})(?![A-Za-z0-9])", _measured),
    rule(r"第\s*(\d+)", lambda found: "第" + number(found[1])),
    rule(rf"(?<![\d.A-Za-z-])({NUMBER})(?={longest_first(RANKED)})", lambda m: number(m[1])),
    rule(rf"(?<![\d.A-Za-z-])({NUMBER})\s*({longest_first(COUNTED)})", _measured),
    rule(rf"(?<![\d.A-Za-z\u4e00-\u9fff)）])[-−]({NUMBER})", lambda found: "负" + number(found[1])),
    rule(rf"(?<![\d.A-Za-z-])({NUMBER})(?![A-Za-z])", lambda found: number(found[1])),
    rule(r"(?<=[A-Za-z])\d+\.\d+", lambda found: number(found[0])),
    rule(r"\d+", _in_a_name),
)
