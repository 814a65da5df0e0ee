"""All that a site is made from, its structured parts read once.

What cannot be read is no error here: its item is shown as text, like on a kiosk.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from content import areas, cap, countymap, forecast, prices
from content.dates import CHINA
from content.errors import ContentError
from content.model import Item, Kind, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from content.cap import Alert
    from content.countymap import CountyMap
    from content.forecast import Forecast
    from content.prices import Quote
    from content.release import County

T = TypeVar("T")

WINDOW: Final = timedelta(days=89)  # ninety days of prices with both ends


@dataclass(frozen=True, slots=True)
class Said:
    """What the county says at one time.

    Args:
        county: Who says it.
        now: When it is written down.
        items: Begun items, some of them over; as the kiosk orders a shelf.
        blobs: The files behind the attachments, by SHA-256.
        alerts: Messages with the item that brought each, whether they hold or not.
        holding: Identifiers of those that hold somewhere in the county, the worst first.
        forecasts: Forecasts that are current, the county's own first, then by place.
        quotes: Of ninety days.
        drawn: The county's map with the item that brought it, of several the one said last.
    """

    county: County
    now: datetime
    items: tuple[Item, ...]
    blobs: Mapping[str, bytes | Path]
    alerts: tuple[tuple[Item, Alert], ...]
    holding: tuple[str, ...]
    forecasts: tuple[Forecast, ...]
    quotes: tuple[Quote, ...]
    drawn: tuple[Item, CountyMap] | None

    @property
    def today(self) -> date:
        """The day in China."""
        return self.now.astimezone(CHINA).date()

    def current(self, section: Section | None = None) -> list[Item]:
        """Return what holds now, of one section or of all.

        Quotes and forecasts are left out: their pages are made of all of them together.
        A warning is current while it holds, not while its item is kept.
        """
        holding = set(self.holding)
        ended = {item.id for item, alert in self.alerts if alert.identifier not in holding}
        return [
            item
            for item in self.items
            if section in (None, item.section)
            and item.kind in (Kind.ARTICLE, Kind.WARNING)
            and item.is_current(self.now)
            and item.id not in ended
        ]


def read(
    items: Iterable[Item], blobs: Mapping[str, bytes | Path], *, county: County, now: datetime
) -> Said:
    """Sort out what is said at this time."""
    begun = sorted(
        (item for item in items if item.valid_from is None or item.valid_from <= now),
        key=lambda item: _shelf_order(item, now),
    )
    alerts = tuple(_each(begun, Kind.WARNING, blobs, cap.read_cap))
    current = [item for item in begun if item.is_current(now)]
    forecasts = [read for _, read in _each(current, Kind.FORECAST, blobs, forecast.read_json)]
    return Said(
        county=county,
        now=now,
        items=tuple(begun),
        blobs=blobs,
        alerts=alerts,
        holding=tuple(_holding([alert for _, alert in alerts], county.code, now)),
        forecasts=tuple(_newest_of_place(forecasts, county.code)),
        quotes=tuple(_quotes(current, blobs, now)),
        drawn=max(
            _each(current, Kind.MAP, blobs, countymap.read_map),
            key=lambda each: (each[0].updated, each[0].id),
            default=None,
        ),
    )


def _shelf_order(item: Item, now: datetime) -> tuple[bool, bool, float, str]:
    in_season = now.astimezone(CHINA).month in item.months
    return (not item.pinned, not in_season, -item.published.timestamp(), item.id)


def _each(
    items: Iterable[Item],
    kind: Kind,
    blobs: Mapping[str, bytes | Path],
    reader: Callable[[bytes], T],
) -> Iterator[tuple[Item, T]]:
    """Return the items of a kind with what their data says, as far as it can be read."""
    for item in items:
        held = _data(item, blobs) if item.kind is kind else None
        if held is None:
            continue
        try:
            yield item, reader(held)
        except ContentError:
            continue


def _data(item: Item, blobs: Mapping[str, bytes | Path]) -> bytes | None:
    if item.data is None:
        return None
    held = item.data.inline if item.data.inline is not None else blobs.get(item.data.sha256)
    return held.read_bytes() if isinstance(held, Path) else held


def _holding(alerts: Iterable[Alert], county: str, now: datetime) -> list[str]:
    """Return the warnings that hold anywhere in the county, the worst first.

    One for a single township concerns the county's site like one for all of it.
    """
    known = [replace(one, areas=()) if cap.concerns(one, county) else one for one in alerts]
    return [alert.identifier for alert in cap.active(known, now, county)]


def _newest_of_place(forecasts: Iterable[Forecast], county: str) -> list[Forecast]:
    newest: dict[str, Forecast] = {}
    for one in sorted(forecasts, key=lambda forecast: forecast.issued):
        newest[areas.stem(one.area)] = one
    return [newest[code] for code in sorted(newest, key=lambda code: (code != county, code))]


def _quotes(
    items: Iterable[Item], blobs: Mapping[str, bytes | Path], now: datetime
) -> Iterator[Quote]:
    """Return the quotes of ninety days, months that are wholly older left unread."""
    first = now.astimezone(CHINA).date() - WINDOW
    recent = [item for item in items if _day(item.published) >= first]
    for _, quotes in _each(recent, Kind.QUOTES, blobs, prices.read_csv):
        yield from (quote for quote in quotes if quote.day >= first)


def _day(moment: datetime) -> date:
    return moment.astimezone(CHINA).date()
