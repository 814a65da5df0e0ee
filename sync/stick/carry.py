"""What a stick brings to this home and takes from it: news, letters, answers, and news again.

A stick is one road more: what is on it is verified as from any other, so an
old or a spoilt one changes nothing. Then the village's records go onto it, and
where this home is newer, the tree goes on with it to the next village.
"""

from __future__ import annotations

import errno
import logging
import re
import time
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from content.errors import CunkouError
from content.library import Applied
from sync.folder_road import FolderRoad
from sync.media import Limits, PausedError
from sync.pull import Puller
from sync.road import StoppedError
from sync.status import State
from sync.stick import post
from sync.stick.export import FOLDER, Exported, NoRoomError, export, on_stick, place_of
from sync.stick.source import Source
from sync.tables import Line
from sync.trust import TIMESTAMP

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from sync.pull import Outcome
    from sync.stick.post import Sender
    from sync.text import Holdings
    from sync.within import Within

logger = logging.getLogger(__name__)

COUNTIES_MOST: Final = 200  # folders to look at on a stick
_GONE: Final = (errno.ENODEV, errno.ENXIO)  # what a device says that is not there any more
_CODE: Final = re.compile(r"\d{2,12}", re.ASCII)


class StickReason(StrEnum):
    """Why a stick was not read or written to its end; beside those of `sync.judge`."""

    NONE_OF_OURS = "none_of_ours"  # it holds nothing of this county
    PULLED = "pulled"  # it went away meanwhile
    FULL = "full"
    READ_ONLY = "read_only"
    FAILING = "failing"  # it gives errors
    STORE = "store"  # this machine cannot keep what it brings, or give what is to go onto it


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """How a stick was read and written.

    Args:
        county: Code of the county whose folder this is; empty when none is known.
        others: Codes of other counties on the stick, left alone.
        offered: Release the stick claims to hold; 0: none.
        before: Release held before.
        after: Release held after.
        applied: What that changed.
        waiting: Attachments still to come.
        held_back: Attachments that do not come for lack of room on this machine's disk.
        refused: Code why what it brought was not taken; empty when it was, or brought nothing.
        detail: The same as a sentence for staff.
        settled: Records that the county has answered.
        records: Records that the stick carries home.
        exported: How its tree was brought up to ours; None when it was not.
        problem: Why it could not be written to its end; empty when it was.
        is_paused: There is more to do; text came first again.
    """

    county: str = ""
    others: tuple[str, ...] = ()
    offered: int = 0
    before: int = 0
    after: int = 0
    applied: Applied = field(default_factory=Applied)
    waiting: int = 0
    held_back: int = 0
    refused: str = ""
    detail: str = ""
    settled: int = 0
    records: int = 0
    exported: Exported | None = None
    problem: str = ""
    is_paused: bool = False

    @property
    def has_written(self) -> bool:
        """Tell whether trees or letters on the stick were changed."""
        return self.exported is not None or self.records + self.settled > 0


