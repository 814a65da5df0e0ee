"""The tour's walks through home, lists and articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ui.world import tr

if TYPE_CHECKING:
    from kiosk.ui.tour import Hand


def home(hand: Hand) -> None:
    """The home screen at its three text sizes."""
    hand.shot("home")
    hand.touch(tr("字号"))
    hand.touch(tr("字号"))
    hand.shot("home-largest")


def lists(hand: Hand) -> None:
    """A list, turned, filtered, and one of another section."""
    hand.touch(tr("种养技术"))
    hand.shot("list")
    hand.touch(tr("下一页"))
    hand.shot("list-next")
    hand.touch_first("Chip")
    hand.home()
    hand.touch(tr("务工信息"))
    hand.shot("list-jobs")


def take(hand: Hand) -> None:
    """An article taken home: the first of its codes, and the next."""
    hand.touch(tr("政策法规"))
    hand.touch_first("ItemCard")
    hand.touch(tr("带走"))
    hand.shot("take")
    hand.touch(tr("下一张"))
    hand.shot("take-next")
    hand.touch(tr("字号"))
    hand.touch(tr("字号"))
    hand.shot("take-largest")


def article(hand: Hand) -> None:
    """An article with its short answers, turned, its picture opened large, at the largest type."""
    hand.touch(tr("政策法规"))
    hand.touch_first("ItemCard")
    hand.shot("article")
    hand.touch(tr("下一页"))
    hand.shot("article-next")
    hand.touch(tr("返回"))
    hand.touch(tr("首页"))
    hand.touch(tr("种养技术"))
    hand.touch_first("ItemCard")
    hand.touch_first("PictureBlock")
    hand.shot("picture")
    hand.touch(tr("关闭"))
    hand.touch(tr("字号"))
    hand.touch(tr("字号"))
    hand.shot("article-largest")
