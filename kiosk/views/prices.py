"""What stands in the price list: one row for each series, newest quote first said.

A row never mixes units, specifications or markets (`content.series`). It
says its age, and is grey when the market is late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from content.series import runs, series_of, usual_step
from content.units import PriceUnit, money, rounded
from kiosk.days import month_day
from kiosk.views.goods import group, picture, place
from kiosk.views.nature import capital
from kiosk.views.phrases import day_age, today, unit_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime
    from decimal import Decimal

    from content.prices import Quote
    from content.series import Point, Series
    from kiosk.views.phrases import Tr

WEEK: Final = timedelta(days=7)
WEEK_MOST: Final = timedelta(days=10)  # what is older is no answer to "a week ago"
SPARK: Final = timedelta(days=30)  # one month tells the way; more is the product page's
BAR: Final = timedelta(days=90)  # the bar stands on the range of three months
NEAREST: Final = ""  # the choice that is no market: for each product the nearest one

Line = tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """How a price moved.

    Args:
        way: ``up``, ``down``, ``same``, or empty when there is nothing to compare.
        text: Sign, word and amount, such as ``▲ 涨 0.05``.
        since: What it is compared with, such as ``昨天 1.30``.
    """

    way: str = ""
    text: str = "—"
    since: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRow:
    """One line of the price list.

    Args:
        key: Names the series, in whichever unit it is shown.
        heading: Group of goods, on the first row of each group only.
        product: Name as the market prints it.
        detail: Specification and origin, where printed.
        picture: Name of a pictogram.
        market: Name of the market.
        price: Price of most trade, as text.
        unit: Its unit, as text.
        previous_way: See `Change`; against the quote before.
        previous_text: See `Change`.
        previous_since: See `Change`.
        week_way: See `Change`; against a week earlier.
        week_text: See `Change`.
        week_since: See `Change`.
        low: Lowest price, as text.
        high: Highest price, as text.
        low_at: Place of the lowest price in the range of 90 days, 0 to 1.
        high_at: Place of the highest price in it.
        price_at: Place of the price of most trade in it.
        line: Runs of points of 30 days, x and y from 0 to 1, y upward.
        age: Age of the quote in words.
        day: Its day in words: 11月24日.
        is_old: The market is late with its next quote.
        demo: Invented for a demonstration.
        spoken: The whole row as one sentence.
    """

    key: str
    heading: str
    product: str
    detail: str
    picture: str
    market: str
    price: str
    unit: str
    previous_way: str
    previous_text: str
    previous_since: str
    week_way: str
    week_text: str
    week_since: str
    low: str
    high: str
    low_at: float
    high_at: float
    price_at: float
    line: Line
    age: str
    day: str
    is_old: bool
    demo: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class MarketChip:
    """A market to choose; `NEAREST` stands first."""

    market: str
    label: str
    is_chosen: bool


def price_rows(
    quotes: Iterable[Quote],
    *,
    now: datetime,
    tr: Tr,
    station: str,
    mass: PriceUnit = PriceUnit.PER_JIN,
    market: str = NEAREST,
) -> list[PriceRow]:
    """Make the price list.

    Args:
        quotes: The quotes of the last 90 days.
        now: Time of showing.
        tr: Translator of phrases.
        station: Administrative code of the village, to find the nearest market.
        mass: Unit to show prices by mass in.
        market: Name of the market, or `NEAREST`.
    """
    held = series_of(quotes, mass)
    chosen = [s for s in held if s.market == market] if market else nearest(held, now, station)
    chosen.sort(key=lambda s: (place(s.product), s.product, s.spec, s.origin, s.type, s.market))
    rows: list[PriceRow] = []
    heading = ""
    for series in chosen:
        name = group(series.product, tr)
        rows.append(_row(series, heading=name if name != heading else "", now=now, tr=tr))
        heading = name
    return rows


def market_chips(quotes: Iterable[Quote], *, chosen: str, station: str, tr: Tr) -> list[MarketChip]:
    """Return the markets to choose from, the nearest first."""
    areas = {quote.market: quote.area for quote in quotes}
    markets = sorted(areas, key=lambda name: (-shared(areas[name], station), name))
    nearby = MarketChip(NEAREST, tr("最近的市场"), chosen == NEAREST)
    return [nearby] + [MarketChip(name, name, name == chosen) for name in markets]


def nearest(held: Sequence[Series], now: datetime, station: str) -> list[Series]:
    """Choose for each product and specification the nearest market that is not late.

    A far market of today is worth more than a near one of last week.
    """
    best: dict[tuple[str, str, str, str], Series] = {}
    for series in held:
        goods = (series.product, series.spec, series.type, series.unit.value)
        if goods not in best or _rank(series, now, station) < _rank(best[goods], now, station):
            best[goods] = series
    markets = {goods: series.market for goods, series in best.items()}
    return [s for s in held if markets[s.product, s.spec, s.type, s.unit.value] == s.market]


def _rank(series: Series, now: datetime, station: str) -> tuple[bool, int, int, str]:
    age = (today(now) - series.last.day).days
    return (is_late(series, now), -shared(series.area, station), age, series.market)


def shared(code: str, station: str) -> int:
    """Count the leading digits that two administrative codes share: more is nearer."""
    alike = 0
    for one, other in zip(code, station, strict=False):
        if one != other:
            break
        alike += 1
    return alike


def is_late(series: Series, now: datetime) -> bool:
    """Tell whether two market days passed without a quote, by the market's own habit."""
    age = (today(now) - series.last.day).days
    return age > 2 * usual_step(series.points) + 1


