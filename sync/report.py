"""Tell whoever shows it how a visit goes: one status, changed as things happen."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sync.status import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.status import Status

logger = logging.getLogger(__name__)

SHOW_EVERY_S: Final = 0.5  # often enough for a bar, seldom enough for a flash card


class Reporter:
    """Holds the status and passes on each that is new.

    Args:
        status: The status before.
        show: Called with each new one.
    """

    def __init__(self, status: Status, show: Callable[[Status], None]) -> None:
        self.status = status
        self._show = show
        self._shown = 0.0

    def tell(self, **changes: Any) -> None:
        """Show the status with these changes, if they are any."""
        status = replace(self.status, **changes)
        if status != self.status:
            self.status = status
            self._shown = time.monotonic()
            self._show(status)

    def begin(self, done: int, total: int) -> None:
        """A transfer begins, of which some bytes may be here."""
        self.tell(state=State.RECEIVING, bytes_done=done, bytes_total=total)

    def on_bytes(self, count: int) -> None:
        """Some bytes came; shown now and then."""
        self.status = replace(self.status, bytes_done=self.status.bytes_done + count)
        if time.monotonic() - self._shown >= SHOW_EVERY_S:
            self._shown = time.monotonic()
            self._show(self.status)
