"""The tour's walk to how the station fares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.ui.world import tr

if TYPE_CHECKING:
    from kiosk.ui.tour import Hand

HELD_MS: Final = 1800  # longer than the screen asks for


def station(hand: Hand) -> None:
    """How the station fares, at two text sizes."""
    hand.hold("head", HELD_MS)
    hand.find(tr("返回"))  # not on the home screen
    hand.shot("station")
    hand.touch(tr("字号"))
    hand.touch(tr("字号"))
    hand.shot("station-largest")
