"""Say when a site must be written again although nobody said anything new."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from content import cap
from content.dates import CHINA
from content.site import said, weather

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from content.model import Item
    from content.release import County


def next_change(
    items: Iterable[Item], now: datetime, *, county: County, blobs: Mapping[str, bytes | Path]
) -> datetime:
    """Return when the site would look different, at the latest the next midnight in China.

    At midnight the days of prices and forecasts move on, what was new this week is
    not, and at the end of a month other things are in season.

    Args:
        items: All that is said, what is still to begin among them.
        now: When the site was written last.
        county: Who says it.
        blobs: The files behind the attachments, by SHA-256.
    """
    every = tuple(items)
    moments = [_midnight(now), *_of_items(every)]
    current = said.read(every, blobs, county=county, now=now)
    moments += [cap.ends(alert) for _, alert in current.alerts]
    for forecast in current.forecasts:
        moments += weather.changes(forecast)
    return min(moment for moment in moments if moment > now)


def _of_items(items: Iterable[Item]) -> Iterator[datetime]:
    for item in items:
        yield from (when for when in (item.valid_from, item.valid_until) if when is not None)


def _midnight(now: datetime) -> datetime:
    tomorrow = now.astimezone(CHINA).date() + timedelta(days=1)
    return datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=CHINA)
