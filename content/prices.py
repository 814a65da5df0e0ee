"""Read the quotes of markets as they come, and keep the unit that was printed.

Real sheets are GBK or UTF-8, with a Chinese header, an English one or none, and now
and then the floats of a program (0.55000000000000004). What is certain is cleaned;
what is not is refused, above all a price without its unit. A day without a market
is a gap and stays one; nothing is averaged across units, specs or markets.

Two forms: an author's sheet (`read_sheet`), and the canonical CSV of a release
(`write_csv`, `read_csv`), which is the same bytes for the same quotes.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from content import sheets
from content.dates import parse_day
from content.errors import AuthoringError
from content.units import Price, PriceUnit, converts, parse_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_COLUMNS: Final = (
    "date",
    "market",
    "area",
    "product",
    "spec",
    "origin",
    "low",
    "high",
    "modal",
    "unit",
    "type",
    "demo",
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_NUMBER = re.compile(r"(?:\d{1,9}|\d{1,3}(?:,\d{3})+)(?:\.\d{1,30})?", re.ASCII)
_NO_PRICE: Final = frozenset({"", "-", "--", "—", "/", "无"})
_TOLD: Final = 10  # problems named in one message: what an author mends in one sitting
_FINEST: Final = Decimal("0.0001")  # yuan; finer digits are the dirt of a float
_MOST: Final = Decimal(10_000_000)  # yuan for one unit of anything; beyond is a slip


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What one product cost at one market on one day.

    Args:
        day: The day the price was taken, not the day it was published.
        market: The market, or the places a ministry took its price from.
        product: As it is printed.
        unit: What every price of this quote is for.
        low: Lowest price of the day, None when not quoted.
        high: Highest price of the day, None when not quoted.
        modal: 大宗价, the price of most trade; None when not quoted.
        spec: Grade or kind as printed; where a sheet mixes it with the origin, both.
        origin: Where it was grown, where the sheet says it apart.
        area: Administrative code of the market; empty when not known.
        type: wholesale, retail, farm_gate or collection.
        demo: Invented for a demonstration.

    Raises:
        AuthoringError: No price at all, one not above zero, low above high, modal
            outside of both, no product, or a line break inside a name.
    """

    day: date
    market: str
    product: str
    unit: PriceUnit
    low: Decimal | None
    high: Decimal | None
    modal: Decimal | None
    spec: str = ""
    origin: str = ""
    area: str = ""
    type: str = "wholesale"
    demo: bool = False

    def __post_init__(self) -> None:
        """Refuse a quote that says nothing, or contradicts itself."""
        for problem, field in (*_text_problems(self), *_price_problems(self)):
            raise AuthoringError(problem, field=field)

    @property
    def best(self) -> Decimal:
        """The one number to show: modal; else the middle of low and high; else what is there."""
        if self.modal is not None:
            return self.modal
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends, Decimal(0)) / len(ends)

    @property
    def is_reckoned(self) -> bool:
        """Tell whether `best` is ours, the middle of a range, and nobody quoted it."""
        return self.modal is None and self.low is not None and self.high is not None

    @property
    def price(self) -> Price:
        """The best price with its unit."""
        return Price(self.best, self.unit)


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


def write_csv(quotes: Iterable[Quote]) -> bytes:
    """Write the canonical CSV: UTF-8, LF, a header, sorted; equal quotes give equal bytes."""
    rows = sorted({tuple(_cells(quote)) for quote in quotes})
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([_COLUMNS, *rows])
    return text.getvalue().encode()


def read_csv(data: bytes) -> list[Quote]:
    """Read back what `write_csv` wrote.

    Raises:
        AuthoringError: It is anything else; names the line.
    """
    try:
        rows = csv.reader(io.StringIO(data.decode(), newline=""), strict=True)
        if next(rows, None) != list(_COLUMNS):
            msg = f"does not begin with {','.join(_COLUMNS)}"
            raise AuthoringError(msg, line=1)
        return [_canonical_quote(row, rows.line_num) for row in rows]
    except (UnicodeDecodeError, csv.Error) as error:
        msg = f"is no canonical CSV of quotes: {error}"
        raise AuthoringError(msg) from error


def series(
    quotes: Iterable[Quote], product: str, market: str, spec: str, unit: PriceUnit
) -> list[tuple[date, Decimal]]:
    """Return the best prices of one product at one market, oldest first.

    A day without a quote is not in it: a gap is a gap. Quotes whose unit does not
    convert are left out; of two on one day the one said last holds.
    """
    wanted = (product, market, spec)
    of_day = {
        quote.day: quote.price.to(unit).amount
        for quote in quotes
        if (quote.product, quote.market, quote.spec) == wanted and converts(quote.unit, unit)
    }
    return sorted(of_day.items())


def change(now: Quote, before: Quote) -> Decimal | None:
    """Return by how much the best price rose, in yuan for `now.unit`.

    None when the two cannot be compared: another product, spec, market or kind of
    price, or a unit that does not convert.
    """
    if _subject(now) != _subject(before) or not converts(now.unit, before.unit):
        return None
    return now.best - before.price.to(now.unit).amount


def _subject(quote: Quote) -> tuple[str, ...]:
    return (quote.product, quote.spec, quote.origin, quote.market, quote.type)


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


def _cells(quote: Quote) -> Iterator[str]:
    yield quote.day.isoformat()
    yield from (quote.market, quote.area, quote.product, quote.spec, quote.origin)
    for amount in (quote.low, quote.high, quote.modal):
        yield "" if amount is None else format(amount, "f")
    yield from (quote.unit, quote.type, "1" if quote.demo else "")


def _canonical_quote(row: list[str], line: int) -> Quote:
    try:
        day, market, area, product, spec, origin, low, high, modal, unit, kind, demo = row
        return Quote(
            day=date.fromisoformat(day),
            market=market,
            product=product,
            unit=PriceUnit(unit),
            low=Decimal(low) if low else None,
            high=Decimal(high) if high else None,
            modal=Decimal(modal) if modal else None,
            spec=spec,
            origin=origin,
            area=area,
            type=kind,
            demo={"1": True, "": False}[demo],
        )
    except AuthoringError as error:
        raise error.within(file="", line=line) from error
    except (ValueError, KeyError, InvalidOperation) as error:
        msg = f"is no canonical row: {error}"
        raise AuthoringError(msg, line=line) from error


def _text_problems(quote: Quote) -> Iterator[tuple[str, str]]:
    if not quote.product.strip():
        yield "is empty", "product"
    for field in ("market", "product", "spec", "origin", "area", "type"):
        if _CONTROL.search(getattr(quote, field)):
            yield f"{getattr(quote, field)!r} holds a control character", field


def _price_problems(quote: Quote) -> Iterator[tuple[str, str]]:
    named = [(name, getattr(quote, name)) for name in ("low", "modal", "high")]
    said = [(name, amount) for name, amount in named if amount is not None]
    if not said:
        yield "there is no price", "modal"
    for name, amount in said:
        if not (amount.is_finite() and 0 < amount < _MOST):
            yield f"{amount} is no price; it must be above 0 and below {_MOST}", name
            return
    for (lower, less), (higher, more) in pairwise(said):
        if less > more:
            yield f"{lower} {less} is above {higher} {more}", lower
