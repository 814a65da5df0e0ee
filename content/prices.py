"""What things cost at markets, in the unit that was printed.

A day without a market is a gap and stays one; nothing is averaged across units, specs
or markets. The canonical CSV of a release (`write_csv`, `read_csv`) is the same bytes
for the same quotes; an author's sheet is read by `content.quote_sheets`.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from content.errors import AuthoringError
from content.units import Price, PriceUnit, converts

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
