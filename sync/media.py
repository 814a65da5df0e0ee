"""Bring attachments after the text: what does not come now comes later, and undoes nothing.

What is worth its room (`sync.quota`), within what the line may cost (`sync.budget`),
in the order of `sync.plan`; from the road that brought the text, and what that one
lacks from another.
"""

from __future__ import annotations

import logging
import shutil
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from content.errors import LinkError, UntrustedError
from sync import budget, quota
from sync.budget import Spent
from sync.disk import store_errors
from sync.fetch import fetch_file
from sync.plan import Rank, blob_offers, plan
from sync.retry import backoff_s
from sync.road import MissingError, StoppedError
from sync.sizes import height_of, one_size
from sync.tables import Disk, Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from content.library import Applied
    from sync.clock import Clock
    from sync.fetch import Gauge
    from sync.plan import Fetch, Offer
    from sync.quota import Choice
    from sync.report import Reporter
    from sync.road import Road
    from sync.text import Holdings

logger = logging.getLogger(__name__)

DEAD_AFTER: Final = 2  # attachments in a row of which the line brought nothing: it is dead


class PausedError(Exception):
    """The time for attachments is over for now; text comes first again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What attachments may cost.

    Args:
        line: Of the line.
        disk: Of the disk.
        visit_s: Seconds one visit may take; None: any.
        opened: Returns when items were last opened, by id.
        usage: Returns the bytes of the disk, and those that are free; None: asks the disk.
    """

    line: Line = field(default_factory=Line)
    disk: Disk = field(default_factory=lambda: Disk(keep_free=0))
    visit_s: float | None = None
    opened: Callable[[], Mapping[str, datetime]] = dict
    usage: Callable[[], Usage] | None = None


class Usage(NamedTuple):
    """How full the disk is.

    Args:
        total: Its bytes.
        free: Those of them that are free.
    """

    total: int
    free: int


class Left(NamedTuple):
    """What a visit left to do.

    Args:
        waiting: Attachments still to come.
        held_back: Attachments that do not come for lack of room.
        is_paused: It was ended for the sake of text although the road still delivers.
    """

    waiting: int
    held_back: int
    is_paused: bool = False


