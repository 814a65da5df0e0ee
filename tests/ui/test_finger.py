"""What touches a glass in a village: fingers, several at once, palms, wet and slow and long ones."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.ui.station_walks import HELD_MS
from kiosk.views.touching import LEANING_S

LONG_MS = 2300  # longer than any press is meant


@pytest.fixture
def glass(kiosk):
    """Return the glass of a kiosk, to be touched by several fingers."""
    return Glass(kiosk)


class Glass:
    def __init__(self, kiosk):
        self.kiosk, self.hand = kiosk, kiosk.hand
        self._panel = QTest.createTouchDevice()
        self.down = {}
        self.now = (
            time.monotonic()
        )  # turned by hand, so that a busy machine's pauses are no reader's
        kiosk.guard.clock = lambda: self.now

    def place(self, name):
        item = self.hand.find(name)
        return item.mapToScene(item.boundingRect().center()).toPoint()

    def feel(self, wait=30, **steps):
        """Touch with fingers by name: a place presses or moves, None lifts; others stay."""
        sequence = QTest.touchEvent(self.kiosk.view, self._panel)
        for name, place in steps.items():
            number = int(name[1:])
            if place is None:
                sequence.release(number, self.down.pop(number), self.kiosk.view)
            elif number in self.down:
                sequence.move(number, place, self.kiosk.view)
                self.down[number] = place
            else:
                sequence.press(number, place, self.kiosk.view)
                self.down[number] = place
        for number in self.down:
            if f"f{number}" not in steps:
                sequence.stationary(number)
        sequence.commit()
        self.now += wait / 1000
        self.hand.wait(wait)

    def tap(self, place, hold=40, wait=30):
        self.feel(hold, f0=place)
        self.feel(wait, f0=None)

    @property
    def screen(self):
        self.now += 1
        self.hand.wait(330)
        return self.kiosk.stage.screen


def test_a_second_finger_presses_nothing(glass):
    tile, other = glass.place("种养技术"), glass.place("政策法规")
    glass.feel(f0=QPoint(5, 300))
    glass.feel(f1=tile)
    glass.feel(f1=None)
    glass.feel(f2=other)
    glass.feel(f2=None, f0=None)
    assert glass.screen == "home"


def test_a_second_finger_does_not_disturb_the_first(glass):
    tile = glass.place("种养技术")
    glass.feel(f0=tile)
    glass.feel(f1=glass.place("政策法规"))
    glass.feel(f0=None)
    assert glass.screen == "list"
    assert glass.kiosk.stage.stood("list").backend.section == "technique"
    glass.feel(f1=None)
    assert glass.screen == "list"


def test_a_second_finger_in_the_middle_of_a_flick_is_ignored(glass):
    glass.hand.touch("种养技术")
    cards = glass.kiosk.stage.stood("list").item
    middle = QPoint(500, 600)
    glass.feel(12, f0=middle)
    for step in range(1, 8):
        glass.feel(12, f0=middle - QPoint(0, 30 * step))
        if step == 3:
            glass.feel(12, f1=QPoint(900, 400))
        if step == 5:
            glass.feel(12, f1=None)
    pulled = cards.property("position")
    glass.feel(f0=None)
    assert pulled > 100
    assert glass.screen == "list"


def test_a_hand_that_leans_does_not_lock_the_glass(glass):
    glass.feel(f0=QPoint(5, 300))
    glass.now += LEANING_S
    glass.feel(f1=glass.place("种养技术"))
    glass.feel(f1=None)
    assert glass.screen == "list"
    glass.feel(f0=None)
    assert glass.screen == "list"


def test_a_palm_presses_nothing(glass):
    centre = glass.place("种养技术")
    glass.feel(5, f0=centre)
    glass.feel(5, f1=centre + QPoint(40, 12), f2=centre + QPoint(8, 60))
    glass.feel(60, f3=centre + QPoint(-30, 40), f4=centre + QPoint(-30, -40))
    for finger in ("f2", "f0", "f4", "f1", "f3"):
        glass.feel(5, **{finger: None})
    assert glass.screen == "home"
    glass.tap(centre)
    assert glass.screen == "list"


def test_several_at_once_press_nothing(glass):
    glass.feel(f0=glass.place("种养技术"), f1=glass.place("政策法规"))
    glass.feel(f0=None, f1=None)
    assert glass.screen == "home"


def test_a_wet_finger_that_loses_the_glass_presses_once(glass):
    size = glass.place("字号")
    glass.tap(size, wait=5)
    glass.tap(size, wait=5)
    glass.tap(size)
    assert glass.kiosk.stage.textSize == 1.25


def test_a_slow_double_tap_opens_once(glass):
    glass.hand.touch("种养技术")
    glass.hand.touch_first("ItemCard")
    back = glass.place("返回")
    glass.now += 1
    glass.tap(back, wait=350)
    glass.tap(back)
    assert glass.screen == "list"
    glass.tap(back)
    assert glass.screen == "home"


def test_two_taps_meant_as_two_press_twice(glass):
    glass.tap(glass.place("字号"), wait=200)
    glass.tap(glass.place("字号"))
    assert glass.kiosk.stage.textSize == 1.5


def test_a_slow_press_presses(glass):
    glass.tap(glass.place("种养技术"), hold=1200)
    assert glass.screen == "list"


def test_a_trembling_finger_presses(glass):
    tile = glass.place("种养技术")
    glass.feel(f0=tile)
    for step in (QPoint(9, 4), QPoint(-6, 12), QPoint(3, -8)):
        glass.feel(f0=tile + step)
    glass.feel(f0=None)
    assert glass.screen == "list"


def test_a_long_press_means_something_on_the_village_s_name_only(glass):
    glass.tap(glass.place("搜索"), hold=LONG_MS)
    assert glass.screen == "home"
    glass.hand.hold("head", HELD_MS)
    assert glass.screen != "home"


@pytest.mark.parametrize(
    ("begin", "step"),
    [((1, 380), (40, 0)), ((1365, 380), (-40, 0)), ((700, 0), (0, 40)), ((700, 767), (0, -40))],
)
def test_a_swipe_from_an_edge_does_nothing(glass, begin, step):
    for page in ("home", "prices"):
        if page == "prices":
            glass.hand.touch("市场行情")
        glass.feel(12, f0=QPoint(*begin))
        for nth in range(1, 10):
            glass.feel(12, f0=QPoint(*begin) + nth * QPoint(*step))
        glass.feel(f0=None)
        assert glass.screen == page


def test_the_touch_that_wakes_presses_nothing_nor_does_its_echo(glass):
    tile = glass.place("种养技术")
    glass.kiosk.stage.idle(181)
    glass.kiosk.stage.idle(181)
    assert glass.screen == "rest"
    glass.tap(tile, wait=250)
    glass.tap(tile)
    assert glass.screen == "home"
    glass.hand.wait(300)
    glass.tap(tile)
    assert glass.screen == "list"


def test_a_mouse_presses_too_and_its_double_click_opens_once(glass):
    tile = glass.place("种养技术")
    QTest.mouseDClick(glass.kiosk.view, Qt.MouseButton.LeftButton, pos=tile)
    assert glass.screen == "list"
