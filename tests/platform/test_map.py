"""The county's map in the newsroom: brought on its settings page, and the stations on it."""

from __future__ import annotations

from importlib.resources import files

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from content.countymap import PlaceKind, read_map
from content.model import Kind
from content.plane import lay
from content.platform.fleet.ground import ABREAST, WIDTH, on_map
from content.platform.fleet.judge import Colour
from content.platform.fleet.map import Spot
from tests.platform.people import COUNTY, OTHER, VILLAGE, a_person
from tests.platform.stations import a_station

HELD = files("content").joinpath("sample/map.json").read_bytes()
PLANE = lay(read_map(HELD))


@pytest.fixture
def admin(site):
    from content.platform.people import rules

    return login_as(a_person("admin", rules.ADMIN, COUNTY))


def login_as(person):
    from django.test import Client

    browser = Client()
    browser.force_login(person)
    return browser


def county():
    from content.platform.areas.models import County

    return County.load()


def settle(browser, **more):
    said = {"name": "武川县", "code": COUNTY, "authority": "county.example", "phone": ""}
    address = reverse("wagtailsettings:edit", args=("areas", "county", county().pk))
    return browser.post(address, said | more)


def brought(held):
    return SimpleUploadedFile("map.json", held, "application/geo+json")


# bringing it


def test_a_map_that_is_brought_is_said_and_one_that_is_not_brought_stays(admin):
    from content.platform.publishing.press import Press

    assert settle(admin, map_file=brought(HELD)).status_code == 302
    assert settle(admin, phone="12345").status_code == 302
    (item,) = [one for one in Press().collect().items if one.kind is Kind.MAP]
    assert item.data.inline == HELD
    assert settle(admin, no_map="on").status_code == 302
    assert [one for one in Press().collect().items if one.kind is Kind.MAP] == []


def test_the_settings_say_which_map_there_is(admin):
    address = reverse("wagtailsettings:edit", args=("areas", "county", county().pk))
    assert "现在没有地图。" in admin.get(address).content.decode()
    settle(admin, map_file=brought(HELD))
    told = "现在的地图：示意图，9个乡镇，1个市场，2026年11月20日绘制。"
    assert told in admin.get(address).content.decode()


WRONG = [
    (b"{", "不是JSON文件"),
    (HELD.replace(b'"150125200"', b'"150126200"'), "有乡镇不属于本县"),
    (HELD.replace("大青山乡".encode(), "山".encode() * 30), "at most 20"),
    (b" " * 300_000, "文件太大"),
]


@pytest.mark.parametrize(("held", "told"), WRONG)
def test_a_map_that_cannot_be_drawn_is_refused_in_words_and_the_one_before_stays(admin, held, told):
    settle(admin, map_file=brought(HELD))
    answer = settle(admin, map_file=brought(held))
    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert county().map == HELD.decode()


# the stations on it


def test_the_stations_page_draws_the_county_and_leaves_whom_the_map_does_not_know(admin):
    settle(admin, map_file=brought(HELD))
    a_station(1, "井尔沟站", VILLAGE)
    a_station(2, "县站", COUNTY)
    shown = admin.get("/admin/stations/").content.decode()
    assert 'aria-label="站点地图"' in shown
    assert 'aria-label="站点示意图"' in shown
    assert "不是测绘地图" in shown
    assert shown.count("哈拉合少乡") == 1
    assert "大青山乡 1" in shown


def spots(count, area):
    return [Spot(number, f"站{number}", area, Colour.GREEN) for number in range(count)]


def test_stations_of_a_township_stand_around_its_seat_none_on_another():
    ground, rest = on_map(spots(20, VILLAGE) + spots(3, OTHER), PLANE, schematic=True)
    assert rest == ()
    places = [(mark.x, mark.y) for mark in ground.marks]
    assert len(set(places)) == 23
    assert len({y for _, y in places[3:]}) == -(-20 // ABREAST)
    assert all(0 < x < WIDTH and 0 < y < ground.height for x, y in places)
    counts = {shape.name: shape.count for shape in ground.shapes}
    assert (counts["大青山乡"], counts["可可以力更镇"], counts["哈乐镇"]) == (20, 3, 0)


def test_a_station_whose_place_is_on_the_map_stands_there():
    told = HELD.replace(b'"150125100","name":"\xe6\xad\xa6', b'"150125200201","name":"\xe6\xad\xa6')
    plane = lay(read_map(told.replace(b'"kind":"market"', b'"kind":"village"')))
    (village,) = [dot for dot in plane.dots if dot.kind is PlaceKind.VILLAGE]
    (mark,) = on_map(spots(1, VILLAGE), plane, schematic=False)[0].marks
    assert abs(mark.x / WIDTH - village.at[0]) < 0.02


def test_stations_nobody_placed_and_of_the_county_are_left_to_the_scheme():
    ground, rest = on_map(spots(1, "") + spots(1, COUNTY), PLANE, schematic=True)
    assert ground.marks == ()
    assert len(rest) == 2
