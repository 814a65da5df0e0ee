from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt

from kiosk.ui.rows import FIRST_ROLE, Rows, camel_case


@dataclass(frozen=True)
class Row:
    item_id: str
    cells: tuple[tuple[str, ...], ...] = ()


def rows_of(text):
    return [Row(letter) for letter in text]


def test_qt_finds_no_fault_with_the_model(qtmodeltester):
    rows = Rows(Row)
    rows.show(rows_of("abc"))
    qtmodeltester.check(rows, force_py=True)
    rows.show(rows_of("axcd"))
    qtmodeltester.check(rows, force_py=True)


def test_a_delegate_reads_fields_in_camel_case():
    assert camel_case("has_sound") == "hasSound"
    assert Rows(Row).roleNames()[FIRST_ROLE].data() == b"itemId"


def test_the_first_role_is_the_one_qt_leaves_to_us():
    assert int(Qt.ItemDataRole.UserRole) + 1 == FIRST_ROLE


def test_tuples_cross_over_as_lists():
    rows = Rows(Row)
    rows.show([Row("a", (("1", "2"),))])
    assert rows.data(rows.index(0), FIRST_ROLE + 1) == [["1", "2"]]


def test_what_a_row_does_not_have_is_none():
    rows = Rows(Row)
    rows.show(rows_of("a"))
    assert rows.data(rows.index(0), FIRST_ROLE + 9) is None
    assert rows.data(QModelIndex(), FIRST_ROLE) is None
    assert rows.rowCount(rows.index(0)) == 0


def test_equal_rows_disturb_nothing(qtbot):
    rows = Rows(Row)
    rows.show(rows_of("abc"))
    signals = [rows.dataChanged, rows.rowsInserted, rows.rowsRemoved, rows.modelReset]
    with qtbot.assertNotEmitted(signals[0]), qtbot.assertNotEmitted(signals[1]):
        rows.show(rows_of("abc"))


def test_one_changed_row_changes_one_row(qtbot):
    rows = Rows(Row)
    rows.show(rows_of("abc"))
    with qtbot.waitSignal(rows.dataChanged) as seen:
        rows.show([Row("a"), Row("b", (("new",),)), Row("c")])
    top, bottom = seen.args[:2]
    assert (top.row(), bottom.row()) == (1, 1)


@pytest.mark.parametrize("after", ["", "xabc", "abcx", "axbc", "bc", "ab", "ac", "cba", "abcabc"])
def test_whatever_is_shown_next_is_what_stands(after):
    rows = Rows(Row)
    rows.show(rows_of("abc"))
    rows.show(rows_of(after))
    assert rows.rows == tuple(rows_of(after))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("abcd", max_size=8), st.text("abcd", max_size=8))
def test_a_view_that_follows_the_signals_ends_up_with_the_same_rows(before, after):
    rows = Rows(Row)
    rows.show(rows_of(before))
    mirror = list(before)
    rows.rowsInserted.connect(
        lambda _, first, last: mirror.__setitem__(slice(first, first), ["?"] * (last - first + 1))
    )
    rows.rowsRemoved.connect(lambda _, first, last: mirror.__delitem__(slice(first, last + 1)))
    rows.dataChanged.connect(
        lambda top, bottom: mirror.__setitem__(
            slice(top.row(), bottom.row() + 1), ["?"] * (bottom.row() - top.row() + 1)
        )
    )
    rows.show(rows_of(after))
    assert len(mirror) == len(after)
    assert all(seen in {"?", real} for seen, real in zip(mirror, after, strict=True))
