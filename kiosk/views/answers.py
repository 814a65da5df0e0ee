"""The three questions home answers without a touch: what does it pay, will it freeze, what am I due.

Pure; imported once home is on the glass.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from content.model import FactName, Section
from content.pictograms import sky_pictogram
from kiosk.views.home import AnswerRow
from kiosk.views.nature import capital, in_a_line
from kiosk.views.phrases import day_age, today
from kiosk.views.weather import (
    FORECAST_HOLDS,
    FREEZING,
    day_name,
    day_text,
    degrees,
    low_to_high,
)
from kiosk.views.words import section_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from content.forecast import Day, Forecast
    from content.library import Headline
    from kiosk.views.phrases import Tr
    from kiosk.views.prices import PriceRow

AMOUNT_MOST: Final = 9  # characters that stand beside a drawing in display type
POLICIES_LOOKED_AT: Final = 12
_FIGURE: Final = re.compile(r"\d")


def answers(
    prices: Sequence[PriceRow],
    forecast: Forecast | None,
    policies: Sequence[Headline],
    news: Mapping[Section, int],
    *,
    now: datetime,
    tr: Tr,
    is_lost: bool = False,
) -> list[AnswerRow]:
    """Return the three answers, in the order of how often they are asked for.

    Args:
        prices: What this county looks for first, one row for each product.
        forecast: The county's forecast.
        policies: Headlines of the policy shelf in its order.
        news: How many items are new this week, by section.
        now: The time now.
        tr: Translator of phrases.
        is_lost: There is no library: what is left of it does not tell what the county sent.
    """
    found = [
        price_answer(prices, tr),
        frost_answer(forecast, now, tr),
        due_answer(policies, news.get(Section.POLICY, 0), tr),
    ]
    if not is_lost:
        return found
    empty = [_without(Section(row.section), tr) for row in found]
    return [replace(row, lead=tr("内容现在读不出来")) if row in empty else row for row in found]


def price_answer(rows: Sequence[PriceRow], tr: Tr) -> AnswerRow:
    """Say what the first product pays, on which day and where."""
    if not rows:
        return _without(Section.PRICES, tr)
    first = rows[0]
    return AnswerRow(
        section=Section.PRICES.value,
        title=section_name(Section.PRICES, tr),
        picture=first.picture,
        lead=f"{first.product} · {first.age}",
        big=first.price,
        unit=first.unit,
        aside=first.previous_text,
        way=first.previous_way,
        second=first.market,
    )


def frost_answer(forecast: Forecast | None, now: datetime, tr: Tr) -> AnswerRow:
    """Say tomorrow, and whether it freezes from tonight until tomorrow's night."""
    ahead = {(day.day - today(now)).days: day for day in forecast.days} if forecast else {}
    if forecast is None or 1 not in ahead:
        return _without(Section.WEATHER, tr)
    nights = [ahead[days] for days in (0, 1) if days in ahead]
    is_old = now - forecast.issued > FORECAST_HOLDS
    age = tr("{day}的预报").format(day=day_age(today(forecast.issued), now, tr))
    return AnswerRow(
        section=Section.WEATHER.value,
        title=section_name(Section.WEATHER, tr),
        picture=sky_pictogram(ahead[1].daytime.text),
        lead=capital(in_a_line(day_name(ahead[1].day, now, tr), day_text(ahead[1], tr), tr=tr)),
        big=low_to_high(ahead[1], tr),
        aside=_frost(nights, now, tr),
        way="cold" if _freezes(nights) else "",
        second=age if is_old else _day(ahead.get(2), now, tr),
    )


def due_answer(policies: Sequence[Headline], news: int, tr: Tr) -> AnswerRow:
    """Say the newest policy that names an amount in figures; else the newest."""
    amounts = [(line, line.fact(FactName.AMOUNT)) for line in policies]
    named = next(((line, said) for line, said in amounts if _FIGURE.search(said)), None)
    line, amount = named or (next(iter(policies), None), "")
    if line is None:
        return _without(Section.POLICY, tr)
    is_short = 0 < len(amount) <= AMOUNT_MOST
    told = tr("领多少：{amount}").format(amount=amount) if amount and not is_short else ""
    return AnswerRow(
        section=Section.POLICY.value,
        title=section_name(Section.POLICY, tr),
        picture="money" if amount else "",
        lead=line.title,
        big=amount if is_short else "",
        aside=told,
        second="" if amount else line.summary,
        news=news,
    )


def _without(section: Section, tr: Tr) -> AnswerRow:
    return AnswerRow(
        section=section.value, title=section_name(section, tr), lead=tr("县里还没有发来内容")
    )


def _day(day: Day | None, now: datetime, tr: Tr) -> str:
    if day is None:
        return ""
    name = day_name(day.day, now, tr)
    return capital(in_a_line(name, low_to_high(day, tr), day_text(day, tr), tr=tr))


def _freezes(days: Sequence[Day]) -> bool:
    return any(day.low <= FREEZING for day in days)


def _frost(days: Sequence[Day], now: datetime, tr: Tr) -> str:
    if not _freezes(days):
        return tr("夜里不上冻")
    coldest = min(days, key=lambda day: (day.low, day.day))
    return tr("{day}夜里{low}上冻").format(
        day=day_name(coldest.day, now, tr), low=degrees(coldest.low)
    )
