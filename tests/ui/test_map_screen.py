"""The county's map by touch: from the weather, a township told of, a market's price."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from content.model import Kind, Tombstone
from kiosk.ui.world import tr
from tests.builders import an_item
from tests.builders_screen import NOW, a_home, warning
from tests.ui.reading import items


@pytest.fixture
def warned(start, tmp_path):
    """Return a kiosk in a county of which one township is warned, before its map."""
    yellow = warning(NOW, area="150125101")
    kiosk = start(a_home(tmp_path / "home", NOW, with_warning=False, extra=(yellow,)))
    open_map(kiosk)
    return kiosk


def open_map(kiosk):
    kiosk.hand.touch("天气预警")
    kiosk.hand.touch("地图")
    assert kiosk.stage.screen == "map"


def map_backend(kiosk):
    return kiosk.stage.stood("map").backend


def drawing(kiosk):
    return next(i for i in items(kiosk.view.contentItem()) if i.inherits("MapDrawing"))


def test_the_weather_page_leads_to_the_map_which_tells_of_the_own_township(warned):
    seen = warned.reads()
    for words in (
        "本县地图",
        "示意图，不是测绘地图",
        "大青山乡",
        "本村在这里",
        "这里现在没有预警。",
    ):
        assert words in seen
    assert sum(name in seen for name in ("可可以力更镇", "二份子乡", "耗赖山乡")) == 3


def test_a_touched_township_tells_of_its_warnings_and_notices(warned):
    warned.hand.touch("哈乐镇")
    assert map_backend(warned).place == "哈乐镇"
    assert "霜冻黄色预警" in warned.reads()
    assert "本村在这里" not in warned.reads()
    warned.hand.touch("霜冻黄色预警")
    assert warned.stage.screen == "article"
    warned.hand.touch("返回")
    assert map_backend(warned).place == "哈乐镇"
    warned.stage.idle(61)
    warned.hand.wait(300)
    open_map(warned)
    assert map_backend(warned).place == "大青山乡"


def test_the_ground_of_a_township_is_touched_like_its_name(warned):
    ground, backend = drawing(warned), map_backend(warned)
    free = next(
        (x, y)
        for x in range(0, int(ground.width()), 9)
        for y in range(0, int(ground.height()), 9)
        if touched(backend, x, y) == "二份子乡"
    )
    backend.choose("150125200")
    at = ground.mapToScene(QPointF(*free))
    warned.hand.touch_at(at.x(), at.y())
    assert backend.place == "二份子乡"


def touched(backend, x, y):
    backend.choose("150125200")
    backend.touch(x, y)
    return backend.place


def test_a_market_s_price_opens_its_product(warned):
    warned.hand.touch("武川县农贸市场，土豆")
    assert warned.stage.screen == "product"
    assert "武川县农贸市场" in warned.reads()


def test_a_county_without_a_map_has_no_button_and_says_so(kiosk):
    kiosk.hand.touch("天气预警")
    item = an_item("map", kind=Kind.MAP)
    kiosk.apply(Tombstone(item.id, NOW))
    names = [item.property("name") for item in kiosk.hand.pressable()]
    assert "地图" not in names
    kiosk.stage.turn("map", "")
    kiosk.hand.wait(100)
    assert "县里还没有发来地图" in kiosk.reads()


def test_the_map_speaks_english(start, home):
    kiosk = start(home, language="en")
    kiosk.hand.touch(tr("天气预警"))
    kiosk.hand.touch("Map")
    assert "County map" in kiosk.reads()
    assert "Sketch map, not surveyed" in kiosk.reads()


def test_what_the_map_tells_of_a_township_is_taken_home(warned):
    warned.hand.touch("哈乐镇")
    warned.hand.touch("带走")
    assert warned.stage.screen == "take"
    taken = warned.stage.stood("take").backend.property("text")
    for words in ("本县地图：哈乐镇", "霜冻黄色预警", "县农贸市场：土豆"):
        assert words in taken
