"""The films of a station: which size of one is here, where somebody left it, what died of it.

What a pure function decides about is looked up here. Where a film was left is kept in
memory: for the next visitor of the day, and for nobody's record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.opened import Opened
from kiosk.views import film as view
from kiosk.views.film import Left
from sync.sizes import height_of
from sync.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from content.library import Blobs
    from content.renditions import Film
    from kiosk.views.film import Copy, Shown
    from sync.station import Station


class Films:
    """What is known of films on this machine.

    Args:
        station: Returns where their files are, and what the line may cost: settings change.
        blobs: Those that are whole.
    """

    def __init__(self, station: Callable[[], Station], blobs: Blobs) -> None:
        self.opened = Opened(station().home)
        self._station = station
        self._blobs = blobs
        self._left: dict[str, Left] = {}
        self._most = float("inf")

    def copy(self, film: Film) -> Copy:
        """Return what is played of a film, or what is to come."""
        held = self._held(film)
        fit = {sha256 for sha256 in held if not self.opened.is_fatal(sha256)}
        spooled = Spool(self._station().spool_path).sizes() if not fit else {}
        asked = height_of(self._station().line)
        return view.copy(film, fit, spooled, most=self._most, asked=asked)

    def come(self, sha256: str) -> int | None:
        """Return how many bytes of a file have come; None when all have."""
        if self._blobs.has(sha256):
            return None
        return Spool(self._station().spool_path).size(sha256)

    def is_fatal(self, film: Film) -> bool:
        """Tell whether it is here, and this machine died of every size of it."""
        held = self._held(film)
        return bool(held) and all(map(self.opened.is_fatal, held))

    def left_ms(self, film: Film, today: date) -> int:
        """Return where somebody left it today; 0 for nowhere."""
        return view.left_at(self._left.get(film.key), today, film.seconds * 1000)

    def leave(self, film: Film, at_ms: int, today: date) -> None:
        """Remember where somebody left it."""
        self._left[film.key] = Left(today, at_ms)

    def finish(self, film: Film) -> None:
        """Forget the place: it was seen to its end."""
        self._left.pop(film.key, None)

    def learn(self, shown: Shown, height: int) -> None:
        """Take a smaller size from now on, where this one was too much for the machine."""
        self._most = view.most_height(shown, height, self._most)

    def _held(self, film: Film) -> set[str]:
        return {size.sha256 for size in film.sizes if self._blobs.has(size.sha256)}
