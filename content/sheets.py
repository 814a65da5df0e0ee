"""Find out which column of a price sheet is which.

Bytes in, cells by our own column names out; what the cells mean is decided in
`content.prices`, the only caller. A title above the header is skipped. Headers are
matched as whole words that are known, never by likeness.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from itertools import islice
from typing import Final

from content.errors import AuthoringError
from content.guard import unguarded

Row = list[str]

MOST_BYTES: Final = 4 * 1024 * 1024  # ten years of a county's quotes
MOST_ROWS: Final = 50_000

_SEARCHED: Final = 5  # rows in which the header is looked for: a title, a date, a blank
_LETTERS: Final = 26
_NUMBER = re.compile(r"\d+(\.\d+)?")
_BARE_LEAST: Final = 6  # 品名,最低,平均,最高,规格或产地,日期

# what sheets call our columns, the better source first: a day of collection is the
# day of the price, an estimated or a publishing date is only near it
_SYNONYMS: Final = {
    "date": (
        *("采集日", "采集日期", "collectdate", "采价日期", "报价日期", "价格日期", "交易日期"),
        *("日期", "时间", "date", "day", "pubdate", "arrivaldate", "估算日期", "发布日期"),
    ),
    "near": ("估算日期", "发布日期", "pubdate"),
    "year": ("年份", "年", "year"),
    "market": ("市场", "市场名称", "批发市场", "market", "marketname", "范围", "scope"),
    "area": ("区划代码", "行政区划代码", "地区代码", "area", "admincode"),
    "product": (
        *("品名", "品种", "品种名称", "产品", "产品名称", "商品", "商品名称", "名称"),
        *("product", "productname", "prodname", "commodity", "item"),
    ),
    "spec": ("规格", "等级", "规格等级", "spec", "specinfo", "grade"),
    "origin": ("产地", "origin", "place"),
    "low": ("最低价", "最低", "最低价格", "低价", "low", "lowprice", "minprice"),
    "high": ("最高价", "最高", "最高价格", "高价", "high", "highprice", "maxprice"),
    "modal": (
        *("大宗价", "大宗", "大宗价格", "主流价", "modal", "modalprice", "mostly"),
        *("平均价", "均价", "平均", "平均价格", "avg", "average", "avgprice", "价格", "price"),
    ),
    "unit": ("单位", "计量单位", "价格单位", "unit", "unitinfo", "meteringunit"),
    "type": ("价格类型", "类型", "type", "pricetype"),
    "demo": ("demo",),
}
_PRICES: Final = ("low", "high", "modal")
_UNIT_IN_HEADER = re.compile(r"[_(]?\s*(元\s*[/每]\s*[^\s()_]+)\)?")
_PRODUCT_IN_HEADER = re.compile(r"(.+?)(?:价格|均价|价)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet whose columns are known.

    Args:
        rows: Line of the file, counted from 1, and its cells.
        columns: Where each of our columns stands; -1 is the last cell.
        constants: What the header says once for all rows.
        width: Cells of the header; 0 when there is none.
    """

    rows: list[tuple[int, Row]]
    columns: dict[str, int]
    constants: dict[str, str]
    width: int = 0

    def cells(self, row: Row) -> dict[str, str]:
        """Return what one row says, by our column names, without empty cells.

        Raises:
            AuthoringError: The row has more cells than the header.
        """
        if not self.width:
            return _bare_cells(row)
        if any(row[self.width :]):
            msg = f"{len(row)} cells under {self.width} columns; put a text with a comma in quotes"
            raise AuthoringError(msg)
        said = {name: row[at] for name, at in self.columns.items() if at < len(row) and row[at]}
        return self.constants | said

    def place(self, name: str, row: Row) -> str:
        """Return the letter of the column that says one of ours, empty when none does."""
        at = self.columns.get(name, -1) if self.width else _bare_at(name, row)
        return chr(ord("A") + at) if 0 <= at < _LETTERS else ""


