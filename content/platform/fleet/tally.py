"""Add up what stations told: who saw a warning, what is read. Pure.

Small counts are not shown where a person might be guessed behind them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from content import areas

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FEW: Final = 5  # fewer readings than this are not told apart
_TOWNSHIP: Final = 9  # digits of its code


class Site(NamedTuple):
    """A station and where it stands."""

    device: str
    area: str


@dataclass(frozen=True, slots=True)
class Shown:
    """How far a warning came within one township.

    Args:
        place: Code of the township, or of what is wider.
        of: Stations there.
        shown: Stations that showed it.
        took: How long after its sending the last of them did; None when none did, or
            no clock could be believed.
    """

    place: str
    of: int
    shown: int
    took: timedelta | None = None

    @property
    def is_everywhere(self) -> bool:
        """Whether every station showed it."""
        return self.shown == self.of

    def words(self, name: str) -> str:
        """Say it.

        Args:
            name: Of the place.
        """
        if not self.shown:
            return f"{name} {self.of} 个站点都还没有显示"
        within = f"在 {lasting(self.took)}内" if self.took is not None else "已经"
        if self.is_everywhere:
            all_of_them = "全部" if self.of > 1 else ""
            return f"{name} {self.of} 个站点{all_of_them}{within}显示"
        return f"{name} {self.of} 个站点里 {self.shown} 个{within}显示"


def reach(
    sites: Iterable[Site],
    receipts: Mapping[str, tuple[datetime, bool]],
    *,
    meant: Iterable[str],
    sent: datetime,
) -> list[Shown]:
    """Say how far a warning came, by township.

    Args:
        sites: The stations there are.
        receipts: When each showed it first, and whether its clock could be believed, by device.
        meant: Codes of the areas the warning is for; none: for all.
        sent: When it was sent.
    """
    codes = tuple(meant)
    by_place: dict[str, list[Site]] = defaultdict(list)
    for site in sites:
        if not codes or areas.covers(codes, site.area):
            by_place[township(site.area)].append(site)
    return [_shown(place, by_place[place], receipts, sent) for place in sorted(by_place)]


def township(code: str) -> str:
    """Return the code of the township around a place, or the place's own when it is wider."""
    return areas.stem(code)[:_TOWNSHIP]


def few(count: int) -> str:
    """Return a count as it may be shown."""
    if not count:
        return "—"
    return f"少于{FEW}次" if count < FEW else f"{count}次"


def lasting(took: timedelta) -> str:
    """Say how long something took, rounded up."""
    minutes = max(1, math.ceil(took.total_seconds() / 60))
    if minutes < 120:  # noqa: PLR2004  two hours: 90 分钟 is said, 130 分钟 is not
        return f"{minutes} 分钟"
    hours = math.ceil(minutes / 60)
    return f"{hours} 小时" if hours < 48 else f"{math.ceil(hours / 24)} 天"  # noqa: PLR2004  as above


def ago(gone: timedelta) -> str:
    """Say how long ago something was."""
    minutes = int(gone.total_seconds() // 60)
    if minutes < 1:
        return "刚才"
    if minutes < 60:  # noqa: PLR2004  an hour
        return f"{minutes} 分钟前"
    return f"{minutes // 60} 小时前" if minutes < 60 * 48 else f"{gone.days} 天前"


def _shown(
    place: str,
    sites: list[Site],
    receipts: Mapping[str, tuple[datetime, bool]],
    sent: datetime,
) -> Shown:
    told = [receipts[site.device] for site in sites if site.device in receipts]
    times = [at for at, clock_ok in told if clock_ok]
    took = max(max(times) - sent, timedelta()) if times else None
    return Shown(place, len(sites), len(told), took)
