"""What lies beneath something that covers all: told of to nobody, reached by no key, and kept."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from content.model import Tombstone
from kiosk.ui.tour import type_name
from tests.builders_screen import NOW, warning
from tests.ui.audit.reading import nodes

ORANGE = warning(NOW, level="橙色", severity="Severe")
LATER = NOW + timedelta(minutes=1)


def warn(kiosk):
    kiosk.apply(ORANGE, release=4)
    assert kiosk.hand.covered()


def take_back(kiosk):
    kiosk.apply(Tombstone(ORANGE.id, LATER), release=5)
    assert not kiosk.hand.covered()


def told(kiosk):
    """Return the names a screen reader is told."""
    return {node.name for node in nodes(kiosk.view) if node.name}


def holds_keys(kiosk):
    return kiosk.view.activeFocusItem().property("name")


def tab(kiosk):
    QTest.keyClick(kiosk.view, Qt.Key.Key_Tab)
    return holds_keys(kiosk)


def test_beneath_a_takeover_nothing_is_told_of_and_no_key_comes(kiosk):
    kiosk.hand.touch("种养技术")
    before = told(kiosk)
    warn(kiosk)
    seen = told(kiosk)
    assert {"知道了", "霜冻"} <= seen
    assert not {"种养技术", "首页", "返回"} & seen
    assert {tab(kiosk) for _ in range(5)} == {"知道了"}
    take_back(kiosk)
    assert told(kiosk) == before


def test_the_keys_are_back_where_they_were_when_a_takeover_has_gone(kiosk):
    kiosk.hand.touch("种养技术")
    card = next(name for name in (tab(kiosk) for _ in range(40)) if name.startswith("土豆入窖"))
    warn(kiosk)
    assert holds_keys(kiosk) is None
    tab(kiosk)
    QTest.keyClick(kiosk.view, Qt.Key.Key_Return)
    assert not kiosk.hand.covered()
    assert holds_keys(kiosk) == card


def test_who_was_writing_goes_on_writing_after_a_takeover(kiosk):
    kiosk.hand.touch("搜索")
    QTest.keyClick(kiosk.view, Qt.Key.Key_T)
    warn(kiosk)
    QTest.keyClick(kiosk.view, Qt.Key.Key_X)
    kiosk.hand.touch("知道了")
    QTest.keyClick(kiosk.view, Qt.Key.Key_D)
    assert kiosk.stage.stood("search").backend.property("words") == "td"


def test_a_page_is_where_it_was_left_when_a_takeover_has_gone(kiosk):
    kiosk.hand.touch("种养技术")
    kiosk.hand.touch("下一页")
    page = kiosk.stage.stood("list").item
    place = page.property("position")
    assert place > 0
    warn(kiosk)
    take_back(kiosk)
    assert page.property("position") == place


def test_beneath_a_large_picture_nothing_is_told_of_and_no_key_comes(kiosk):
    kiosk.hand.touch("种养技术")
    kiosk.hand.touch("土豆入窖前后要做好的五件事")
    while not any(type_name(item) == "PictureBlock" for item in kiosk.hand.pressable()):
        kiosk.hand.flick(300)
    kiosk.hand.touch_first("PictureBlock")
    assert not {"首页", "返回"} & told(kiosk)
    assert {tab(kiosk) for _ in range(5)} <= {"关闭", "关闭图片"}
    kiosk.hand.touch("关闭")
    assert {"首页", "返回"} <= told(kiosk)
