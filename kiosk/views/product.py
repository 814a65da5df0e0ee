"""One product: its price, three months of it, and what other markets pay.

Other markets stand best price first, because whoever looks here wants to sell;
each with its own specification, unit and age, so that nothing is compared that
is not alike without saying so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from content.series import Series, series_of
from content.units import PriceUnit, money, rounded
from kiosk.days import month_day
from kiosk.views.beside import NOTHING, Choice, beside, choices
from kiosk.views.chart import Chart, chart
from kiosk.views.goods import picture
from kiosk.views.nature import capital
from kiosk.views.phrases import day_age, today, unit_word
from kiosk.views.prices import change, detail, is_late, previous_point, since, week_point

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from content.prices import Quote
    from kiosk.views.beside import Beside
    from kiosk.views.phrases import Tr

WINDOW: Final = timedelta(days=89)  # ninety days with both ends
HELD: Final = WINDOW + timedelta(days=366)  # and the same days a year before


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketRow:
    """The same product elsewhere, or in another specification.

    Args:
        key: Names the series.
        market: Name of the market.
        detail: Specification and origin, where printed.
        price: Price of most trade, as text.
        unit: Its unit, as text.
        compared: How it differs from the open one, such as ``多 0.05``; empty
            when the two are not alike.
        way: ``up``, ``down``, ``same``, or empty.
        age: Age of the quote in words.
        day: Its day in words: 11月24日.
        is_old: The market is late with its next quote.
        is_best: The highest fresh price of those that are alike.
        demo: Invented for a demonstration.
    """

    key: str
    market: str
    detail: str
    price: str
    unit: str
    compared: str
    way: str
    age: str
    day: str
    is_old: bool
    is_best: bool
    demo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductPage:
    """What stands on the page of one product.

    Args:
        key: Names the series.
        product: Name as the market prints it.
        detail: Specification and origin, where printed.
        picture: Name of a pictogram.
        market: Name of the market.
        price: Price of most trade, as text.
        unit: Its unit, as text.
        range: Lowest to highest of the last market day, as text.
        age: Age of the quote in words.
        day: Its day in words: 11月24日.
        is_old: The market is late with its next quote.
        demo: Invented for a demonstration.
        previous_way: See `Change`; against the quote before.
        previous_text: See `Change`.
        previous_since: See `Change`.
        week_way: See `Change`; against a week earlier.
        week_text: See `Change`.
        week_since: See `Change`.
        chart: Ninety days.
        highest: Highest price of most trade in ninety days, with its day.
        lowest: Lowest price of most trade in ninety days, with its day.
        markets: The same product elsewhere, best first.
        by_mass: 元/斤 and 元/公斤 can be exchanged.
        choices: What it can be compared with on its chart.
    """

    key: str
    product: str
    detail: str
    picture: str
    market: str
    price: str
    unit: str
    range: str
    age: str
    day: str
    is_old: bool
    demo: bool
    previous_way: str
    previous_text: str
    previous_since: str
    week_way: str
    week_text: str
    week_since: str
    chart: Chart
    highest: str
    lowest: str
    markets: tuple[MarketRow, ...]
    by_mass: bool
    choices: tuple[Choice, ...] = ()


def product_page(
    quotes: Iterable[Quote],
    key: str,
    *,
    now: datetime,
    tr: Tr,
    mass: PriceUnit = PriceUnit.PER_JIN,
    compared: str = NOTHING,
) -> ProductPage | None:
    """Make the page of one series; None when the county no longer quotes it.

    Args:
        quotes: The quotes of the last 90 days, and those of a year before.
        key: Names the series (`PriceRow.key`).
        now: Time of showing.
        tr: Translator of phrases.
        mass: Unit to show prices by mass in.
        compared: Key of a `Choice` that is drawn beside it; `NOTHING` for none.
    """
    first, last = today(now) - WINDOW, today(now)
    held = series_of(quotes, mass)
    series = next((s for s in held if s.key == key and s.last.day >= first), None)
    if series is None:
        return None
    others = [
        s for s in held if s.product == series.product and s.key != key and s.last.day >= first
    ]
    like = [other for other in others if alike(series, other)]
    page = _page(
        series,
        market_rows(series, others, now=now, tr=tr),
        beside(series, like, compared, first=first, last=last, tr=tr),
        now=now,
        tr=tr,
    )
    return replace(page, choices=choices(series, like, compared, first=first, last=last, tr=tr))


def market_rows(
    series: Series, others: Iterable[Series], *, now: datetime, tr: Tr
) -> tuple[MarketRow, ...]:
    """Return the same product elsewhere: alike before unlike, fresh before old, best first."""

    def rank(other: Series) -> tuple[bool, bool, object, str]:
        unlike = not alike(series, other)
        return (unlike, is_late(other, now), -other.last.price, other.market)

    found = sorted(others, key=rank)
    fresh = [s for s in (series, *found) if alike(series, s) and not is_late(s, now)]
    best = max((s.last.price for s in fresh), default=None)
    return tuple(
        _market_row(
            series, other, is_best=other in fresh and other.last.price == best, now=now, tr=tr
        )
        for other in found
    )


def alike(one: Series, other: Series) -> bool:
    """Tell whether two prices may be compared: same goods, same trade, same unit."""
    return (one.product, one.spec, one.type, one.unit) == (
        other.product,
        other.spec,
        other.type,
        other.unit,
    )


def _market_row(
    series: Series, other: Series, *, is_best: bool, now: datetime, tr: Tr
) -> MarketRow:
    way, compared = _compared(series, other, tr) if alike(series, other) else ("", "")
    return MarketRow(
        key=other.key,
        market=other.market,
        detail=detail(other, tr),
        price=money(other.last.price),
        unit=unit_word(other.unit, tr),
        compared=compared,
        way=way,
        age=day_age(other.last.day, now, tr),
        day=month_day(other.last.day, tr),
        is_old=is_late(other, now),
        is_best=is_best,
        demo=other.demo,
    )


def _compared(series: Series, other: Series, tr: Tr) -> tuple[str, str]:
    more = rounded(other.last.price) - rounded(series.last.price)
    if more > 0:
        return "up", "▲ " + tr("多{amount}").format(amount=money(more))
    if more < 0:
        return "down", "▼ " + tr("少{amount}").format(amount=money(-more))
    return "same", tr("一样")


def _page(
    series: Series,
    markets: tuple[MarketRow, ...],
    other: Beside | None,
    *,
    now: datetime,
    tr: Tr,
) -> ProductPage:
    last, day, unit = series.last, today(now), unit_word(series.unit, tr)
    before = change(last, previous_point(series.points), now=now, tr=tr)
    week = change(last, week_point(series.points), now=now, tr=tr)
    recent = since(series.points, day - WINDOW)
    highest = max(recent, key=lambda point: (point.price, point.day))
    lowest = min(recent, key=lambda point: (point.price, -point.day.toordinal()))
    return ProductPage(
        key=series.key,
        product=series.product,
        detail=detail(series, tr),
        picture=picture(series.product),
        market=series.market,
        price=money(last.price),
        unit=unit,
        range=f"{money(last.low)}～{money(last.high)}" if last.low < last.high else "",
        age=capital(day_age(last.day, now, tr)),
        day=month_day(last.day, tr),
        is_old=is_late(series, now),
        demo=series.demo,
        previous_way=before.way,
        previous_text=before.text,
        previous_since=before.since,
        week_way=week.way,
        week_text=week.text,
        week_since=week.since,
        chart=chart(series.points, first=day - WINDOW, last=day, unit=unit, tr=tr, beside=other),
        highest=f"{money(highest.price)}  {month_day(highest.day, tr)}",
        lowest=f"{money(lowest.price)}  {month_day(lowest.day, tr)}",
        markets=markets,
        by_mass=series.unit is PriceUnit.PER_JIN or series.unit is PriceUnit.PER_KG,
    )
