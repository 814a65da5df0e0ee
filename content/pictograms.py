"""Which drawing stands beside a word: crops, animals, weather, warnings.

Names only; the drawings are the kiosk's and the public site's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

# In this order: the longer and the more particular first (荞麦 before 麦, 乳 before 牛).
_THINGS: Final = (
    ("potato", ("土豆", "马铃薯", "洋芋", "山药蛋", "种薯")),
    ("oat", ("燕麦", "莜麦")),
    ("buckwheat", ("荞麦",)),
    ("wheat", ("小麦", "麦")),
    ("corn", ("玉米", "苞米", "青贮")),
    ("rapeseed", ("油菜", "菜籽", "胡麻")),
    ("sunflower", ("葵花", "向日葵")),
    ("bean", ("大豆", "黄豆", "豆")),
    ("cabbage", ("白菜", "甘蓝", "圆菜", "蔬菜")),
    ("carrot", ("胡萝卜", "萝卜")),
    ("tomato", ("西红柿", "番茄", "柿子")),
    ("cucumber", ("黄瓜", "西葫芦", "瓜")),
    ("pepper", ("辣椒", "青椒", "椒")),
    ("onion", ("大葱", "洋葱", "葱", "蒜")),
    ("apple", ("苹果", "梨", "水果")),
    ("egg", ("鸡蛋", "蛋")),
    ("milk", ("生鲜乳", "牛奶", "鲜奶", "奶价")),
    ("sheep", ("羔羊", "羊", "口蹄疫", "布病")),
    ("cow", ("奶牛", "肉牛", "牛")),
    ("pig", ("生猪", "猪")),
    ("chicken", ("鸡", "禽")),
    ("horse", ("马匹", "驴")),
    ("fertilizer", ("化肥", "肥", "尿素", "地膜")),
    ("tractor", ("农机", "拖拉机", "收割", "机械")),
    ("greenhouse", ("大棚", "温室")),
    ("seed", ("种子", "良种", "选种", "拌种")),
    ("water", ("灌溉", "浇水", "饮水", "节水")),
    ("fire", ("防火", "火险", "火")),
    ("frost", ("霜冻", "防冻", "霜")),
    ("money", ("补贴", "补助", "贷款", "低保", "社保", "养老", "保险")),
    ("people", ("会议", "村民", "招工", "务工")),
)

# Weather as the forecasts of the China Meteorological Administration name it.
_SKY: Final = (
    ("thunder", ("雷",)),
    ("hail", ("冰雹", "雹")),
    ("sleet", ("雨夹雪", "冻雨")),
    ("snow", ("雪",)),
    ("sand", ("沙", "尘")),
    ("haze", ("霾",)),
    ("fog", ("雾",)),
    ("drizzle", ("小雨", "毛毛雨")),
    ("rain", ("雨",)),
    ("overcast", ("阴",)),
    ("cloudy", ("多云", "少云")),
    ("sunny", ("晴",)),
    ("wind", ("风",)),
)
_BY_NIGHT: Final = {"sunny": "clear-night", "cloudy": "cloudy-night"}

_WARNINGS: Final = (
    ("frost", ("霜冻", "低温冻害")),
    ("cold", ("寒潮", "低温", "寒冷", "降温")),
    ("heat", ("高温", "干热风")),
    ("ice", ("结冰", "冰冻")),
    ("fire", ("火",)),
    ("drought", ("干旱", "旱")),
    ("flood", ("洪", "涝", "渍", "山洪", "地质")),
)


def pictogram_for(words: Iterable[str]) -> str:
    """Return the drawing of the first word that has one; empty when none has."""
    return next((found for word in words if (found := _first(_THINGS, word))), "")


def sky_pictogram(weather: str, *, night: bool = False) -> str:
    """Return the drawing of a forecast's words, such as 多云转小雪.

    Args:
        weather: As the forecast says it; what falls from the sky wins over clouds.
        night: Draw the moon for the sun.
    """
    name = _first(_SKY, weather) or "cloudy"
    return _BY_NIGHT.get(name, name) if night else name


def warning_pictogram(event: str) -> str:
    """Return the drawing of what is warned of, such as 霜冻."""
    return _first(_WARNINGS, event) or _first(_SKY, event) or "warning"


def _first(table: tuple[tuple[str, tuple[str, ...]], ...], text: str) -> str:
    return next((name for name, words in table if any(word in text for word in words)), "")
