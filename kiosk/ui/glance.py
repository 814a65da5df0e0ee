"""Read what the home screen shows; imported once home is on the glass."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from content.forecast import upcoming
from content.library import Shelf
from content.model import Section
from kiosk.views import glance as view
from kiosk.views.prices import price_rows
from kiosk.views.weather import frost_line

if TYPE_CHECKING:
    from content.library import Library
    from kiosk.ui.warnings import Alerts
    from kiosk.ui.world import World
    from kiosk.views.home import ComingDay, TileRow, Today


@dataclass(frozen=True, slots=True)
class Glance:
    """All that the home screen shows of the library."""

    today: Today
    tiles: list[TileRow]
    coming: list[ComingDay]
    frost: str
    alerts: Alerts


def glance(library: Library, world: World, today: Today) -> Glance:
    """Read the newest of everything in one state of the library.

    Args:
        library: Where to read.
        world: The time, the place and the language.
        today: The date, to which the weather is added.
    """
    now, tr, area = world.now(), world.tr, world.station.area
    with library.snapshot():
        forecast = library.forecast(area)
        shelves = {section: Shelf(section, area, world.sure()) for section in view.LISTED}
        newest = {
            section: library.headlines(shelf, limit=view.LINES)
            for section, shelf in shelves.items()
        }
        news = {section: library.count_new(shelf) for section, shelf in shelves.items()}
        alerts = library.alerts()
        own = {
            Section.PRICES: _prices(library, world),
            Section.WEATHER: view.weather_lines(forecast, now, tr),
        }
    return Glance(
        view.with_weather(today, forecast, now, tr),
        view.tiles(newest, news, own, tr),
        view.coming_days(forecast, now, tr),
        frost_line(upcoming(forecast, now) if forecast else [], now=now, tr=tr),
        alerts,
    )


def _prices(library: Library, world: World) -> list[view.Line]:
    now, area = world.now(), world.station.area
    quotes = library.quotes(since=now.date() - timedelta(days=view.PRICE_DAYS))
    words = [tag for tag, _ in library.tags(Shelf(None, area, world.sure()))]
    return view.price_lines(price_rows(quotes, now=now, tr=world.tr, station=area), words)
