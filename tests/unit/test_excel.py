"""Sheets of an office program: bounded coming in, harmless going out."""

import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from content.errors import AuthoringError
from content.excel import csv_for_excel, xlsx, xlsx_to_csv
from content.guard import guarded, unguarded
from content.sheets import MOST_BYTES


def a_book(*rows):
    book = Workbook()
    book.create_sheet("空", 0)
    for row in rows:
        book.worksheets[1].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@given(st.text())
def test_what_was_guarded_is_read_back(text):
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", "  =1", "'=1"],
)
def test_no_text_is_left_that_an_office_program_runs(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["土豆", "1.2", "a=b", "'引号", ""])
def test_other_texts_are_left_as_they_are(text):
    assert guarded(text) == unguarded(text) == text


def test_the_first_sheet_that_says_anything_is_read_line_by_line():
    moment = datetime(2026, 11, 20, 8)  # noqa: DTZ001  as a workbook has it
    held = a_book(["日期", "价"], [], [moment, 1.0], [date(2026, 11, 21), 0.55, None])
    assert xlsx_to_csv(held) == "日期,价\n\n2026-11-20,1\n2026-11-21,0.55\n".encode()


def test_a_cell_of_several_lines_stays_in_its_row():
    assert xlsx_to_csv(a_book(["大\n白菜", "x"])) == "大 白菜,x\n".encode()


def test_a_formula_is_read_as_what_it_last_said():
    assert b"=" not in xlsx_to_csv(a_book(["a", "=1+1"]))


@pytest.mark.parametrize("held", [b"PK\x03\x04", b"x", b"PK\x03\x04" + b"0" * MOST_BYTES, a_book()])
def test_what_is_no_workbook_is_refused(held):
    with pytest.raises(AuthoringError):
        xlsx_to_csv(held, file="a.xlsx")


def test_an_archive_that_is_no_workbook_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("a.txt", "x")
    with pytest.raises(AuthoringError, match="no workbook"):
        xlsx_to_csv(out.getvalue())


def test_a_workbook_that_unpacks_to_a_mountain_is_not_opened():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for n in range(3):
            packed.writestr(f"{n}.xml", bytes(30 * 1024 * 1024))
    with pytest.raises(AuthoringError, match="unpacks to more"):
        xlsx_to_csv(out.getvalue())


def test_a_workbook_of_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr("content.excel.MOST_ROWS", 3)
    assert xlsx_to_csv(a_book(*[["a"]] * 3))
    with pytest.raises(AuthoringError, match="more than 3 rows"):
        xlsx_to_csv(a_book(*[["a"]] * 4))


def test_what_is_written_holds_no_formula():
    rows = [["品名", "价"], ["=1+1", 1.5], ["@x", None]]
    sheet = load_workbook(io.BytesIO(xlsx(rows, title="报价"))).active
    assert [[cell.data_type for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["s", "n"],
        ["s", "n"],
    ]
    assert csv_for_excel(rows) == "\ufeff品名,价\r\n'=1+1,1.5\r\n'@x,\r\n".encode()
