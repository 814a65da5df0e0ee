"""The screen's word to the agent that the library cannot be read.

The agent works on with what it has in memory and would meet a broken page of the
disk only when it looks through all of it; the screen, which reads anew, meets it
first. They meet only in files, so the word is a file; who does not hear it in time
hears it at the next start.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

FILE: Final = "library.doubt"
AGAIN_S: Final = 30.0  # the agent looks no oftener, however often it is told


def doubt(home: Path) -> None:
    """Say that the library cannot be read; on a disk that takes nothing it stays unsaid."""
    with contextlib.suppress(OSError):
        (home / FILE).touch()


class Doubts:
    """What the agent makes of it.

    Args:
        home: The home.
    """

    def __init__(self, home: Path) -> None:
        self._path = home / FILE
        self._looked_at = float("-inf")

    def is_due(self, now: float) -> bool:
        """Tell whether the library is to be looked at now.

        Args:
            now: Monotonic seconds.
        """
        return now - self._looked_at >= AGAIN_S and self._path.exists()

    def take(self, now: float) -> None:
        """The library is being opened anew, which looks at it."""
        self._looked_at = now
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
