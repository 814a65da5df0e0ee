"""A warning that takes the screen reads itself aloud: to whoever is near, also at rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.ui.stage import Stage
    from kiosk.ui.voice import Voice
    from kiosk.views.warnings import WarningRow

LOOK_MS: Final = 5_000


class Announcer(QObject):
    """Looks whether a warning stands on the whole glass, and lets it speak when it is due."""

    def __init__(self, stage: Stage, voice: Voice) -> None:
        """Begin to look.

        Args:
            stage: Where the takeover stands.
            voice: Who speaks.
        """
        super().__init__(stage)
        self._stage = stage
        self._voice = voice
        self._said: dict[str, datetime] = {}
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self.look)
        self._ticks.start(LOOK_MS)

    def look(self) -> None:
        """Speak if it is time; fall silent when the warning was acknowledged or is over."""
        row = self._standing()
        if row is None:
            if self._voice.is_announcing:
                self._voice.stop()
            return
        from kiosk.views import read_aloud  # noqa: PLC0415  on most days nothing takes the screen
        from kiosk.views.announcing import is_due  # noqa: PLC0415

        world = self._stage.world
        now, said = world.now(), self._said.get(row.identifier)
        if is_due(row.level, said, now, world.station.screen) and self._voice.announce(
            read_aloud.warning(row)
        ):
            self._said[row.identifier] = now

    def end(self) -> None:
        """Look no more."""
        self._ticks.stop()

    def _standing(self) -> WarningRow | None:
        """Return the warning that covers the glass, if one does."""
        stood = self._stage.stood("takeover")
        if stood is None or not stood.item.isVisible():
            return None
        from kiosk.ui.warnings import TakeoverBackend  # noqa: PLC0415  as above

        backend = stood.backend
        assert isinstance(backend, TakeoverBackend)
        return backend.standing()
