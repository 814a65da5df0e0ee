"""The price list at the nearest markets, made once for each state of the library and day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kiosk.views.phrases import today
from kiosk.views.prices import PriceRow, price_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.library import Library
    from kiosk.ui.world import World

WINDOW: Final = timedelta(days=31)  # what a list draws; three months are the product's page


class PriceList:
    """Rows of the price list in 元/斤, kept while nothing changed."""

    def __init__(self, world: World) -> None:
        """Read nothing yet."""
        self._world = world
        self._asked: tuple[object, ...] = ()
        self._rows: Sequence[PriceRow] = ()

    def rows(self, library: Library) -> Sequence[PriceRow]:
        """Return the rows, made anew when content or the day changed."""
        world = self._world
        now = world.now()
        asked = (library, library.edition(), today(now))
        if asked != self._asked:
            quotes = library.quotes(since=today(now) - WINDOW)
            self._rows = price_rows(quotes, now=now, tr=world.tr, station=world.station.area)
            self._asked = asked
        return self._rows
