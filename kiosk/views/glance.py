"""What the library adds to the home screen: weather, and the newest lines of each section."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from content.library.records import OWN
from content.model import Section
from content.pictograms import sky_pictogram
from kiosk.views.home import ANSWERED, ComingDay, TileRow, Today, bare_tiles
from kiosk.views.nature import capital, in_a_line, sky_words
from kiosk.views.weather import advice, day_name, low_to_high

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime

    from content.forecast import Day, Forecast
    from content.library import Headline
    from kiosk.views.prices import PriceRow

PRICE_DAYS: Final = 7  # an older price is no news for the home screen
TILED: Final[tuple[Section, ...]] = tuple(section for section in Section if section not in ANSWERED)
LINES: Final = 2  # of a tile
COMING: Final = 3  # days shown small under today's weather
NOW_FOR_S: Final = 3 * 3600  # what was measured earlier is not "now"
NIGHT: Final = (18, 6)  # hours: from, until


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
        advice=advice(forecast, now) if forecast and day else "",
    )


def coming_days(
    forecast: Forecast | None, now: datetime, tr: Callable[[str], str]
) -> list[ComingDay]:
    """Return the days after today that the forecast knows, three at most."""
    days = [day for day in forecast.days if day.day > now.date()] if forecast else []
    return [
        ComingDay(
            name=capital(day_name(day.day, now, tr)),
            sky=sky_pictogram(day.daytime.text),
            range=low_to_high(day, tr),
        )
        for day in days[:COMING]
    ]


def tiles(
    newest: Mapping[Section, Sequence[Headline]],
    news: Mapping[Section, int],
    tr: Callable[[str], str],
    *,
    is_lost: bool = False,
) -> list[TileRow]:
    """Return the six sections that give their newest titles, in their order.

    Args:
        newest: First headlines of each section that has some.
        news: How many items are new this week, by section.
        tr: Translates a Chinese phrase.
        is_lost: There is no library to tell whether a section has others.
    """
    nothing = tr("内容现在读不出来") if is_lost else tr("县里还没有发来内容")
    return [
        _filled(
            tile,
            [_said(line, tr) for line in newest.get(Section(tile.section), ())] or [nothing],
            news.get(Section(tile.section), 0),
        )
        for tile in bare_tiles(tr)
    ]


def first_prices(rows: Sequence[PriceRow], favourites: Sequence[str]) -> list[PriceRow]:
    """Return one row for each product, what this county looks for first at the front.

    Args:
        rows: Rows of the price list; what a market is late with is no news.
        favourites: Words of the county's articles, the most used first.
    """
    rank = {word: place for place, word in reversed(list(enumerate(favourites)))}
    fresh = sorted(
        (row for row in rows if not row.is_old),
        key=lambda row: rank.get(row.product, len(rank)),
    )
    first: dict[str, PriceRow] = {}
    for row in fresh:
        first.setdefault(row.product, row)
    return list(first.values())


def forecast_day(forecast: Forecast | None, today: date) -> Day | None:
    """Return the forecast's word on today; None when it says nothing."""
    if forecast is None:
        return None
    return next((day for day in forecast.days if day.day == today), None)


def with_own(
    rows: Sequence[TileRow], own: Sequence[Headline], tr: Callable[[str], str]
) -> list[TileRow]:
    """Put what the village says itself above what its tile showed; for a lost library."""
    lines = [_said(line, tr) for line in own]
    return [
        _filled(row, [*lines, *_besides(row, lines)], row.news)
        if lines and row.section == Section.VILLAGE
        else row
        for row in rows
    ]


def _besides(row: TileRow, lines: Sequence[str]) -> list[str]:
    return [line for line in (row.line, row.second) if line and line not in lines]


def _said(line: Headline, tr: Callable[[str], str]) -> str:
    return f"{tr('本村')} · {line.title}" if line.origin == OWN else line.title


def _filled(tile: TileRow, lines: Sequence[str], news: int) -> TileRow:
    line, second = (*lines, "")[:LINES]
    return replace(tile, line=line, second=second, news=news)


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
    return capital(
        in_a_line(tr("今天"), sky_words(day.daytime.text, tr), low_to_high(day, tr), tr=tr)
    )


def _night_words(day: Day | None, tr: Callable[[str], str]) -> str:
    if day is None:
        return ""
    return tr("今夜 {weather}，最低{low}℃").format(
        weather=sky_words(day.night.text, tr), low=day.low
    )