class Media:
    """Brings what the library wants and the folder of blobs lacks.

    Args:
        at: What to bring up to date.
        gauge: What transfers cost.
        reporter: Who is told how it goes.
        limits: What it may cost.
        is_urged: Says whether text has to come first at once.
    """

    def __init__(
        self,
        at: Holdings,
        gauge: Gauge,
        reporter: Reporter,
        limits: Limits,
        is_urged: Callable[[], bool] = lambda: False,
    ) -> None:
        self._at = at
        self._gauge = gauge
        self._reporter = reporter
        self._limits = limits
        self._is_urged = is_urged
        self._ends = float("inf")
        self._road: Road | None = None  # the one in use
        self._spent = Spent.from_json(at.library.note(budget.NOTE))
        self._asked_at = time.monotonic()
        self._failures: dict[str, int] = {}
        self._put_off_at: dict[str, tuple[datetime, datetime]] = {}

    def take(self, roads: Iterable[Road], now: datetime) -> Left:
        """Bring what this visit allows.

        Args:
            roads: Where from; what one lacks is asked of the next.
            now: What the system's clock says.

        Raises:
            StoreError: When this machine cannot keep what came.
            StoppedError: When somebody asked for an end.
        """
        choice = self._make_room()
        offers = blob_offers(choice.keep, self._at.blobs.has)
        self._at.spool.sweep({each.sha256 for each in (*offers, *self._at.mirror.missing)})
        fetches = self._plan(offers, now)
        if not fetches:
            return Left(len(offers), choice.held_back)
        self._ends = time.monotonic() + (self._limits.visit_s or float("inf"))
        spooled = self._at.spool.sizes()
        done = sum(spooled.get(fetch.offer.sha256, 0) for fetch in fetches)
        self._reporter.begin(done, sum(fetch.stop for fetch in fetches))
        try:
            self._take_all(fetches, roads, now)
        except PausedError:
            return Left(self._missing(offers), choice.held_back, is_paused=True)
        finally:
            self._road, self._ends = None, float("inf")
        return Left(self._missing(offers), choice.held_back)

    def sweep(self, applied: Applied) -> None:
        """Give back the room of attachments that no item names any more.

        Raises:
            StoreError: When the disk refuses.
        """
        if applied.changed or applied.withdrawn:
            with store_errors(f"clear {self._at.blobs.root}"):
                freed = self._at.blobs.sweep(self._at.library.blob_names())
            logger.info("swept bytes=%d", freed)

    def make_room(self) -> None:
        """Give up films until the disk has the room again that it must keep free.

        Raises:
            StoreError: When the disk refuses.
        """
        self._make_room()

    def check_time(self) -> None:
        """Raise `PausedError` when the time for attachments is over."""
        if self._road is not None and (time.monotonic() >= self._ends or self._is_urged()):
            raise PausedError

    def _make_room(self) -> Choice:
        """Return which attachments to have; films that are not worth their room are gone."""
        at, limits = self._at, self._limits
        wanted = at.library.wanted(at.area)
        if at.area:  # a relay serves villages of every kind
            wanted = one_size(wanted, height_of(limits.line))
        sizes = {each.attachment.sha256: each.attachment.size for each in wanted}
        held = {sha256: size for sha256, size in sizes.items() if at.blobs.has(sha256)}
        here = sum(held.values()) + sum(at.spool.sizes().values())
        usage = self._usage()
        choice = quota.choose(
            wanted,
            held=held,
            opened=limits.opened(),
            pinned=limits.disk.pinned,
            room=quota.room(limits.disk, here=here, free=usage.free, total=usage.total),
        )
        for attachment in choice.drop:
            logger.info("gave up film sha256=%s bytes=%d", attachment.sha256, attachment.size)
            at.blobs.drop(attachment.sha256)
        return choice

    def _usage(self) -> Usage:
        if self._limits.usage is not None:
            return self._limits.usage()
        with store_errors(f"look at {self._at.blobs.root.parent}"):
            total, _, free = shutil.disk_usage(self._at.blobs.root.parent)
            return Usage(total, free)

    def _plan(self, offers: Sequence[Offer], now: datetime) -> list[Fetch]:
        """Return what may come now."""
        line, clock = self._limits.line, self._at.trust.clock(now)
        films = budget.films_may_come(line.films, clock)
        due = [
            each
            for each in offers
            if not self._is_put_off(each.sha256, now) and (films or each.rank is not Rank.FILM)
        ]
        return plan(due, self._at.spool.sizes(), self._today(clock).left(line.day_bytes))

    def _today(self, clock: Clock) -> Spent:
        now = time.monotonic()
        self._spent = self._spent.at(clock.sure, now - self._asked_at)
        self._asked_at = now
        return self._spent

    def _take_all(self, fetches: Sequence[Fetch], roads: Iterable[Road], now: datetime) -> None:
        """Bring all of it, each from the first road that has it."""
        failed: dict[str, Exception | None] = {}
        try:
            for road in roads:
                before, self._road = road.tally.paid, road
                try:
                    self._take_from(road, fetches, failed)
                finally:
                    self._pay(road.tally.paid - before)
                fetches = [fetch for fetch in fetches if fetch.offer.sha256 in failed]
                if not fetches:
                    break
        finally:
            for sha256, error in failed.items():
                if error is not None:
                    self._put_off(sha256, now, error)

    def _take_from(
        self, road: Road, fetches: Sequence[Fetch], failed: dict[str, Exception | None]
    ) -> None:
        """Bring what a road has, and keep account of what it failed to bring, and why.

        What was not asked for, because the line is dead, or came in part has no error.
        """
        silent = 0
        for fetch in fetches:
            sha256 = fetch.offer.sha256
            if silent >= DEAD_AFTER:
                failed.setdefault(sha256, None)
                continue
            before = self._at.spool.size(sha256)
            try:
                if fetch_file(fetch, road, self._at.spool, self._gauge):
                    self._place(fetch.offer)
                self._failures.pop(sha256, None)
                failed.pop(sha256, None)
                silent = 0
            except StoppedError:
                raise
            except (UntrustedError, MissingError) as error:
                failed[sha256] = error
            except LinkError as error:
                moved = self._at.spool.size(sha256) > before
                failed[sha256] = None if moved else error
                silent = 0 if moved else silent + 1

    def _place(self, offer: Offer) -> None:
        if offer.rank is Rank.DATA:  # what the screen computes with goes into the library as well
            self._at.library.take_data(offer.sha256, self._at.spool.whole(offer.sha256))
        self._at.blobs.place(self._at.spool.path(offer.sha256), offer.sha256)

    def _missing(self, offers: Iterable[Offer]) -> int:
        return sum(not self._at.blobs.has(offer.sha256) for offer in offers)

    def _pay(self, count: int) -> None:
        self._spent = self._spent.plus(count)
        if self._limits.line.day_bytes:
            self._at.library.put_note(budget.NOTE, self._spent.to_json())

    def _is_put_off(self, sha256: str, now: datetime) -> bool:
        """Tell whether a file is to wait; one that a clock put off which went back is not."""
        begins, ends = self._put_off_at.get(sha256, (now, now))
        return begins <= now < ends

    def _put_off(self, sha256: str, now: datetime, error: Exception) -> None:
        failures = self._failures[sha256] = self._failures.get(sha256, 0) + 1
        self._put_off_at[sha256] = now, now + timedelta(seconds=backoff_s(failures, 1.0))
        logger.warning("attachment sha256=%s failures=%d error=%s", sha256, failures, error)
