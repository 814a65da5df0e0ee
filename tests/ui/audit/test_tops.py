"""Whoever comes next finds a list at its top, however far the reader before had read."""

from __future__ import annotations

import pytest

from tests.ui.audit.rules import in_sight
from tests.ui.audit.sight import look

PAGES_MOST = 40
TO_PRICES = ("市场行情",)
TO_TOPIC = ("搜索", "看图", "土豆")
TO_ARTICLE = ("种养技术", "土豆窖藏")


def lines_in_sight(kiosk):
    sight = look(kiosk.view)
    return [each.text for each in sight.words if each.layer == "page" and in_sight(each, sight)]


def go(kiosk, way):
    kiosk.hand.home()
    for name in way:
        kiosk.hand.touch(name)
    kiosk.hand.wait(200)


def read_to_the_end(kiosk):
    """Turn to the last page; there the button is no button any more."""
    for _ in range(PAGES_MOST):
        if all(each.property("name") != "下一页" for each in kiosk.hand.pressable()):
            return
        kiosk.hand.touch("下一页")
    pytest.fail("下一页 goes on after the end")


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(TO_PRICES, id="prices"),
        pytest.param(TO_TOPIC, id="topic", marks=pytest.mark.slow),
        pytest.param(TO_ARTICLE, id="article", marks=pytest.mark.slow),
    ],
)
def test_a_list_is_found_at_its_top_by_whoever_comes_next(start, county, way):
    kiosk = start(county)
    go(kiosk, way)
    first = lines_in_sight(kiosk)
    for _ in range(2):
        kiosk.hand.touch("字号")
    read_to_the_end(kiosk)
    kiosk.hand.touch("字号")
    kiosk.stage.wipe()
    go(kiosk, way)
    assert lines_in_sight(kiosk) == first
