"""The tour's walk through a film."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.ui.tour import NotThereError
from kiosk.ui.world import tr

if TYPE_CHECKING:
    from kiosk.ui.tour import Hand

WATCHED_MS: Final = 3000


def film(hand: Hand) -> None:
    """A film in its text, played, at the largest type, and left."""
    hand.touch(tr("远程课堂"))
    hand.touch_first("ItemCard")
    hand.shot("film-in-article")
    try:
        hand.touch_first("FilmBlock")
    except NotThereError:
        return  # films come last: it may still be on its way
    hand.wait(WATCHED_MS)
    hand.touch(tr("停一停"))
    hand.shot("film")
    hand.touch(tr("字号"))
    hand.touch(tr("字号"))
    hand.shot("film-largest")
    hand.touch(tr("放大"))
    hand.shot("film-whole")
