"""Keep what villages hand to a relay until the county has answered it.

A batch lies in a file under its name from before it is said to be kept until
the county's signed answer lies beside it; both are bounded in number and size.
Nobody here can read a batch; what is no batch the county will say, and that gives
way when there is no room: a village that is not answered hands over again.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from typing import TYPE_CHECKING, Final

from content import durable
from content.documents import MOST_DOCUMENT, Refusal, refused
from content.errors import ContentError, LinkError, StoreError
from content.records import MOST_SEALED, Answers, is_name, name_of
from sync.disk import read_if_there, store_errors, write_durably
from sync.outbox.push import AGAIN_S, LASTS_S, SLOWEST
from sync.road import ASK_S, KEPT, MissingError, StoppedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from content.records import Keys
    from sync.road import Road

logger = logging.getLogger(__name__)

WAITING_MOST: Final = 5_000  # batches: 500,000 records
WAITING_BYTES: Final = 500_000_000
ANSWERS_MOST: Final = 10_000  # older ones go: their village hands over again, and is answered again
TRIES_MOST: Final = 3  # batches in a row that a road does not take: it takes none
FAILURES_MOST: Final = 10  # of one batch, after which it may give way to another


class Forward:
    """Batches on their way, and answers on theirs; an inbox of `content.serve`.

    Called by the server's threads and by the agent's.

    Args:
        folder: Where they are kept.
        heard: Called when a batch came that has no answer yet.
    """

    def __init__(self, folder: Path, heard: Callable[[], None] = lambda: None) -> None:
        self._outbox = folder / "outbox"
        self._answers = folder / "answers"
        self._heard = heard
        self._is_new = False
        self._failures: dict[str, int] = {}
        self._tried: dict[str, float] = {}
        self._kept: dict[tuple[str, str], float] = {}  # by road and batch: since when
        self._turn = threading.Lock()
        with contextlib.suppress(OSError):
            for left in folder.glob("*/*.tmp"):  # by a power cut
                left.unlink()

    def take(self, name: str, sealed: bytes) -> bytes | None:
        """Keep a batch; see `content.serve.Inbox`.

        Raises:
            UntrustedError: When its bytes are not those of its name, or too many.
            StoreError: When there is no room for it now.
        """
        if not is_name(name) or name_of(sealed) != name:
            msg = f"no batch {name[:64]!r}"
            raise refused(msg, Refusal.NAME)
        if len(sealed) > MOST_SEALED:
            msg = f"batch {name} has {len(sealed)} bytes"
            raise refused(msg, Refusal.TOO_LARGE)
        with self._turn, store_errors(f"write {self._outbox}"):
            answers = self.answers(name)
            if answers is None and not (self._outbox / name).exists():
                self._make_room(len(sealed))
                write_durably(self._outbox / name, sealed)
        if answers is None:
            self._is_new = True
            self._heard()
        return answers

    def has_news(self) -> bool:
        """Tell whether a batch came since this was asked."""
        is_new, self._is_new = self._is_new, False
        return is_new

    def answers(self, name: str) -> bytes | None:
        """Return the answers to a batch; None when there are none yet."""
        return read_if_there(self._answers / name) if is_name(name) else None

    def waiting(self) -> list[str]:
        """Return the names of the batches without an answer.

        Those first that failed least, then those that were tried longest ago.
        """
        found = {name: (self._outbox / name).stat().st_mtime_ns for name in _names(self._outbox)}

        def turn(name: str) -> tuple[int, float, int]:
            return self._failures.get(name, 0), self._tried.get(name, 0.0), found[name]

        return sorted(found, key=turn)

    def hand_on(self, roads: Sequence[Road], keys: Keys | None) -> int:
        """Hand on what waits, by the first road that takes it, for no longer than text may wait.

        Args:
            roads: Ways to the county, the best first.
            keys: The county's; while none are known no answer could be believed.

        Returns:
            How many batches were answered.

        Raises:
            StoreError: When this machine cannot keep the answers.
            StoppedError: When somebody asked for an end.
        """
        before, ends = self.waiting(), time.monotonic() + LASTS_S
        for road in roads:
            waiting = self.waiting()
            if not waiting or keys is None or self._over(road, waiting, keys, ends):
                break
        self._prune()
        return len(set(before) - set(self.waiting()))

    def _over(self, road: Road, waiting: Sequence[str], keys: Keys, ends: float) -> bool:
        """Hand on what waits over one road; tell whether it takes anything."""
        failed = 0
        for name in waiting:
            if time.monotonic() > ends:
                self._is_new |= name not in self._tried  # go on when text was asked for
                break
            self._tried[name] = time.monotonic()
            try:
                self._one(road, name, keys)
                failed = 0
            except StoppedError:
                raise
            except (LinkError, ContentError) as error:
                logger.info("not handed on road=%s batch=%s error=%s", road.address, name, error)
                self._failures[name] = self._failures.get(name, 0) + 1
                failed += 1
                if failed >= TRIES_MOST:
                    break
        return failed == 0

    def _one(self, road: Road, name: str, keys: Keys) -> None:
        """Hand on one batch, or ask a road that keeps it for the answer."""
        way = (road.address, name)
        if time.monotonic() - self._kept.get(way, -AGAIN_S) < AGAIN_S:
            with contextlib.suppress(MissingError):
                self._settle(name, road.ask(f"answers/{name}", most=MOST_DOCUMENT).body, keys)
            return
        sealed = read_if_there(self._outbox / name)
        if sealed is None:
            return
        within_s = ASK_S + len(sealed) / SLOWEST
        answer = road.put(f"outbox/{name}", sealed, most=MOST_DOCUMENT, within_s=within_s)
        if answer.status == KEPT:
            with self._turn:
                self._kept[way] = time.monotonic()
        else:
            self._settle(name, answer.body, keys)

    def _settle(self, name: str, document: bytes, keys: Keys) -> None:
        """Keep an answer that the county signed, and let go of the batch."""
        from content import seal  # noqa: PLC0415  a home that relays nothing never needs NaCl

        said = Answers.from_json(seal.verify(document, keys))
        if said.batch != name:
            msg = f"answers to {said.batch}, not to {name}"
            raise refused(msg, Refusal.NAME)
        write_durably(self._answers / name, document)
        with self._turn, store_errors(f"clear {self._outbox}"):
            self._let_go(name)

    def _let_go(self, name: str) -> None:
        """Forget a batch; in whoever's turn it is."""
        (self._outbox / name).unlink(missing_ok=True)
        self._failures.pop(name, None)
        self._tried.pop(name, None)
        self._kept = {way: since for way, since in self._kept.items() if way[1] != name}

    def _make_room(self, more: int) -> None:
        """Let go of what failed again and again, where its room is needed."""
        held = {name: (self._outbox / name).stat().st_size for name in _names(self._outbox)}
        while len(held) >= WAITING_MOST or sum(held.values()) + more > WAITING_BYTES:
            worst = max(held, key=lambda name: self._failures.get(name, 0), default="")
            if self._failures.get(worst, 0) < FAILURES_MOST:
                msg = f"{self._outbox} holds {len(held)} batches; no room for more"
                raise StoreError(msg)
            logger.warning("gave way batch=%s failures=%d", worst, self._failures[worst])
            del held[worst]
            self._let_go(worst)

    def _prune(self) -> None:
        names = _names(self._answers)
        if len(names) <= ANSWERS_MOST:
            return
        with store_errors(f"clear {self._answers}"):
            oldest = sorted(names, key=lambda name: (self._answers / name).stat().st_mtime_ns)
            for name in oldest[:-ANSWERS_MOST]:
                (self._answers / name).unlink(missing_ok=True)
            durable.sync_folder(self._answers)


def _names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir() if is_name(path.name)]
    except OSError:
        return []
