"""The quotes that are said, an item a market's month; a month that stands is not read again.

A county of twenty markets says three hundred thousand quotes, of which a day changes a
thousand. What a month says is remembered under the keys of its rows. That holds because a
row is never changed: another price is another row, with a key of its own (`Quote`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max, Min, Sum

from content.dates import CHINA
from content.desk import QUOTES_KEPT, quotes_item
from content.platform.desks.models import Quote

if TYPE_CHECKING:
    from datetime import date

    from content.desk import Desk
    from content.model import Item
    from content.release import County

    _Month = tuple[str, str]
    _Day = tuple[date, Any, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class _Version:
    """Which rows a month is made of, and who says it.

    Args:
        county: Whose item it is.
        days: Each day with how many rows it has; their first key, the last and the sum.
    """

    county: County
    days: tuple[_Day, ...]


@dataclass(slots=True)
class MarketMonths:
    """Makes the items of quotes, and remembers them."""

    _made: dict[_Month, tuple[_Version, Item]] = field(default_factory=dict)

    def items(self, desk: Desk) -> list[Item]:
        """Return what is quoted now, too old for any chart left out.

        The keys are read before the rows: what comes in between is taken for a change the
        next time, and read once more.
        """
        before, self._made = self._made, {}
        for month, version in _versions(desk).items():
            known = before.get(month)
            if known is not None and known[0] == version:
                self._made[month] = known
            elif (made := _made_anew(month, version, desk)) is not None:
                self._made[month] = version, made
        items = [item for _, item in self._made.values()]
        held = (one for item in items for one in item.attachments)
        desk.blobs.update({one.sha256: one.inline for one in held if one.inline is not None})
        return items


def _versions(desk: Desk) -> dict[_Month, _Version]:
    since = desk.now.astimezone(CHINA).date() - QUOTES_KEPT
    days: dict[_Month, list[_Day]] = {}
    rows = Quote.objects.filter(day__gte=since).order_by("market", "day").values("market", "day")
    keys = rows.annotate(Count("pk"), Min("pk"), Max("pk"), Sum("pk"))
    for market, day, *said in keys.values_list(
        "market", "day", "pk__count", "pk__min", "pk__max", "pk__sum"
    ):
        days.setdefault((market, f"{day:%Y-%m}"), []).append((day, *said))
    return {month: _Version(desk.county, tuple(held)) for month, held in days.items()}


def _made_anew(month: _Month, version: _Version, desk: Desk) -> Item | None:
    """Return what a month says; None when all of it went away just now."""
    market, days = month[0], [day for day, *_ in version.days]
    rows = Quote.objects.filter(market=market, day__gte=days[0], day__lte=days[-1])
    quotes = [row.said() for row in rows]
    return quotes_item(market, month[1], quotes, desk) if quotes else None
