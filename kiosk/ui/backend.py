"""What every screen's backend has in common.

A backend is the QML-visible side of one screen: it asks the library, hands the
answer to a pure function of `kiosk.views` and shows the rows and values that
come back. It decides nothing itself.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from content.errors import ContentError, StoreError
from kiosk.freshness import Trouble

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from content.library import Library
    from kiosk.ui.world import World
    from kiosk.views.playlist import Recording
    from kiosk.views.sheet import Sheet
    from kiosk.views.spoken import Spoken

logger = logging.getLogger(__name__)

# The last three are what a flipped bit makes of a row; the agent finds it by its sum.
_UNREADABLE: Final = (StoreError, ContentError, ValueError, ArithmeticError)


class Backend(QObject):
    """One screen's backend: opened with an argument, refreshed when the library changed.

    Signals:
        changed: Any property may have another value. Each subclass declares it
            itself: PySide finds no NOTIFY signal in a base class.
    """

    changed: SignalInstance

    def __init__(self, world: World, parent: QObject) -> None:
        """Keep the world; read nothing yet.

        Args:
            world: Where to read.
            parent: Owner, so that Qt ends it with the window.
        """
        super().__init__(parent)
        self.world = world
        self.argument = ""
        self._loaded: str | None = None  # argument of what is shown

    def open(self, argument: str) -> None:
        """Show another thing from its top; `load` is given the library.

        Args:
            argument: What to show, such as a section or an item's id.
        """
        self.argument = argument
        self.refresh()

    def refresh(self) -> None:
        """Read again and show what differs, without a jump."""
        library = self.world.library
        try:
            if library is not None:
                self.load(library)
                self._loaded = self.argument
        except _UNREADABLE:
            logger.exception("library lost screen=%s", type(self).__name__)
            self.world.forsake(Trouble.BROKEN)
        if self.world.library is None:
            if self._loaded != self.argument:
                self.clear()  # never one thing under the name of another
                self._loaded = self.argument
            self.load_nothing()
        self.changed.emit()

    def sheet(self) -> Sheet | None:
        """Return what a reader may take home of this page; None when there is nothing."""
        return None

    def hush(self) -> None:
        """Stop the sound this page plays, if it plays one."""

    def wipe(self) -> None:
        """Forget what the reader left behind (words typed, filters chosen)."""

    def spoken(self) -> Spoken:
        """Return what the page says as it stands; a screen with nothing to say says nothing."""
        from kiosk.views.spoken import Spoken  # noqa: PLC0415  home need not wait for it

        return Spoken()

    def recording(self) -> Recording | None:
        """Return the county's recording of what the page says, where there is one."""
        return None

    def load(self, library: Library) -> None:
        """Read what this screen shows, and keep what the clock makes older; see `load_nothing`."""
        raise NotImplementedError

    def clear(self) -> None:
        """Take away what was shown of another argument; there is no library to read."""

    def load_nothing(self) -> None:
        """Show what was read last, by what the clock says now; without a day in it, it stays as it is."""
