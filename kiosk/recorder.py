"""Write down for the county what the screen has to tell, without ever holding it up.

A thread of its own writes: a disk that is slow, full or dying stalls that thread
alone. What it cannot keep is logged and lost, and the screen goes on.
"""

from __future__ import annotations

import logging
import queue
import threading
from typing import TYPE_CHECKING, Final

from content.errors import CunkouError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime
    from pathlib import Path

    from sync.outbox import Outbox
    from sync.outbox.usage import Counts

logger = logging.getLogger(__name__)

WAITING_MOST: Final = 100  # writings that may wait for a slow disk
END_S: Final = 3.0  # seconds an end waits for the last of them


class Recorder:
    """Writes into the outbox of this station.

    Args:
        path: Its file; opened when there is something to write.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._waiting: queue.Queue[Callable[[Outbox], object] | None] = queue.Queue(WAITING_MOST)
        self._thread: threading.Thread | None = None
        self._is_closed = False

    def note_receipt(self, warning: str, event: str, *, now: datetime, clock_ok: bool) -> None:
        """Tell that a warning was shown or acknowledged, the first time it was.

        Args:
            warning: Its identifier.
            event: ``shown`` or ``acknowledged``.
            now: When.
            clock_ok: Whether this machine's clock can be believed.
        """
        body = {"warning": warning, "event": event, "at": now.isoformat(timespec="seconds")}
        name = f"receipt {event} {warning}"
        self._write(lambda box: box.add_once(name, "receipt", body, now=now, clock_ok=clock_ok))

    def note_usage(self, counts: Counts, items: Collection[str], now: datetime) -> None:
        """Add to what was read today.

        Args:
            counts: How often and how long, by page; empty where it is not to be counted.
            items: Articles that were opened; this stays on this machine.
            now: When.
        """

        def write(box: Outbox) -> None:
            if counts:
                box.count_usage(now.date().isoformat(), counts)
            for item in items:
                box.opened(item, now)

        if counts or items:
            self._write(write)

    def close(self) -> None:
        """Write what waits, but not for ever; take nothing more."""
        self._is_closed = True
        if self._thread is None:
            return
        try:
            self._waiting.put_nowait(None)
        except queue.Full:
            return
        self._thread.join(END_S)

    def _write(self, work: Callable[[Outbox], object]) -> None:
        if self._is_closed:
            return
        try:
            self._waiting.put_nowait(work)
        except queue.Full:
            logger.warning("outbox too slow path=%s", self._path)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        outbox: Outbox | None = None
        while work := self._waiting.get():
            try:
                outbox = outbox or _opened(self._path)
                work(outbox)
            except CunkouError as error:
                logger.warning("not written down path=%s error=%s", self._path, error)
                _close(outbox)
                outbox = None
            except Exception:  # the root of this thread: the screen outlives it
                logger.exception("not written down path=%s", self._path)
                _close(outbox)
                outbox = None
        _close(outbox)


def _opened(path: Path) -> Outbox:
    from sync.outbox import Outbox  # noqa: PLC0415  the first picture does not wait for it

    return Outbox(path)


def _close(outbox: Outbox | None) -> None:
    if outbox is not None:
        outbox.close()
