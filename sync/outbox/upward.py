"""The agent's side of the outbox: what it writes down, hands over and keeps in order.

Nothing here keeps the news from coming: a disk that refuses is logged, a road that
does not take is tried again later, and the file is opened anew at the next visit.
"""

from __future__ import annotations

import logging
import random
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from content.dates import CHINA
from content.errors import ContentError, LinkError, StoreError, UntrustedError
from sync.outbox import Outbox
from sync.outbox.push import push
from sync.pull import NO_ANSWER
from sync.retry import backoff_s
from sync.road import StoppedError
from sync.status import State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from content.records import Keys
    from sync.pull import Outcome
    from sync.road import Road

logger = logging.getLogger(__name__)

DETAIL_MOST: Final = 500  # characters of why a road was refused


@dataclass(slots=True)
class _Turn:
    """How one road takes: failures in a row, when it is tried next, what it keeps."""

    failures: int = 0
    due: float = 0.0
    kept: dict[str, float] = field(default_factory=dict)


class Upward:
    """Hands over what was made here.

    Args:
        path: The outbox's file.
        roads: All roads, in the order to try them.
        keys: Returns the county's keys; None while none are known.
        system: Returns what the system's clock says.
        draw: Returns a random number from 0 to 1.
    """

    def __init__(
        self,
        path: Path,
        roads: Sequence[Road],
        keys: Callable[[], Keys | None],
        *,
        system: Callable[[], datetime] = lambda: datetime.now(UTC),
        draw: Callable[[], float] = random.random,
    ) -> None:
        self._path = path
        self._roads = roads
        self._keys = keys
        self._system = system
        self._draw = draw
        self._outbox: Outbox | None = None
        self._turns: dict[str, _Turn] = {}

    def push(self, best: Road | None = None) -> None:
        """Hand over what waits, by the first road that takes it.

        Args:
            best: The road to try first.

        Raises:
            StoppedError: When an end is asked for.
        """
        keys = self._keys()
        if keys is not None:
            first = [best] if best else []
            roads = [*first, *(road for road in self._roads if road is not best)]
            self._guarded(lambda outbox: self._push(outbox, roads, keys))

    def end_visit(self, outcome: Outcome) -> None:
        """Write down which roads were refused, and keep the outbox in order.

        Raises:
            StoppedError: When an end is asked for.
        """
        self._guarded(lambda outbox: self._note_refusals(outbox, outcome))
        if outcome.status.state is State.REFUSED:
            self.push()  # a county whose tree is refused may still take what is told it
        self._guarded(self._keep_house)

    def standing(self) -> dict[str, Any]:
        """Return what the status says of the outbox; nothing when it cannot be read."""
        said: dict[str, Any] = {}

        def read(outbox: Outbox) -> None:
            count = outbox.count()
            said.update(unsent=count.waiting, acknowledged=count.acknowledged)

        self._guarded(read)
        return said

    def opened(self) -> dict[str, datetime]:
        """Return when items were last opened here, by their ids; nothing when it cannot be read."""
        said: dict[str, datetime] = {}
        self._guarded(lambda outbox: said.update(outbox.last_opened()))
        return said

    def close(self) -> None:
        """Close the file."""
        outbox, self._outbox = self._outbox, None
        if outbox is not None:
            outbox.close()

    def _guarded(self, work: Callable[[Outbox], None]) -> None:
        try:
            if self._outbox is None:
                self._outbox = Outbox(self._path, system=self._system)
            work(self._outbox)
        except StoppedError:
            raise
        except StoreError as error:
            logger.warning("outbox path=%s error=%s", self._path, error)
            self.close()
        except Exception:  # whatever a disk made of it: the news come all the same
            logger.exception("outbox path=%s", self._path)
            self.close()

    def _push(self, outbox: Outbox, roads: Sequence[Road], keys: Keys) -> None:
        outbox.know(keys)
        for road in roads:
            turn = self._turns.setdefault(road.address, _Turn())
            if not outbox.waiting():
                return
            if time.monotonic() >= turn.due and self._took(outbox, road, keys, turn):
                return

    def _took(self, outbox: Outbox, road: Road, keys: Keys, turn: _Turn) -> bool:
        try:
            push(outbox, road, keys, turn.kept)
        except StoppedError:
            raise
        except (LinkError, ContentError) as error:
            turn.failures += 1
            turn.due = time.monotonic() + backoff_s(turn.failures, self._draw())
            logger.info("not taken road=%s error=%s", road.address, error)
            if isinstance(error, UntrustedError):
                self._note(outbox, road.address, f"answer_{error.reason}", str(error))
            return False
        turn.failures = 0
        return True

    def _note_refusals(self, outbox: Outbox, outcome: Outcome) -> None:
        for each in outcome.passed:
            if each.reason != NO_ANSWER:
                clock_ok = outcome.status.clock_ok
                self._note(outbox, each.address, each.reason, each.detail, clock_ok=clock_ok)

    def _note(
        self, outbox: Outbox, road: str, reason: str, detail: str, *, clock_ok: bool = True
    ) -> None:
        """Write down that a road was refused, once a day for each reason."""
        now = self._system()
        said = {"road": road, "reason": reason, "detail": detail}
        body = {name: _sayable(text) for name, text in said.items()}
        name = f"refusal {_day(now)} {reason} {road}"
        outbox.add_once(name, "refusal", body, now=now, clock_ok=clock_ok)

    def _keep_house(self, outbox: Outbox) -> None:
        outbox.tidy(_day(self._system()))
        outbox.backup_if_due()


def _sayable(text: str) -> str:
    """Return a text of who knows whom as a record can hold it."""
    return text[:DETAIL_MOST].encode("utf-8", "replace").decode()


def _day(now: datetime) -> str:
    return now.astimezone(CHINA).date().isoformat()