def read(data: bytes, *, file: str) -> Sheet:
    """Read a sheet and find its columns.

    Raises:
        AuthoringError: Too large, in no known encoding, broken quotes, no rows, or
            columns that are not known; names what is missing.
    """
    rows = _rows(_text(data, file), file)
    first = next(iter(rows), (0, []))[1]
    if _is_bare(first):
        return Sheet(rows, {}, {})
    for index, (line, header) in enumerate(islice(rows, _SEARCHED)):
        names = [_plain(cell) for cell in header]
        columns, constants = _columns(names)
        missing = _missing(columns, constants)
        if not missing:
            constants |= _unit(header, columns, file, line)
            return Sheet(rows[index + 1 :], columns, constants, len(header))
        if len(columns) > 1:
            msg = f"the header names no column for {'、'.join(missing)}; it has {', '.join(header)}"
            raise AuthoringError(msg, file=file, line=line)
    msg = f"no header that is known, such as 日期,市场,品名,最低价,最高价,单位; it begins {first}"
    raise AuthoringError(msg, file=file)


def _text(data: bytes, file: str) -> str:
    if len(data) > MOST_BYTES:
        msg = f"{len(data)} bytes, at most {MOST_BYTES}"
        raise AuthoringError(msg, file=file)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]  # what a spreadsheet calls "Unicode text"
    else:
        encodings = ["utf-8-sig", "gb18030"]  # GBK is a part of GB18030
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    msg = "is neither UTF-8 nor GBK; save it again as CSV"
    raise AuthoringError(msg, file=file)


def _rows(text: str, file: str) -> list[tuple[int, Row]]:
    line = text[: text.find("\n")]
    delimiter = "\t" if line.count("\t") > line.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, Row]] = []
    try:
        for row in reader:
            cells = [unguarded(re.sub(r"\s+", " ", cell).strip()) for cell in row]
            if any(cells):
                rows.append((reader.line_num, cells))
    except csv.Error as error:
        msg = f"is no CSV: {error}"
        raise AuthoringError(msg, file=file, line=reader.line_num) from error
    if not 0 < len(rows) <= MOST_ROWS:
        msg = f"{len(rows)} rows; it must have at least one and at most {MOST_ROWS}"
        raise AuthoringError(msg, file=file)
    return rows


def _plain(cell: str) -> str:
    text = unicodedata.normalize("NFKC", cell).lower()
    return re.sub(r"[\s_]", "", _UNIT_IN_HEADER.sub("", text))


def _columns(names: list[str]) -> tuple[dict[str, int], dict[str, str]]:
    columns = {
        column: names.index(found)
        for column, known in _SYNONYMS.items()
        if (found := next((name for name in known if name in names), None)) is not None
    }
    constants: dict[str, str] = {}
    if "product" not in columns and not any(price in columns for price in _PRICES):
        for index, name in enumerate(names):
            if found_product := _PRODUCT_IN_HEADER.fullmatch(name):
                columns["modal"] = index  # 生鲜乳价格_元每公斤: the header is the product
                constants["product"] = found_product[1]
                break
    return columns, constants


def _missing(columns: dict[str, int], constants: dict[str, str]) -> list[str]:
    missing = [column for column in ("date", "product") if column not in columns | constants]
    return missing if any(price in columns for price in _PRICES) else [*missing, "price"]


def _unit(header: Row, columns: dict[str, int], file: str, line: int) -> dict[str, str]:
    cells = [unicodedata.normalize("NFKC", header[columns[p]]) for p in _PRICES if p in columns]
    units = {found[1] for cell in cells if (found := _UNIT_IN_HEADER.search(cell))}
    if len(units) > 1:
        msg = f"prices in {' and '.join(sorted(units))} cannot stand in one row"
        raise AuthoringError(msg, file=file, line=line, field="unit")
    return {"unit": units.pop()} if units else {}


def _is_bare(row: Row) -> bool:
    return len(row) >= _BARE_LEAST and all(_NUMBER.fullmatch(cell) for cell in row[1:4])


def _bare_cells(row: Row) -> dict[str, str]:
    if not _is_bare(row):
        msg = f"{len(row)} cells; expected 品名,最低,平均,最高,规格或产地,日期"
        raise AuthoringError(msg)
    names = ("product", "low", "modal", "high", "date")
    said = dict(zip(names, (*row[:4], row[-1]), strict=True))
    return said | {"spec": " ".join(cell for cell in row[4:-1] if cell)}


def _bare_at(name: str, row: Row) -> int:
    return {"product": 0, "low": 1, "modal": 2, "high": 3, "spec": 4, "date": len(row) - 1}.get(
        name, -1
    )
