"""How long somebody who guesses passwords has to wait: numbers, no clock.

Counted for a name at an address, so that nobody locks another out by guessing his; and
for an address alone, so that nobody tries one password on everybody.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

REMEMBERED: Final = timedelta(hours=1)
FREE: Final = 5  # mistakes of somebody who means it
FREE_AT_ADDRESS: Final = 40  # mistakes of an office behind one address
LONGEST: Final = timedelta(minutes=15)


def wait(failures: Collection[datetime], now: datetime, *, free: int = FREE) -> timedelta:
    """Return how long to wait still, before the next try is looked at.

    Args:
        failures: When it went wrong, of late.
        now: Time of the try.
        free: Failures that cost nothing.
    """
    recent = [one for one in failures if now - one < REMEMBERED]
    if len(recent) < free:
        return timedelta()
    pause = min(timedelta(seconds=2 ** min(len(recent) - free + 1, 20)), LONGEST)
    return max(max(recent) + pause - now, timedelta())
