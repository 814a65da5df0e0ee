"""A county's map: what is taken, what is refused, how it is laid flat."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from content.countymap import MOST_BYTES, PlaceKind, read_map, write_map
from content.errors import AuthoringError
from content.plane import cells, hull, inside, lay

SQUARE = [[111.0, 41.0], [111.2, 41.0], [111.2, 41.2], [111.0, 41.2], [111.0, 41.0]]
HOLE = [[111.05, 41.05], [111.05, 41.1], [111.1, 41.1], [111.05, 41.05]]


def place(code="150125100", name="可可以力更镇", kind="township", at=(111.45, 41.09), **geometry):
    shape = geometry or {"type": "Point", "coordinates": list(at)}
    return {
        "type": "Feature",
        "properties": {"code": code, "name": name, "kind": kind},
        "geometry": shape,
    }


def polygon(*rings, **said):
    return place(type="Polygon", coordinates=list(rings), **said)


def a_map(*features, **members):
    told = {"type": "FeatureCollection", "day": "2026-11-20", "features": list(features)} | members
    return json.dumps(told).encode()


WEST = place("150125102", "西乌兰不浪镇", at=(110.99, 41.13))


def test_the_sample_county_s_map_is_read_and_written_as_it_is():
    held = files("content").joinpath("sample/map.json").read_bytes()
    drawn = read_map(held)
    assert drawn.schematic
    assert len(drawn.of(PlaceKind.TOWNSHIP)) == 9
    assert write_map(drawn) == held


def test_outlines_keep_their_holes_and_lose_what_programs_add():
    held = a_map(polygon(SQUARE, HOLE), crs={"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}, bbox=[1])
    drawn = read_map(held)
    assert [len(ring) for ring in drawn.features[0].rings] == [5, 4]
    assert read_map(write_map(drawn)) == drawn
    assert b"crs" not in write_map(drawn)


WRONG = {
    "no JSON": (b"{", "JSON"),
    "no object": (b"[]", "JSON object"),
    "nothing but brackets": (b"[" * 150_000, "JSON"),
    "too large": (b" " * (MOST_BYTES + 1), "at most"),
    "another type": (a_map(place(), type="Feature"), "FeatureCollection"),
    "another grid": (a_map(place(), crs={"name": "EPSG:2381"}), "WGS 84"),
    "no place": (a_map(), "features"),
    "no list": (a_map(place(), features={}), "features"),
    "no township": (a_map(place("150125", "市场", "market")), "no township"),
    "no day": (a_map(place(), day=None), "day"),
    "no such day": (a_map(place(), day="the other day"), "day"),
    "schematic in words": (a_map(place(), schematic="yes"), "schematic"),
    "a long source": (a_map(place(), source="图" * 81), "source"),
    "unknown kind": (a_map(place(kind="volcano")), "volcano"),
    "short code": (a_map(place("150125")), "9 digits"),
    "long name": (a_map(place(name="镇" * 21)), "at most 20"),
    "no name": (a_map(place(name=" ")), "name"),
    "no geometry": (a_map({**place(), "geometry": None}), "geometry"),
    "a line": (a_map(place(type="LineString", coordinates=SQUARE)), "LineString"),
    "no ring": (a_map(polygon()), "no ring"),
    "a short ring": (a_map(polygon(SQUARE[:3])), "ring of 4"),
    "an open ring": (a_map(polygon(SQUARE[:4])), "not closed"),
    "latitude first": (a_map(place(at=(41.09, 111.45))), "longitude comes first"),
    "one number": (a_map(place(at=(111.0,))), "no position"),
    "no number": (a_map(place(at=(111.0, "41"))), "no position"),
    "not finite": (a_map(place(at=(111.0, float("nan")))), "no position"),
    "twice": (a_map(place(), place(name="别名", at=(111, 41))), "there already"),
    "on one spot": (a_map(place(), place("150125101", "哈乐镇")), "same spot"),
    "points and outlines": (a_map(WEST, polygon(SQUARE)), "all of them"),
    "half of China": (a_map(WEST, place(at=(80, 41))), "wider"),
}


@pytest.mark.parametrize(("held", "told"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_drawn_is_refused_and_named(held, told):
    with pytest.raises(AuthoringError, match=told) as caught:
        read_map(held, file="map.json")
    assert str(caught.value).startswith("map.json")


def test_each_seat_lies_in_its_own_cell_and_every_cell_is_of_one_hull():
    plane = lay(read_map(files("content").joinpath("sample/map.json").read_bytes()))
    for field in plane.fields:
        assert plane.hit(field.at) is field
        assert all(0 <= n <= 1 for ring in field.rings for point in ring for n in point)
    assert plane.hit((0.0, 0.0)) is None
    assert 1 < plane.aspect < 3
    assert plane.field("150125200201").name == "大青山乡"
    assert plane.field("150126") is None


def test_north_is_above_and_east_is_right():
    fields = {
        field.code: field.at
        for field in lay(read_map(files("content").joinpath("sample/map.json").read_bytes())).fields
    }
    assert fields["150125211"][0] < fields["150125100"][0] < fields["150125101"][0]
    assert fields["150125214"][1] < fields["150125200"][1]


def test_a_county_of_one_township_still_has_ground():
    (field,) = lay(read_map(a_map(place()))).fields
    assert inside(field.at, field.rings)


def test_outlines_are_drawn_as_they_are_and_named_where_they_are_wide():
    market = place("150125", "集市", "market", at=(111.19, 41.01))
    yard = polygon(HOLE, code="150125100201", name="一个村", kind="village")
    plane = lay(read_map(a_map(polygon(SQUARE, HOLE), market, yard)))
    (field,) = plane.fields
    assert inside(field.at, field.rings)
    assert not inside((0.3, 0.7), [field.rings[1]]) or plane.hit((0.3, 0.7)) is None
    assert [dot.name for dot in plane.dots] == ["集市", "一个村"]
    assert plane.hit(plane.dots[0].at) is field


def test_a_line_without_width_is_named_at_its_beginning():
    flat = [[111.0, 41.0], [111.1, 41.0], [111.2, 41.0], [111.0, 41.0]]
    assert lay(read_map(a_map(polygon(flat)))).fields[0].at == (0.0, 0.0)


def test_a_hull_has_no_corner_within_it():
    assert set(hull([(0, 0), (2, 0), (2, 2), (0, 2), (1, 1)])) == {(0, 0), (2, 0), (2, 2), (0, 2)}


def test_two_seats_share_the_ground_at_the_line_halfway():
    left, right = cells([(0.0, 0.0), (2.0, 0.0)])
    assert max(x for x, _ in left) == pytest.approx(1)
    assert min(x for x, _ in right) == pytest.approx(1)