class Carrier:
    """Serves sticks for one home.

    Args:
        at: What the home holds.
        home: The home.
        sender: Its outbox; None when it has none.
        system: Returns what the system's clock says.
        wait: Waits some seconds; may raise `StoppedError`.
        limits: What attachments may cost; a stick costs nothing of the line.
        is_nudged: Told the release held, says whether newer text is known of.
    """

    def __init__(
        self,
        at: Holdings,
        home: Path,
        *,
        sender: Sender | None,
        system: Callable[[], datetime],
        wait: Callable[[float], None],
        limits: Limits | None = None,
        is_nudged: Callable[[int], bool] = lambda _: False,
    ) -> None:
        self._at = at
        self._home = home
        self._sender = sender
        self._system = system
        self._wait = wait
        self._limits = replace(limits or Limits(), line=Line())
        self._is_nudged = is_nudged

    def read(self, stick: Within) -> Carried:
        """Take in what a stick brings.

        Raises:
            StoreError: When this machine cannot keep what came.
            StoppedError: When somebody asked for an end.
        """
        codes = [name for name in stick.names(FOLDER, COUNTIES_MOST) if _CODE.fullmatch(name)]
        county = self._ours(codes)
        held = self._at.library.held().release
        done = Carried(
            county=county,
            others=tuple(code for code in codes if code != county),
            before=held,
            after=held,
        )
        if not county or stick.size(f"{place_of(county)}/{TIMESTAMP}") is None:
            reason = "" if county in codes or not codes else StickReason.NONE_OF_OURS
            return self._answered(replace(done, refused=reason), stick)
        claim = on_stick(stick, county)
        outcome = self._pull(FolderRoad(stick.top, at=place_of(county)))
        return self._answered(_taken(done, claim.release if claim else 0, outcome), stick)

    def write(self, stick: Within, done: Carried) -> Carried:
        """Put onto a stick what goes home and what goes on.

        Args:
            stick: The stick, pinned.
            done: What was read from it.

        Returns:
            The same with what was written.

        Raises:
            StoppedError: When somebody asked for an end.
        """
        county = self._at.library.held().county
        if not county:
            return done
        try:
            if self._sender is not None:
                records = post.hand_over(self._sender, stick, place_of(county))
                done = replace(done, records=records)
            if self._is_behind(stick, county):
                source = Source.of_home(self._home)
                done = replace(done, exported=export(source, stick, tell=self._until()))
        except StoppedError:
            raise
        except PausedError:
            return replace(done, is_paused=True)
        except (CunkouError, OSError) as error:
            logger.warning("stick=%s error=%s", stick.top, error)
            done = replace(done, problem=problem_of(stick.top, error), detail=str(error))
        return done

    def _ours(self, codes: list[str]) -> str:
        """Return the county this home belongs to; before first contact the one around it."""
        held = self._at.library.held().county
        around = [code for code in codes if self._at.area.startswith(code)]
        return held or max(around, default="", key=len)

    def _pull(self, road: FolderRoad) -> Outcome:
        puller = Puller(
            self._at,
            [road],
            system=self._system,
            wait=self._wait,
            limits=self._limits,
            is_nudged=self._is_nudged,
        )
        return puller.pull()

    def _answered(self, done: Carried, stick: Within) -> Carried:
        if self._sender is None or not done.county:
            return done
        try:
            settled = post.take_answers(self._sender, stick, place_of(done.county))
        except OSError as error:
            return replace(done, problem=problem_of(stick.top, error), detail=str(error))
        return replace(done, settled=settled)

    def _until(self) -> Callable[[int], None]:
        """Return what ends an export for the sake of text, or of whoever asks for an end."""
        ends = time.monotonic() + (self._limits.visit_s or float("inf"))
        held = self._at.library.held().release

        def check(_: int) -> None:
            self._wait(0.0)
            if time.monotonic() >= ends or self._is_nudged(held):
                raise PausedError

        return check

    def _is_behind(self, stick: Within, county: str) -> bool:
        """Tell whether our tree is newer than the stick's; one that is not is left as it is."""
        there = on_stick(stick, county)
        ours = self._at.mirror.release
        return ours > 0 and (there is None or there.release < ours)


def problem_of(stick: Path, error: OSError | CunkouError) -> StickReason:
    """Return the code for what went wrong while a stick was written.

    Args:
        stick: Top of the stick.
        error: Of the stick where it is the system's, of this machine where it is ours.
    """
    number = error.errno if isinstance(error, OSError) else None
    if number in _GONE or not (stick / FOLDER).is_dir():
        return StickReason.PULLED
    if isinstance(error, NoRoomError) or number == errno.ENOSPC:
        return StickReason.FULL
    if isinstance(error, CunkouError):
        return StickReason.STORE
    return StickReason.READ_ONLY if number == errno.EROFS else StickReason.FAILING


def _taken(done: Carried, offered: int, outcome: Outcome) -> Carried:
    status = outcome.status
    is_taken = status.state is State.IDLE
    return replace(
        done,
        offered=offered,
        after=outcome.after,
        applied=outcome.applied,
        waiting=status.waiting if is_taken else 0,
        held_back=status.held_back if is_taken else 0,
        refused="" if is_taken else status.reason,
        detail="" if is_taken else status.detail,
        is_paused=outcome.is_paused,
    )
