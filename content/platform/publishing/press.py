"""All that the county says now, as items; what has not changed is not read again.

A page's live row changes only when it is published, so its item is remembered under
the page's last publication. Ten thousand pages are then one query and a few reads; quotes
are remembered by their month (`desks.months`).
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from content import atom
from content.desk import long_over
from content.errors import ContentError
from content.platform.desks.convert import desk_items
from content.platform.desks.months import MarketMonths
from content.platform.items.convert import desk_now, to_item
from content.platform.items.models import Bulletin
from content.platform.publishing.models import Stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from content.desk import Desk
    from content.model import Item
    from content.release import County

logger = logging.getLogger(__name__)

_AT_ONCE: Final = 500  # pages read in one query
_TRIES: Final = 5  # to read while nobody changes anything

_Version = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Collected:
    """What is to be said.

    Args:
        county: Who says it.
        stamp: Number of changes it knows of.
        now: When it was put together.
        items: What is said.
        blobs: The files behind the attachments, by SHA-256.
        problems: Pages that could not be said as they are, in words.
    """

    county: County
    stamp: int
    now: datetime
    items: tuple[Item, ...]
    blobs: Mapping[str, bytes | Path]
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class Press:
    """Collects all that is said, and remembers what it read."""

    _read: dict[int, tuple[_Version, Item, dict[str, bytes | Path]]] = field(default_factory=dict)
    _months: MarketMonths = field(default_factory=MarketMonths)

    def collect(self) -> Collected:
        """Return all that is said now, as of one moment.

        Nothing is locked: it is read again when somebody changed something meanwhile.
        """
        for _ in range(_TRIES):
            stamp = Stamp.now()
            collected = self._collect(stamp)
            if Stamp.now() == stamp:
                break
        return collected

    def _collect(self, stamp: int) -> Collected:
        desk = desk_now()
        problems: list[str] = []
        items = [*self._pages(desk, problems), *self._months.items(desk), *desk_items(desk)]
        over = long_over(items, desk.ended, desk.now)
        wanted = tuple(item for item in items if item.id not in over)
        return Collected(desk.county, stamp, desk.now, wanted, desk.blobs, tuple(problems))

    def _pages(self, desk: Desk, problems: list[str]) -> list[Item]:
        rows = Bulletin.objects.filter(live=True).order_by("pk")
        versions: dict[int, _Version] = {
            pk: (revision, last, made, desk.county, desk.demo)
            for pk, revision, last, made in rows.values_list(
                "pk", "live_revision_id", "last_published_at", "film__made_at"
            )
        }
        known = {pk: held for pk, held in self._read.items() if pk in versions}
        stale = [
            pk for pk, version in versions.items() if pk not in known or known[pk][0] != version
        ]
        for begin in range(0, len(stale), _AT_ONCE):
            for page in _whole(stale[begin : begin + _AT_ONCE]):
                self._read_page(page, versions[page.pk], desk, known, problems)
        self._read = known
        for _, _, blobs in known.values():
            desk.blobs.update(blobs)
        return [known[pk][1] for pk in versions if pk in known]

    def _read_page(
        self,
        page: Bulletin,
        version: _Version,
        desk: Desk,
        known: dict[int, tuple[_Version, Item, dict[str, bytes | Path]]],
        problems: list[str],
    ) -> None:
        """Read one page; where it cannot be said, what it said before goes on being said."""
        own = _beside(desk)
        try:
            item = to_item(page, own)
            atom.word(item)  # what no wire carries must not hold up all the rest
        except (ContentError, OSError) as error:
            logger.warning("page not said pk=%s error=%s", page.pk, error)
            problems.append(f"《{page.title}》：{error}")
        else:
            known[page.pk] = (version, item, dict(own.blobs))


def _whole(pks: list[int]) -> Iterable[Bulletin]:
    rows = Bulletin.objects.filter(pk__in=pks).select_related("picture", "sound", "film")
    return rows.prefetch_related("areas").order_by("pk")


def _beside(desk: Desk) -> Desk:
    """Return a desk like this one with nothing on it."""
    return type(desk)(desk.county, desk.now, desk.today, demo=desk.demo)
