"""Have what is said read aloud, beside the releases: the text never waits for its recording.

Recordings that are kept go out with every release; those still to be made are made in
a thread of their own, one text after the other, and go out together.
"""

from __future__ import annotations

import logging
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from content.errors import CunkouError
from content.recording import Studio, can_encode
from content.voices import voice_named

if TYPE_CHECKING:
    from pathlib import Path

    from content.model import Item
    from content.platform.publishing.press import Collected

logger = logging.getLogger(__name__)

TOGETHER_S: Final = (
    300.0  # a release with what was recorded at most as often, while more is to come
)


@dataclass(slots=True)
class Readings:
    """The recordings of a county.

    Args:
        studio: Where they are made and kept.
    """

    studio: Studio
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(max_workers=1))
    _reading: Future[bool] | None = None
    _waiting: list[Item] = field(default_factory=list)
    _is_fresh: bool = False
    _said_at: float = 0.0

    def add(self, said: Collected) -> Collected:
        """Return what is said with the recordings that are kept; note what is to be recorded."""
        recorded = self.studio.with_recordings(said.items)
        self._waiting = list(recorded.waiting)
        self._is_fresh, self._said_at = False, time.monotonic()
        return replace(said, items=recorded.items, blobs={**said.blobs, **recorded.blobs})

    def go_on(self) -> bool:
        """Record the next text, unless one is being recorded; tell whether a release is due."""
        if self._reading is not None and self._reading.done():
            self._is_fresh |= self._finished()
        if self._reading is None and self._waiting:
            self._reading = self._pool.submit(self.studio.record, self._waiting.pop(0))
        is_over = self._reading is None and not self._waiting
        return self._is_fresh and (is_over or time.monotonic() - self._said_at > TOGETHER_S)

    def _finished(self) -> bool:
        assert self._reading is not None, "something was being recorded"
        done, self._reading = self._reading, None
        try:
            return done.result()
        except CunkouError:
            logger.exception("cannot keep a recording")
            return False


def readings(voice: str, folder: Path) -> Readings | None:
    """Return the recordings of a county; None where no voice is asked for, or none is here.

    Args:
        voice: ``espeak-ng``, or a command that reads text and writes WAV; empty for none.
        folder: Where recordings are kept.
    """
    found = voice_named(voice) if voice else None
    if voice and (found is None or not can_encode()):
        logger.warning("no voice %r here, or no ffmpeg; nothing is recorded", voice)
        return None
    return Readings(Studio(found, folder)) if found else None
