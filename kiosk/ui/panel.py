"""The light of the panel itself, where Linux lets this program set it.

Most village screens hang on a cable and cannot be told; nothing here ever fails.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

logger = logging.getLogger(__name__)

BACKLIGHTS: Final = Path("/sys/class/backlight")
LEAST: Final = 1  # 0 turns some panels off


class Panel:
    """The panel's light."""

    def __init__(self, folder: Path = BACKLIGHTS) -> None:
        """Look which panel can be told.

        Args:
            folder: Where the system lists them; no such folder on Windows.
        """
        self._most = _most(folder)

    def show(self, light: float) -> bool:
        """Set every panel that can be told; tell whether there is one.

        Args:
            light: Of what it can give, 0 to 1.
        """
        for place, most in tuple(self._most.items()):
            self._set(place, most, max(LEAST, round(light * most)))
        return bool(self._most)

    def _set(self, place: Path, most: int, value: int) -> None:
        try:
            if int(place.read_text()) != value:
                place.write_text(str(value))
        except (OSError, ValueError) as error:
            logger.warning("panel not told path=%s most=%d why=%s", place, most, error)
            del self._most[place]  # a shade does instead


def _most(folder: Path) -> dict[Path, int]:
    """Return what each panel can give, by the file that sets it."""
    found = {}
    for panel in sorted(folder.glob("*")):
        try:
            found[panel / "brightness"] = int((panel / "max_brightness").read_text())
        except (OSError, ValueError):
            logger.info("no panel path=%s", panel)
    return found
