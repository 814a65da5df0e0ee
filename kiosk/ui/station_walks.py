"""The tour's walks to what is for whoever looks after the station."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.ui.stick import StickBackend
from kiosk.ui.world import tr
from sync.status import StickState, StickStatus

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


def stick(hand: Hand) -> None:
    """What is said over the page while a stick is read, and when it went wrong."""
    stood = hand.stage.stood("stick")
    if stood is None or not isinstance(stood.backend, StickBackend):
        return
    hand.touch(tr("种养技术"))
    when = stood.backend.world.system()
    stood.backend.tell(StickStatus(state=StickState.READING, when=when))
    hand.shot("stick")
    stood.backend.tell(StickStatus(state=StickState.FAILED, reason="pulled", when=when))
    hand.shot("stick-wrong")
    stood.backend.tell(None)
