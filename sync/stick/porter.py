"""Serve a stick from its first byte to the last: read, write, say what became of it.

How it goes is told in the status, which the screen shows, and in a file on the
stick itself.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from content.errors import StoreError
from sync.status import StickState, StickStatus
from sync.stick.carry import Carried, StickReason, problem_of
from sync.stick.export import FOLDER
from sync.stick.result import NAME, result_bytes
from sync.within import Within

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from sync.report import Reporter
    from sync.stick.carry import Carrier
    from sync.text import Holdings

logger = logging.getLogger(__name__)


class Porter:
    """Serves sticks for one home and says how that goes.

    Args:
        carrier: Reads and writes.
        at: What the home holds.
        reporter: Who is told.
        village: Its name and code, for the file on the stick.
        system: Returns what the system's clock says.
    """

    def __init__(
        self,
        carrier: Carrier,
        at: Holdings,
        reporter: Reporter,
        *,
        village: str,
        system: Callable[[], datetime],
    ) -> None:
        self._carrier = carrier
        self._at = at
        self._reporter = reporter
        self._village = village
        self._system = system
        self._begun: dict[Path, int] = {}  # release held when a stick was first read
        told = reporter.status.stick
        if told is not None and told.state in (StickState.READING, StickState.WRITING):
            reporter.tell(stick=None)  # of a program that was ended over it

    def serve(self, stick: Path) -> Carried:
        """Read and write a stick; where text came first again, it goes on the next time.

        Raises:
            StoreError: When this machine cannot keep what came.
            StoppedError: When somebody asked for an end.
        """
        before = self._begun.setdefault(stick, self._at.library.held().release)
        self._tell(StickState.READING, before)
        try:
            with Within(stick).pinned() as pinned:
                done = self._carried(pinned, before)
        except OSError as error:  # it is gone already
            done = Carried(before=before, after=before, problem=problem_of(stick, error))
        except StoreError:
            del self._begun[stick]
            self._tell(StickState.FAILED, before, reason=StickReason.STORE)
            raise
        if done.is_paused:
            return done
        del self._begun[stick]
        state = StickState.FAILED if done.problem else StickState.DONE
        reason = str(done.problem or done.refused)
        self._tell(state, before, records=done.records, reason=reason)
        logger.info(
            "stick=%s before=%d after=%d settled=%d records=%d reason=%s",
            *(stick, done.before, done.after, done.settled, done.records, reason),
        )
        return done

    def lost(self, stick: Path) -> None:
        """Say of a stick that it was pulled out before it was served to its end."""
        before = self._begun.pop(stick, self._at.library.held().release)
        self._tell(StickState.FAILED, before, reason=StickReason.PULLED)

    def _carried(self, stick: Within, before: int) -> Carried:
        try:
            done = replace(self._carrier.read(stick), before=before)
        except StoreError as error:
            said = Carried(before=before, refused=StickReason.STORE, detail=str(error))
            self._noted(stick, said)
            raise
        self._tell_release()
        if not done.is_paused:
            self._tell(StickState.WRITING, before)
            done = self._carrier.write(stick, done)
        return done if done.is_paused else self._noted(stick, done)

    def _noted(self, stick: Within, done: Carried) -> Carried:
        """Write the file of what became of it; a stick that was pulled out is found by it, too."""
        now = self._system()
        said = result_bytes(
            done,
            village=self._village,
            now=now,
            clock_ok=self._at.trust.clock(now).is_plausible,
        )
        try:
            stick.write(f"{FOLDER}/{NAME}", (said,))
        except OSError as error:
            if not done.problem:
                return replace(done, problem=problem_of(stick.top, error), detail=str(error))
        return done

    def _tell(self, state: StickState, before: int, *, records: int = 0, reason: str = "") -> None:
        held = self._at.library.held()
        self._reporter.tell(
            stick=StickStatus(
                state=state,
                release_before=before,
                release_after=held.release,
                issued=held.issued,
                records=records,
                reason=reason,
                when=self._system(),
            )
        )

    def _tell_release(self) -> None:
        """What is shown of the release is true at once, not only after the next poll."""
        floor, held = self._at.trust.floor, self._at.library.held()
        clock = self._at.trust.clock(self._system())
        self._reporter.tell(release=held.release, issued=floor.issued, is_old=floor.is_old(clock))
