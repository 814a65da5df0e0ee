"""Prices as pages show them: a table a unit, as it was printed, and ninety days drawn.

元/斤 and 元/公斤 never stand in one table, and nothing is converted: whoever compares
sees which unit a market quotes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from content.series import MASS, series_of
from content.site import addresses, charts, said, words
from content.units import PriceUnit, money, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from content.prices import Quote
    from content.series import Series
    from content.site.charts import Chart
    from content.site.said import Said

FRESH: Final = timedelta(days=7)  # a market that was silent longer is not asked first
CHARTS_MOST: Final = 24  # of one product; more is no page a phone shows


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketRow:
    """What one market paid last.

    Args:
        market: Its name.
        detail: Specification and origin, where printed.
        price: Price of most trade.
        unit: Its unit as printed.
        range: Lowest to highest; empty where only one was printed.
        day: When, in words.
        iso: When, for machines.
        change: How it moved since the quote before, by sign and word.
        way: ``up``, ``down``, ``same`` or empty.
        demo: Invented for a demonstration.
    """

    market: str
    detail: str
    price: str
    unit: str
    range: str
    day: str
    iso: str
    change: str
    way: str
    demo: bool


@dataclass(frozen=True, slots=True)
class UnitTable:
    """All markets that quote a product in one unit, the best price first.

    Args:
        caption: Of what.
        unit: The unit.
        rows: One a market and specification.
        first: The row to show where there is room for one: of a market of this county
            that was not silent for a week, else the newest.
        demo: All of it is invented for a demonstration.
    """

    caption: str
    unit: str
    rows: tuple[MarketRow, ...]
    first: MarketRow
    demo: bool


@dataclass(frozen=True, slots=True)
class Product:
    """One product.

    Args:
        name: As markets print it.
        path: Its page.
        tables: One a unit, in the order of `PriceUnit`.
        charts: One a series.
    """

    name: str
    path: str
    tables: tuple[UnitTable, ...]
    charts: tuple[Chart, ...]

    @property
    def first(self) -> MarketRow:
        """The quote to show where there is room for one."""
        newest = max(table.first.iso for table in self.tables)
        return next(table.first for table in self.tables if _near(table.first.iso, newest))


@dataclass(frozen=True, slots=True)
class PriceLine:
    """One product on a list of prices in one unit."""

    name: str
    path: str
    row: MarketRow


@dataclass(frozen=True, slots=True)
class UnitList:
    """All products quoted in one unit."""

    title: str
    unit: str
    lines: tuple[PriceLine, ...]


def products(from_: Said) -> tuple[Product, ...]:
    """Return every product quoted in ninety days, those the county writes of first."""
    by_name: dict[str, list[Quote]] = {}
    for quote in from_.quotes:
        by_name.setdefault(quote.product, []).append(quote)
    mentions = Counter(tag for item in from_.current() for tag in item.tags)
    names = sorted(by_name, key=lambda name: (-mentions[name], name))
    return tuple(_product(name, by_name[name], from_) for name in names)


def by_unit(listed: Iterable[Product]) -> tuple[UnitList, ...]:
    """Return products by the unit they are quoted in; one may stand under several."""
    held: dict[str, list[PriceLine]] = {unit.value: [] for unit in PriceUnit}
    for one in listed:
        for table in one.tables:
            held[table.unit].append(PriceLine(one.name, one.path, table.first))
    return tuple(
        UnitList(words.IN_UNIT.format(unit=unit), unit, tuple(lines))
        for unit, lines in held.items()
        if lines
    )


def _near(day: str, newest: str) -> bool:
    return date.fromisoformat(newest) - date.fromisoformat(day) <= FRESH


def _product(name: str, quotes: Sequence[Quote], from_: Said) -> Product:
    by_unit = _series(quotes)
    county = from_.county.code
    tables = tuple(_table(name, unit, held, county) for unit, held in by_unit.items())
    every = [series for held in by_unit.values() for series in held]
    first = from_.today - said.WINDOW
    drawn = sorted(every, key=lambda one: (-len(one.points), one.market, one.key))[:CHARTS_MOST]
    return Product(
        name=name,
        path=addresses.product_page(name),
        tables=tables,
        charts=tuple(charts.chart(one, _title(one), first, from_.today) for one in drawn),
    )


def _series(quotes: Iterable[Quote]) -> Mapping[PriceUnit, list[Series]]:
    """Return series by the unit that was printed, in the order of `PriceUnit`."""
    held: dict[PriceUnit, list[Quote]] = {unit: [] for unit in PriceUnit}
    for quote in quotes:
        held[quote.unit].append(quote)
    return {
        unit: series_of(of_it, unit if unit in MASS else PriceUnit.PER_JIN)
        for unit, of_it in held.items()
        if of_it
    }


def _table(product: str, unit: PriceUnit, held: Sequence[Series], county: str) -> UnitTable:
    best_first = sorted(held, key=lambda one: (-one.last.price, one.market, one.key))
    newest = max(one.last.day for one in held)
    first = max(
        best_first,
        key=lambda one: (
            newest - one.last.day <= FRESH,
            one.area.startswith(county),
            one.last.day,
            len(one.points),
        ),
    )
    rows = tuple(_row(one) for one in best_first)
    demo = all(row.demo for row in rows)
    caption = words.MARKETS_OF.format(product=product, unit=unit.value)
    return UnitTable(
        caption=caption,
        unit=unit.value,
        rows=tuple(replace(row, demo=False) for row in rows) if demo else rows,
        first=_row(first),
        demo=demo,
    )


def _row(series: Series) -> MarketRow:
    last = series.last
    change, way = _change(series)
    return MarketRow(
        market=series.market,
        detail=_detail(series),
        price=money(last.price),
        unit=series.unit.value,
        range=f"{money(last.low)}～{money(last.high)}" if last.low < last.high else "",
        day=words.month_day(last.day),
        iso=last.day.isoformat(),
        change=change,
        way=way,
        demo=series.demo,
    )


def _change(series: Series) -> tuple[str, str]:
    if len(series.points) == 1:
        return words.FIRST, ""
    moved = rounded(series.last.price) - rounded(series.points[-2].price)
    if moved > 0:
        return words.UP.format(amount=money(moved)), "up"
    if moved < 0:
        return words.DOWN.format(amount=money(-moved)), "down"
    return words.SAME, "same"


def _detail(series: Series) -> str:
    origin = words.ORIGIN.format(place=series.origin) if series.origin else ""
    return words.SEPARATOR.join(part for part in (series.spec, origin) if part)


def _title(series: Series) -> str:
    detail = _detail(series)
    return words.CHART.format(market=series.market, detail=f"（{detail}）" if detail else "")
