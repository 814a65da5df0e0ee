"""The screen's colours and its brightness, by the reader's wish and the station's hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.world import tr
from kiosk.views.light import Scheme, brightness, scheme, shade

if TYPE_CHECKING:
    from kiosk.ui.panel import Panel
    from kiosk.ui.world import World

QML_IMPORT_NAME = "Cunkou.Backends"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Light(QObject):
    """How light the screen is.

    Signals:
        changed: The colours, the shade or the reader's wish are others.
    """

    changed = Signal()

    def __init__(self, world: World, parent: QObject) -> None:
        """Take the station's colours; the panel is first told by `look`."""
        super().__init__(parent)
        self._world = world
        self._clear: bool | None = None
        self._alarms: frozenset[str] = frozenset()
        self._alone = False
        self._panel: Panel | None = None
        self._shade = 0.0
        self._scheme = self._wanted()
        self._told: tuple[Scheme, float, bool] | None = None

    @Property(str, notify=changed)
    def scheme(self) -> str:
        """The colours: paper, contrast or dusk."""
        return self._scheme.value

    @Property(bool, notify=changed)
    def isClear(self) -> bool:
        """Whether they are those for weak eyes."""
        return self._scheme is Scheme.CONTRAST

    @Property(str, notify=changed)
    def switchName(self) -> str:
        """What a touch would change, in a word."""
        return tr("平常色") if self._scheme is Scheme.CONTRAST else tr("看得清")

    @Property(float, notify=changed)
    def shade(self) -> float:
        """How much shade lies over the page, 0 to 1."""
        return self._shade

    @Property(bool, notify=changed)
    def moves(self) -> bool:
        """Whether pages move as they turn."""
        return self._world.station.screen.motion

    @Slot()
    def switch(self) -> None:
        """Take the colours for weak eyes, or put them back."""
        self._clear = self._scheme is not Scheme.CONTRAST
        self._refresh()

    @Slot(str)
    def alarm(self, place: str) -> None:
        """Be as bright as by day: a grave warning is shown, until `calm`."""
        self._alarms |= {place}
        self.look(alone=self._alone)

    @Slot(str)
    def calm(self, place: str) -> None:
        """Take note that it is shown there no more."""
        self._alarms -= {place}
        self.look(alone=self._alone)

    def look(self, *, alone: bool) -> None:
        """See what time it is.

        Args:
            alone: Nobody has touched the screen for long.
        """
        self._alone = alone
        screen, now = self._world.station.screen, self._world.now()
        if screen.night is None and self._panel is None:
            self._shade = 0.0
        else:
            light = brightness(screen, now, alone=alone, alarming=bool(self._alarms))
            self._shade = 0.0 if self._the_panel().show(light) else shade(light)
        self._refresh()

    def wipe(self) -> None:
        """Forget what the reader wished."""
        self._clear = None
        self._refresh()

    def end(self) -> None:
        """Leave the panel bright, when the program ends."""
        if self._panel is not None:
            self._panel.show(1.0)

    def _the_panel(self) -> Panel:
        if self._panel is None:
            from kiosk.ui.panel import Panel  # noqa: PLC0415  the first picture does not wait for it

            self._panel = Panel()
        return self._panel

    def _wanted(self) -> Scheme:
        screen, now = self._world.station.screen, self._world.now()
        return scheme(screen, now, clear=self._clear, alarming=bool(self._alarms))

    def _refresh(self) -> None:
        """Tell what is another: every page listens, and time passes each second."""
        self._scheme = self._wanted()
        moves = self._world.station.screen.motion
        told, self._told = self._told, (self._scheme, self._shade, moves)
        if told != self._told:
            self.changed.emit()
