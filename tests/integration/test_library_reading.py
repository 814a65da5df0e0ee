"""What the screen asks: shelves, prices, weather, warnings, files to fetch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files

import pytest

from content.cap import MessageType
from content.countymap import read_map
from content.library import Applied, Library
from content.model import Fact, FactName, Kind, Role, Section, Tombstone
from content.prices import Quote, write_csv
from content.units import PriceUnit
from tests.builders import (
    COUNTY,
    NOW,
    VILLAGE,
    a_policy,
    an_attachment,
    an_item,
    quotes_item,
    some_data,
)
from tests.builders_library import a_forecast, a_library, a_shelf, forecast_item, held

DAY = timedelta(days=1)


@pytest.fixture
def library(tmp_path):
    with a_library(tmp_path) as opened:
        yield opened


def titles(library, *items, shelf=None, **changes):
    library.apply(items, held())
    return [line.title for line in library.headlines(shelf or a_shelf(**changes))]


# shelves


def test_a_headline_tells_all_that_a_card_needs(library):
    picture = an_attachment()
    item = a_policy(
        facts=(Fact(FactName.PAY, "一天二百"), Fact(FactName.PLACE, "呼市")),
        attachments=(picture, an_attachment(b"s", role=Role.SOUND)),
        demo=True,
        valid_until=NOW + DAY,
    )
    library.apply([item], held())
    (line,) = library.headlines(a_shelf(Section.POLICY))
    assert (line.id, line.section, line.kind, line.title) == (
        item.id,
        item.section,
        item.kind,
        item.title,
    )
    assert (line.summary, line.source) == (item.summary, item.source)
    assert (line.published, line.updated, line.valid_until) == (NOW, NOW, NOW + DAY)
    assert (line.picture, line.picture_text) == (picture.sha256, picture.title)
    assert (line.has_sound, line.has_film, line.demo, line.pinned) == (True, False, True, False)
    assert line.pay == "一天二百"
    assert line.fact(FactName.PLACE) == "呼市"
    assert line.fact(FactName.FEE) == ""


def test_pinned_stand_first_then_what_is_in_season_then_the_newest(library):
    items = [
        an_item("new", title="新", months=(), published=NOW),
        an_item("season", title="当季", months=(5,), published=NOW - 2 * DAY),
        an_item("old", title="旧", months=(), published=NOW - 9 * DAY),
        an_item("pinned", title="置顶", months=(), published=NOW - 30 * DAY, pinned=True),
    ]
    assert titles(library, *items, month=5) == ["置顶", "当季", "新", "旧"]
    assert titles(library, month=6) == ["置顶", "新", "当季", "旧"]
    assert titles(library) == ["置顶", "新", "当季", "旧"]


@pytest.mark.parametrize(
    ("areas", "is_here"),
    [
        (("15",), True),
        ((COUNTY,), True),
        (("150125000000",), True),
        (("150125200",), True),
        ((VILLAGE,), True),
        (("150125200202",), False),
        (("150124", "150125100"), False),
        (("150124", "150125200"), True),
        (("150125", "150125200", VILLAGE), True),
    ],
)
def test_an_item_is_for_the_station_when_one_of_its_areas_lies_around_it(library, areas, is_here):
    item = an_item(areas=areas)
    assert titles(library, item) == [item.title] * is_here
    assert library.item(item.id) == item


def test_what_is_not_yet_or_no_more_valid_is_not_on_the_shelf(library):
    items = [
        an_item("later", title="未到", valid_from=NOW + DAY),
        an_item("over", title="已过", valid_until=NOW),
        an_item("valid", title="有效", valid_from=NOW, valid_until=NOW + DAY),
    ]
    assert titles(library, *items) == ["有效"]
    assert library.count(a_shelf()) == 1
    assert library.count(a_shelf(now=NOW + DAY)) == 1


def test_a_shelf_shows_its_section_and_its_tag(library):
    library.apply([an_item("a"), an_item("b", tags=("羊",)), a_policy()], held())
    assert library.count(a_shelf()) == 3
    assert library.count(a_shelf(Section.POLICY)) == 1
    assert library.count(a_shelf(tag="羊")) == 1
    assert [line.tags for line in library.headlines(a_shelf(Section.TECHNIQUE, tag="羊"))] == [
        ("羊",)
    ]


def test_a_long_shelf_is_read_a_part_at_a_time(library):
    library.apply([an_item(f"i{n}", published=NOW - n * DAY) for n in range(7)], held())
    parts = [library.headlines(a_shelf(), limit=3, offset=at) for at in (0, 3, 6)]
    assert [len(part) for part in parts] == [3, 3, 1]
    assert [line.id for part in parts for line in part] == [an_item(f"i{n}").id for n in range(7)]


def test_prices_forecasts_and_warnings_stand_on_no_shelf(library):
    kinds = [an_item(kind, kind=kind) for kind in Kind]
    assert len(titles(library, *kinds)) == 1


def test_the_tags_of_a_shelf_are_counted_whatever_tag_is_chosen(library):
    library.apply(
        [an_item("a"), an_item("b", tags=("羊", "土豆", "羊")), an_item("c", areas=("150124",))],
        held(),
    )
    wanted = [("土豆", 2), ("晚疫病", 1), ("羊", 1)]
    assert library.tags(a_shelf()) == wanted
    assert library.tags(a_shelf(tag="羊")) == wanted
    assert library.tags(a_shelf(Section.POLICY)) == []


def test_new_is_what_came_within_seven_days(library):
    items = [
        an_item("today", title="今天", pinned=True, published=NOW - DAY),
        an_item("week", title="七天", published=NOW - 7 * DAY),
        an_item("before", title="八天", published=NOW - 8 * DAY),
        an_item("morning", title="今早", published=NOW),
    ]
    library.apply(items, held())
    assert [line.title for line in library.new_this_week(a_shelf())] == ["今早", "今天", "七天"]
    assert [line.title for line in library.new_this_week(a_shelf(), limit=1)] == ["今早"]
    assert library.count_new(a_shelf()) == 3


def test_related_are_others_with_the_most_tags_in_common(library):
    item = an_item()
    library.apply(
        [
            item,
            an_item("both", title="都有", published=NOW - DAY),
            an_item("one", title="一样", tags=("土豆",)),
            a_policy("other", title="别的栏目", tags=("土豆",), published=NOW + DAY),
            an_item("none", title="无关", tags=("羊",)),
            an_item("over", title="已过", valid_until=NOW),
        ],
        held(),
    )
    related = library.related(item, VILLAGE, NOW)
    assert [line.title for line in related] == ["都有", "一样", "别的栏目"]
    assert len(library.related(item, VILLAGE, NOW, limit=1)) == 1
    assert library.related(an_item(tags=()), VILLAGE, NOW) == []


# prices


def a_quote(**changes):
    values = {
        "day": date(2026, 5, 20),
        "market": "东瓦窑",
        "product": "土豆",
        "unit": PriceUnit.PER_JIN,
        "low": Decimal("1.10"),
        "high": None,
        "modal": Decimal("1.35"),
        "spec": "大",
        "origin": "武川",
        "area": "150104",
        "demo": True,
    }
    return Quote(**{**values, **changes})


def test_quotes_come_back_exactly_and_by_day(library):
    quotes = [a_quote(), a_quote(day=date(2026, 5, 19)), a_quote(product="白菜", market="美通")]
    library.apply([quotes_item(write_csv(quotes))], held())
    assert library.quotes() == [quotes[1], quotes[0], quotes[2]]
    assert library.quotes(product="白菜") == [quotes[2]]
    assert library.quotes(market="东瓦窑", since=date(2026, 5, 20)) == [quotes[0]]
    assert library.quotes(product="没有") == []


def test_of_two_quotes_for_the_same_the_last_word_holds(library):
    wrong, right = a_quote(modal=Decimal("13.5")), a_quote(modal=Decimal("1.35"))
    library.apply(
        [
            quotes_item(write_csv([right]), name="right", updated=NOW + DAY),
            quotes_item(write_csv([wrong]), name="wrong"),
        ],
        held(),
    )
    assert library.quotes() == [right]


def test_quotes_go_with_their_item_and_change_with_it(library):
    library.apply([quotes_item(write_csv([a_quote()]))], held())
    assert library.quotes() == [a_quote()]
    newer = a_quote(modal=Decimal("1.40"))
    library.apply([quotes_item(write_csv([newer]), updated=NOW + DAY)], held(2))
    assert library.quotes() == [newer]
    library.apply([Tombstone(quotes_item(b"").id, NOW)], held(3))
    assert library.quotes() == []


def test_what_the_caller_does_to_its_quotes_changes_nobody_elses(library):
    library.apply([quotes_item(write_csv([a_quote()]))], held())
    library.quotes().clear()
    assert library.quotes() == [a_quote()]


def test_many_questions_about_quotes_are_not_kept_for_ever(library):
    library.apply([quotes_item(write_csv([a_quote()]))], held())
    for n in range(40):
        library.quotes(market=str(n))
    assert len(library._quotes) <= 16
    assert library.quotes() == [a_quote()]


def test_a_price_list_that_cannot_be_read_is_told_and_stops_nothing(library):
    applied = library.apply([quotes_item(b"\xff"), an_item("two")], held())
    assert applied == Applied(added=2, unread=(quotes_item(b"").id,))
    assert library.quotes() == []
    assert library.item(an_item("two").id) is not None


# weather


def test_the_forecast_is_that_of_the_smallest_area_and_of_these_the_newest(library):
    assert library.forecast(VILLAGE) is None
    county = a_forecast(COUNTY, NOW + DAY)
    old, new = a_forecast("150125200"), a_forecast("150125200", NOW + timedelta(hours=1))
    other = a_forecast("150125100", NOW + DAY)
    library.apply(
        [
            forecast_item(each, name)
            for each, name in ((county, "c"), (new, "n"), (old, "o"), (other, "x"))
        ],
        held(),
    )
    assert library.forecast(VILLAGE) == new
    assert library.forecast("150125201") == county
    assert library.forecast("150123") is None


# warnings

CAP = """<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
<identifier>{identifier}</identifier><sender>wuchuan</sender>
<sent>2026-05-20T07:00:00+08:00</sent><status>Actual</status><msgType>Alert</msgType>
<scope>Public</scope>
<info><language>zh-CN</language><category>Met</category><event>霜冻</event>
<urgency>Expected</urgency><severity>Severe</severity><certainty>Likely</certainty>
<headline>武川县气象台发布霜冻橙色预警</headline><description>今夜有霜冻。</description>
<area><areaDesc>武川县</areaDesc>
<geocode><valueName>code</valueName><value>150125</value></geocode></area></info></alert>
"""


def warning_item(identifier="w1", name="frost", **changes):
    data = some_data(CAP.format(identifier=identifier).encode(), "application/cap+xml")
    return an_item(name, kind=Kind.WARNING, attachments=(data,), **changes)


def test_every_warning_held_is_told_with_its_item(library):
    library.apply([warning_item(), warning_item("w2", "frost2", published=NOW + DAY)], held())
    told = library.alerts()
    assert [(item, alert.identifier) for item, alert in told] == [
        (warning_item().id, "w1"),
        (warning_item(name="frost2").id, "w2"),
    ]
    assert told[0][1].message_type is MessageType.ALERT
    again = library.alerts()
    assert again[0][1] is told[0][1]


def test_a_warning_of_an_item_that_was_invented_says_so(library):
    library.apply([warning_item(demo=True), warning_item("w2", "frost2")], held())
    assert {alert.identifier: alert.demo for _, alert in library.alerts()} == {
        "w1": True,
        "w2": False,
    }
    library.apply([warning_item(demo=False, updated=NOW + DAY)], held(release=2))
    assert not any(alert.demo for _, alert in library.alerts())


def test_a_warning_that_cannot_be_read_is_told_to_the_county_and_hides_no_other(library):
    broken = an_item(
        "broken", kind=Kind.WARNING, attachments=(some_data(b"<alert", "application/cap+xml"),)
    )
    assert library.apply([broken, warning_item()], held()).unread == (broken.id,)
    assert [alert.identifier for _, alert in library.alerts()] == ["w1"]


def test_a_withdrawn_warning_is_told_no_more(library):
    library.apply([warning_item()], held())
    library.alerts()
    library.apply([Tombstone(warning_item().id, NOW)], held(2))
    assert library.alerts() == []
    assert library._alerts == {}


# data that comes as a file of its own


def late(item):
    (data,) = item.attachments
    return data.inline, replace(item, attachments=(replace(data, inline=None),))


def test_data_too_large_to_ride_along_is_taken_in_when_it_comes(library):
    data, item = late(quotes_item(write_csv([a_quote()])))
    library.apply([item], held())
    assert library.quotes() == []
    assert [each.role for each in library.wanted_blobs(VILLAGE)] == [Role.DATA]
    edition = library.edition()
    assert library.take_data(item.attachments[0].sha256, data) == Applied(changed=1)
    assert library.quotes() == [a_quote()]
    assert library.edition() == edition + 1
    assert library.item(item.id) == item


def test_data_that_came_late_serves_the_next_edition_too(library):
    data, item = late(warning_item())
    library.apply([item], held())
    library.take_data(item.attachments[0].sha256, data)
    assert library.apply([item], held(2)) == Applied()
    _, newer = late(warning_item(updated=NOW + DAY))
    library.apply([newer], held(3))
    assert [alert.identifier for _, alert in library.alerts()] == ["w1"]


def test_data_that_came_twice_is_taken_once(library):
    data, item = late(quotes_item(write_csv([a_quote()])))
    library.apply([item], held())
    for _ in range(2):
        library.take_data(item.attachments[0].sha256, data)
    assert library.quotes() == [a_quote()]


def test_late_data_that_cannot_be_read_is_told(library):
    data, item = late(quotes_item(b"no csv"))
    library.apply([item], held())
    applied = library.take_data(item.attachments[0].sha256, data)
    assert applied == Applied(changed=1, unread=(item.id,))


def test_data_that_nobody_names_is_not_kept(library):
    assert library.take_data("0" * 64, b"x") == Applied()
    assert library._database.rows("SELECT * FROM late_data") == []


# files to fetch


def test_files_are_wanted_in_the_order_to_fetch_them(library):
    def some(role, name):
        return an_attachment(name.encode(), role=role, title=name)

    old = an_item(
        "old",
        published=NOW - DAY,
        attachments=(some(Role.FILM, "film"), some(Role.PICTURE, "p-old"), some(Role.SOUND, "s")),
    )
    new = an_item("new", attachments=(some(Role.PICTURE, "p-new"), some(Role.FILE, "form")))
    inline = an_item("inline", attachments=(some_data(b"x", "text/csv"),))
    shared = an_item("shared", published=NOW - 2 * DAY, attachments=(some(Role.PICTURE, "p-old"),))
    elsewhere = an_item(
        "elsewhere", areas=("150124",), attachments=(some(Role.PICTURE, "not ours"),)
    )
    library.apply([old, new, inline, shared, elsewhere], held())
    library.replace_source(
        "https://x.example/", [an_item("feed", attachments=(some(Role.PICTURE, "unsigned"),))]
    )
    wanted = library.wanted_blobs(VILLAGE)
    assert [each.title for each in wanted] == ["s", "p-new", "p-old", "form", "film"]
    assert len(library.blob_names()) == 8


def test_a_reader_answers_all_of_it(tmp_path):
    with a_library(tmp_path, an_item(), warning_item(), forecast_item(a_forecast())):
        pass
    with Library(tmp_path / "library.db") as reader:
        assert len(reader.headlines(a_shelf())) == 1
        assert reader.forecast(VILLAGE) == a_forecast()
        assert len(reader.alerts()) == 1
        assert reader.quotes() == []


# the map


def map_item(held_map, **changes):
    data = some_data(held_map, "application/geo+json")
    return an_item("map", kind=Kind.MAP, attachments=(data,), **changes)


def test_the_map_is_the_last_the_county_shipped_and_stands_on_no_shelf(library):
    assert library.county_map() is None
    drawn = files("content").joinpath("sample/map.json").read_bytes()
    assert titles(library, map_item(drawn)) == []
    assert library.county_map() == read_map(drawn)
    redrawn = drawn.replace("哈乐镇".encode(), "哈乐新镇".encode())
    library.apply([map_item(redrawn, updated=NOW + DAY)], held(4))
    assert library.county_map() == read_map(redrawn)


def test_a_map_that_cannot_be_read_is_told(library):
    assert library.apply([map_item(b"{}")], held()).unread == (an_item("map").id,)
    assert library.county_map() is None
