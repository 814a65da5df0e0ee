"""What the county's map shows: colours, words, prices, names that do not lie on each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from importlib.resources import files

import pytest

from content.cap import read_cap
from content.countymap import PlaceKind, read_map
from content.plane import Dot, inside, lay
from kiosk.views import map as views
from kiosk.views import read_aloud
from kiosk.views.labels import Box, Line, arranged, housed
from kiosk.views.lists import CardRow
from tests.builders_daily import a_quote, same
from tests.builders_screen import NOW, VILLAGE, warning

DRAWN = read_map(files("content").joinpath("sample/map.json").read_bytes())
PLANE = lay(DRAWN)
MARKET = next(dot for dot in PLANE.dots if dot.kind is PlaceKind.MARKET)
MARKET_SIGN = views.Sign("key", "market", "集市", "", "potato", -1, is_own=False, at=(0.5, 0.5))


def alert(**changes):
    return read_cap(warning(NOW, **changes).data.inline)


def levels(*alerts):
    signs = views.township_signs(PLANE, alerts, VILLAGE, same)
    return {sign.name: sign.level for sign in signs}


def test_a_warning_for_the_county_colours_every_township():
    assert set(levels(alert(level="橙色", severity="Severe")).values()) == {3}


def test_a_warning_for_one_township_or_a_part_of_it_colours_that_one_alone():
    for area in ("150125101", "150125101203"):
        held = levels(alert(area=area))
        assert {name for name, level in held.items() if level >= 0} == {"哈乐镇"}


def test_colour_is_never_alone_and_the_own_township_says_so():
    (own,) = [s for s in views.township_signs(PLANE, [], VILLAGE, same) if s.is_own]
    assert (own.name, own.word, own.picture) == ("大青山乡", "本村", "home")
    signs = views.township_signs(PLANE, [alert(area="150125101")], VILLAGE, same)
    (warned,) = [sign for sign in signs if sign.level >= 0]
    assert (warned.level, warned.word) == (2, "黄色预警")
    assert warned.picture


def test_where_all_townships_are_alike_the_sign_is_enough_and_a_listener_hears_the_word():
    signs = views.township_signs(PLANE, [alert()], VILLAGE, same)
    for sign in signs:
        assert (sign.level, sign.word, sign.told) == (2, "", "黄色预警")
        assert sign.picture
        assert views.bears_home(sign) == (sign.name == "大青山乡")
    place = Box(0, 0, 800, 400)
    rows = views.label_rows(signs, "", lambda _: (9, 9), place=place, paper=place, gap=1)
    assert "哈乐镇，黄色预警" in [row.spoken for row in rows]


def test_a_name_stands_on_the_ground_of_its_township_where_that_has_room():
    signs = views.township_signs(PLANE, [alert()], VILLAGE, same)
    place = paper = Box(0, 0, 1000, 700)
    grounds = views.ground_lines(PLANE, place)
    rows = views.label_rows(
        signs, "", lambda _: (120, 40), place=place, paper=paper, gap=6, grounds=grounds
    )
    for row in rows:
        field = PLANE.field(row.key)
        corners = [
            ((row.place_x + x) / place.width, (row.place_y + y) / place.height)
            for x in (0, row.wide)
            for y in (0, row.high)
        ]
        assert all(inside(corner, field.rings) for corner in corners), row.title
    assert views.leaders(signs, rows, place, PLANE) == ()


def test_a_name_too_wide_for_its_ground_stands_where_it_leaves_it_least():
    narrow = [Line(0, 40, 60), Line(50, 10, 90), Line(100, 40, 60)]
    box = housed(Box(5, 0, 100, 20), narrow, 0)
    assert (box.x, box.y) == (0, 50)
    assert housed(box, narrow[:1], 0) == box, "too high for any of it: where it was"


def test_a_price_that_is_invented_is_marked_on_its_flag():
    quote = replace(a_quote(market=MARKET.name, product="土豆", day=NOW.date()), demo=True)
    said = {"now": NOW, "station": VILLAGE, "tr": same}
    (sign,) = views.market_signs(PLANE.dots, [quote], **said)
    assert sign.mark == "演示"


def test_a_scheme_may_be_drawn_higher_than_it_is_and_a_survey_may_not():
    assert views.frame(2.0, 420, 820, 10, give=1.5).height == pytest.approx(300)
    assert views.frame(2.0, 420, 820, 10).height == pytest.approx(200)
    assert views.frame(2.0, 420, 250, 10, give=1.5).height == pytest.approx(230)


def test_a_market_says_what_potatoes_cost_there_and_nothing_that_is_old():
    quote = a_quote(market=MARKET.name, product="土豆", day=NOW.date())
    said = {"now": NOW, "station": VILLAGE, "tr": same}
    (sign,) = views.market_signs(PLANE.dots, [quote], **said)
    assert sign.word.startswith("土豆 ")
    assert sign.word.endswith("今天")
    assert sign.key
    old = replace(quote, day=NOW.date() - timedelta(days=60))
    elsewhere = replace(quote, market="别的市场")
    (sign,) = views.market_signs(PLANE.dots, [old, elsewhere], **said)
    assert (sign.word, sign.key) == ("", "")


def test_what_markets_pay_is_told_without_those_that_say_nothing():
    said = {"now": NOW, "station": VILLAGE, "tr": same}
    quote = a_quote(market=MARKET.name, product="土豆", day=NOW.date())
    (row,) = views.market_prices(PLANE.dots, [quote], **said)
    assert row.market == MARKET.name
    assert views.market_prices(PLANE.dots, [], **said) == []


def test_this_village_stands_where_the_map_knows_it():
    here = Dot(VILLAGE, "井尔沟村", PlaceKind.VILLAGE, (0.5, 0.5))
    other = replace(here, code="150125200202")
    (sign,) = views.village_signs([here, other, MARKET], VILLAGE, same)
    assert (sign.name, sign.word) == ("井尔沟村", "本村")


def test_the_panel_tells_of_the_warnings_of_its_township_the_gravest_first():
    red = replace(alert(level="红色", severity="Extreme"), identifier="2")
    told = [("yellow", alert(area="150125101")), ("red", red)]
    rows = views.warnings_at(told, "150125101", now=NOW, tr=same)
    assert [(row.identifier, row.level) for row in rows] == [("red", 4), ("yellow", 2)]
    assert rows[1].still == "哈乐镇 · 还有16小时"
    assert [r.identifier for r in views.warnings_at(told, "150125200", now=NOW, tr=same)] == ["red"]
    over = NOW + timedelta(hours=17)
    assert views.warnings_at(told, "150125101", now=over, tr=same) == []


def test_a_scheme_says_that_it_is_one_and_a_survey_does_not():
    said = views.note(DRAWN, same)
    assert said.startswith("示意图")
    assert said.endswith(views.origin(DRAWN, same))
    assert views.aside(DRAWN, same)
    survey = replace(DRAWN, schematic=False, source="")
    assert views.note(survey, same) == "2026年11月20日绘制。"
    assert views.aside(survey, same) == ""


SIZES = [(820, 480, 150, 50), (1150, 760, 200, 70), (1000, 590, 240, 80)]


@pytest.mark.parametrize(("width", "height", "wide", "high"), SIZES)
def test_no_name_lies_on_another_nor_leaves_the_paper(width, height, wide, high):
    signs = views.township_signs(PLANE, [alert()], VILLAGE, same)
    place = views.frame(PLANE.aspect, width, height, 20)
    rows = views.label_rows(
        signs,
        "150125200",
        lambda _: (wide, high),
        place=place,
        paper=Box(0, 0, width, height),
        gap=5,
    )
    boxes = [Box(row.place_x, row.place_y, row.wide, row.high) for row in rows]
    for n, box in enumerate(boxes):
        assert box.x >= 0
        assert box.x + box.width <= width
        assert box.y >= 0
        assert box.y + box.height <= height
        assert not any(box.shared(other) for other in boxes[:n])
    assert [row.title for row in rows if row.is_chosen] == ["大青山乡"]
    for x, y, to_x, to_y in views.leaders(signs, rows, place):
        assert not any(box.holds(x, y) and box.holds(to_x, to_y) for box in boxes)


def test_where_there_is_no_room_names_hide_as_little_as_can_be():
    crowded = arranged([Box(0, 0, 10, 10)] * 3, Box(0, 0, 20, 10), 0)
    assert crowded[0] == Box(0, 0, 10, 10)
    assert crowded[1] == Box(10, 0, 10, 10)
    assert crowded[2].shared(crowded[0]) + crowded[2].shared(crowded[1]) <= 100


def test_a_map_keeps_its_shape_on_any_paper():
    for width, height in ((800, 400), (400, 800)):
        place = views.frame(2.0, width, height, 10)
        assert place.width == pytest.approx(2 * place.height)
        assert place.x >= 10
        assert place.y >= 10


def test_a_listener_hears_the_scheme_the_township_its_warnings_prices_and_notices():
    signs = [
        *views.township_signs(PLANE, [], VILLAGE, same),
        *views.market_signs(PLANE.dots, [], now=NOW, station=VILLAGE, tr=same),
        replace(MARKET_SIGN, word="土豆 1.30 元/斤 · 今天"),
    ]
    place = views.frame(PLANE.aspect, 800, 400, 10)
    paper = Box(0, 0, 800, 400)
    rows = views.label_rows(signs, "", lambda _: (9, 9), place=place, paper=paper, gap=1)
    warned = views.warnings_at([("i", alert())], "150125101", now=NOW, tr=same)
    notice = CardRow("i", "开村民会议", "", "今天", "", "")
    told = read_aloud.county_map("哈乐镇", warned, rows, [notice], views.aside(DRAWN, same))
    assert told.title == "哈乐镇"
    assert told.sentences == (
        "示意图，不是测绘地图",
        "哈乐镇",
        "霜冻黄色预警，武川县 · 还有16小时",
        "集市，土豆 1.30 元/斤 · 今天",
        "开村民会议，今天",
    )


def test_a_name_that_had_to_make_way_is_tied_to_its_place():
    signs = [MARKET_SIGN, replace(MARKET_SIGN, name="另一个集市")]
    place = paper = Box(0, 0, 800, 400)
    rows = views.label_rows(signs, "", lambda _: (200, 60), place=place, paper=paper, gap=4)
    assert views.is_clear(rows)
    assert not views.is_clear([rows[0], rows[0]])
    (tie,) = views.leaders(signs, rows, place)
    assert tie[:2] == (400, 200)
    assert Box(rows[1].place_x, rows[1].place_y, 200, 60).holds(*tie[2:])
