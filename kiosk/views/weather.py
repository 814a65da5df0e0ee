"""What the weather page shows: now, the next halves of days, seven days.

Chinese forecasts speak in halves: 白天 is 08:00 to 20:00, 夜里 the rest. What it
means for work in the field is the county's word alone; nothing is invented here.
That water freezes below nought is no advice, and is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from content.dates import CHINA
from content.forecast import upcoming
from content.pictograms import sky_pictogram
from kiosk.days import month_day
from kiosk.views.nature import capital, in_a_line, sky_words, wind_words
from kiosk.views.phrases import clock, day_age, short_weekday, today

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from content.forecast import Day, Forecast
    from kiosk.views.phrases import Tr

HALVES_SHOWN: Final = 3  # tonight, tomorrow by day, tomorrow by night
DAYS_SHOWN: Final = 7
NOW_HOLDS: Final = timedelta(hours=3)  # a reading older than this is not "now"
FORECAST_HOLDS: Final = timedelta(hours=36)  # two issues missed
FREEZING: Final = 0  # ℃


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfRow:
    """Half a day of the forecast.

    Args:
        title: Such as 今天夜里.
        weather: The weather in the county's words.
        picture: Name of a pictogram.
        temperature: ``9℃``: the highest by day, the lowest by night.
        extreme: Which of the two it is, in a word.
        wind: Direction and force.
        freezes: It falls to nought or below.
        words: Weather and wind in a line.
        spoken: The whole row as one sentence.
    """

    title: str
    weather: str
    picture: str
    temperature: str
    extreme: str
    wind: str
    freezes: bool
    words: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One of the seven days.

    Args:
        name: 今天, 明天, or the weekday.
        date: Such as 11月24日.
        weather: The weather, both halves in one when they are alike.
        day_picture: Name of a pictogram.
        night_picture: Name of a pictogram.
        high: Such as ``9℃``.
        low: Such as ``-3℃``.
        low_at: Place of the low between the coldest and the warmest of the seven.
        high_at: Place of the high between them.
        freezes: It falls to nought or below.
        spoken: The whole row as one sentence.
    """

    name: str
    date: str
    weather: str
    day_picture: str
    night_picture: str
    high: str
    low: str
    low_at: float
    high_at: float
    freezes: bool
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeatherPage:
    """All that the weather page shows besides warnings.

    Args:
        place: Name of the place it is for.
        now_temperature: Measured temperature; empty when there is no fresh reading.
        now_details: Humidity, wind and time of the reading.
        running: The half of the day that is running in a line, with its temperature when another stands large.
        picture: See `HalfRow`.
        temperature: See `HalfRow`.
        extreme: See `HalfRow`.
        wind: See `HalfRow`.
        halves: The next halves.
        days: The next days, seven at most.
        frost: That it freezes tonight or tomorrow, as a sentence; else empty.
        advice: The county's line for work in the field; empty when it gave none.
        issued: Who issued it and when, in words.
        is_old: Two issues were missed.
    """

    place: str
    now_temperature: str
    now_details: str
    running: str
    picture: str
    temperature: str
    extreme: str
    wind: str
    halves: tuple[HalfRow, ...]
    days: tuple[DayRow, ...]
    frost: str
    advice: str
    issued: str
    is_old: bool


def weather_page(forecast: Forecast | None, *, now: datetime, tr: Tr) -> WeatherPage | None:
    """Make the weather page; None when no day of the forecast is still to come.

    Args:
        forecast: The newest forecast for the village, if there is one.
        now: Time of showing.
        tr: Translator of phrases.
    """
    halves = upcoming(forecast, now) if forecast else []
    if forecast is None or not halves:
        return None
    rows = [_half_row(day, night=night, now=now, tr=tr) for day, night in halves]
    measured = _now_temperature(forecast, now)
    return WeatherPage(
        place=forecast.place,
        now_temperature=measured,
        now_details=_now_details(forecast, now, tr),
        running=_running(*halves[0], measured=measured, now=now, tr=tr),
        picture=rows[0].picture,
        temperature=rows[0].temperature,
        extreme=rows[0].extreme,
        wind=rows[0].wind,
        halves=tuple(rows[1 : 1 + HALVES_SHOWN]),
        days=day_rows(forecast, now=now, tr=tr),
        frost=frost_line(halves, now=now, tr=tr),
        advice=advice(forecast, now),
        issued=_issued(forecast, now, tr),
        is_old=now - forecast.issued > FORECAST_HOLDS,
    )


def advice(forecast: Forecast, now: datetime) -> str:
    """Return what the county says of work in the field, on the day it says it: 明早 is false on the next."""
    return forecast.advice.strip() if today(forecast.issued) == today(now) else ""


def degrees(temperature: float) -> str:
    """Return a temperature as it is read: ``-3℃``."""
    return f"{round(temperature)}℃"


def low_to_high(day: Day, tr: Tr) -> str:
    """Return from where to where a day's temperature goes: -9到3℃."""
    return tr("{low}到{high}℃").format(low=round(day.low), high=round(day.high))


