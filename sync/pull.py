"""One visit to the county: text over the first road that can be believed, then media.

Roads are tried in the order of `sync.roads`; one that does not answer, or that
says what may not be believed, is noted and the next is tried. Attachments come
from any road that answers: each is proven by its hash.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from content.errors import ContentError, CunkouError, LinkError, StoreError, UntrustedError
from content.library import Applied
from sync.budget import Pace
from sync.fetch import Gauge
from sync.judge import Reason
from sync.media import Limits, Media
from sync.mirror.mirroring import Mirroring
from sync.report import Reporter
from sync.road import PortalError, StoppedError, Tally
from sync.roads import RoadLog
from sync.status import NOTE, PassedRoad, State, Status
from sync.text import SAVE_EVERY_S, Visit, take_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sync.clock import Clock
    from sync.road import Road
    from sync.text import Holdings

logger = logging.getLogger(__name__)

NO_ANSWER: Final = "no_answer"  # reason of being offline
PORTAL: Final = "portal"  # the same: what answers is not the county
_SILENT: Final = (NO_ANSWER, PORTAL)
_LOOK_EVERY_S: Final = 0.25  # so soon a wait ends for text
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

    @property
    def was_answered(self) -> bool:
        """Tell whether a road answered well, if only that it has nothing new for long."""
        return self.status.state is State.IDLE or self.status.reason == Reason.EXPIRED


class Puller:
    """Visits the county, again and again.

    Args:
        at: What to bring up to date.
        roads: Ways to the county, in the order to try them.
        system: Returns what the system's clock says.
        show: Called with each new status.
        wait: Waits some seconds; may raise `StoppedError`.
        limits: What attachments may cost.
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
        limits: Limits | None = None,
        after_text: Callable[[Road], None] = lambda _: None,
        is_nudged: Callable[[int], bool] = lambda _: False,
    ) -> None:
        limits = limits or Limits()
        self._at = at
        self._roads = roads
        self._log = RoadLog()
        self._system = system
        self._pause = wait
        self._after_text = after_text
        self._ended = State.OFFLINE
        self._saved_at = time.monotonic()
        self.reporter = Reporter(Status.from_json(at.library.note(NOTE)), show)
        pace = Pace(limits.line.rate) if limits.line.rate else None
        self._gauge = Gauge(self._on_bytes, self._wait, pace=pace)
        self._mirroring = Mirroring(
            at,
            self._gauge,
            self.reporter,
            is_bounded=limits.visit_s is not None,
            is_urged=lambda: is_nudged(self.reporter.status.release),
        )
        self._media = Media(
            at,
            self._gauge,
            self.reporter,
            limits,
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
        begun = time.monotonic()
        self._mirroring.recover(self._system())
        before = self._at.library.held().release
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
        applied, roads = self._take_text(first, passed)
        if applied is None:
            self._in_vain(passed)
        else:
            self._media.sweep(applied)
            self._mirroring.bring()
        is_paused = bool(roads) and self._take_rest(roads, is_believed=applied is not None)
        return applied or Applied(), tuple(passed), is_paused

    def _take_rest(self, roads: Sequence[Road], *, is_believed: bool) -> bool:
        """Bring what comes after the text; tell whether it was left for the sake of text.

        A screen waits for attachments; what others take from a relay goes before them.
        """
        if not is_believed:
            return self._take_media(roads)
        if self._at.area:
            return self._take_media(roads) or self._mirroring.complete(roads[0])
        return self._mirroring.complete(roads[0]) or self._take_media(roads)

    def _take_media(self, roads: Sequence[Road]) -> bool:
        left = self._media.take(roads, self._system())
        self.reporter.tell(state=self._ended, waiting=left.waiting, held_back=left.held_back)
        return left.is_paused

    def _take_text(self, first: str, passed: list[Passed]) -> tuple[Applied | None, list[Road]]:
        """Bring the text over the first road that can be believed.

        Args:
            first: Address of the road to try before all others.
            passed: Filled with the roads that were tried in vain.

        Returns:
            What changed, None where no road was believed; and the roads that
            attachments may come from.
        """
        now, answered = time.monotonic(), []
        order = [self._roads[n] for n in self._log.order([r.address for r in self._roads], now)]
        order.sort(key=lambda road: road.address != first)
        for place, road in enumerate(order):
            self.reporter.tell(road=road.address)
            begun = time.monotonic()
            try:
                applied = take_text(
                    Visit(road, self._at, self._system(), self._gauge, self.reporter)
                )
            except StoppedError:
                raise
            except (ContentError, LinkError) as error:
                passed.append(self._pass(road, error, begun))
                if passed[-1].reason not in _SILENT:
                    answered.append(road)
                continue
            self._log.well(road.address)
            self._believed(road, passed)
            self._after_text(road)
            rest = [r for r in order[place + 1 :] if not self._log.is_silent(r.address, now)]
            return applied, [road, *answered, *rest]
        return None, answered

    def _pass(self, road: Road, error: ContentError | LinkError, begun: float) -> Passed:
        passed, now = _passed(road, error), time.monotonic()
        is_silent = passed.reason in _SILENT
        self._log.failed(road.address, now, is_silent=is_silent, took_s=now - begun)
        return passed

    def _believed(self, road: Road, passed: Sequence[Passed]) -> None:
        """The text is here: say so before the first picture is asked for."""
        clock = self._time()
        self._ended = State.IDLE
        self.reporter.tell(
            state=State.IDLE,
            contact=self._system(),
            contact_road=road.address,
            passed=_told(passed),
            reason="",
            detail="",
            release=self._at.library.held().release,
            issued=self._at.trust.floor.issued,
            is_old=self._at.trust.floor.is_old(clock),
            clock_ok=clock.is_plausible,
        )

    def _time(self) -> Clock:
        """Return the time as it may be believed, and keep it now and then."""
        now, trust, ticks = self._system(), self._at.trust, time.monotonic()
        clock, saved = trust.clock(now), trust.floor.saved
        passed_s = abs((clock.sure - saved).total_seconds()) if saved else 0.0
        if trust.floor.issued and max(passed_s, ticks - self._saved_at) > SAVE_EVERY_S:
            trust.save_time(now, timedelta(seconds=ticks - self._saved_at))
            self._saved_at = ticks
        return clock

    def _in_vain(self, passed: Sequence[Passed]) -> None:
        """No road brought news; what may not be believed says more than silence."""
        refused = [each for each in passed if each.reason not in _SILENT]
        last = (refused or passed or [Passed("", NO_ANSWER, "no road is configured")])[0]
        clock = self._time()
        self._ended = State.REFUSED if refused else State.OFFLINE
        self.reporter.tell(
            state=self._ended,
            road=last.address,
            passed=_told(passed),
            reason=last.reason,
            detail=last.detail,
            release=self._at.library.held().release,
            is_old=self._at.trust.floor.is_old(clock),
            clock_ok=clock.is_plausible,
        )

    def _end_early(self, error: CunkouError) -> None:
        """Leave no status behind that says a transfer goes on."""
        was_stopped = isinstance(error, StoppedError)
        if not was_stopped:
            self._make_room()
        self.reporter.tell(
            state=State.IDLE,
            bytes_total=0,
            reason="" if was_stopped else STORE,
            detail="" if was_stopped else str(error),
        )

    def _make_room(self) -> None:
        """The disk refused: were it full, a film less lets the text in the next time."""
        try:
            self._media.make_room()
        except StoreError as error:
            logger.warning("no room made error=%s", error)

    def _on_bytes(self, count: int) -> None:
        self.reporter.on_bytes(count)
        self._media.check_time()
        self._mirroring.check_time()

    def _wait(self, seconds: float) -> None:
        while seconds > 0:
            self._media.check_time()
            self._pause(min(seconds, _LOOK_EVERY_S))
            seconds -= _LOOK_EVERY_S


def _passed(road: Road, error: ContentError | LinkError) -> Passed:
    reason = PORTAL if isinstance(error, PortalError) else NO_ANSWER
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
