"""What the library adds to the home screen: weather, and the newest lines of each section."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from content.library.records import OWN
from content.model import Section
from content.pictograms import sky_pictogram
from kiosk.views.home import ComingDay, TileRow, Today, bare_tiles
from kiosk.views.weather import day_name, day_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime

    from content.forecast import Day, Forecast
    from content.library import Headline
    from kiosk.views.prices import PriceRow

PRICE_DAYS: Final = 7  # an older price is no news for the home screen
LISTED: Final[tuple[Section, ...]] = tuple(
    section for section in Section if section is not Section.PRICES
)
LINES: Final = 2  # of a tile
COMING: Final = 3  # days shown small under today's weather
NOW_FOR_S: Final = 3 * 3600  # what was measured earlier is not "now"
NIGHT: Final = (18, 6)  # hours: from, until

Line = tuple[str, int]  # what a tile says, and which way a price went: 1 up, -1 down


def with_weather(
    today: Today, forecast: Forecast | None, now: datetime, tr: Callable[[str], str]
) -> Today:
    """Return today with its weather; a forecast that does not know today says nothing.

    Args:
        today: The date.
        forecast: The county's forecast.
        now: The time now.
        tr: Translates a Chinese phrase.
    """
    day = forecast_day(forecast, now.date())
    return replace(
        today,
        sky=_sky_now(day, now),
        temperature=_temperature(forecast, now),
        weather=_day_words(day, tr),
        tonight=_night_words(day, tr),
        advice=forecast.advice if forecast and day else "",
    )


def coming_days(
    forecast: Forecast | None, now: datetime, tr: Callable[[str], str]
) -> list[ComingDay]:
    """Return the days after today that the forecast knows, three at most."""
    days = [day for day in forecast.days if day.day > now.date()] if forecast else []
    return [
        ComingDay(
            name=day_name(day.day, now, tr),
            sky=sky_pictogram(day.daytime.text),
            range=f"{day.low}~{day.high}℃",
        )
        for day in days[:COMING]
    ]


def tiles(
    newest: Mapping[Section, Sequence[Headline]],
    news: Mapping[Section, int],
    own: Mapping[Section, Sequence[Line]],
    tr: Callable[[str], str],
) -> list[TileRow]:
    """Return the nine sections in their order.

    Args:
        newest: First headlines of each section that has some.
        news: How many items are new this week, by section.
        own: Lines of sections that are no list of articles: prices and weather.
        tr: Translates a Chinese phrase.
    """
    nothing: Line = (tr("县里还没有发来内容"), 0)
    return [
        _filled(
            tile,
            [
                *own.get(Section(tile.section), ()),
                *((_said(line, tr), 0) for line in newest.get(Section(tile.section), ())),
            ]
            or [nothing],
            news.get(Section(tile.section), 0),
        )
        for tile in bare_tiles(tr)
    ]


def price_lines(rows: Sequence[PriceRow], favourites: Sequence[str]) -> list[Line]:
    """Return the prices this county looks for first, such as 土豆 1.35 元/斤 ▲.

    Args:
        rows: Rows of the price list; what a market is late with is no news.
        favourites: Words of the county's articles, the most used first.
    """
    fresh = [row for row in rows if not row.is_old]
    rank = {word: place for place, word in reversed(list(enumerate(favourites)))}
    fresh.sort(key=lambda row: rank.get(row.product, len(rank)))
    seen: dict[str, Line] = {}
    for row in fresh:
        seen.setdefault(row.product, _price_line(row))
    return list(seen.values())[:LINES]


def weather_lines(forecast: Forecast | None, now: datetime, tr: Callable[[str], str]) -> list[Line]:
    """Return tomorrow and the day after in a line each, such as 明天 -3~9℃ 多云."""
    days = forecast.days if forecast else ()
    coming = [day for day in days if 0 < (day.day - now.date()).days <= LINES]
    return [
        (f"{day_name(day.day, now, tr)} {day.low}~{day.high}℃ {day_text(day, tr)}", 0)
        for day in coming
    ]


def forecast_day(forecast: Forecast | None, today: date) -> Day | None:
    """Return the forecast's word on today; None when it says nothing."""
    if forecast is None:
        return None
    return next((day for day in forecast.days if day.day == today), None)


def with_own(
    rows: Sequence[TileRow], own: Sequence[Headline], tr: Callable[[str], str]
) -> list[TileRow]:
    """Put what the village says itself above what its tile showed; for a lost library."""
    lines: list[Line] = [(_said(line, tr), 0) for line in own]
    return [
        _filled(row, [*lines, *_besides(row, lines)], row.news)
        if lines and row.section == Section.VILLAGE
        else row
        for row in rows
    ]


def _besides(row: TileRow, lines: Sequence[Line]) -> list[Line]:
    shown = ((row.line, row.trend), (row.second, 0))
    return [line for line in shown if line[0] and line not in lines]


def _said(line: Headline, tr: Callable[[str], str]) -> str:
    return f"{tr('本村')} · {line.title}" if line.origin == OWN else line.title


def _filled(tile: TileRow, lines: Sequence[Line], news: int) -> TileRow:
    (line, trend), (second, _) = (*lines, ("", 0))[:LINES]
    return replace(tile, line=line, second=second, trend=trend, news=news)


def _price_line(row: PriceRow) -> Line:
    trend = {"up": 1, "down": -1}.get(row.previous_way, 0)
    arrow = ("", "\N{NO-BREAK SPACE}▲", "\N{NO-BREAK SPACE}▼")[trend]
    unit = row.unit.replace("/", "/\N{WORD JOINER}")  # 元/斤 stays in one line
    return f"{row.product} {row.price} {unit}{arrow}", trend


def _sky_now(day: Day | None, now: datetime) -> str:
    if day is None:
        return ""
    begins, ends = NIGHT
    night = now.hour >= begins or now.hour < ends
    return sky_pictogram(day.night.text if night else day.daytime.text, night=night)


def _temperature(forecast: Forecast | None, now: datetime) -> str:
    measured = forecast.now if forecast else None
    if measured is None or not 0 <= (now - measured.observed).total_seconds() < NOW_FOR_S:
        return ""
    return f"{measured.temperature:.0f}℃"


def _day_words(day: Day | None, tr: Callable[[str], str]) -> str:
    if day is None:
        return ""
    return tr("今天 {weather} {low}~{high}℃").format(
        weather=day.daytime.text, low=day.low, high=day.high
    )


def _night_words(day: Day | None, tr: Callable[[str], str]) -> str:
    if day is None:
        return ""
    return tr("今夜 {weather}，最低 {low}℃").format(weather=day.night.text, low=day.low)
