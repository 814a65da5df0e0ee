"""The tour's walks through what changes daily: warnings, prices, weather, search, rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ui.rest import RestBackend
from kiosk.ui.world import tr

if TYPE_CHECKING:
    from kiosk.ui.tour import Hand


def prices(hand: Hand) -> None:
    """The price list in both units, at two text sizes."""
    hand.touch(tr("市场行情"))
    hand.shot("prices")
    hand.touch(tr("换成元/公斤"))
    hand.shot("prices-kilogram")
    hand.touch(tr("换成元/斤"))
    hand.touch(tr("字号"))
    hand.touch(tr("字号"))
    hand.shot("prices-largest")


def product(hand: Hand) -> None:
    """One product with its chart, read with a finger, at two text sizes."""
    hand.touch(tr("市场行情"))
    hand.touch_first("PriceLine")
    hand.shot("product")
    hand.touch(tr("字号"))
    hand.touch(tr("字号"))
    hand.shot("product-largest")


def weather(hand: Hand) -> None:
    """The weather page at its least and its greatest type."""
    hand.touch(tr("天气预警"))
    hand.shot("weather")
    hand.touch(tr("字号"))
    hand.touch(tr("字号"))
    hand.shot("weather-largest")


def county_map(hand: Hand) -> None:
    """The county's map from the weather page, and another township told of."""
    hand.touch(tr("天气预警"))
    hand.touch(tr("地图"))
    hand.shot("map")
    hand.touch("哈乐镇")
    hand.shot("map-township")
    hand.touch(tr("字号"))
    hand.touch(tr("字号"))
    hand.shot("map-largest")


def search(hand: Hand) -> None:
    """Search by finger, by first letters, by pictures; what comes near; all about potatoes."""
    hand.touch(tr("搜索"))
    hand.shot("search")
    hand.touch(tr("拼音"))
    hand.touch("t")
    hand.touch("d")
    hand.shot("search-found")
    hand.touch("x")
    hand.touch("q")
    hand.shot("search-nothing")
    hand.touch(tr("重新写"))
    hand.touch(tr("看图"))
    hand.shot("search-pictures")
    hand.touch_first("PickCard")
    hand.shot("topic")


def rest(hand: Hand) -> None:
    """The slideshow, slide by slide, and the touch that wakes it."""
    hand.stage.turn("rest", "")
    slideshow = hand.stage.stood("rest")
    backend = slideshow.backend if slideshow else None
    if slideshow is None or not isinstance(backend, RestBackend):
        return
    for _ in range(int(slideshow.item.property("slides"))):
        hand.wait(100)
        hand.shot("rest")
        backend.turnOver()


def takeover(hand: Hand) -> None:
    """A grave warning on the whole screen; nothing when there is none."""
    hand.stage.wipe()
    hand.wait(100)
    if hand.covered():
        hand.shot("takeover")


def band(hand: Hand) -> None:
    """A warning over a page that is not about the weather; nothing when there is none."""
    hand.touch(tr("市场行情"))
    stood = hand.stage.stood("band")
    if stood is not None and stood.item.height():
        hand.shot("band")


def calendar(hand: Hand) -> None:
    """The month's sheet, another month, the largest text."""
    hand.touch(tr("日历"))
    hand.shot("calendar")
    hand.touch(tr("下个月"))
    hand.shot("calendar-next")
    hand.touch(tr("字号"))
    hand.touch(tr("字号"))
    hand.shot("calendar-largest")
