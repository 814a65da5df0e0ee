"""When the screen rests, and when it leaves a reader's page alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from kiosk.session import BUSY_MOST_S


@pytest.fixture
def reading(kiosk):
    """Return a kiosk with a page open."""
    kiosk.hand.touch("种养技术")
    return kiosk


@pytest.mark.parametrize("what", ["film", "voice"])
def test_a_page_is_left_alone_while_a_film_plays_or_a_voice_reads(reading, what):
    reading.stage.hold(what)
    assert reading.stage.busy
    for _ in range(3):
        reading.stage.idle(181)
    assert reading.stage.screen == "list"
    reading.stage.release(what)
    reading.stage.idle(59)
    assert reading.stage.screen == "list"
    reading.stage.idle(60)
    assert reading.stage.screen == "home"


def test_what_runs_is_counted_by_who_says_so(reading):
    reading.stage.hold("film")
    reading.stage.hold("voice")
    reading.stage.release("film")
    assert reading.stage.busy
    reading.stage.release("voice")
    assert not reading.stage.busy


def test_a_page_with_a_finger_on_it_is_left_alone(reading):
    finger, place = QTest.createTouchDevice(), QPoint(600, 300)
    QTest.touchEvent(reading.view, finger).press(0, place, reading.view).commit()
    assert reading.stage.busy
    reading.stage.idle(181)
    assert reading.stage.screen == "list"
    QTest.touchEvent(reading.view, finger).release(0, place, reading.view).commit()
    assert not reading.stage.busy


def test_dirt_on_the_glass_or_a_film_that_hangs_keeps_it_for_no_ever(reading):
    reading.stage.hold("film")
    reading.stage.idle(BUSY_MOST_S + 61)
    reading.stage.idle(61)
    assert reading.stage.screen == "home"


def test_speech_at_rest_does_not_end_the_rest(kiosk):
    kiosk.stage.idle(181)
    kiosk.stage.idle(181)
    assert kiosk.stage.screen == "rest"
    kiosk.stage.hold("voice")
    kiosk.stage.idle(600)
    assert kiosk.stage.screen == "rest"
