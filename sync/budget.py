"""What the line may cost: so many bytes a day, so many a second, films at night.

A day is China's, by the time this machine can be sure of. A clock that jumps
must neither hold a village without pictures for ever nor give it one free day
after another: a new day begins when the date moves on, or when the machine has
run for a whole day whatever its clock says.

Pure: times and seconds are arguments.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from content.dates import CHINA

if TYPE_CHECKING:
    from datetime import datetime

    from sync.clock import Clock
    from sync.tables import Window

NOTE: Final = "line"  # name of the library's note that holds what was spent
DAY_S: Final = 86_400.0
BURST_S: Final = 1.0  # seconds of the rate that may come at once after a silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What was spent on attachments today.

    Args:
        day: Which day that is; None: nothing was ever spent.
        used: Bytes, with headers, in both directions.
        ran_s: Seconds this machine has run since that day began.
    """

    day: date | None = None
    used: int = 0
    ran_s: float = 0.0

    def at(self, now: datetime, ran_s: float) -> Spent:
        """Return it after some more seconds of running; nothing is spent on a new day yet.

        Args:
            now: The time this machine can be sure of.
            ran_s: Seconds since it was asked last.
        """
        today, ran_s = now.astimezone(CHINA).date(), self.ran_s + ran_s
        if self.day is None or today > self.day or ran_s >= DAY_S:
            return Spent(day=today)
        return replace(self, ran_s=ran_s)

    def plus(self, count: int) -> Spent:
        """Return it with some more bytes spent."""
        return replace(self, used=self.used + count)

    def left(self, day_bytes: int) -> int | None:
        """Return how many bytes may still come today; None: any."""
        return max(0, day_bytes - self.used) if day_bytes else None

    def to_json(self) -> str:
        """Return it as one JSON object."""
        day = self.day.isoformat() if self.day else None
        return json.dumps({"day": day, "used": self.used, "ran_s": round(self.ran_s)})

    @classmethod
    def from_json(cls, text: str | None) -> Spent:
        """Read it back; what cannot be read was never spent."""
        try:
            said = json.loads(text or "{}")
            day = date.fromisoformat(said["day"]) if said.get("day") else None
            return cls(day=day, used=int(said.get("used", 0)), ran_s=float(said.get("ran_s", 0)))
        except (ValueError, TypeError, AttributeError):
            return cls()


def films_may_come(window: Window | None, clock: Clock) -> bool:
    """Tell whether films may come now; a clock nobody believes keeps none away."""
    if window is None or not clock.is_plausible:
        return True
    return window.holds(clock.time.astimezone(CHINA).time())


class Pace:
    """Keeps what is received under a rate.

    Args:
        rate: Bytes a second.
    """

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self._paid_until = float("-inf")

    def owed_s(self, count: int, now: float) -> float:
        """Return how long to wait after these bytes.

        Args:
            count: Bytes that came.
            now: Seconds of a clock that only goes forward.
        """
        self._paid_until = max(self._paid_until, now - BURST_S) + count / self.rate
        return max(0.0, self._paid_until - now)