def since(points: Sequence[Point], first: date) -> tuple[Point, ...]:
    """Return the points of this day and later."""
    return tuple(point for point in points if point.day >= first)


def change(now_point: Point, before: Point | None, *, now: datetime, tr: Tr) -> Change:
    """Say how a price moved, by a sign, a word and an amount: never by colour alone."""
    if before is None:
        return Change()
    moved = rounded(now_point.price) - rounded(before.price)
    said = capital(f"{day_age(before.day, now, tr)} {money(before.price)}")
    if moved > 0:
        return Change("up", tr("▲ 涨 {amount}").format(amount=money(moved)), said)
    if moved < 0:
        return Change("down", tr("▼ 跌 {amount}").format(amount=money(-moved)), said)
    return Change("same", tr("持平"), said)


def previous_point(points: Sequence[Point]) -> Point | None:
    """Return the quote before the last one, if there is one."""
    return points[-2] if len(points) > 1 else None


def week_point(points: Sequence[Point]) -> Point | None:
    """Return the newest quote at least a week before the last one, if it is not too old."""
    day = points[-1].day
    within = [point for point in points if day - WEEK_MOST <= point.day <= day - WEEK]
    return within[-1] if within else None


def fraction(value: Decimal, low: Decimal, high: Decimal) -> float:
    """Return the place of a value between two others, 0 to 1; the middle when they are equal."""
    return float((value - low) / (high - low)) if high > low else 0.5


def line(points: Sequence[Point], first: date, last: date) -> Line:
    """Return the runs of points between two days, x and y from 0 to 1."""
    shown = since(points, first)
    if not shown:
        return ()
    low = min(point.price for point in shown)
    high = max(point.price for point in shown)
    days = max(1, (last - first).days)
    return tuple(
        tuple(((p.day - first).days / days, fraction(p.price, low, high)) for p in run)
        for run in runs(shown)
    )


def _row(series: Series, *, heading: str, now: datetime, tr: Tr) -> PriceRow:
    last, day = series.last, today(now)
    recent = since(series.points, last.day - BAR)
    bottom, top = min(p.low for p in recent), max(p.high for p in recent)
    before = change(last, previous_point(series.points), now=now, tr=tr)
    week = change(last, week_point(series.points), now=now, tr=tr)
    age, unit = day_age(last.day, now, tr), unit_word(series.unit, tr)
    return PriceRow(
        key=series.key,
        heading=heading,
        product=series.product,
        detail=detail(series, tr),
        picture=picture(series.product),
        market=series.market,
        price=money(last.price),
        unit=unit,
        previous_way=before.way,
        previous_text=before.text,
        previous_since=before.since,
        week_way=week.way,
        week_text=week.text,
        week_since=week.since,
        low=money(last.low),
        high=money(last.high),
        low_at=fraction(last.low, bottom, top),
        high_at=fraction(last.high, bottom, top),
        price_at=fraction(last.price, bottom, top),
        line=line(series.points, day - SPARK, day),
        age=age,
        day=month_day(last.day, tr),
        is_old=is_late(series, now),
        demo=series.demo,
        spoken=tr("{product} {price} {unit}，{change}，{market}，{age}").format(
            product=series.product,
            price=money(last.price),
            unit=unit,
            change=before.text,
            market=series.market,
            age=age,
        ),
    )


def detail(series: Series, tr: Tr) -> str:
    """Say specification and origin, where the market printed them."""
    origin = tr("产地{place}").format(place=series.origin) if series.origin else ""
    return " · ".join(part for part in (series.spec, origin) if part)
