"""Ask the agent to end, from a signal or from another thread, at any moment."""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from sync.road import StoppedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.road import Road


class Stop:
    """A wish to end; ends what waits and what is being received.

    What waits, waits on a queue: unlike an event it may be filled in a signal
    handler, even while its own lock is held.
    """

    def __init__(self) -> None:
        self.asked = False
        self._roads: list[Road] = []
        self._woken: SimpleQueue[None] = SimpleQueue()

    def ask(self) -> None:
        """End soon; safe in a signal handler."""
        self.asked = True
        self.wake()
        for road in self._roads:
            road.interrupt()

    def wake(self) -> None:
        """End the rest under way, or else the next one; from any thread."""
        if self._woken.empty():
            self._woken.put(None)

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
        while (left := ends - time.monotonic()) > 0:
            self.rest(left)
        self.rest(0)

    def rest(self, seconds: float) -> None:
        """Wait, unless woken.

        Raises:
            StoppedError: As soon as an end is asked for.
        """
        if not self.asked and seconds > 0:
            with contextlib.suppress(Empty):
                self._woken.get(timeout=seconds)
        if self.asked:
            msg = "an end was asked for"
            raise StoppedError(msg)

    @contextlib.contextmanager
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
