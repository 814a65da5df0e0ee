"""The tour's walk through the officer's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kiosk.ui.station_walks import HELD_MS
from kiosk.ui.world import tr

if TYPE_CHECKING:
    from kiosk.ui.tour import Hand

PIN: Final = "271828"  # of a tour's own home


def officer(hand: Hand) -> None:
    """The door, the menu, a notice and an offer being written, what was written, what goes up."""
    _set_pin(hand)
    hand.hold("head", HELD_MS)
    hand.touch(tr("信息员"))
    hand.find("1")
    hand.shot("officer-pin")
    for digit in PIN:
        hand.touch(digit)
    hand.touch(tr("确定"))
    hand.find(tr("写通知"))
    hand.shot("officer")
    hand.touch(tr("写通知"))
    write(hand, "tingshui")
    hand.touch(tr("内容"))
    write(hand, "zhouwu")
    write(hand, "shangwu")
    hand.touch("t")
    hand.shot("officer-notice")
    hand.touch(tr("手写"))
    hand.shot("officer-hand")
    hand.touch(tr("拼音"))
    hand.touch(tr("到哪天为止"))
    hand.shot("officer-day")
    hand.touch(tr("看看样子"))
    hand.find(tr("返回"))
    hand.shot("officer-preview")
    hand.touch(tr("返回"))
    hand.touch(tr("发出去"))
    hand.find(tr("看已经写的"))
    hand.shot("officer-said")
    hand.touch(tr("返回"))
    hand.touch(tr("登记供求"))
    hand.touch(tr("什么东西"))
    hand.shot("officer-goods")
    hand.touch("土豆")
    hand.touch(tr("电话"))
    for digit in "13812345678":
        hand.touch(digit)
    hand.shot("officer-phone")
    hand.touch(tr("发出去"))
    hand.shot("officer-missing")
    hand.touch(tr("返回"))
    hand.touch(tr("已经写的"))
    hand.shot("officer-own")
    hand.touch(tr("返回"))
    hand.touch(tr("来往记录"))
    hand.shot("officer-told")
    hand.touch(tr("返回"))
    hand.touch(tr("检查屏幕"))
    hand.shot("officer-check")


def write(hand: Hand, letters: str) -> None:
    """Press pinyin and take the first word."""
    for letter in letters:
        hand.touch(letter)
    hand.touch_first("Candidate")


def _set_pin(hand: Hand) -> None:
    done: list[Any] = []
    hand.stage.officer.ask(lambda desk: desk.lock.set(PIN), done.append)
    while not done:
        hand.wait(20)
