"""Units as they are written, and as they are said; words that count things.

Pure tables and the patterns made of them.
"""

from __future__ import annotations

from typing import Final

# Said in place of what is written; only behind a number or beside another unit.
WRITTEN: Final = {
    "kg": "公斤",
    "KG": "公斤",
    "Kg": "公斤",
    "g": "克",
    "mg": "毫克",
    "t": "吨",
    "L": "升",
    "l": "升",
    "mL": "毫升",
    "ml": "毫升",
    "ML": "毫升",
    "mm": "毫米",
    "cm": "厘米",
    "dm": "分米",
    "m": "米",
    "km": "公里",
    "km2": "平方公里",
    "km²": "平方公里",
    "㎡": "平方米",
    "m2": "平方米",
    "m²": "平方米",
    "m3": "立方米",
    "m³": "立方米",
    "hm2": "公顷",
    "hm²": "公顷",
    "ha": "公顷",
    "kW": "千瓦",
    "kw": "千瓦",
    "W": "瓦",
    "kWh": "度",
    "V": "伏",
    "h": "小时",
    "min": "分钟",
    "s": "秒",
    "d": "天",
    "ppm": "ppm",
    "GB": "G",
    "MB": "兆",
}

# What is counted or measured: two of it are 两.
COUNTED: Final = (
    *("亩", "公顷", "平方米", "立方米", "平方公里", "平方", "方"),
    *("公斤", "千克", "毫克", "斤", "克", "吨", "担"),
    *("毫升", "升", "公里", "千米", "毫米", "厘米", "分米", "里地", "米", "尺", "寸", "丈"),
    *("小时", "分钟", "秒", "个", "天", "周", "年", "夜", "宿", "季", "茬", "点", "时"),
    *("头", "只", "匹", "峰", "口", "窝", "棵", "株", "穴", "粒", "垄", "行", "片", "块", "批"),
    *("次", "遍", "回", "趟", "步", "成", "倍", "种", "类", "样", "项", "条", "款", "句", "页"),
    *("人", "位", "户", "家", "名", "台", "辆", "套", "架", "把", "根", "张", "份", "本", "篇"),
    *("袋", "包", "瓶", "桶", "箱", "车", "锨", "碗", "勺", "把", "层", "道", "间", "座", "处"),
    *("元", "块", "毛", "分钱", "万", "千瓦", "度", "伏", "瓦", "滴", "针", "支", "代", "边", "拃"),
)

# What a number only names or ranks: it stays 二.
RANKED: Final = ("月", "日", "号", "级", "楼", "期", "班", "组", "村", "等", "届", "型", "分")

TIMES: Final = ("天", "月", "年", "周", "夜", "小时", "次", "日", "季", "人", "户")


def longest_first(words: tuple[str, ...]) -> str:
    """Return a pattern that takes the longest of some words."""
    return "|".join(sorted(words, key=lambda word: -len(word)))
