"""Say in Chinese what is wrong or odd about a price, to whom typed it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from content.checks import Doubt, Why

if TYPE_CHECKING:
    from content.errors import AuthoringError
    from content.prices import Quote

FIELDS: Final = {
    "date": "日期",
    "market": "市场",
    "area": "地区代码",
    "product": "品名",
    "spec": "规格",
    "origin": "产地",
    "low": "最低价",
    "high": "最高价",
    "modal": "大宗价",
    "unit": "单位",
    "type": "价格类型",
}
# what content.prices, content.sheets and content.excel say, by a word that stays
_SENTENCES: Final = (
    (r"lies in the future", "这一天还没有到。"),
    (r"is not a date|is no day", "日期看不懂，写成2026-11-20。"),
    (r"nothing says at which market", "没有写市场。表里加一列“市场”，或在上面填市场。"),
    (r"nothing says 元", "没有写单位。表里加一列“单位”，或在上面选元/斤还是元/公斤。"),
    (r"does not say what the price is for", "单位看不懂，写元/斤或元/公斤。"),
    (r"there is no price", "一个价也没有。"),
    (r"must be above 0", "价钱要大于0。"),
    (r"is no price", "不是价钱。"),
    (r"is above", "前一个价比后一个价高：要最低≤大宗≤最高。"),
    (r"is empty", "没有写品名。"),
    (r"control character", "有看不见的怪字符，重新打一遍。"),
    (r"cells under|cells; expected", "这一行的格数和表头对不上。"),
    (r"names no column", "表头里缺列：要有日期、品名，和最低价、最高价、大宗价当中的一个。"),
    (
        r"no header that is known",
        "看不出表头。第一行写：日期,市场,品名,规格,最低价,最高价,大宗价,单位。",
    ),
    (r"cannot stand in one row", "一张表里两种单位的价不能放在同一行，加一列“单位”。"),
    (r"neither UTF-8 nor GBK", "文字编码看不懂，另存为CSV再传。"),
    (r"is no CSV", "不是完整的CSV，另存一次再传。"),
    (r"no workbook", "不是能打开的Excel文件（要 .xlsx）。"),
    (r"has no row", "表是空的。"),
    (r"bytes, at most|unpacks to", "文件太大，最多4 MB。"),
    (r"rows", "行数不对：最少一行，最多五万行。"),
)


def problem(error: AuthoringError) -> str:
    """Return a problem as a sentence."""
    return next(
        (said for known, said in _SENTENCES if re.search(known, error.problem)),
        f"不能用：{error.problem}",
    )


def doubt(found: Doubt, quote: Quote) -> str:
    """Return a doubt as a sentence."""
    usual = f"这个市场前几次大约{found.usual:.2f}{quote.unit}，这次{quote.best:.2f}。"
    return (
        usual
        + {
            Why.KG_AS_JIN: "像是把元/公斤写成了元/斤。",
            Why.JIN_AS_KG: "像是把元/斤写成了元/公斤。",
            Why.TWICE: "差了一倍，看看单位对不对。",
            Why.FAR: "差得太多，看看小数点和单位。",
        }[found.why]
    )
