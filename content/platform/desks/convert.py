"""Turn forecasts and warnings into items, by the same rules as a content folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.cap import read_cap
from content.countymap import read_map
from content.desk import forecast_item, map_item, warning_item
from content.forecast import read_json
from content.platform.areas.models import County
from content.platform.desks.models import Alert, Forecast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.desk import Desk
    from content.model import Item


def desk_items(desk: Desk) -> Iterator[Item]:
    """Return what they say now; what is long over is for the caller to leave out."""
    for row in Forecast.objects.order_by("name"):
        yield forecast_item(row.name, read_json(row.held.encode()), desk)
    for row in Alert.objects.filter(live=True).order_by("pk"):
        held = bytes(row.held)
        yield warning_item(read_cap(held), held, desk)
    if drawn := County.load().map:
        yield map_item(read_map(drawn.encode()), desk)
