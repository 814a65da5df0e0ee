"""Sheets of an office program: read one as the CSV it could have been, write one for it.

The only module that imports openpyxl. A workbook is somebody's file: its size is bounded
before it is opened, packed and unpacked, and so are its rows and columns; formulas are
read as the values the program last saw. What is written is text and plain numbers, and
no cell of it is run (`content.guard`).
"""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell

from content.errors import AuthoringError
from content.guard import guarded
from content.sheets import MOST_BYTES, MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAGIC: Final = b"PK\x03\x04"
_MOST_UNPACKED: Final = 64 * 1024 * 1024  # bytes; 50,000 rows are 20 MB of XML
_MOST_PARTS: Final = 200  # files inside; a plain workbook has a dozen
_MOST_COLUMNS: Final = 64

Cell = str | float | int | None


def xlsx_to_csv(data: bytes, *, file: str = "") -> bytes:
    """Return the first sheet of a workbook that has any rows, as CSV in UTF-8.

    A line of the CSV is a row of the sheet, so that a problem is found where it is named.

    Raises:
        AuthoringError: It is no workbook, or one that is too large.
    """
    _check(data, file)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            text = _csv(sheet)
            if text.strip():
                return text.encode()
    except AuthoringError as error:
        raise error.within(file) from error
    except Exception as error:  # openpyxl raises whatever a broken file makes it stumble over
        msg = f"is no workbook that can be read: {error}"
        raise AuthoringError(msg, file=file) from error
    msg = "has no row in any of its sheets"
    raise AuthoringError(msg, file=file)


def csv_for_excel(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write CSV that Excel opens in Chinese: UTF-8 with its mark, no cell a formula."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([_safe(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx(rows: Iterable[Sequence[Cell]], *, title: str) -> bytes:
    """Write a workbook of one sheet, no cell a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])  # the longest name Excel takes
    for row in rows:
        sheet.append([_cell(sheet, cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _check(data: bytes, file: str) -> None:
    if len(data) > MOST_BYTES:
        msg = f"{len(data)} bytes, at most {MOST_BYTES}"
        raise AuthoringError(msg, file=file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except zipfile.BadZipFile as error:
        msg = f"is no workbook that can be read: {error}"
        raise AuthoringError(msg, file=file) from error
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        msg = f"unpacks to more than {_MOST_UNPACKED} bytes"
        raise AuthoringError(msg, file=file)


def _csv(sheet: Any) -> str:
    sheet.reset_dimensions()  # what a file says of its own size is not to be relied on
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    rows = sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True)
    for count, row in enumerate(islice(rows, MOST_ROWS + 1)):
        if count == MOST_ROWS:
            msg = f"has more than {MOST_ROWS} rows"
            raise AuthoringError(msg)
        cells = [_said(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        writer.writerow(cells)
    return text.getvalue()


def _said(value: Any) -> str:
    """Return what a cell says on one line, as it would stand in a CSV."""
    if value is None:
        return ""
    if isinstance(value, datetime):  # as which openpyxl gives days, too
        return value.date().isoformat()
    return " ".join(str(value).split())


def _safe(cell: Cell) -> str:
    return "" if cell is None else guarded(cell) if isinstance(cell, str) else str(cell)


def _cell(sheet: Any, cell: Cell) -> Any:
    if not isinstance(cell, str):
        return cell
    written = WriteOnlyCell(sheet, value=guarded(cell))
    written.data_type = "s"  # a text, whatever it begins with
    return written
