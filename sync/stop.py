"""Ask the agent to end, from a signal or from another thread, at any moment."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sync.road import StoppedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.road import Road

_LOOK_EVERY_S: Final = 0.25  # an event would wait better, but may not be set in a signal handler


class Stop:
    """A wish to end; ends what waits and what is being received."""

    def __init__(self) -> None:
        self.asked = False
        self._roads: list[Road] = []

    def ask(self) -> None:
        """End soon; safe in a signal handler."""
        self.asked = True
        for road in self._roads:
            road.interrupt()

    def watch(self, road: Road) -> Road:
        """Let this road be interrupted, too; return it."""
        self._roads.append(road)
        if self.asked:
            road.interrupt()
        return road

    def forget(self, road: Road) -> None:
        """The road is closed."""
        self._roads.remove(road)

    def wait(self, seconds: float) -> None:
        """Wait.

        Raises:
            StoppedError: As soon as an end is asked for.
        """
        ends = time.monotonic() + seconds
        while not self.asked and (left := ends - time.monotonic()) > 0:
            time.sleep(min(_LOOK_EVERY_S, left))
        if self.asked:
            msg = "an end was asked for"
            raise StoppedError(msg)

    @contextmanager
    def on_signals(self) -> Iterator[None]:
        """Ask for an end on SIGTERM and SIGINT while the block runs; in the main thread only."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        kinds = (signal.SIGTERM, signal.SIGINT)
        before = [signal.signal(kind, lambda *_: self.ask()) for kind in kinds]
        try:
            yield
        finally:
            for kind, handler in zip(kinds, before, strict=True):
                signal.signal(kind, handler)
