"""Pages move as they turn: on to the left, back to the right, and not at all where that is asked for."""

from __future__ import annotations

import pytest
from PySide6.QtQuick import QQuickItem

MOVING = '[station]\narea = "150125200201"\n'


@pytest.fixture
def moving(start, home):
    """Return a kiosk of a station where pages move."""
    (home / "station.toml").write_text(MOVING, "utf-8")
    return start(home)


def pages(kiosk):
    return kiosk.view.rootObject().findChild(QQuickItem, "page")


def begins_at(kiosk, turn):
    """Return where the page stands as it begins to move in."""
    places = []
    moved = pages(kiosk).xChanged
    moved.connect(lambda: places.append(pages(kiosk).x()))
    turn()
    for _ in range(40):
        kiosk.hand.wait(50)
        if places and places[-1] == 0:
            break
    return places[0] if places else 0.0


def test_a_page_comes_in_from_where_it_lay_and_comes_to_rest(moving):
    stage = moving.stage
    assert begins_at(moving, lambda: stage.turn("list", "technique")) > 0
    assert pages(moving).x() == 0
    assert begins_at(moving, stage.back) < 0
    assert pages(moving).x() == 0


def test_nothing_moves_where_that_is_asked_for(kiosk):
    assert begins_at(kiosk, lambda: kiosk.stage.turn("list", "technique")) == 0
    assert begins_at(kiosk, kiosk.stage.goHome) == 0


def test_the_screen_goes_to_rest_and_wakes_without_motion(moving):
    def rest():
        moving.stage.idle(181)
        moving.stage.idle(181)

    assert begins_at(moving, rest) == 0
    assert moving.stage.screen == "rest"
    assert begins_at(moving, moving.stage.touched) == 0
    assert moving.stage.screen == "home"