def day_rows(forecast: Forecast, *, now: datetime, tr: Tr) -> tuple[DayRow, ...]:
    """Return the days from today on, seven at most."""
    days = [day for day in forecast.days if day.day >= today(now)][:DAYS_SHOWN]
    coldest = min((day.low for day in days), default=0)
    warmest = max((day.high for day in days), default=0)
    span = max(1, warmest - coldest)
    return tuple(_day_row(day, coldest=coldest, span=span, now=now, tr=tr) for day in days)


def day_name(day: date, now: datetime, tr: Tr) -> str:
    """Say a coming day: 今天, 明天, 后天, or its weekday."""
    ahead = (day - today(now)).days
    names = {-1: tr("昨天"), 0: tr("今天"), 1: tr("明天"), 2: tr("后天")}
    return names.get(ahead) or short_weekday(day, tr)


def frost_line(halves: Sequence[tuple[Day, bool]], *, now: datetime, tr: Tr) -> str:
    """Say that it freezes within the halves shown: the coldest night of them, or nothing."""
    nights = [day for day, night in halves[: 1 + HALVES_SHOWN] if night and day.low <= FREEZING]
    if not nights:
        return ""
    coldest = min(nights, key=lambda day: (day.low, day.day))
    night = half_name(coldest.day, night=True, now=now, tr=tr)
    return capital(tr("{night}最低{low}，会上冻").format(night=night, low=degrees(coldest.low)))


def _running(
    day: Day,
    night: bool,  # noqa: FBT001  as `upcoming` says it
    *,
    measured: str,
    now: datetime,
    tr: Tr,
) -> str:
    title = half_name(day.day, night=night, now=now, tr=tr)
    weather = sky_words((day.night if night else day.daytime).text, tr)
    extreme = " ".join(_extreme(day, night=night, tr=tr)) if measured else ""
    return capital(in_a_line(title, weather, extreme, tr=tr))


def _extreme(day: Day, *, night: bool, tr: Tr) -> tuple[str, str]:
    return (tr("最低"), degrees(day.low)) if night else (tr("最高"), degrees(day.high))


def _half_row(day: Day, *, night: bool, now: datetime, tr: Tr) -> HalfRow:
    half = day.night if night else day.daytime
    title = half_name(day.day, night=night, now=now, tr=tr)
    extreme, temperature = _extreme(day, night=night, tr=tr)
    weather, wind = sky_words(half.text, tr), wind_words(half.wind, half.wind_scale, tr)
    return HalfRow(
        title=capital(title),
        weather=capital(weather),
        picture=sky_pictogram(half.text, night=night),
        temperature=temperature,
        extreme=capital(extreme),
        wind=capital(wind),
        freezes=(day.low if night else day.high) <= FREEZING,
        words=capital(in_a_line(weather, wind, tr=tr)),
        spoken=_sentence(title, weather, f"{extreme} {temperature}", wind),
    )


def half_name(day: date, *, night: bool, now: datetime, tr: Tr) -> str:
    """Say half a coming day: 今天夜里, 明天白天."""
    if day == today(now):
        return tr("今天夜里") if night else tr("今天白天")
    if night and day < today(now):
        return tr("昨天夜里")
    when = tr("{day}夜里") if night else tr("{day}白天")
    return when.format(day=day_name(day, now, tr))


def _day_row(day: Day, *, coldest: int, span: int, now: datetime, tr: Tr) -> DayRow:
    name, dated = capital(day_name(day.day, now, tr)), month_day(day.day, tr)
    text = day_text(day, tr)
    return DayRow(
        name=name,
        date=dated,
        weather=capital(text),
        day_picture=sky_pictogram(day.daytime.text),
        night_picture=sky_pictogram(day.night.text, night=True),
        high=degrees(day.high),
        low=degrees(day.low),
        low_at=(day.low - coldest) / span,
        high_at=(day.high - coldest) / span,
        freezes=day.low <= FREEZING,
        spoken=_sentence(name, dated, text, low_to_high(day, tr)),
    )


def day_text(day: Day, tr: Tr) -> str:
    """Say a whole day: 晴, or 晴转多云."""
    if day.daytime.text == day.night.text:
        return sky_words(day.daytime.text, tr)
    first, then = sky_words(day.daytime.text, tr), sky_words(day.night.text, tr)
    return tr("{first}转{then}").format(first=first, then=then)


def _now_temperature(forecast: Forecast, now: datetime) -> str:
    fresh = forecast.now is not None and now - forecast.now.observed <= NOW_HOLDS
    return degrees(forecast.now.temperature) if forecast.now and fresh else ""


def _now_details(forecast: Forecast, now: datetime, tr: Tr) -> str:
    reading = forecast.now
    if reading is None or not _now_temperature(forecast, now):
        return ""
    parts = [tr("{time} 测得").format(time=clock(reading.observed))]
    parts.append(wind_words(reading.wind, reading.wind_scale, tr))
    if reading.humidity is not None:
        parts.append(tr("湿度{n}%").format(n=reading.humidity))
    return " · ".join(part for part in parts if part)


def _issued(forecast: Forecast, now: datetime, tr: Tr) -> str:
    return tr("{source} {day} {time} 发布").format(
        source=forecast.source,
        day=day_age(forecast.issued.astimezone(CHINA).date(), now, tr),
        time=clock(forecast.issued),
    )


def _sentence(*parts: str) -> str:
    return "，".join(part for part in parts if part)
