"""Where a product stands in the price list, and under which heading.

What this county grows and sells comes first; a product no one foresaw comes
last, under a plain bag, and is shown all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from content.pictograms import pictogram_for

if TYPE_CHECKING:
    from kiosk.views.phrases import Tr

OTHER: Final = "bag"

# In the order of the list: group, words that a product's name may hold.
_GOODS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("crops", ("土豆", "马铃薯", "洋芋", "山药蛋")),
    ("crops", ("莜麦", "燕麦")),
    ("crops", ("莜面",)),
    ("crops", ("荞麦", "荞面")),
    ("crops", ("小麦", "面粉", "麦")),
    ("crops", ("玉米", "苞米")),
    ("crops", ("胡麻", "亚麻", "菜籽", "葵")),
    ("crops", ("豆",)),
    ("crops", ("米",)),
    ("animals", ("活羊", "羔羊")),
    ("animals", ("羊",)),
    ("animals", ("活牛",)),
    ("animals", ("牛肉", "牛")),
    ("animals", ("猪",)),
    ("animals", ("鸡蛋", "蛋")),
    ("animals", ("鸡",)),
    ("animals", ("奶", "乳")),
    ("animals", ("草", "饲料", "青贮")),
    ("vegetables", ("菜", "甘蓝")),
    ("vegetables", ("萝卜", "葱", "蒜", "姜")),
    ("vegetables", ("西红柿", "番茄", "椒", "瓜", "茄")),
)
# What is made of a crop stands under the crop's drawing.
_MADE_OF: Final = {"莜": "oat", "面": "wheat", "米": "bowl", "薯": "potato", "菜": "cabbage"}


def place(product: str) -> int:
    """Return where a product stands in the list; a larger number stands later."""
    found = (at for at, (_, words) in enumerate(_GOODS) if any(word in product for word in words))
    return next(found, len(_GOODS))


def picture(product: str) -> str:
    """Return the name of the pictogram of a product."""
    by_part = (name for part, name in _MADE_OF.items() if part in product)
    return pictogram_for([product]) or next(by_part, OTHER)


def group(product: str, tr: Tr) -> str:
    """Return the heading a product stands under."""
    at = place(product)
    names = {"crops": tr("粮油"), "animals": tr("牲畜肉奶"), "vegetables": tr("蔬菜")}
    return names[_GOODS[at][0]] if at < len(_GOODS) else tr("其他")
