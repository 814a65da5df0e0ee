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
from kiosk.views.lists import valid
from kiosk.views.prices import price_rows
from kiosk.views.village import mixed
from kiosk.views.weather import frost_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from content.forecast import Forecast
    from content.library import Headline, Library
    from content.prices import Quote
    from kiosk.ui.warnings import Alerts
    from kiosk.ui.world import World
    from kiosk.views.home import AnswerRow, ComingDay, TileRow, Today


@dataclass(frozen=True, slots=True)
class Seen:
    """What the library held for the home screen when it was read last.

    Args:
        when: When it was.
        forecast: The newest forecast for the village.
        quotes: Those of the last days.
        words: What the county writes of, the most used first.
        newest: First headlines of each section that gives its titles; the county's alone.
        policies: First headlines of the policy shelf.
        news: How many of the county's items were new, by section.
        alerts: Every warning held, with the id of its item.
    """

    when: datetime
    forecast: Forecast | None
    quotes: list[Quote]
    words: list[str]
    newest: dict[Section, list[Headline]]
    policies: list[Headline]
    news: dict[Section, int]
    alerts: Alerts


@dataclass(frozen=True, slots=True)
class Glance:
    """All that the home screen shows of the library."""

    today: Today
    answers: list[AnswerRow]
    tiles: list[TileRow]
    coming: list[ComingDay]
    frost: str


def read(library: Library, world: World) -> Seen:
    """Read the newest of everything in one state of the library.

    Args:
        library: Where to read.
        world: The time and the place.
    """
    now, area = world.now(), world.station.area
    with library.snapshot():
        return Seen(
            when=now,
            forecast=library.forecast(area),
            quotes=library.quotes(since=now.date() - timedelta(days=view.PRICE_DAYS)),
            words=[tag for tag, _ in library.tags(_shelf(None, world))],
            newest={
                section: library.headlines(_shelf(section, world), limit=view.LINES)
                for section in view.TILED
            },
            policies=library.headlines(_shelf(Section.POLICY, world), limit=POLICIES_LOOKED_AT),
            news={
                section: library.count_new(_shelf(section, world))
                for section in (*view.TILED, Section.POLICY)
            },
            alerts=library.alerts(),
        )


def glance(seen: Seen, world: World, today: Today) -> Glance:
    """Return what home shows of what was read last, by what the clock says now.

    Args:
        seen: What was read last.
        world: The time, the place and the language.
        today: The date, to which the weather is added.
    """
    now, tr, forecast, is_lost = world.now(), world.tr, seen.forecast, world.library is None
    newest = {
        section: mixed(valid(lines, world.sure()), world.own(_shelf(section, world)))
        for section, lines in seen.newest.items()
    }
    policies = valid(seen.policies, world.sure())
    news = _news(seen, world)
    rows = price_rows(seen.quotes, now=now, tr=tr, station=world.station.area)
    prices = view.first_prices(rows, seen.words)
    lines = [*policies[:1], *chain.from_iterable(newest.values())]
    demo = any(row.demo for row in prices[:1]) or any(line.demo for line in lines)
    return Glance(
        replace(view.with_weather(today, forecast, now, tr), demo=demo),
        answers(prices, forecast, policies, news, now=now, tr=tr, is_lost=is_lost),
        view.tiles(newest, news, tr, is_lost=is_lost),
        view.coming_days(forecast, now, tr),
        frost_line(upcoming(forecast, now) if forecast else [], now=now, tr=tr),
    )


def with_village(rows: Sequence[TileRow], world: World) -> list[TileRow]:
    """Put what the village says itself above what its tile shows; it needs no library."""
    own = world.own(_shelf(Section.VILLAGE, world))
    return view.with_own(rows, mixed((), own), world.tr)


def _news(seen: Seen, world: World) -> dict[Section, int]:
    """Count what is new this week; what the county's count of another day says is not known."""
    is_of_today = world.library is not None or seen.when.date() == world.now().date()
    return {
        section: (count if is_of_today else 0) + len(world.own(_shelf(section, world)))
        for section, count in seen.news.items()
    }


def _shelf(section: Section | None, world: World) -> Shelf:
    return Shelf(section, world.station.area, world.sure())
