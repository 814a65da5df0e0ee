from __future__ import annotations

from datetime import timedelta

import pytest

from content.cap import Level, MessageType
from kiosk.views.warnings import area_words, takeover, warning_rows
from tests.builders_daily import VILLAGE, same
from tests.builders_importers import SENT, an_alert

NONE = frozenset()
ORANGE = {"level": Level.ORANGE}


def rows(*alerts, now=SENT):
    held = [(f"item-{alert.identifier}", alert) for alert in alerts]
    return warning_rows(held, now=now, station=VILLAGE, tr=same)


def test_a_row_says_kind_level_colour_area_and_time_left():
    (row,) = rows(an_alert("1", expires=SENT + timedelta(hours=5), **ORANGE))
    assert (row.title, row.rank, row.area, row.still) == (
        "霜冻橙色预警",
        "严重",
        "武川县",
        "还有5小时",
    )
    assert (row.event, row.colour, row.level, row.picture) == ("霜冻", "橙色预警", 3, "frost")
    assert row.item == "item-1"
    assert row.issued == "武川县气象台 今天 17:00 发布"
    assert row.spoken == "霜冻橙色预警，严重，武川县，还有5小时"


def test_an_invented_warning_says_so_before_all_else():
    (row,) = rows(an_alert("1", demo=True, **ORANGE))
    assert row.doubt == "演示，不是真的"
    assert row.spoken.startswith("演示，不是真的，霜冻橙色预警")
    assert rows(an_alert("2", **ORANGE))[0].doubt == ""


def test_a_warning_that_names_no_end_holds_a_day():
    assert rows(an_alert())[0].still == "还有24小时"
    assert rows(an_alert(), now=SENT + timedelta(hours=24)) == []


def test_at_most_three_lines_say_what_to_do():
    (row,) = rows(an_alert(instruction="1. 收白菜；2. 盖窖口；3. 羊回圈；4. 包水管。"))
    assert row.lines.split("\n") == ["收白菜", "盖窖口", "羊回圈"]
    assert rows(an_alert())[0].lines == ""


def test_without_a_description_the_headline_is_shown():
    (row,) = rows(an_alert(description=" "))
    assert row.description == "武川县气象台发布霜冻蓝色预警信号[Ⅳ级/一般]"


@pytest.mark.parametrize(
    ("level", "takes"),
    [
        (Level.UNKNOWN, False),
        (Level.BLUE, False),
        (Level.YELLOW, False),
        (Level.ORANGE, True),
        (Level.RED, True),
    ],
)
def test_orange_and_red_take_the_screen_and_no_other(level, takes):
    assert (takeover(rows(an_alert(level=level)), NONE) is not None) is takes


def test_the_worst_takes_the_screen_first_and_the_next_follows():
    shown = rows(an_alert("1", **ORANGE), an_alert("2", level=Level.RED))
    first = takeover(shown, NONE)
    assert first.identifier == "2"
    second = takeover(shown, frozenset({"2"}))
    assert second.identifier == "1"
    assert takeover(shown, frozenset({"1", "2"})) is None


def test_an_acknowledged_warning_stays_in_the_band():
    shown = rows(an_alert("1", **ORANGE))
    assert takeover(shown, frozenset({"1"})) is None
    assert [row.identifier for row in shown] == ["1"]


def test_an_update_takes_the_screen_again_and_the_old_message_is_gone():
    update = an_alert(
        "2",
        supersedes=("1",),
        message_type=MessageType.UPDATE,
        sent=SENT + timedelta(hours=1),
        **ORANGE,
    )
    shown = rows(an_alert("1", **ORANGE), update, now=SENT + timedelta(hours=1))
    assert [row.identifier for row in shown] == ["2"]
    assert takeover(shown, frozenset({"1"})).identifier == "2"


def test_a_cancel_ends_it_even_when_it_came_first():
    cancel = an_alert("2", supersedes=("1",), message_type=MessageType.CANCEL)
    assert rows(cancel, an_alert("1", **ORANGE)) == []


def test_a_warning_for_another_county_is_not_shown():
    assert rows(an_alert(areas=("150105",))) == []


def test_the_smallest_area_that_holds_the_village_is_named():
    assert area_words(an_alert(areas=("15", "150125", "150125200")), VILLAGE) == "大青山乡"
    assert area_words(an_alert(areas=()), VILLAGE) == ""
