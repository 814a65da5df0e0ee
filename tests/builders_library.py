"""Values for tests of the library."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from content.forecast import Day, Forecast, Half, write_json
from content.library import Held, Library, Shelf
from content.model import Kind
from tests.builders import COUNTY, NOW, VILLAGE, an_item, some_data

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from content.model import Item, Tombstone


def held(release: int = 1) -> Held:
    """Return what is held after a release."""
    return Held(release, NOW, "150125", release, NOW)


def a_shelf(section: Any = None, **changes: Any) -> Shelf:
    """Return a shelf as the village sees it at NOW."""
    return Shelf(**{"section": section, "station": VILLAGE, "now": NOW, **changes})


def a_library(folder: Path, *changes: Item | Tombstone) -> Library:
    """Return a library open for writing that took these in."""
    library = Library(folder / "library.db", write=True)
    if changes:
        library.apply(changes, held())
    return library


def found(library: Library, words: str, **changes: Any) -> list[str]:
    """Return the titles that a search finds."""
    hits = library.search(words, **{"station": VILLAGE, "now": NOW, **changes})
    return [hit.headline.title for hit in hits]


def a_forecast(area: str = COUNTY, issued: datetime = NOW) -> Forecast:
    """Return a clear day."""
    half = Half(text="晴", code=0, wind="北风", wind_scale="3级")
    day = Day(day=date(2026, 5, 20), high=20, low=3, daytime=half, night=half)
    return Forecast(area=area, place="武川", issued=issued, source="县气象台", days=(day,))


def forecast_item(forecast: Forecast, name: str = "today", **changes: Any) -> Item:
    """Return the item that brings a forecast."""
    data = some_data(write_json(forecast), "application/json")
    return an_item(name, kind=Kind.FORECAST, attachments=(data,), **changes)
