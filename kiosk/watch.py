"""The time as the screen may believe it, on a machine whose clock battery may be dead.

The system's clock is judged beside what the county signed and the agent kept
(`sync.clock`). While that clock may not be believed, time goes on from there by
what this program has run. Knows no Qt and no file; `kiosk.ui.world` lets it learn.
"""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

from content.dates import CHINA
from sync.clock import judge_clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sync.clock import Clock


class Watch:
    """Tells the time.

    Args:
        system: Returns what the system's clock says.
        ticks: Returns seconds of a clock that only goes forward.
    """

    def __init__(
        self, system: Callable[[], datetime], ticks: Callable[[], float] = time.monotonic
    ) -> None:
        self._system = system
        self._ticks = ticks
        self._known: datetime | None = None
        self._known_at = 0.0

    def learn(self, *moments: datetime | None) -> None:
        """Hear of moments that are certainly past: signed by the county, kept by the agent."""
        passed = self._passed()
        known = max((each for each in (passed, *moments) if each is not None), default=None)
        if known != passed:
            self._known, self._known_at = known, self._ticks()

    def now(self) -> datetime:
        """Return the time, China's: what is shown is as old as it says."""
        return self._read().time.astimezone(CHINA)

    def sure(self) -> datetime:
        """Return the time by which things begin and end: a clock that leapt ends nothing."""
        return self._read().sure.astimezone(CHINA)

    def _read(self) -> Clock:
        return judge_clock(self._system(), issued=self._passed())

    def _passed(self) -> datetime | None:
        """Return the moment that is certainly past by now."""
        if self._known is None:
            return None
        return self._known + timedelta(seconds=self._ticks() - self._known_at)
