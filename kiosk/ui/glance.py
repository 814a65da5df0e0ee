"""Read what the home screen shows; imported once home is on the glass."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING

from content.forecast import upcoming
from content.library import Shelf
from content.model import Section
from kiosk.views import glance as view
from kiosk.views.answers import POLICIES_LOOKED_AT, answers
from kiosk.views.prices import price_rows
from kiosk.views.village import mixed
from kiosk.views.weather import frost_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.library import Library
    from kiosk.ui.warnings import Alerts
    from kiosk.ui.world import World
    from kiosk.views.home import AnswerRow, ComingDay, TileRow, Today
    from kiosk.views.prices import PriceRow


@dataclass(frozen=True, slots=True)
class Glance:
    """All that the home screen shows of the library."""

    today: Today
    answers: list[AnswerRow]
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
        shelves = {section: Shelf(section, area, world.sure()) for section in view.TILED}
        newest = {
            section: mixed(library.headlines(shelf, limit=view.LINES), world.own(shelf))
            for section, shelf in shelves.items()
        }
        alerts = library.alerts()
        policy = Shelf(Section.POLICY, area, world.sure())
        policies = library.headlines(policy, limit=POLICIES_LOOKED_AT)
        shelves[Section.POLICY] = policy
        news = {
            section: library.count_new(shelf) + len(world.own(shelf))
            for section, shelf in shelves.items()
        }
        prices = _prices(library, world)
    lines = [*policies[:1], *chain.from_iterable(newest.values())]
    demo = any(row.demo for row in prices[:1]) or any(line.demo for line in lines)
    return Glance(
        replace(view.with_weather(today, forecast, now, tr), demo=demo),
        answers(prices, forecast, policies, news, now=now, tr=tr),
        view.tiles(newest, news, tr),
        view.coming_days(forecast, now, tr),
        frost_line(upcoming(forecast, now) if forecast else [], now=now, tr=tr),
        alerts,
    )


def with_village(rows: Sequence[TileRow], world: World) -> list[TileRow]:
    """Put what the village says itself above what its tile shows; it needs no library."""
    shelf = Shelf(Section.VILLAGE, world.station.area, world.sure())
    return view.with_own(rows, mixed((), world.own(shelf)), world.tr)


def _prices(library: Library, world: World) -> list[PriceRow]:
    now, area = world.now(), world.station.area
    quotes = library.quotes(since=now.date() - timedelta(days=view.PRICE_DAYS))
    words = [tag for tag, _ in library.tags(Shelf(None, area, world.sure()))]
    return view.first_prices(price_rows(quotes, now=now, tr=world.tr, station=area), words)
