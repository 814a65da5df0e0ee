"""Notice a stick that is plugged in, and serve it: news in, letters out, news on.

What appeared, what was served already and what was pulled out are decisions on
values; looking and serving stand below them. A stick is ours when it has a
folder ``cunkou``; all others are left alone.
"""

from __future__ import annotations

import contextlib
import glob
import logging
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from content.errors import CunkouError
from sync.road import StoppedError
from sync.stick.export import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

logger = logging.getLogger(__name__)

LOOK_S: Final = 2.0  # between two looks: soon enough for whoever just plugged one in
_FOLDERS_MOST: Final = 64  # mounted folders to look at
_COUNTIES_MOST: Final = 64  # counties on a stick to look at
_TOLD_BY: Final = ("metadata/timestamp.json", "metadata", "outbox", "answers")


@dataclass(frozen=True, slots=True)
class Seen:
    """How a stick looked.

    Args:
        device: Number of its file system: a mount point without a stick has another.
        changed: When trees or letters on it were changed last, as it says, in nanoseconds.
    """

    device: int
    changed: int


def appeared(before: Mapping[Path, Seen], now: Mapping[Path, Seen]) -> list[Path]:
    """Return the sticks that came, or were filled anew, since they were served."""
    return sorted(stick for stick, seen in now.items() if before.get(stick) != seen)


def look(patterns: Iterable[str]) -> dict[Path, Seen]:
    """Return the sticks of ours that are plugged in.

    Args:
        patterns: Where sticks may appear, such as ``/media/*``.
    """
    places = [place for pattern in patterns for place in sorted(glob.glob(pattern))]  # noqa: PTH207  an absolute pattern
    found = {}
    for place in places[:_FOLDERS_MOST]:
        with contextlib.suppress(OSError):
            top = os.stat(os.path.join(place, FOLDER), follow_symlinks=False)  # noqa: PTH116, PTH118  no link is followed
            if stat.S_ISDIR(top.st_mode):
                found[Path(place)] = Seen(top.st_dev, _changed(Path(place) / FOLDER))
    return found


def _changed(folder: Path) -> int:
    newest = 0
    for county in sorted(os.listdir(folder))[:_COUNTIES_MOST]:  # noqa: PTH208  names only
        for path in _TOLD_BY:
            with contextlib.suppress(OSError):
                newest = max(newest, (folder / county / path).lstat().st_mtime_ns)
    return newest


class Served(Protocol):
    """How serving a stick went."""

    @property
    def is_paused(self) -> bool:
        """Whether there is more to do, after the county was asked again."""

    @property
    def has_written(self) -> bool:
        """Whether what is looked at to see that a stick was filled anew was changed."""


class Sticks:
    """Serves each stick once, as often as it is plugged in or filled anew.

    Args:
        serve: Serves one, and tells how that went.
        lost: Told of one that was pulled out while there was more to do.
    """

    def __init__(
        self, serve: Callable[[Path], Served], lost: Callable[[Path], None] = lambda _: None
    ) -> None:
        self._serve = serve
        self._lost = lost
        self._served: dict[Path, Seen] = {}
        self._begun: set[Path] = set()

    def attend(self, patterns: Iterable[str]) -> bool:
        """Look, and serve what came.

        Args:
            patterns: Where sticks may appear.

        Returns:
            Whether there is more to do, after the county was asked again.

        Raises:
            StoppedError: When somebody asked for an end.
        """
        now = look(patterns)
        self._served = {stick: seen for stick, seen in self._served.items() if stick in now}
        for stick in self._begun - now.keys():
            self._begun.remove(stick)
            self._lost(stick)
        for stick in appeared(self._served, now):
            self._served[stick] = now[stick]  # whatever comes: once
            try:
                done = self._serve(stick)
            except StoppedError:
                raise
            except CunkouError as error:
                logger.warning("stick=%s error=%s", stick, error)
                continue
            if done.is_paused:
                del self._served[stick]
                self._begun.add(stick)
                return True
            self._begun.discard(stick)
            if done.has_written:  # what we wrote is no reason to serve it again
                self._served |= look([glob.escape(str(stick))])
        return False
