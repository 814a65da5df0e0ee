"""Work on the village's own file for the officer's pages, and never hold the screen up.

A thread of its own does it, as `kiosk.recorder` does: the disk may be slow, and a PIN is
judged slowly on purpose. Whoever asks is told what came of it, in that thread.
"""

from __future__ import annotations

import logging
import queue
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from content.errors import CunkouError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sync.outbox import Outbox
    from sync.village.book import Book
    from sync.village.pin import Lock

    Told = Callable[[Any], object]  # what came of it, or the error

logger = logging.getLogger(__name__)

WAITING_MOST: Final = 50  # things asked for that may wait for a slow disk
END_S: Final = 3.0  # seconds an end waits for the last of them


@dataclass(frozen=True, slots=True)
class Desk:
    """What the clerk works with: the file, the notices in it, the lock of the officer's door."""

    outbox: Outbox
    book: Book
    lock: Lock


class Clerk:
    """Does one thing after another in the village's file.

    Args:
        path: The file; opened when there is something to do.
        place: Returns code and name of the village.
    """

    def __init__(self, path: Path, place: Callable[[], tuple[str, str]]) -> None:
        self._path = path
        self._place = place
        self._asked: queue.Queue[tuple[Callable[[Desk], Any], Told] | None] = queue.Queue(
            WAITING_MOST
        )
        self._thread: threading.Thread | None = None
        self._desk: Desk | None = None
        self._is_closed = False

    def ask(self, work: Callable[[Desk], Any], told: Told) -> None:
        """Have something done.

        Args:
            work: Done in the clerk's thread.
            told: Given what it returned, or the `CunkouError` or `ValueError` it met.
        """
        if self._is_closed:
            return
        try:
            self._asked.put_nowait((work, told))
        except queue.Full:
            told(StoreError("the disk is too slow"))
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="clerk", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Do what waits, but not for ever; take nothing more."""
        self._is_closed = True
        if self._thread is None:
            return
        try:
            self._asked.put_nowait(None)
        except queue.Full:
            return
        self._thread.join(END_S)

    def _run(self) -> None:
        while asked := self._asked.get():
            work, told = asked
            told(self._do(work))
        self._let_go()

    def _do(self, work: Callable[[Desk], Any]) -> Any:
        try:
            self._desk = self._desk or _opened(self._path, self._place())
            return work(self._desk)
        except (CunkouError, ValueError) as error:
            logger.warning("not done path=%s error=%s", self._path, error)
            self._let_go()
            return error
        except Exception as error:  # the root of this thread: the screen outlives it
            logger.exception("not done path=%s", self._path)
            self._let_go()
            return StoreError(repr(error))

    def _let_go(self) -> None:
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.outbox.close()


def _opened(path: Path, place: tuple[str, str]) -> Desk:
    from sync.outbox import Outbox  # noqa: PLC0415  the first picture does not wait for it
    from sync.village.book import Book  # noqa: PLC0415  as above
    from sync.village.pin import Lock  # noqa: PLC0415  as above

    outbox = Outbox(path)
    return Desk(outbox, Book(outbox, place), Lock(outbox))
