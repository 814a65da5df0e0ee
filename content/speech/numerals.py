"""Numbers in words, as people in the village say them: 两千四百, 一块三毛五, 幺二三幺六.

Pure.
"""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_BY_TELEPHONE: Final = "零幺二三四五六七八九"  # 一 is taken for 七 on a bad line
_MONEY: Final = re.compile(r"(\d+)(?:\.(\d)(\d)?)?")
_LONGEST: Final = 16  # digits: 千万亿 are words still
_PAIR: Final = 2


def digits(text: str) -> str:
    """Say digit by digit: 二零二四."""
    return "".join(_DIGITS[int(letter)] for letter in text if letter.isdigit())


def by_telephone(text: str) -> str:
    """Say digit by digit, so that it is not misheard: 幺二三幺六."""
    return "".join(_BY_TELEPHONE[int(letter)] for letter in text if letter.isdigit())


def number(text: str) -> str:
    """Say a number as it is written: 1.35, 30,000, 007."""
    whole, _, fraction = text.replace(",", "").partition(".")
    is_code = len(whole) > 1 and whole.startswith("0")
    said = digits(whole) if is_code or len(whole) > _LONGEST else cardinal(int(whole))
    return f"{said}点{digits(fraction)}" if fraction else said


def counted(text: str) -> str:
    """Say a number before what is counted: two of it are 两, not 二."""
    return "两" if text == "2" else number(text)


def cardinal(value: int) -> str:
    """Say a whole number: 两千四百, 一万零五, 十五."""
    if value == 0:
        return "零"
    said = _large(value)
    return said.removeprefix("一") if said.startswith("一十") else said


def _large(value: int) -> str:
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if value >= size:
            many, rest = divmod(value, size)
            head = ("两" if many == _PAIR else _large(many)) + name
            gap = "零" if 0 < rest < size // 10 else ""
            return head + gap + (_large(rest) if rest else "")
    return _below_ten_thousand(value)


def _below_ten_thousand(value: int) -> str:
    said = ""
    for size, name in ((1000, "千"), (100, "百"), (10, "十")):
        many, value = divmod(value, size)
        if many:
            said += ("两" if many == _PAIR and name == "千" else _DIGITS[many]) + name
        elif said and value and not said.endswith("零"):
            said += "零"
    return said + (_DIGITS[value] if value else "")


def money(text: str, *, coins: bool = False) -> str:
    """Say an amount in yuan: 一块三毛五, 五毛, 两千四百元.

    Args:
        text: Such as 1.35 or 30,000; more than two places are said as a number.
        coins: Say 块 of whole yuan, too: the price of a thing, not an amount in a text.
    """
    found = _MONEY.fullmatch(text.replace(",", ""))
    if found is None:
        return number(text) + "元"
    yuan, jiao, fen = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if not jiao and not fen:
        return counted(str(yuan)) + ("块" if coins or found[2] else "元")
    if not yuan:
        return _small(jiao, fen)
    if not jiao:
        return f"{counted(str(yuan))}块零{_DIGITS[fen]}分"
    if fen:
        return f"{counted(str(yuan))}块{_coin(jiao)}毛{_DIGITS[fen]}"
    return f"{counted(str(yuan))}块{_DIGITS[jiao]}"


def _small(jiao: int, fen: int) -> str:
    if not jiao:
        return _coin(fen) + "分"
    return _coin(jiao) + "毛" + (_DIGITS[fen] if fen else "")


def _coin(value: int) -> str:
    return "两" if value == _PAIR else _DIGITS[value]
