from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.areas import Gazetteer, covers, full_name, lineage, name, stem
from content.errors import AuthoringError

WELL = "150125200201"  # 井尔沟村
TABLE = (
    "code,name,valid_from,valid_until\n"
    "990101,旧县,,2020-01-01\n"
    "990101,新县,2020-01-01,\n"
    "990101101,老镇,,2023-06-30\n"
)


def test_a_county_code_covers_its_villages():
    assert covers(["150125"], WELL)


def test_another_county_covers_nothing_here():
    assert not covers(["150122", "15012520", ""], "150125213001")


def test_a_village_code_does_not_cover_its_county():
    assert not covers([WELL], "150125")


def test_a_code_filled_up_with_zeros_covers_as_the_short_one_does():
    assert covers(["370614000000"], "370614")
    assert covers(["150125200000"], WELL)


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("150000000000", "15"),
        ("150100", "1501"),
        ("150125000", "150125"),
        ("150125200000", "150125200"),
        (WELL, WELL),
        ("1000512", "1000512"),
        ("", ""),
    ],
)
def test_filling_zeros_are_taken_off(code, short):
    assert stem(code) == short


@given(st.from_regex(r"[1-9]\d{11}", fullmatch=True))
def test_every_code_of_its_lineage_covers_a_village(code):
    assert all(covers([one], code) for one in lineage(code))


def test_the_lineage_begins_with_the_province():
    assert lineage(WELL) == ("15", "1501", "150125", "150125200", WELL)
    assert lineage("15") == ("15",)


def test_places_are_named_as_they_are_said_in_the_county():
    assert full_name("150125200") == "武川县大青山乡"
    assert full_name(WELL) == "武川县大青山乡井尔沟村"
    assert full_name("1501") == "呼和浩特市"


def test_a_village_that_is_not_in_the_table_is_named_by_its_township():
    assert full_name("150125101201") == "武川县哈乐镇"


def test_an_unknown_code_has_no_name():
    assert name("990101") == ""


def test_a_name_holds_on_its_days_only():
    table = Gazetteer.read(TABLE)
    assert table.name("990101", date(2019, 12, 31)) == "旧县"
    assert table.name("990101", date(2020, 1, 1)) == "新县"
    assert table.name("990101") == "新县"


def test_a_place_that_ended_has_no_name_today():
    table = Gazetteer.read(TABLE)
    assert table.name("990101101") == ""
    assert table.full_name("990101101", date(2023, 6, 29)) == "新县老镇"


@pytest.mark.parametrize(
    ("row", "field"), [("15012,短,,", "code"), ("150125,县,昨天,", ""), ("150125,县", "")]
)
def test_a_wrong_row_is_refused_with_its_line(row, field):
    with pytest.raises(AuthoringError) as caught:
        Gazetteer.read(f"code,name,valid_from,valid_until\n{row}\n")
    assert (caught.value.line, caught.value.field) == (2, field)
