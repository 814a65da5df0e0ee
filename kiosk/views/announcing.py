"""When a warning that takes the screen reads itself aloud.

Loudly, at once, and again every quarter of an hour for as long as nobody says 知道了;
at night only what is red wakes the village. Pure.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from content.cap import Level
from content.dates import CHINA

if TYPE_CHECKING:
    from datetime import datetime

    from sync.tables import Screen

AGAIN: Final = timedelta(minutes=15)
NIGHT: Final = (21, 6)  # hours, where the station names none of its own


def is_due(level: int, said: datetime | None, now: datetime, screen: Screen) -> bool:
    """Tell whether a warning reads itself aloud now.

    Args:
        level: Of the warning, 0 to 4.
        said: When it did last; None: never.
        now: The time now.
        screen: What the station was told of its screen.
    """
    if level < Level.RED and is_quiet(screen, now):
        return False
    return said is None or not timedelta() <= now - said < AGAIN


def is_quiet(screen: Screen, now: datetime) -> bool:
    """Tell whether people sleep: by the station's hours, else by those of most villages."""
    if screen.night is not None:
        return screen.night.holds(now.astimezone(CHINA).time())
    begins, ends = NIGHT
    return not ends <= now.astimezone(CHINA).hour < begins
