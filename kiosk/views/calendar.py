"""The farmer's calendar: lunar date and solar term (农历, 节气).

The only module that imports lunar_python, and only when asked: its import takes
longer than drawing the home screen.

Source: GB/T 33661-2017 for the calendar; lunar_python for its reckoning.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

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
        count: Where in the nines of winter or the dog days, such as 一九第4天; empty outside.
    """

    day: str = ""
    term: str = ""
    next_term: str = ""
    festival: str = ""
    count: str = ""


@dataclass(frozen=True, slots=True)
class DayMark:
    """What stands under a day on the sheet of a month.

    Args:
        lunar: The day of the moon, such as 初八; on the first of a moon its name, such as 冬月.
        term: The solar term that begins that day; empty on most days.
        festival: The festival of that day; empty on most days.
    """

    lunar: str
    term: str
    festival: str


# What the library calls a festival, and people here call it; what is not among them is not theirs.
_FESTIVALS: Final = {
    "春节": "春节",
    "元宵节": "元宵",
    "龙头节": "龙抬头",
    "端午节": "端午",
    "七夕节": "七夕",
    "中秋节": "中秋",
    "重阳节": "重阳",
    "腊八节": "腊八",
    "除夕": "除夕",
    "元旦节": "元旦",
    "妇女节": "妇女节",
    "植树节": "植树节",
    "劳动节": "劳动节",
    "青年节": "青年节",
    "儿童节": "儿童节",
    "建党节": "建党节",
    "建军节": "建军节",
    "教师节": "教师节",
    "国庆节": "国庆",
}
# Festivals of the moon by month and day that are not asked of the library: it knows the south's
# 小年, and 中元 only among names that cost it the reckoning of two years for each day.
_BY_MOON: Final = {(12, 23): "小年", (7, 15): "中元"}
_HARVEST: Final = "秋分"  # 中国农民丰收节 since 2018, on the day of the autumn equinox


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
    return Lunar(
        day=tr("农历{month}月{day}").format(
            month=there.getMonthInChinese(),
            day=there.getDayInChinese(),
            month_number=abs(there.getMonth()),
            day_number=there.getDay(),
        ),
        term=_term(last.getName(), since, tr),
        next_term=_next_term(coming.getName(), until, tr),
        festival=festival_name(_festival(there), tr),
        count=_count(there, tr),
    )


def day_mark(day: date, tr: Callable[[str], str]) -> DayMark:
    """Return what stands under a day on the sheet of a month.

    Args:
        day: From 1900 to 2100.
        tr: Translates a Chinese phrase.
    """
    from lunar_python import Solar  # noqa: PLC0415  60 ms: after the first picture

    there = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    number, month = there.getDay(), abs(there.getMonth())
    new_moon = tr("{month}月").format(month=there.getMonthInChinese(), month_number=month)
    name = tr("{day}").format(day=there.getDayInChinese(), day_number=number)
    term = there.getJieQi()
    return DayMark(
        lunar=new_moon if number == 1 else name,
        term=term_name(term, tr) if term else "",
        festival=festival_name(_festival(there), tr),
    )


def festival_name(name: str, tr: Callable[[str], str]) -> str:
    """Return a festival in the screen's language."""
    return {
        "": "",
        "春节": tr("春节"),
        "元宵": tr("元宵"),
        "龙抬头": tr("龙抬头"),
        "端午": tr("端午"),
        "七夕": tr("七夕"),
        "中元": tr("中元"),
        "中秋": tr("中秋"),
        "重阳": tr("重阳"),
        "腊八": tr("腊八"),
        "小年": tr("小年"),
        "除夕": tr("除夕"),
        "丰收节": tr("丰收节"),
        "元旦": tr("元旦"),
        "妇女节": tr("妇女节"),
        "植树节": tr("植树节"),
        "劳动节": tr("劳动节"),
        "青年节": tr("青年节"),
        "儿童节": tr("儿童节"),
        "建党节": tr("建党节"),
        "建军节": tr("建军节"),
        "教师节": tr("教师节"),
        "国庆": tr("国庆"),
    }[name]


def _festival(there: Any) -> str:
    """Return the festival people keep on a day of the library's; those of the moon first."""
    if kept := _BY_MOON.get((there.getMonth(), there.getDay())):
        return kept
    told = [*there.getFestivals(), *there.getSolar().getFestivals()]
    known = [_FESTIVALS[name] for name in told if name in _FESTIVALS]
    if there.getJieQi() == _HARVEST:
        known.append("丰收节")
    return known[0] if known else ""


def _count(there: Any, tr: Callable[[str], str]) -> str:
    """Say where in the nines of winter (数九) or in the dog days (三伏) a day stands."""
    count = there.getShuJiu() or there.getFu()
    if not count:
        return ""
    return tr("{count}第 {days} 天").format(
        count=count_name(count.getName(), tr), days=count.getIndex()
    )


def count_name(name: str, tr: Callable[[str], str]) -> str:
    """Return one of the nines or of the dog days in the screen's language."""
    return {
        "一九": tr("一九"),
        "二九": tr("二九"),
        "三九": tr("三九"),
        "四九": tr("四九"),
        "五九": tr("五九"),
        "六九": tr("六九"),
        "七九": tr("七九"),
        "八九": tr("八九"),
        "九九": tr("九九"),
        "初伏": tr("初伏"),
        "中伏": tr("中伏"),
        "末伏": tr("末伏"),
    }.get(name, name)


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


def _next_term(name: str, until: int, tr: Callable[[str], str]) -> str:
    term = term_name(name, tr)
    if until == 1:
        return tr("明天{term}").format(term=term)
    return tr("再过 {days} 天{term}").format(days=until, term=term)


def _date(solar: object) -> date:
    return date.fromisoformat(solar.toYmd())  # type: ignore[attr-defined]  # untyped library
