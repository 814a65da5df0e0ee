"""One visit to the county: text over the first road that can be believed, then media.

Roads are tried in order; one that does not answer, or that says what may not
be believed, is noted and the next is tried.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from content.errors import ContentError, CunkouError, LinkError, UntrustedError
from content.library import Applied
from sync.fetch import Gauge
from sync.judge import Reason
from sync.media import Media
from sync.report import Reporter
from sync.road import StoppedError, Tally
from sync.status import NOTE, PassedRoad, State, Status
from sync.text import SAVE_EVERY_S, Visit, take_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sync.road import Road
    from sync.text import Holdings

logger = logging.getLogger(__name__)

NO_ANSWER: Final = "no_answer"  # reason of being offline
STORE: Final = "store"  # reason when this machine cannot keep what came


@dataclass(frozen=True, slots=True)
class Passed:
    """A road that was tried in vain.

    Args:
        address: The road.
        reason: Code why.
        detail: The same as a sentence.
    """

    address: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one visit went.

    Args:
        status: The status at its end; `state` is IDLE when a road was believed.
        before: Release held before.
        after: Release held after.
        applied: What that changed.
        received: Bytes received, with headers.
        resent: Bytes among them that were here already.
        requests: Requests answered.
        seconds: How long it took.
        passed: Roads that were tried in vain, in order.
        is_paused: The road still has attachments; text came first again.
    """

    status: Status
    before: int
    after: int
    applied: Applied = field(default_factory=Applied)
    received: int = 0
    resent: int = 0
    requests: int = 0
    seconds: float = 0.0
    passed: tuple[Passed, ...] = ()
    is_paused: bool = False


class Puller:
    """Visits the county, again and again.

    Args:
        at: What to bring up to date.
        roads: Ways to the county, in the order to try them.
        system: Returns what the system's clock says.
        show: Called with each new status.
        wait: Waits some seconds; may raise `StoppedError`.
        budget: Bytes one visit may spend on attachments; None: any.
        media_s: Seconds one visit may spend on attachments; None: any.
        after_text: Called with the road that was believed, before the first attachment.
        is_nudged: Told the release held, says whether newer text is known of;
            attachments wait for it.
    """

    def __init__(
        self,
        at: Holdings,
        roads: Sequence[Road],
        *,
        system: Callable[[], datetime],
        show: Callable[[Status], None] = lambda _: None,
        wait: Callable[[float], None] = time.sleep,
        budget: int | None = None,
        media_s: float | None = None,
        after_text: Callable[[Road], None] = lambda _: None,
        is_nudged: Callable[[int], bool] = lambda _: False,
    ) -> None:
        self._at = at
        self._roads = roads
        self._system = system
        self._after_text = after_text
        self.reporter = Reporter(Status.from_json(at.library.note(NOTE)), show)
        self._gauge = Gauge(self._on_bytes, wait)
        self._media = Media(
            at,
            self._gauge,
            self.reporter,
            budget=budget,
            lasts_s=media_s,
            is_urged=lambda: is_nudged(self.reporter.status.release),
        )

    def pull(self, *, first: str = "") -> Outcome:
        """Visit the county once.

        Args:
            first: Address of the road to try before all others.

        Raises:
            StoreError: When this machine cannot keep what came.
            StoppedError: When somebody asked for an end.
        """
        begun, before = time.monotonic(), self._at.library.held().release
        cost, self._gauge.resent = _cost(self._roads), 0
        self.reporter.tell(state=State.CHECKING, checked=self._system(), bytes_total=0)
        try:
            applied, passed, is_paused = self._visit(first)
        except CunkouError as error:
            self._end_early(error)
            raise
        spent = _cost(self._roads)
        return Outcome(
            status=self.reporter.status,
            before=before,
            after=self._at.library.held().release,
            applied=applied,
            received=spent.received - cost.received,
            resent=self._gauge.resent,
            requests=spent.requests - cost.requests,
            seconds=time.monotonic() - begun,
            passed=passed,
            is_paused=is_paused,
        )

    def _visit(self, first: str) -> tuple[Applied, tuple[Passed, ...], bool]:
        passed: list[Passed] = []
        for road in sorted(self._roads, key=lambda road: road.address != first):
            self.reporter.tell(road=road.address)
            try:
                applied = take_text(
                    Visit(road, self._at, self._system(), self._gauge, self.reporter)
                )
            except StoppedError:
                raise
            except (ContentError, LinkError) as error:
                passed.append(_passed(road, error))
                continue
            self._believed(road, passed)
            self._after_text(road)
            self._media.sweep(applied)
            waiting, is_paused = self._media.take(road, self._system())
            self.reporter.tell(state=State.IDLE, waiting=waiting)
            return applied, tuple(passed), is_paused
        self._in_vain(passed)
        return Applied(), tuple(passed), False

    def _believed(self, road: Road, passed: Sequence[Passed]) -> None:
        """The text is here: say so before the first picture is asked for."""
        now, trust = self._system(), self._at.trust
        clock, saved = trust.clock(now), trust.floor.saved
        if saved is None or abs(clock.time - saved).total_seconds() > SAVE_EVERY_S:
            trust.save_time(now)
        self.reporter.tell(
            state=State.IDLE,
            contact=now,
            contact_road=road.address,
            passed=_told(passed),
            reason="",
            detail="",
            release=self._at.library.held().release,
            issued=trust.floor.issued,
            is_old=trust.floor.is_old(clock),
            clock_ok=clock.is_plausible,
        )

    def _in_vain(self, passed: Sequence[Passed]) -> None:
        """No road brought news; what may not be believed says more than silence."""
        refused = [each for each in passed if each.reason != NO_ANSWER]
        last = (refused or passed or [Passed("", NO_ANSWER, "no road is configured")])[0]
        trust, now = self._at.trust, self._system()
        clock = trust.clock(now)
        self.reporter.tell(
            state=State.REFUSED if refused else State.OFFLINE,
            road=last.address,
            passed=_told(passed),
            reason=last.reason,
            detail=last.detail,
            release=self._at.library.held().release,
            is_old=trust.floor.is_old(clock),
            clock_ok=clock.is_plausible,
        )

    def _end_early(self, error: CunkouError) -> None:
        """Leave no status behind that says a transfer goes on."""
        was_stopped = isinstance(error, StoppedError)
        self.reporter.tell(
            state=State.IDLE,
            bytes_total=0,
            reason="" if was_stopped else STORE,
            detail="" if was_stopped else str(error),
        )

    def _on_bytes(self, count: int) -> None:
        self.reporter.on_bytes(count)
        self._media.check_time()


def _passed(road: Road, error: ContentError | LinkError) -> Passed:
    reason = NO_ANSWER
    if isinstance(error, ContentError):
        reason = error.reason if isinstance(error, UntrustedError) else Reason.MALFORMED
    logger.warning("road=%s reason=%s error=%s", road.address, reason, error)
    return Passed(road.address, str(reason), str(error))


def _told(passed: Sequence[Passed]) -> tuple[PassedRoad, ...]:
    return tuple(PassedRoad(address=each.address, reason=each.reason) for each in passed)


def _cost(roads: Sequence[Road]) -> Tally:
    return Tally(
        requests=sum(road.tally.requests for road in roads),
        received=sum(road.tally.received for road in roads),
    )
