"""The farmer's calendar: lunar date and solar term (农历, 节气).

The only module that imports lunar_python, and only when asked: its import takes
longer than drawing the home screen.

Source: GB/T 33661-2017 for the calendar; lunar_python for its reckoning.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Lunar:
    """A day of the farmer's calendar.

    Args:
        day: Such as 农历十月十五.
        term: Such as 今日小雪 or 小雪第 2 天.
        next_term: Such as 再过 14 天 大雪.
        festival: Such as 春节; empty on most days.
    """

    day: str = ""
    term: str = ""
    next_term: str = ""
    festival: str = ""


def lunar(day: date, tr: Callable[[str], str]) -> Lunar:
    """Return the lunar date and the solar term of a day.

    Args:
        day: From 1900 to 2100.
        tr: Translates a Chinese phrase.
    """
    from lunar_python import Solar  # noqa: PLC0415  60 ms: after the first picture

    there = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    last, coming = there.getPrevJieQi(True), there.getNextJieQi(True)  # noqa: FBT003  whole days
    since = (day - _date(last.getSolar())).days
    until = (_date(coming.getSolar()) - day).days
    festivals = there.getFestivals()
    return Lunar(
        day=tr("农历{month}月{day}").format(
            month=there.getMonthInChinese(),
            day=there.getDayInChinese(),
            month_number=abs(there.getMonth()),
            day_number=there.getDay(),
        ),
        term=_term(last.getName(), since, tr),
        next_term=tr("再过 {days} 天{term}").format(
            days=until, term=term_name(coming.getName(), tr)
        ),
        festival=festivals[0] if festivals else "",
    )


def term_name(name: str, tr: Callable[[str], str]) -> str:
    """Return a solar term in the screen's language; an unknown name as it is."""
    return {
        "立春": tr("立春"),
        "雨水": tr("雨水"),
        "惊蛰": tr("惊蛰"),
        "春分": tr("春分"),
        "清明": tr("清明"),
        "谷雨": tr("谷雨"),
        "立夏": tr("立夏"),
        "小满": tr("小满"),
        "芒种": tr("芒种"),
        "夏至": tr("夏至"),
        "小暑": tr("小暑"),
        "大暑": tr("大暑"),
        "立秋": tr("立秋"),
        "处暑": tr("处暑"),
        "白露": tr("白露"),
        "秋分": tr("秋分"),
        "寒露": tr("寒露"),
        "霜降": tr("霜降"),
        "立冬": tr("立冬"),
        "小雪": tr("小雪"),
        "大雪": tr("大雪"),
        "冬至": tr("冬至"),
        "小寒": tr("小寒"),
        "大寒": tr("大寒"),
    }.get(name, name)


def _term(name: str, since: int, tr: Callable[[str], str]) -> str:
    term = term_name(name, tr)
    if since == 0:
        return tr("今日{term}").format(term=term)
    return tr("{term}第 {days} 天").format(term=term, days=since + 1)


def _date(solar: object) -> date:
    return date.fromisoformat(solar.toYmd())  # type: ignore[attr-defined]  # untyped library
