"""The quotes of the last month as they were read last, and what the clock makes of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kiosk.views.phrases import today
from kiosk.views.prices import PriceRow, price_rows

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from content.library import Library
    from content.prices import Quote
    from kiosk.ui.world import World

WINDOW: Final = timedelta(days=31)  # what a list draws; three months are the product's page


class PriceList:
    """Quotes, read once for each state of the library and day; a lost library takes none away."""

    def __init__(self, world: World) -> None:
        """Read nothing yet."""
        self._world = world
        self._read: Hashable = None  # what the quotes are of; set once they are here
        self._made: Hashable = None  # what the rows are of
        self._rows: Sequence[PriceRow] = ()
        self.quotes: Sequence[Quote] = ()

    def read(self, library: Library) -> None:
        """Read the quotes, unless those of this library and day are here already."""
        day = today(self._world.now())
        asked = (self._world.edition(), day)
        if asked != self._read:
            self.quotes = library.quotes(since=day - WINDOW)
            self._read = asked

    @property
    def state(self) -> Hashable:
        """A value that changes with whatever a row says: the quotes, the day, the village."""
        return self._read, today(self._world.now()), self._world.station.area

    def rows(self) -> Sequence[PriceRow]:
        """Return the quotes read last in 元/斤 at the nearest markets, as old as they are now."""
        if self.state != self._made:
            world, state = self._world, self.state
            self._rows = price_rows(
                self.quotes, now=world.now(), tr=world.tr, station=world.station.area
            )
            self._made = state
        return self._rows
