"""Read an author's sheet of quotes, or a market's, as it came.

Real sheets are GBK or UTF-8, with a Chinese header, an English one or none, and now
and then the floats of a program (0.55000000000000004). What is certain is cleaned;
what is not is refused, above all a price without its unit.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Final

from content import sheets
from content.dates import parse_day
from content.errors import AuthoringError
from content.prices import Quote
from content.units import PriceUnit, parse_unit

if TYPE_CHECKING:
    from datetime import date

_NUMBER = re.compile(r"(?:\d{1,9}|\d{1,3}(?:,\d{3})+)(?:\.\d{1,30})?", re.ASCII)
_NO_PRICE: Final = frozenset({"", "-", "--", "—", "/", "无"})
_TOLD: Final = 10  # problems named in one message: what an author mends in one sitting
_FINEST: Final = Decimal("0.0001")  # yuan; finer digits are the dirt of a float


def read_sheet(
    data: bytes,
    *,
    file: str,
    today: date,
    market: str = "",
    area: str = "",
    unit: PriceUnit | None = None,
    demo: bool = False,
) -> list[Quote]:
    """Read an author's sheet, or a market's, as it came.

    Args:
        data: CSV in UTF-8 or GBK with a header that `content.sheets` knows, or the
            bare rows of a wholesale market: 品名,最低,平均,最高,规格或产地,日期.
        file: Its name, for messages.
        today: No quote is younger; completes days without a year.
        market: Where it was quoted, when no column says it.
        area: Code of that place, when no column says it.
        unit: What the prices are for, when neither a column nor the header says it.
        demo: Whether the whole sheet is invented.

    Returns:
        Quotes in the order of the sheet.

    Raises:
        AuthoringError: Anything is wrong, or the unit or market is nowhere said. The
            message lists the problems of up to ten lines; file, line and field are
            those of the first.
    """
    lines = read_lines(data, file=file, today=today, market=market, area=area, unit=unit, demo=demo)
    problems = [line.problem.within(file, line.number) for line in lines if line.problem]
    if problems:
        raise _all_in_one(problems)
    quotes = [line.quote for line in lines if line.quote]
    if not quotes:
        msg = "has a header and no quote below it"
        raise AuthoringError(msg, file=file)
    return quotes


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a sheet: a quote, or what is wrong with it.

    Args:
        number: Line of the file, counted from 1.
        cells: As they were typed.
        quote: What it says; None when something is wrong.
        problem: What is wrong; None when nothing is.
        column: Letter of the column that is wrong, where it is one.
    """

    number: int
    cells: tuple[str, ...]
    quote: Quote | None = None
    problem: AuthoringError | None = None
    column: str = ""


def read_lines(
    data: bytes,
    *,
    file: str,
    today: date,
    market: str = "",
    area: str = "",
    unit: PriceUnit | None = None,
    demo: bool = False,
) -> list[Line]:
    """Read a sheet as `read_sheet` does, and tell of each line what is wrong with it.

    Raises:
        AuthoringError: The sheet as a whole cannot be read.
    """
    sheet = sheets.read(data, file=file)
    given = {"market": market, "area": area, "unit": unit or "", "type": "wholesale"}
    lines: list[Line] = []
    for number, row in sheet.rows:
        try:
            quote = _sheet_quote(given | sheet.cells(row), today, demo=demo)
        except AuthoringError as problem:
            column = sheet.place(problem.field, row)
            lines.append(Line(number, tuple(row), problem=problem, column=column))
        else:
            lines.append(Line(number, tuple(row), quote=quote))
    return lines


def read_price(text: str, field: str) -> Decimal | None:
    """Read one price as sheets print it; None where they print that there is none.

    Raises:
        AuthoringError: It is anything else; names the field.
    """
    plain = unicodedata.normalize("NFKC", text).strip("¥元 ")
    if plain in _NO_PRICE:
        return None
    if not _NUMBER.fullmatch(plain):
        msg = f"{text!r} is no price"
        raise AuthoringError(msg, field=field)
    amount = Decimal(plain.replace(",", ""))
    if amount == amount.quantize(_FINEST):
        return amount
    rounded = format(amount.quantize(_FINEST), "f").rstrip("0").rstrip(".")
    return Decimal(rounded)


def _sheet_quote(cells: dict[str, str], today: date, *, demo: bool) -> Quote:
    if not cells["market"]:
        msg = "nothing says at which market; add a column 市场 or give the market"
        raise AuthoringError(msg, field="market")
    if not cells["unit"]:
        msg = "nothing says 元/斤 or 元/公斤; add a column 单位 or give the unit"
        raise AuthoringError(msg, field="unit")
    low, high, modal = (read_price(cells.get(name, ""), name) for name in ("low", "high", "modal"))
    return Quote(
        day=_day(cells, today),
        market=cells["market"],
        product=cells.get("product", ""),
        unit=parse_unit(cells["unit"]),
        low=low,
        high=high,
        modal=modal,
        spec=cells.get("spec", ""),
        origin=cells.get("origin", ""),
        area=cells["area"],
        type=cells["type"],
        demo=demo or cells.get("demo", "") == "1",
    )


def _day(cells: dict[str, str], today: date) -> date:
    """Return the day of a row; one without a year is completed from beside it.

    The ministry's weekly sheets print the day of collection as MM-DD beside an
    estimated full date, and the two differ in some weeks. The collection is what
    happened, so its day holds, in the year nearest to the full date; a year column
    alone does as well.
    """
    text = cells.get("date", "")
    try:
        day = parse_day(text, today=_anchor(cells, text, today))
    except AuthoringError as error:
        raise AuthoringError(error.problem, field="date") from error
    if day > today:
        msg = f"{day} lies in the future"
        raise AuthoringError(msg, field="date")
    return day


def _anchor(cells: dict[str, str], text: str, today: date) -> date:
    if "today" in text.lower():
        return today
    if "near" in cells:
        return parse_day(cells["near"], today=today)
    if "year" in cells:
        return parse_day(f"{cells['year']}-07-02")  # the middle: every day of the year is nearest
    return today


def _all_in_one(problems: list[AuthoringError]) -> AuthoringError:
    first = problems[0]
    lines: dict[str, list[int]] = {}
    for one in problems:
        named = ": ".join(part for part in (one.field, one.problem) if part)
        lines.setdefault(named, []).append(one.line)
    if len(lines) == 1:  # one cause: the sheet as a whole lacks its unit
        return first
    told = "; ".join(
        f"line {at[0]}{f' and {len(at) - 1} more' if at[1:] else ''}: {named}"
        for named, at in islice(lines.items(), _TOLD)
    )
    more = f"; and {len(lines) - _TOLD} more" if len(lines) > _TOLD else ""
    problem = f"{len(problems)} lines have problems: {told}{more}"
    return AuthoringError(problem, file=first.file, line=first.line, field=first.field)
