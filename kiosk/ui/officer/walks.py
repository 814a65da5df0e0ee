"""The tour's walks through the officer's pages.

Only the first goes all the way to the door. The others come in without the PIN, for a tour has
none to give, publish nothing, and drop what they wrote: a tour may be taken at a station that
is in use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.ui.station_walks import HELD_MS
from kiosk.ui.world import tr

if TYPE_CHECKING:
    from kiosk.ui.tour import Hand

PATIENCE: Final = 100  # looks, 50 ms apart
TWICE_MS: Final = 900  # the same place touched sooner is a finger that trembles
SETTLE_MS: Final = 320  # a touch sooner after a page turned is the second half of a double tap


def pin(hand: Hand) -> None:
    """The door, once it was looked up what it asks for."""
    to_door(hand)
    door = hand.stage.stood("pin")
    for _ in range(PATIENCE):
        if door is not None and door.backend.property("asked"):
            break
        hand.wait(50)
    hand.shot("pin")


def officer(hand: Hand) -> None:
    """The menu, and its question before a restart."""
    _come_in(hand)
    hand.shot("officer")
    hand.touch(tr("重新启动"))
    hand.shot("officer-restart")


def form(hand: Hand) -> None:
    """A notice being written by keys and by hand, its last day, its preview; an offer."""
    _come_in(hand)
    hand.touch(tr("写通知"))
    _write(hand, "tingshui")
    hand.touch(tr("内容"))
    _write(hand, "xiawu")
    hand.touch("t")
    hand.shot("form-words")
    hand.touch("12")
    hand.shot("form-marks")
    hand.touch(tr("拼音"))
    hand.touch(tr("手写"))
    hand.shot("form-hand")
    hand.touch(tr("到哪天为止"))
    hand.shot("form-day")
    hand.touch(tr("照片"))
    hand.shot("form-picture")
    hand.touch(tr("看看样子"))
    hand.find(tr("返回"))
    hand.shot("form-preview")
    hand.touch(tr("返回"))
    hand.find(tr("发出去"))
    hand.wait(TWICE_MS)
    hand.touch(tr("返回"))
    _drop_drafts(hand)
    hand.touch(tr("登记供求"))
    hand.touch(tr("什么东西"))
    hand.shot("form-goods")
    hand.touch("土豆")
    hand.touch(tr("价钱"))
    hand.touch("2")
    hand.shot("form-price")
    hand.touch(tr("电话"))
    for digit in "13812345678":
        hand.touch(digit)
    hand.touch(tr("发出去"))  # nobody was asked yet, so nothing is said
    hand.shot("form-missing")
    _drop_drafts(hand)


def own(hand: Hand) -> None:
    """What was written, and the question before it is taken back."""
    _come_in(hand)
    hand.touch(tr("写通知"))
    _write(hand, "tingshui")
    hand.touch(tr("返回"))
    hand.stage.officer.keep()
    hand.touch(tr("已经写的"))
    hand.find(tr("不要了"))
    hand.shot("own")
    hand.touch(tr("不要了"))
    hand.shot("own-asked")
    _drop_drafts(hand)


def told(hand: Hand) -> None:
    """What goes up."""
    _come_in(hand)
    hand.touch(tr("来往记录"))
    hand.shot("told")


def browse(hand: Hand) -> None:
    """A stick, or none."""
    _come_in(hand)
    hand.touch(tr("写通知"))
    hand.touch(tr("照片"))
    hand.touch(tr("从U盘挑一张"))
    hand.shot("browse")
    hand.stage.officer.write(None)


def check(hand: Hand) -> None:
    """A colour, and the grid."""
    _come_in(hand)
    hand.touch(tr("检查屏幕"))
    hand.shot("check")
    for _ in range(5):
        hand.touch(tr("下一个颜色"))
    hand.shot("check-grid")


def to_door(hand: Hand) -> None:
    """Hold a finger on the village's name, and ask for the officer's pages."""
    hand.hold("head", HELD_MS)
    hand.touch(tr("信息员"))
    hand.find(tr("返回"))


def _come_in(hand: Hand) -> None:
    hand.stage.officer.open()
    hand.stage.turn("officer", "")
    hand.find(tr("写通知"))
    hand.wait(SETTLE_MS)


def _write(hand: Hand, letters: str) -> None:
    """Press pinyin and take the first word."""
    for letter in letters:
        hand.touch(letter)
    hand.touch_first("Candidate")


def _drop_drafts(hand: Hand) -> None:
    officer = hand.stage.officer
    written = officer.draft
    officer.write(None)
    if written is not None:
        officer.ask(lambda desk: desk.book.drop(written.id), lambda _: officer.read())
