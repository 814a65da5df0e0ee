"""How light the screen is: its colours, and how much of its brightness the night leaves.

Light itself, because the first picture waits for it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

    from sync.tables import Screen

DAY: Final = 1.0
READ: Final = 0.7  # of the panel's light, at night, while somebody stands there
LEFT_ALONE: Final = 0.4
SHADE: Final = 0.5  # over a screen left alone whose panel cannot be told


class Scheme(StrEnum):
    """The colours, as Theme.qml calls them."""

    PAPER = "paper"
    CONTRAST = "contrast"
    DUSK = "dusk"


def is_night(screen: Screen, now: datetime) -> bool:
    """Tell whether it is night by the station's hours."""
    return screen.night is not None and screen.night.holds(now.time())


def scheme(screen: Screen, now: datetime, *, clear: bool | None, alarming: bool) -> Scheme:
    """Return the colours to show.

    Args:
        screen: What the station was told of its screen.
        now: The time now.
        clear: Whether the reader asked for more contrast; None: he asked for nothing.
        alarming: A grave warning is being shown, as clear at night as by day.
    """
    if clear:
        return Scheme.CONTRAST
    usual = Scheme.DUSK if is_night(screen, now) else Scheme(screen.scheme)
    is_dim = usual is Scheme.DUSK and alarming
    is_put_back = usual is Scheme.CONTRAST and clear is False
    return Scheme.PAPER if is_dim or is_put_back else usual


def brightness(screen: Screen, now: datetime, *, alone: bool, alarming: bool) -> float:
    """Return how much of the panel's light to use, 0 to 1.

    Args:
        screen: What the station was told of its screen.
        now: The time now.
        alone: Nobody has touched the screen for long.
        alarming: A grave warning is being shown.
    """
    if alarming or not is_night(screen, now):
        return DAY
    return LEFT_ALONE if alone else READ


def shade(light: float) -> float:
    """Return how much of a shade to lay over the page for want of a panel that can be told."""
    return SHADE if light <= LEFT_ALONE else 0.0
