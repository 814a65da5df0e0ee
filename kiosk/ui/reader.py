"""Who stands before the glass: whether he is still there, what runs for him, what he read."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.session import Session, Step
from kiosk.usage import Usage

if TYPE_CHECKING:
    from sync.tables import Screen


class Reader:
    """One reader after another; nothing of one is left for the next.

    Args:
        settings: Seconds after which he is taken to be gone, and the screen rests.
    """

    def __init__(self, settings: Screen) -> None:
        self._session = Session(settings.idle_s, settings.rest_s, time.monotonic())
        self._usage = Usage()
        self.busy: frozenset[str] = frozenset()  # what runs for him: he is not gone

    @property
    def is_resting(self) -> bool:
        """Whether the screen rests."""
        return self._session.resting

    @property
    def seen_at(self) -> float:
        """Monotonic seconds at which somebody was last known to be there."""
        return self._session.seen_at

    def keep(self, busy: frozenset[str]) -> bool:
        """Take note of what runs for him from now on; tell whether that is anything new."""
        self._session = self._session.attend(time.monotonic())
        before, self.busy = self.busy, busy
        return before != busy

    def stay(self, seconds: float, settings: Screen) -> None:
        """Let him stay for so long without a touch; 0: as the station says."""
        idle_s = seconds or settings.idle_s
        rest_s = max(settings.rest_s, idle_s)
        self._session = replace(self._session, idle_s=idle_s, rest_s=rest_s)

    def touch(self) -> Step:
        """Take note of a touch; `Step.WAKE` when it only wakes the screen."""
        self._session, step = self._session.touch(time.monotonic())
        return step

    def tick(self, now: float) -> Step:
        """Ask what to do when it is so late by the monotonic clock."""
        if self.busy:
            self._session = self._session.attend(now)
        self._session, step = self._session.tick(now)
        return step

    def reads(self, screen: str, argument: str) -> None:
        """Count the page that stands, while somebody reads."""
        if not self._session.wiped:
            self._usage = self._usage.turn(screen, argument, time.monotonic())

    def leave(self) -> Usage:
        """Return what was read since it was last told, and begin anew."""
        usage, self._usage = self._usage.leave(time.monotonic()), Usage()
        return usage
