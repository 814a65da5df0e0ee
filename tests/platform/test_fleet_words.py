"""How stations fare and what they told, in words: values in, words out."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from content.dates import CHINA
from content.platform.fleet.judge import Colour, Standing, is_silent, judge
from content.platform.fleet.map import ACROSS, WIDTH, Spot, draw
from content.platform.fleet.tally import Shown, Site, ago, few, lasting, reach, township

NOW = datetime(2026, 5, 20, 8, 0, tzinfo=CHINA)
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
WELL = Standing(release=35, disk_free_mb=12_000)
QING = "150125200"


def judged(standing=WELL, *, heard=NOW - HOUR, release=35, released=NOW - DAY):
    return judge(standing, heard=heard, now=NOW, release=release, released=released)


def test_a_station_that_fares_well_is_green_and_nothing_is_said():
    assert judged() == judged(heard=NOW)
    assert (judged().colour, judged().reasons) == (Colour.GREEN, ())


@pytest.mark.parametrize(
    ("gone", "colour", "reason"),
    [(DAY, Colour.AMBER, "一天多没有消息"), (3 * DAY, Colour.RED, "3天没有消息")],
)
def test_silence_turns_amber_after_a_day_and_red_after_three(gone, colour, reason):
    assert judged(heard=NOW - gone).colour is colour
    assert judged(heard=NOW - gone).reasons == (reason,)
    assert is_silent(NOW - gone, NOW) is (colour is Colour.RED)


@pytest.mark.parametrize(
    ("said", "colour", "words"),
    [
        ({"faults": ("disk_readonly",)}, Colour.RED, "写不进去"),
        ({"faults": ("disk_full",), "disk_free_mb": 0}, Colour.RED, "磁盘满了"),
        ({"faults": ("settings",)}, Colour.AMBER, "设置文件有错"),
        ({"faults": ("of_tomorrow",)}, Colour.AMBER, "of_tomorrow"),
        ({"clock_ok": False}, Colour.AMBER, "钟不准"),
        ({"disk_free_mb": 499}, Colour.AMBER, "只剩499MB"),
        ({"reason": "rollback"}, Colour.AMBER, "rollback"),
        ({"release": 33}, Colour.AMBER, "差2期"),
    ],
)
def test_what_is_wrong_has_a_colour_and_words(said, colour, words):
    trouble = judged(Standing(**({"release": 35, "disk_free_mb": 12_000} | said)))
    assert trouble.colour is colour
    assert len(trouble.reasons) == 1
    assert words in trouble.reasons[0]


def test_the_gravest_is_said_first():
    trouble = judged(Standing(release=35, faults=("settings", "disk_failing"), disk_free_mb=9_000))
    assert trouble.colour is Colour.RED
    assert trouble.reasons == ("磁盘出了毛病，要尽早换", "设置文件有错，先按上次的用")


def test_a_release_of_just_now_makes_nobody_late():
    assert judged(release=36, released=NOW - HOUR).colour is Colour.GREEN
    assert judged(release=36, released=None).colour is Colour.GREEN


def test_a_station_that_never_told_of_itself_is_amber():
    assert judged(None).reasons == ("还没有报过自己的情况",)


@pytest.mark.parametrize(
    "body",
    ['{"release":"x","faults":3,"contact":7,"road":[],"waiting":-4}', "{}", '{"faults":[null]}'],
)
def test_a_body_that_makes_no_sense_is_no_error(body):
    standing = Standing.read(body)
    assert (standing.release, standing.waiting, standing.contact) == (0, 0, None)


def test_nothing_said_is_no_standing():
    assert Standing.read("") is None


# warnings


def sites(count, area=QING):
    return [Site(f"{area}-{number}", f"{area}20{number % 10}") for number in range(count)]


def test_who_saw_a_warning_is_said_by_township():
    stations = sites(14) + sites(2, "150125100")
    receipts = {site.device: (NOW + 4 * MINUTE - MINUTE / 2, True) for site in stations[:13]}
    qing = reach(stations, receipts, meant=["150125"], sent=NOW)[1]
    assert qing == Shown(QING, 14, 13, 3.5 * MINUTE)
    assert qing.words("大青山乡") == "大青山乡 14 个站点里 13 个在 4 分钟内显示"
    assert not qing.is_everywhere


def test_stations_a_warning_is_not_for_are_not_counted():
    assert [
        one.place for one in reach(sites(3) + sites(1, "150125100"), {}, meant=[QING], sent=NOW)
    ] == [QING]
    assert len(reach(sites(1), {}, meant=[], sent=NOW)) == 1


def test_all_none_and_clocks_that_lie_have_words_of_their_own():
    assert Shown(QING, 3, 3, MINUTE).words("乡") == "乡 3 个站点全部在 1 分钟内显示"
    assert Shown(QING, 3, 0).words("乡") == "乡 3 个站点都还没有显示"
    lied = reach(sites(2), {f"{QING}-0": (NOW - DAY, False)}, meant=[], sent=NOW)[0]
    assert lied.words("乡") == "乡 2 个站点里 1 个已经显示"


def test_a_clock_ahead_of_the_sending_took_no_less_than_nothing():
    early = reach(sites(1), {f"{QING}-0": (NOW - MINUTE, True)}, meant=[], sent=NOW)[0]
    assert early.took == timedelta()


def test_a_place_wider_than_a_township_stands_for_itself():
    assert (township("150125200201"), township("150125"), township("150125000000")) == (
        QING,
        "150125",
        "150125",
    )


@pytest.mark.parametrize(("count", "words"), [(0, "—"), (1, "少于5次"), (4, "少于5次"), (5, "5次")])
def test_small_counts_are_not_told_apart(count, words):
    assert few(count) == words


@pytest.mark.parametrize(
    ("took", "words"),
    [(0 * MINUTE, "1 分钟"), (119 * MINUTE, "119 分钟"), (3 * HOUR, "3 小时"), (49 * HOUR, "3 天")],
)
def test_how_long_it_took_is_rounded_up(took, words):
    assert lasting(took) == words


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        (0 * MINUTE, "刚才"),
        (59 * MINUTE, "59 分钟前"),
        (47 * HOUR, "47 小时前"),
        (3 * DAY, "3 天前"),
    ],
)
def test_how_long_ago_is_said_plainly(gone, words):
    assert ago(gone) == words


# the scheme


def spots(count, area):
    return [Spot(number, f"站{number}", area, Colour.GREEN) for number in range(count)]


def test_every_station_stands_in_the_field_of_its_township():
    drawing = draw(spots(23, f"{QING}201") + spots(1, "150125100"), {QING: "大青山乡"})
    first, second = drawing.fields
    assert (first.name, second.name) == ("150125100", "大青山乡")
    assert len(second.marks) == 23
    for mark in second.marks:
        assert second.x < mark.x < second.x + WIDTH
        assert second.y < mark.y < second.y + second.height <= drawing.height


def test_no_two_marks_and_no_two_fields_lie_over_each_other():
    drawing = draw([one for at in range(12) for one in spots(at * 3 + 1, f"1501252{at:02}")], {})
    marks = [(mark.x, mark.y) for field in drawing.fields for mark in field.marks]
    assert len(set(marks)) == len(marks)
    corners = [(field.x, field.y) for field in drawing.fields]
    assert len(set(corners)) == 12
    assert len({y for _, y in corners}) == -(-12 // ACROSS)


def test_a_county_without_stations_is_an_empty_drawing():
    assert (draw([], {}).width, draw([], {}).height, draw([], {}).fields) == (0, 0, ())
