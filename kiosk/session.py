"""When a reader has gone: the session is wiped, later the screen rests.

Pure: a state machine over monotonic seconds. It knows no timer and no screen;
`kiosk.ui.stage` tells it touches and asks what to do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final


class Step(Enum):
    """What the screen does now."""

    STAY = "stay"
    WIPE = "wipe"  # forget the reader: home, standard text, top of the page
    REST = "rest"  # begin the quiet slideshow
    WAKE = "wake"  # end it; the touch that wakes presses nothing


BUSY_MOST_S: Final = 7200.0  # longer than any film: what stays busy after it is stuck


@dataclass(frozen=True, slots=True)
class Session:
    """One reader's stay at the glass.

    Args:
        idle_s: Seconds without a touch after which the reader is taken to be gone.
        rest_s: Seconds without a touch after which the screen rests.
        touched_at: Monotonic seconds of the last touch.
        wiped: The session is wiped already.
        resting: The slideshow runs.
        busy_at: Monotonic seconds at which somebody last saw or heard what runs for him.
    """

    idle_s: float
    rest_s: float
    touched_at: float
    wiped: bool = True
    resting: bool = False
    busy_at: float = 0.0

    @property
    def seen_at(self) -> float:
        """Monotonic seconds at which somebody was last known to be there."""
        return max(self.touched_at, self.busy_at)

    def touch(self, now: float) -> tuple[Session, Step]:
        """Take note of a touch.

        Args:
            now: Monotonic seconds.

        Returns:
            The session after it, and `Step.WAKE` when the touch only wakes.
        """
        step = Step.WAKE if self.resting else Step.STAY
        return replace(self, touched_at=now, wiped=self.resting, resting=False), step

    def attend(self, now: float) -> Session:
        """Take note that a film plays, a voice reads or a finger lies on the glass.

        Nobody is gone then, but not for ever: what never ends is no reader.

        Args:
            now: Monotonic seconds.
        """
        if self.resting or now - self.touched_at > BUSY_MOST_S:
            return self
        return replace(self, busy_at=now)

    def tick(self, now: float) -> tuple[Session, Step]:
        """Ask what to do when time has passed.

        A wipe comes before a rest even when both are due, so that no reader's
        page is ever under the slideshow.

        Args:
            now: Monotonic seconds; a clock that ran backwards counts as no time.
        """
        idle = now - self.seen_at
        if idle >= self.idle_s and not self.wiped:
            return replace(self, wiped=True), Step.WIPE
        if idle >= self.rest_s and not self.resting:
            return replace(self, resting=True), Step.REST
        return self, Step.STAY
