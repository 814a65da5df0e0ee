"""The county's map on the public site: what it draws stands below it in words, too."""

import json
import re
from importlib.resources import files

import pytest

from content.countymap import PlaceKind, read_map
from content.model import Kind, Section
from content.site import addresses
from content.site.ground import MARK
from tests.builders import an_item, at, some_data
from tests.builders_daily import a_quote
from tests.builders_site import Site, cap_message, market_item, warning_item
from tests.webpages import problems_of

HELD = files("content").joinpath("sample/map.json").read_bytes()
MARKET = "武川县城农贸市场"
NAMES = [one.name for one in read_map(HELD).of(PlaceKind.TOWNSHIP)]


def map_item(held=HELD, **changes):
    base = {"section": Section.WEATHER, "kind": Kind.MAP, "title": "武川县地图", "tags": ()}
    data = some_data(held, "application/geo+json")
    return an_item("map", **{**base, "attachments": (data,), **changes})


PAGE = addresses.item_page(map_item().id)


def drawn_more(*features):
    told = json.loads(HELD)
    told["features"] += [
        {
            "type": "Feature",
            "properties": {"code": code, "name": name, "kind": kind},
            "geometry": {"type": "Point", "coordinates": list(spot)},
        }
        for code, name, kind, spot in features
    ]
    return json.dumps(told).encode()


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path / "www")


def numbers(text):
    found = re.findall(r'<circle class="market" cx="(\d+)" cy="(\d+)"', text)
    return [(int(x), int(y)) for x, y in found]


def test_a_county_in_peace_shows_its_townships_without_a_colour(site):
    site.write(map_item())
    text = site.text(PAGE)
    assert text.count('class="land "') == len(NAMES) == 9
    assert "全部9个乡镇 没有预警" in site.page(PAGE).text
    assert "示意图：位置是大概的，不是测绘地图。" in text
    assert problems_of(site.folder) == []


def test_a_warning_colours_its_township_alone_and_is_told_below(site):
    site.write(map_item(), warning_item(cap_message(area="150125200000")))
    text = site.text(PAGE)
    assert text.count('class="land level-3"') == 1
    assert text.count('class="land "') == 8
    assert "霜冻橙色" in text
    told = site.page(PAGE).text
    assert "大青山乡 霜冻橙色预警 有效到 2026年5月21日 08:00" in told
    assert told.index("大青山乡 霜冻橙色预警") < told.index("没有预警")
    assert addresses.item_page("tag:wuchuan.example,2026:technique/warnings/frost") in text
    assert problems_of(site.folder) == []


def test_a_warning_for_a_village_colours_its_township(site):
    site.write(map_item(), warning_item(cap_message(area="150125200201")))
    assert site.text(PAGE).count('class="land level-3"') == 1


def test_a_warning_for_all_of_the_county_is_said_once(site):
    site.write(map_item(), warning_item(cap_message()))
    assert site.text(PAGE).count('class="land level-3"') == 9
    assert site.page(PAGE).text.count("有效到") == 1


def test_a_market_bears_a_number_and_its_prices_of_a_week_stand_below(site):
    site.write(
        map_item(),
        market_item([a_quote(market=MARKET, area="150125")]),
        market_item([a_quote(20, product="大葱", market=MARKET)], "old"),
        now=at("2026-11-23 15:40"),
    )
    told = site.page(PAGE).text
    assert f"1 {MARKET}" in told
    assert "1.30" in told
    assert "大葱" not in told


def test_a_market_that_was_silent_for_a_week_says_so(site):
    site.write(map_item())
    assert "最近一星期没有报价" in site.page(PAGE).text


def test_numbers_hide_neither_names_nor_each_other_and_stay_in_their_township(site):
    seat = (111.4566, 41.0945)
    more = [("150125100", f"市场{n}", "market", seat) for n in range(3)]
    site.write(map_item(drawn_more(*more)), warning_item(cap_message()))
    text = site.text(PAGE)
    found = numbers(text)
    assert len(set(found)) == 4
    apart = [max(abs(a - c), abs(b - d)) for a, b in found for c, d in found if (a, b) != (c, d)]
    assert min(apart) >= MARK
    name = re.search(r'x="(\d+)" y="(\d+)">\s*可可以力更镇', text)
    x, y = int(name[1]), int(name[2])
    assert all(abs(a - x) > 39 or b > y + 15 or b < y - 13 for a, b in found)


def test_villages_are_dots_and_named_below(site):
    site.write(map_item(drawn_more(("150125200201", "井尔沟村", "village", (111.5, 40.95)))))
    assert site.text(PAGE).count('class="village"') == 1
    assert "图上的小点是村：井尔沟村。" in site.page(PAGE).text


def test_home_weather_and_prices_lead_to_the_map_where_there_is_one(site):
    pages = ("index.html", "weather/index.html", "prices/index.html")
    site.write()
    assert not any("在地图上看" in site.text(page) for page in pages)
    site.write(map_item())
    assert all(PAGE in site.text(page) for page in pages)


def test_of_two_maps_the_one_said_last_is_drawn_and_a_broken_one_is_text(site):
    older = map_item(b"{}", id="tag:wuchuan.example,2026:map/old", body="<p>旧的图</p>")
    site.write(older, map_item())
    assert "旧的图" in site.text(addresses.item_page(older.id))
    assert 'class="land' in site.text(PAGE)
