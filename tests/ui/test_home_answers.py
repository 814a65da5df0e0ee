"""Home answers without a touch, at every size of the glass and of the type."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.ui.tour import type_name
from tests.builders_screen import NOW, warning
from tests.ui.reading import items

SIZES = [(1366, 768), (1920, 1080), (1080, 1920)]
ANSWERS = ("1.30", "明天夜里-10℃上冻", "农机购置与应用补贴")
NOTICE = "本周三下午三点在村委会开村民会议"


def labels(view):
    return [item for item in items(view.contentItem()) if item.inherits("QQuickText")]


@pytest.mark.parametrize("text_size", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", SIZES)
def test_price_frost_what_is_due_and_the_notice_stand_whole(start, home, size, text_size):
    kiosk = start(home, size=size)
    kiosk.stage.set_text_size(text_size)
    kiosk.hand.wait(300)
    shown = labels(kiosk.view)
    for words in ANSWERS:
        (label,) = [each for each in shown if each.property("text").startswith(words)]
        assert not label.property("truncated"), words
    beginnings = [(each.property("text").removesuffix("…") or "-", each) for each in shown]
    ((begun, notice),) = [pair for pair in beginnings if NOTICE.startswith(pair[0])]
    assert not notice.property("truncated")
    assert len(begun) > len(NOTICE) / 2
    assert notice.property("text") == NOTICE or notice.property("text").endswith("…")


@pytest.mark.parametrize("size", SIZES)
def test_no_text_size_makes_the_price_smaller_than_at_the_standard_and_its_unit_stands_beside(
    start, home, size
):
    kiosk = start(home, size=size)
    heights = []
    for text_size in (1.0, 1.25, 1.5):
        kiosk.stage.set_text_size(text_size)
        kiosk.hand.wait(100)
        tile = next(
            item
            for item in items(kiosk.view.contentItem())
            if type_name(item) == "AnswerTile" and item.property("section") == "prices"
        )
        told = {item.property("text"): item for item in items(tile) if item.inherits("QQuickText")}
        price, unit = told["1.30"], told["元/斤"]
        heights.append(price.property("contentHeight"))
        feet = [label.y() + label.property("baselineOffset") for label in (price, unit)]
        assert feet[0] == pytest.approx(feet[1], abs=1)
        right = unit.mapRectToScene(unit.boundingRect()).right()
        assert right <= tile.mapRectToScene(tile.boundingRect()).right()
    assert min(heights) == heights[0]


@pytest.mark.parametrize("text_size", [1.0, 1.5])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_on_a_tile_leaves_it(start, home, size, text_size):
    kiosk = start(home, size=size)
    kiosk.stage.set_text_size(text_size)
    kiosk.hand.wait(300)
    tiles = [
        item
        for item in items(kiosk.view.contentItem())
        if type_name(item) in {"AnswerTile", "Tile"}
    ]
    assert len(tiles) == 9
    for tile in tiles:
        ground = tile.mapRectToScene(tile.boundingRect())
        for label in (each for each in items(tile) if each.inherits("QQuickText")):
            place = label.mapRectToScene(label.boundingRect())
            assert ground.contains(place.center()), label.property("text")
            assert place.bottom() <= ground.bottom() + 2, label.property("text")
            assert place.right() <= ground.right() + 2, label.property("text")


def test_a_grave_warning_on_a_slide_is_as_bright_at_night_as_by_day(start, home):
    (home / "station.toml").write_text(
        '[station]\narea = "150125200201"\n[screen]\nnight = "21:00-06:00"\nmotion = false\n',
        "utf-8",
    )
    kiosk = start(home)
    kiosk.apply(warning(NOW + timedelta(hours=6), level="橙色", severity="Severe"))
    kiosk.clock.now = NOW.replace(hour=22)
    kiosk.hand.wait(100)
    kiosk.hand.touch("知道了")
    kiosk.stage.idle(181)
    kiosk.stage.stood("takeover").backend.acknowledge()
    kiosk.stage.idle(181)
    kiosk.stage.tick()
    assert kiosk.stage.screen == "rest"
    assert (kiosk.stage.scheme, kiosk.stage.light.property("shade")) == ("paper", 0)
    kiosk.stage.stood("rest").backend.turnOver()
    assert kiosk.stage.scheme == "dusk"
    assert kiosk.stage.light.property("shade") > 0


def test_an_invented_warning_says_so_on_the_whole_glass_and_on_every_page(kiosk):
    kiosk.apply(replace(warning(NOW, level="橙色", severity="Severe"), demo=True))
    assert "演示，不是真的" in kiosk.reads().split("\n")
    kiosk.hand.touch("知道了")
    assert "演示" in kiosk.reads().split("\n")
