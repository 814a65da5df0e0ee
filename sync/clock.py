"""What time it may be, on a machine whose clock battery may be dead.

The trusted time is the latest of: the time this program was built, the time
the county signed last, the time saved here, and the system's clock when that
is plausible beside them. It only judges *old* and *expired*; what is held is
always shown.

Pure: the system's time is an argument.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

BUILT: Final = datetime(2026, 1, 1, tzinfo=UTC)  # no machine that runs this lives before it
AHEAD: Final = timedelta(days=5 * 365)  # a kiosk may stand unused so long and be right again
SLACK: Final = timedelta(days=1)  # the county's clock may be ahead of ours a little
SAVED_AHEAD: Final = timedelta(days=31)  # a clock that leapt ahead is forgiven within a month
LEAP: Final = timedelta(
    days=31
)  # a longer leap that nobody witnessed ends nothing and begins nothing


@dataclass(frozen=True, slots=True)
class Clock:
    """What a machine may believe about the time.

    Two times, because they err on opposite sides. What is shown is as old as `time`
    says: too old is better than too fresh. But a warning ends, and a day of the
    budget begins, by `sure`: a clock that leapt a year ahead must not hide a warning.

    Args:
        time: The trusted time.
        is_plausible: The system's clock agrees with what is known otherwise.
        sure: The latest time that is certain not to be a leap of the clock.
    """

    time: datetime
    is_plausible: bool
    sure: datetime


def judge_clock(
    system: datetime,
    *,
    issued: datetime | None = None,
    saved: datetime | None = None,
    built: datetime = BUILT,
) -> Clock:
    """Return the trusted time.

    Args:
        system: What the system's clock says.
        issued: Newest time the county signed; None before first contact.
        saved: Time this machine saved earlier; None when it never did.
        built: Time the program was built.
    """
    floor = max(time for time in (built, issued, saved) if time is not None)
    plausible = floor - SLACK <= system <= floor + AHEAD
    time = max(floor, system) if plausible else floor
    return Clock(time, plausible, time if time <= floor + LEAP else floor)


def time_to_save(clock: Clock, issued: datetime | None) -> datetime | None:
    """Return the time worth keeping for after a dead battery.

    Only what is certain, and within a month of the newest signed time: were a leap
    saved, all would look old, and warnings over, until it has passed.
    """
    return None if issued is None else min(clock.sure, issued + SAVED_AHEAD)
