"""Count which pages are read and how long, never who reads them.

Pure: values over monotonic seconds. A reader who has gone reads nothing, however long
the home screen stands; what is typed into the search is not kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    Page = tuple[str, str]  # (screen, what it showed)

_SHOWS: Final = ("list", "article", "product")  # screens whose argument names what they show
_UNREAD: Final = "rest"  # nobody reads a screen that rests


@dataclass(frozen=True, slots=True)
class Usage:
    """What was read since it was last told.

    Args:
        page: What is being read; None while nobody reads.
        since: Monotonic second since when.
        counts: How many times and how many seconds each page was read before.
    """

    page: Page | None = None
    since: float = 0.0
    counts: Mapping[Page, tuple[int, float]] = field(default_factory=dict)

    def turn(self, screen: str, argument: str, now: float) -> Usage:
        """Take note that a reader turned to a page."""
        page = page_of(screen, argument)
        if page == self.page:
            return self
        return replace(self.leave(now), page=page, since=now)

    def leave(self, now: float) -> Usage:
        """Take note that nobody reads any more."""
        if self.page is None:
            return self
        times, seconds = self.counts.get(self.page, (0, 0.0))
        read = (times + 1, seconds + max(0.0, now - self.since))
        return replace(self, page=None, counts={**self.counts, self.page: read})

    def told(self) -> dict[Page, tuple[int, int]]:
        """Return the counts in whole seconds, to be written down."""
        return {page: (times, round(seconds)) for page, (times, seconds) in self.counts.items()}

    def items(self) -> list[str]:
        """Return the ids of the articles that were read."""
        return [shown for screen, shown in self.counts if screen == "article"]


def page_of(screen: str, argument: str) -> Page | None:
    """Return what counts as one page; None for what nobody reads."""
    if screen == _UNREAD:
        return None
    return screen, argument.partition("|")[0] if screen in _SHOWS else ""
