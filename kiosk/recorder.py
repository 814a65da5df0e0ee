"""Write down for the county what the screen has to tell, without ever holding it up.

A thread of its own writes: a disk that is slow, full or dying stalls that thread
alone. A receipt it cannot keep is tried again for as long as the screen runs, and
none is turned away; counts that it cannot keep are logged and lost. The screen goes on.
"""

from __future__ import annotations

import logging
import queue
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from content.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime
    from pathlib import Path

    from sync.outbox import Outbox
    from sync.outbox.usage import Counts

    _Work = Callable[[Outbox], object]

logger = logging.getLogger(__name__)

WAITING_MOST: Final = 100  # writings behind which counts wait no more for a slow disk
AGAIN_S: Final = 10.0  # between two tries of a receipt
END_S: Final = 3.0  # seconds an end waits for the last of them


class Recorder:
    """Writes into the outbox of this station.

    Args:
        path: Its file; opened when there is something to write.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._waiting: queue.SimpleQueue[_Work | _Receipt | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._outbox: Outbox | None = None
        self._is_closed = threading.Event()

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
        self._write(
            _Receipt(lambda box: box.add_once(name, "receipt", body, now=now, clock_ok=clock_ok))
        )

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
        self._is_closed.set()
        if self._thread is None:
            return
        self._waiting.put(None)
        self._thread.join(END_S)

    def _write(self, work: _Work | _Receipt) -> None:
        if self._is_closed.is_set():
            return
        if self._waiting.qsize() < WAITING_MOST or isinstance(work, _Receipt):
            self._waiting.put(work)
        else:
            logger.warning("outbox too slow path=%s", self._path)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while work := self._waiting.get():
            if isinstance(work, _Receipt):  # told once, however often it is tried
                while not self._try(work.write):
                    if self._is_closed.wait(AGAIN_S):
                        self._try(work.write)
                        break
            else:
                self._try(work)
        self._let_go()

    def _try(self, work: _Work) -> bool:
        """Do one writing; tell whether another try would do no better."""
        try:
            self._outbox = self._outbox or _opened(self._path)
            work(self._outbox)
        except StoreError as error:
            logger.warning("not written down path=%s error=%s", self._path, error)
            self._let_go()
            return False
        except Exception:  # the root of this thread: the screen outlives it
            logger.exception("not written down path=%s", self._path)
            self._let_go()
        return True

    def _let_go(self) -> None:
        outbox, self._outbox = self._outbox, None
        if outbox is not None:
            outbox.close()


@dataclass(frozen=True, slots=True)
class _Receipt:
    """A writing that may be done again."""

    write: _Work


def _opened(path: Path) -> Outbox:
    from sync.outbox import Outbox  # noqa: PLC0415  the first picture does not wait for it

    return Outbox(path)
