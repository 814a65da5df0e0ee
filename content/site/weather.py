"""Forecasts as a page shows them, in halves of days under their dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from content.forecast import freezes, half_ends, upcoming
from content.pictograms import sky_pictogram
from content.site import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from content.forecast import Day, Forecast, Half

HALVES: Final = 3
DAYS: Final = 7
NOW_HOLDS: Final = timedelta(hours=3)  # a reading older than this is not "now"
FORECAST_HOLDS: Final = timedelta(hours=36)  # two issues missed


@dataclass(frozen=True, slots=True)
class HalfDay:
    """Half a day.

    Args:
        day: Its day: 5月20日.
        iso: Its day, for machines.
        title: Which half: 周三夜里.
        drawing: Name of a drawing.
        sky: The phenomenon in words.
        extreme: 最高 by day, 最低 by night.
        temperature: The one of the two.
        wind: Direction and force.
        freezes: It falls to nought or below.
    """

    day: str
    iso: str
    title: str
    drawing: str
    sky: str
    extreme: str
    temperature: str
    wind: str
    freezes: bool


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day and its night."""

    day: str
    weekday: str
    iso: str
    daytime: HalfDay
    night: HalfDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Weather:
    """One place's forecast.

    Args:
        title: Whose forecast.
        issued: By whom and when.
        measured: Temperature measured last; empty when that is too long ago.
        measured_words: When it was measured, wind and humidity.
        advice: The county's line for work in the field.
        halves: The running half and those that follow.
        days: Day by day.
        is_old: Two issues were missed.
    """

    title: str
    issued: str
    measured: str
    measured_words: str
    advice: str
    halves: tuple[HalfDay, ...]
    days: tuple[DayRow, ...]
    is_old: bool


def weather(forecast: Forecast, now: datetime, today: date) -> Weather | None:
    """Return a forecast as a page shows it; None when no half of it is still to come."""
    coming = upcoming(forecast, now)
    if not coming:
        return None
    measured = forecast.now if _measured_until(forecast) > now else None
    return Weather(
        title=words.FORECAST.format(place=forecast.place),
        issued=words.ISSUED.format(source=forecast.source, moment=words.moment(forecast.issued)),
        measured=words.degrees(measured.temperature) if measured else "",
        measured_words=_measured(forecast) if measured else "",
        advice=forecast.advice.strip(),
        halves=tuple(_half(day, night=night) for day, night in coming[:HALVES]),
        days=tuple(_row(day) for day in forecast.days if day.day >= today)[:DAYS],
        is_old=now - forecast.issued > FORECAST_HOLDS,
    )


def changes(forecast: Forecast) -> Iterator[datetime]:
    """Return the moments at which a forecast is shown differently, in no order."""
    yield _measured_until(forecast)
    yield forecast.issued + FORECAST_HOLDS
    yield from (half_ends(d.day, night=night) for d in forecast.days for night in (False, True))


def _measured_until(forecast: Forecast) -> datetime:
    return (forecast.now.observed if forecast.now else forecast.issued) + NOW_HOLDS


def _measured(forecast: Forecast) -> str:
    assert forecast.now is not None, "asked only with a reading"
    now = forecast.now
    parts = [words.MEASURED.format(moment=words.moment(now.observed))]
    parts.append(f"{now.wind} {now.wind_scale}".strip())
    if now.humidity is not None:
        parts.append(words.HUMIDITY.format(percent=now.humidity))
    return words.SEPARATOR.join(part for part in parts if part)


def _row(day: Day) -> DayRow:
    return DayRow(
        day=words.month_day(day.day),
        weekday=words.weekday(day.day),
        iso=day.day.isoformat(),
        daytime=_half(day, night=False),
        night=_half(day, night=True),
    )


def _half(day: Day, *, night: bool) -> HalfDay:
    half: Half = day.night if night else day.daytime
    return HalfDay(
        day=words.month_day(day.day),
        iso=day.day.isoformat(),
        title=words.half(day.day, night=night),
        drawing=f"sky-{sky_pictogram(half.text, night=night)}",
        sky=half.text,
        extreme=words.LOWEST if night else words.HIGHEST,
        temperature=words.degrees(day.low if night else day.high),
        wind=words.wind(half),
        freezes=freezes(day) if night else day.high <= 0,
    )
