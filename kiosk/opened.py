"""Which film was being played when the screen died, so that none kills it again and again.

A decoder may be brought down by a film in ways nobody can catch. What is played is
noted before and the note is taken away after; a note found at the start is a death.
It is not forced onto the disk: a power cut is no fault of a film.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

logger = logging.getLogger(__name__)

FILE: Final = "film.open"
FATAL: Final = 2  # deaths in a row; one may be somebody who pulled the plug


class Opened:
    """The note in a station's home.

    Args:
        home: The home.
    """

    def __init__(self, home: Path) -> None:
        self._path = home / FILE
        self._deaths = _with_death(_read(self._path))

    def deaths(self, sha256: str) -> int:
        """Return how often in a row the screen died while this was played."""
        return self._deaths.get(sha256, 0)

    def is_fatal(self, sha256: str) -> bool:
        """Tell whether this is not to be played on this machine any more."""
        return self.deaths(sha256) >= FATAL

    def begin(self, sha256: str) -> None:
        """Note that this is going to be played."""
        self._write(sha256)

    def end(self, sha256: str) -> None:
        """Note that it was played and nobody died."""
        self._deaths.pop(sha256, None)
        self._write("")

    def _write(self, open_now: str) -> None:
        try:
            if open_now or self._deaths:
                self._path.write_text(json.dumps({"open": open_now, "deaths": self._deaths}))
            else:
                self._path.unlink(missing_ok=True)
        except OSError as error:  # such a disk keeps nothing; the film plays all the same
            logger.warning("cannot note what is played error=%s", error)


def _read(path: Path) -> tuple[str, dict[str, int]]:
    try:
        said = json.loads(path.read_bytes())
        deaths = {str(name): int(count) for name, count in said["deaths"].items()}
        return str(said["open"]), deaths
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return "", {}


def _with_death(said: tuple[str, dict[str, int]]) -> dict[str, int]:
    open_then, deaths = said
    return {**deaths, open_then: deaths.get(open_then, 0) + 1} if open_then else deaths
