"""Who has a keyboard or a switch instead of a finger."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.builders_screen import warning
from tests.ui.reading import items

KEY = Qt.Key


def press(kiosk, *keys):
    for key in keys:
        QTest.keyClick(kiosk.view, key)
        kiosk.hand.wait(30)


def here(kiosk):
    return kiosk.view.activeFocusItem().property("name")


def ring(kiosk):
    """Return what a ring is seen round."""
    found = [
        item
        for item in items(kiosk.view.contentItem())
        if "FocusRing" in item.metaObject().className()
    ]
    return [item.parentItem().property("name") for item in found]


def test_tab_begins_at_the_top_and_a_ring_shows_where(kiosk):
    press(kiosk, KEY.Key_Tab)
    assert ring(kiosk) == [here(kiosk)]
    assert kiosk.view.activeFocusItem().mapToScene(QPoint(0, 0)).y() < 200


def test_arrows_go_from_tile_to_tile(kiosk):
    press(kiosk, KEY.Key_Tab)
    while here(kiosk) != "种养技术":
        press(kiosk, KEY.Key_Tab)
    seen = []
    for key in (KEY.Key_Right, KEY.Key_Down, KEY.Key_Left, KEY.Key_Up):
        press(kiosk, key)
        seen.append(here(kiosk))
    assert seen == ["病虫疫病", "办事指南", "远程课堂", "种养技术"]


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space])
def test_enter_and_space_press_what_the_ring_is_round(kiosk, key):
    press(kiosk, KEY.Key_Tab)
    while here(kiosk) != "种养技术":
        press(kiosk, KEY.Key_Tab)
    press(kiosk, key)
    kiosk.hand.wait(300)
    assert kiosk.stage.screen == "list"
    press(kiosk, KEY.Key_Tab)
    assert ring(kiosk) == [here(kiosk)]


def test_a_finger_takes_the_ring_away(kiosk):
    press(kiosk, KEY.Key_Tab)
    kiosk.hand.touch_at(4, 300)
    assert ring(kiosk) == []


def test_a_key_wakes_the_screen_and_presses_nothing(kiosk):
    press(kiosk, KEY.Key_Tab)
    kiosk.stage.idle(181)
    kiosk.stage.idle(181)
    assert kiosk.stage.screen == "rest"
    press(kiosk, KEY.Key_Return)
    assert kiosk.stage.screen == "home"


def test_letters_are_written_and_arrows_lead_out_of_the_field(kiosk):
    kiosk.hand.touch("搜索")
    kiosk.view.requestActivate()
    while kiosk.view.activeFocusItem() is None:
        kiosk.hand.wait(20)
    press(kiosk, "t", "d")
    assert kiosk.stage.stood("search").backend.words == "td"
    press(kiosk, KEY.Key_Down)
    assert ring(kiosk) == [here(kiosk)]
    assert kiosk.stage.stood("search").backend.words == "td"


def test_keys_stay_on_what_covers_all_else(kiosk):
    kiosk.apply(warning(kiosk.clock.now, level="橙色", severity="Severe"))
    for _ in range(3):
        press(kiosk, KEY.Key_Tab)
        assert here(kiosk) == "知道了"
    press(kiosk, KEY.Key_Return, KEY.Key_Tab)
    assert here(kiosk) != "知道了"
