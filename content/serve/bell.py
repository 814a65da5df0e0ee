"""A bell that rings for all listeners of a tree when it has a new release.

One watch looks at one small file; one future wakes everybody who waits. There
is no queue a listener could fill: who wakes looks at the number that is true now.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOOK_S: Final = 0.05  # between two looks: a release is noticed within a tenth of a second
BEAT_S: Final = 20.0  # a beat without news: routers forget a silent connection after a minute
_MOST: Final = 65_536  # bytes of a timestamp; a real one has 700
_LARGEST: Final = 2**53  # a number beyond it is no release


class Bell:
    """Rings when the release of a tree changes, every `BEAT_S`, and at the end.

    Args:
        timestamp: The tree's ``metadata/timestamp.json``; may come later.
        tell: Told the number of each release, before the bell rings.
    """

    def __init__(self, timestamp: Path, tell: Callable[[int], None] = lambda _: None) -> None:
        self.is_over = False
        self.release = 0
        self._timestamp = timestamp
        self._tell = tell
        self._seen: object = None
        self._stroke: asyncio.Future[None] | None = None
        self._look()

    def next_stroke(self) -> asyncio.Future[None]:
        """Return what is done when the bell rings next; the same for all who ask."""
        if self._stroke is None:
            self._stroke = asyncio.get_running_loop().create_future()
        return self._stroke

    async def watch(self) -> None:
        """Look again and again, and ring; until cancelled."""
        loop = asyncio.get_running_loop()
        beat = loop.time() + BEAT_S
        while True:
            await asyncio.sleep(LOOK_S)
            if self._look() or loop.time() >= beat:
                self._ring()
                beat = loop.time() + BEAT_S

    def stop(self) -> None:
        """Ring for the last time."""
        self.is_over = True
        self._ring()

    def _ring(self) -> None:
        stroke, self._stroke = self._stroke, None
        if stroke is not None:
            stroke.set_result(None)

    def _look(self) -> bool:
        """Look at the timestamp; tell whether it names another release."""
        try:
            stat = self._timestamp.stat()
            seen = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
            if seen == self._seen:
                return False
            release = read_release(self._timestamp)
        except (OSError, ValueError):  # not there, or half written by a plain copy: look again
            return False
        self._seen = seen
        changed = release != self.release
        self.release = release
        if changed:
            self._tell(release)
        return changed


def read_release(timestamp: Path) -> int:
    """Return the number of the release a timestamp names.

    Raises:
        OSError: When it cannot be read.
        ValueError: When it names none.
    """
    with timestamp.open("rb") as file:
        said = file.read(_MOST)
    try:
        release = json.loads(said)["signed"]["x-release"]
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError(timestamp) from error
    if type(release) is not int or not 0 <= release <= _LARGEST:
        raise ValueError(release)
    return release
