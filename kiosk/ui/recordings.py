"""Where the county's recording of an item lies, and when each sentence is heard in it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from content import vtt
from content.errors import AuthoringError
from content.reading import cues_of, sound_of
from kiosk.views.playlist import Recording

if TYPE_CHECKING:
    from content.library import Blobs
    from content.model import Item
    from content.vtt import Cue

logger = logging.getLogger(__name__)


def recording(item: Item, blobs: Blobs) -> Recording | None:
    """Return an item's recording; None when the county made none or it has not come yet.

    One whose times should be here and are not is none yet: without them it could
    not be marked, nor left out what the screen knows better.
    """
    sound, cues = sound_of(item), cues_of(item)
    file = blobs.path(sound.sha256) if sound else None
    if file is None:
        return None
    if cues is None:
        return Recording(str(file))
    found = _read(cues.sha256, blobs)
    return Recording(str(file), found) if found else None


def _read(sha256: str, blobs: Blobs) -> tuple[Cue, ...]:
    place = blobs.path(sha256)
    if place is None:
        return ()
    try:
        return vtt.read(place.read_bytes())
    except (AuthoringError, OSError):
        logger.exception("times of a recording unreadable sha256=%s", sha256)
        return ()
