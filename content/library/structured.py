"""Take in the structured form of an item: quotes, a forecast, a warning.

The tables made here can be made again from the attachments at any time. What
cannot be read leaves no rows; its item is kept and shown as text.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from content.areas import stem
from content.cap import read_cap
from content.countymap import read_map
from content.errors import ContentError
from content.forecast import read_json
from content.library import times
from content.model import Kind
from content.prices import Quote, read_csv
from content.units import PriceUnit

if TYPE_CHECKING:
    from collections.abc import Callable

    from content.database import Database, Row


def take_in(database: Database, key: int, kind: Kind, data: bytes | None) -> bool:
    """Fill the tables of one item from its data.

    Args:
        database: Within a transaction of its writer.
        key: The item.
        kind: What its data is.
        data: The bytes; None when they have not come yet.

    Returns:
        False when they are there and cannot be read.
    """
    if data is None or kind is Kind.ARTICLE:
        return True
    try:
        _READERS[kind](database, key, data)
    except ContentError:
        return False
    return True


def quote_of(row: Row) -> Quote:
    """Return the quote of its row."""
    return Quote(
        day=date.fromisoformat(row["day"]),
        market=row["market"],
        product=row["product"],
        unit=PriceUnit(row["unit"]),
        low=_number(row["low"]),
        high=_number(row["high"]),
        modal=_number(row["modal"]),
        spec=row["spec"],
        origin=row["origin"],
        area=row["area"],
        type=row["type"],
        demo=bool(row["demo"]),
    )


def _take_quotes(database: Database, key: int, data: bytes) -> None:
    database.many(
        "INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_quote_values(key, quote) for quote in read_csv(data)],
    )


def _quote_values(key: int, quote: Quote) -> tuple[object, ...]:
    return (
        key,
        quote.day.isoformat(),
        quote.market,
        quote.product,
        quote.unit,
        _text(quote.low),
        _text(quote.high),
        _text(quote.modal),
        quote.spec,
        quote.origin,
        quote.area,
        quote.type,
        quote.demo,
    )


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _take_forecast(database: Database, key: int, data: bytes) -> None:
    forecast = read_json(data)
    database.run(
        "INSERT INTO forecasts VALUES (?, ?, ?)",
        (stem(forecast.area), times.written(forecast.issued), key),
    )


def _take_warning(_database: Database, _key: int, data: bytes) -> None:
    """Read it to tell whether it can be read; it needs no table of its own."""
    read_cap(data)


def _take_map(_database: Database, _key: int, data: bytes) -> None:
    """Read it to tell whether it can be read; it needs no table of its own."""
    read_map(data)


_READERS: dict[Kind, Callable[[Database, int, bytes], None]] = {
    Kind.QUOTES: _take_quotes,
    Kind.FORECAST: _take_forecast,
    Kind.WARNING: _take_warning,
    Kind.MAP: _take_map,
}
