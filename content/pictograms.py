"""Which drawing stands beside a word: crops, animals, weather, warnings.

Names only; the drawings are the kiosk's and the public site's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

# In this order: the longer and the more particular first (荞麦 before 麦, 乳 before 牛).
_TRADES: Final = (
    ("sorting", ("分拣", "拣选", "装袋")),
    ("milking", ("挤奶",)),
    ("herding", ("放羊", "放牧", "羊倌", "牧工")),
    ("welder", ("电焊", "焊工")),
    ("electrician", ("电工",)),
    ("cook", ("厨师", "厨工", "帮厨", "做饭", "炊事")),
    ("cleaning", ("保洁", "环卫", "清扫")),
    ("snow-shovel", ("铲雪", "清雪", "扫雪", "除雪")),
    ("loading", ("装车", "装卸", "搬运")),
    ("picking", ("采摘", "摘果")),
    ("building", ("建筑", "工地", "瓦工", "钢筋", "砌墙")),
    ("driver", ("司机", "驾驶")),
    ("guard", ("保安", "门卫")),
    ("care", ("护工", "护理", "保姆", "月嫂")),
    ("sewing", ("缝纫", "服装")),
)
_CROPS: Final = (
    ("potato", ("土豆", "马铃薯", "洋芋", "山药蛋", "种薯")),
    ("oat", ("燕麦", "莜麦", "莜面")),
    ("buckwheat", ("荞麦", "荞面")),
    ("wheat", ("小麦", "麦")),
    ("silage", ("青贮",)),
    ("corn", ("玉米", "苞米")),
    ("millet", ("谷子", "小米")),
    ("broomcorn", ("黍", "糜", "黄米")),
    ("flax", ("胡麻", "亚麻")),
    ("rapeseed", ("油菜", "菜籽")),
    ("sunflower", ("葵花", "向日葵")),
    ("broadbean", ("蚕豆",)),
    ("pea", ("豌豆",)),
    ("soybean", ("大豆", "黄豆")),
    ("bean", ("豆",)),
    ("beet", ("甜菜",)),
    ("alfalfa", ("苜蓿",)),
    ("hay", ("草料", "饲草", "饲料", "干草", "秸秆")),
    ("herb", ("药材", "黄芪", "黄芩", "甘草", "党参")),
    ("cabbage", ("圆白菜", "甘蓝", "圆菜", "莲花白")),
    ("napa", ("白菜",)),
    ("carrot", ("胡萝卜",)),
    ("radish", ("萝卜",)),
    ("tomato", ("西红柿", "番茄", "柿子")),
    ("eggplant", ("茄子",)),
    ("pepper", ("辣椒", "青椒", "椒")),
    ("watermelon", ("西瓜",)),
    ("melon", ("蜜瓜", "香瓜", "甜瓜")),
    ("pumpkin", ("南瓜",)),
    ("cucumber", ("黄瓜", "西葫芦", "瓜")),
    ("garlic", ("蒜",)),
    ("onion", ("葱",)),
    ("mushroom", ("蘑菇", "香菇", "平菇", "食用菌")),
    ("cabbage", ("蔬菜",)),
    ("seabuckthorn", ("沙棘",)),
    ("goji", ("枸杞",)),
    ("strawberry", ("草莓",)),
    ("grape", ("葡萄",)),
    ("apricot", ("杏", "桃")),
    ("pear", ("梨",)),
    ("apple", ("苹果", "水果", "果树")),
    ("tree", ("树苗", "造林", "植树", "护林")),
)
_ANIMALS: Final = (
    ("egg", ("鸡蛋", "蛋")),
    ("milk", ("生鲜乳", "牛奶", "鲜奶", "奶价")),
    ("lamb", ("羔",)),
    ("goat", ("山羊", "羊绒")),
    ("sheep", ("羊", "口蹄疫", "布病")),
    ("calf", ("牛犊", "犊")),
    ("beef", ("肉牛", "牛肉", "育肥牛")),
    ("cow", ("奶牛", "牛")),
    ("pig", ("生猪", "猪")),
    ("duck", ("鸭", "鹅")),
    ("chicken", ("鸡", "禽")),
    ("donkey", ("驴", "骡")),
    ("horse", ("马匹", "养马", "马业")),
    ("camel", ("骆驼",)),
    ("rabbit", ("兔",)),
    ("bee", ("蜂",)),
    ("dog", ("狗", "犬")),
    ("fish", ("鱼", "水产")),
    ("locust", ("蝗",)),
    ("aphid", ("蚜",)),
    ("grub", ("地下害虫", "蛴螬", "金针虫", "地老虎")),
)
_LIFE: Final = (
    ("manure", ("农家肥", "有机肥", "粪")),
    ("mulch", ("地膜", "残膜")),
    ("fertilizer", ("化肥", "肥", "尿素")),
    ("tractor", ("农机", "拖拉机", "收割", "机械")),
    ("greenhouse", ("大棚", "温室")),
    ("seed", ("种子", "良种", "选种", "拌种")),
    ("drip", ("滴灌",)),
    ("water", ("灌溉", "浇水", "饮水", "节水", "自来水")),
    ("sprayer", ("打药", "农药", "喷药")),
    ("ear-tag", ("耳标", "检疫")),
    ("syringe", ("防疫", "疫苗", "免疫", "打针")),
    ("disinfect", ("消毒",)),
    ("cellar", ("窖",)),
    ("mill", ("磨面", "磨坊")),
    ("stove", ("取暖", "炉子")),
    ("fire", ("防火", "火险", "火")),
    ("frost", ("霜冻", "防冻", "霜")),
    ("card", ("身份证", "户口", "社保卡", "一卡通", "残疾证")),
    ("medical", ("医保", "医疗", "看病", "体检")),
    ("money", ("补贴", "补助", "贷款", "低保", "社保", "养老", "保险")),
    ("house", ("宅基地", "危房", "房子", "住房")),
    ("road", ("道路", "修路", "公路")),
    ("book", ("读书", "上学", "学校")),
    ("shop", ("电商", "网店", "卖货", "集市")),
    ("phone", ("电话",)),
    ("training", ("培训",)),
    ("people", ("会议", "开会", "村民", "招工", "务工")),
)
_PESTS: Final = frozenset({"locust", "aphid", "grub"})
CROPS: Final = frozenset(name for name, _ in _CROPS)
ANIMALS: Final = (
    frozenset(name for name, _ in _ANIMALS) - _PESTS
)  # what is kept, not what eats the crop
_THINGS: Final = (*_TRADES, *_CROPS, *_ANIMALS, *_LIFE)

# Weather as the forecasts of the China Meteorological Administration name it.
_SKY: Final = (
    ("thunder", ("雷",)),
    ("hail", ("冰雹", "雹")),
    ("freezing-rain", ("冻雨",)),
    ("sleet", ("雨夹雪",)),
    ("blizzard", ("暴雪",)),
    ("snow", ("雪",)),
    ("sand", ("沙", "尘")),
    ("haze", ("霾",)),
    ("fog", ("雾",)),
    ("downpour", ("暴雨",)),
    ("drizzle", ("小雨", "毛毛雨")),
    ("rain", ("雨",)),
    ("overcast", ("阴",)),
    ("cloudy", ("多云", "少云")),
    ("sunny", ("晴",)),
    ("wind", ("风",)),
)
_BY_NIGHT: Final = {"sunny": "clear-night", "cloudy": "cloudy-night"}

# The kinds of the weather desk's 14 signals, and what their neighbours warn of.
_WARNINGS: Final = (
    ("squall", ("雷雨大风", "雷暴大风", "强对流")),
    ("typhoon", ("台风",)),
    ("hot-wind", ("干热风",)),
    ("frost", ("霜冻", "低温冻害")),
    ("cold", ("寒潮", "寒冷", "降温")),
    ("low-temperature", ("低温",)),
    ("heat", ("高温",)),
    ("road-ice", ("道路结冰",)),
    ("ice", ("结冰", "冰冻", "积冰")),
    ("grassfire", ("森林", "草原", "火险")),
    ("fire", ("火",)),
    ("drought", ("干旱", "旱")),
    ("torrent", ("山洪",)),
    ("landslide", ("地质", "滑坡", "泥石流")),
    ("flood", ("洪", "涝", "渍")),
    ("earthquake", ("地震",)),
    ("poor-air", ("污染", "空气")),
    ("epidemic", ("疫",)),
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
