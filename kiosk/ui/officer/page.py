"""What the officer's pages have in common: they need no library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ui.backend import Backend

if TYPE_CHECKING:
    from kiosk.ui.stage import Stage
    from kiosk.ui.world import World


class OfficerPage(Backend):
    """A page that reads the village's own file, if anything, and never the county's library."""

    def __init__(self, world: World, parent: Stage) -> None:
        """Know the stage, and so the officer."""
        super().__init__(world, parent)
        self.stage = parent

    def refresh(self) -> None:
        """Show what differs."""
        self.show()
        self.changed.emit()

    def show(self) -> None:
        """Show what is there now; a page that shows nothing of the kind has nothing to do."""
