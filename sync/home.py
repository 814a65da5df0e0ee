"""A home, open for work: what it holds, the roads to its county, the feeds beside it."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from content import lock
from sync.disk import store_errors
from sync.feeds.sources import REDIRECTS, take_source
from sync.health.scrub import Scrub
from sync.link import HttpRoad
from sync.status import SourceStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sync.outbox.upward import Upward
    from sync.pull import Outcome, Puller
    from sync.road import Road
    from sync.station import Station
    from sync.status import Status
    from sync.stick.carry import Carried
    from sync.stick.porter import Porter
    from sync.stop import Stop
    from sync.tables import Source
    from sync.text import Holdings

logger = logging.getLogger(__name__)


@contextlib.contextmanager
def one_writer(home: Path) -> Iterator[None]:
    """Hold a home for this process alone: two would spool into the same files.

    Raises:
        StoreError: When another process holds it, or it cannot be written.
    """
    with store_errors(f"write {home}"), lock.only_one(home / "agent.lock"):
        yield


class OpenHome:
    """One home, open for work; made by `opened`.

    Args:
        station: What this machine is told about itself.
        at: What it holds.
        puller: Visits the county.
        porter: Serves sticks.
        hand_on: Hands on at once what other homes handed over here.
        upward: Hands over what was made here.
        stop: Who may ask for an end.
    """

    def __init__(
        self,
        station: Station,
        at: Holdings,
        *,
        puller: Puller,
        upward: Upward,
        porter: Porter,
        hand_on: Callable[[], None],
        stop: Stop,
    ) -> None:
        self.station = station
        self._at = at
        self._puller = puller
        self._upward = upward
        self._porter = porter
        self.hand_on = hand_on
        self._stop = stop
        self._scrub = Scrub(at.library, (station.blobs_path, station.tree_path / "targets"))

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the pinned root; empty before first contact."""
        return self._at.trust.fingerprint

    @property
    def status(self) -> Status:
        """How things stand."""
        return self._puller.reporter.status

    @property
    def is_behind(self) -> bool:
        """Whether less is held than was believed before: the library was lost."""
        floor = self._at.trust.floor
        return floor.has_applied and self._at.library.held().release < floor.release

    @property
    def stands(self) -> bool:
        """Whether its library is still where it was opened."""
        return self._at.library.stands()

    @property
    def county(self) -> str:
        """Administrative code of the county held; empty when none is."""
        return self._at.library.held().county

    def visit(self, *, first: str = "") -> Outcome:
        """Visit the county once; see `Puller.pull`."""
        outcome = self._puller.pull(first=first)
        self._upward.end_visit(outcome)
        self._puller.reporter.tell(**self._upward.standing())
        return replace(outcome, status=self.status)

    def tell(self, **changes: Any) -> None:
        """Show the status with these changes."""
        self._puller.reporter.tell(**changes)

    def look_for_short(self) -> None:
        """Take away attachments that have not even the size they must have.

        Raises:
            StoreError: When the disk refuses.
        """
        for each in self._at.library.wanted_blobs(self._at.area):
            if self._at.blobs.clear(each.sha256, each.size):
                logger.warning("attachment had not its size sha256=%s", each.sha256)

    def look_through(self, may_look: Callable[[], bool]) -> None:
        """Look through what is kept, as much as is due.

        Args:
            may_look: Asked between two pieces whether there is still time for it.

        Raises:
            BrokenFileError: When the library does not hold together.
            StoreError: When the disk refuses.
            StoppedError: When somebody asked for an end.
        """
        self._scrub.some(datetime.now(UTC), may_look)

    def serve_stick(self, stick: Path) -> Carried:
        """Read and write a stick; see `Porter.serve`."""
        done = self._porter.serve(stick)
        self._puller.reporter.tell(**self._upward.standing())
        return done

    def lose_stick(self, stick: Path) -> None:
        """Say that a stick is gone; see `Porter.lost`."""
        self._porter.lost(stick)

    def look_at_sources(
        self, may_look: Callable[[], bool] = lambda: True, *, at_all: bool = False
    ) -> None:
        """Look at the feeds that are due.

        Args:
            may_look: Asked before each whether there is still time for it.
            at_all: Look at those that are not due, too.
        """
        rows = {row.url: row for row in self.status.sources}
        known = [rows.get(each.url, SourceStatus(url=each.url)) for each in self.station.sources]
        self._puller.reporter.tell(sources=tuple(known))
        for source, row in zip(self.station.sources, known, strict=True):
            now = datetime.now(UTC)
            if not may_look():
                return
            if at_all or _is_due(source, row, now):
                self._look(source, row, now)

    def _look(self, source: Source, row: SourceStatus, now: datetime) -> None:
        with contextlib.ExitStack() as closing:

            def connect(url: str) -> Road:
                connected = self._stop.watch(HttpRoad(url, redirects=REDIRECTS))
                closing.callback(self._stop.forget, connected)
                return connected

            after = take_source(
                source,
                row,
                library=self._at.library,
                area=self.station.area,
                now=now,
                connect=connect,
            )
        self._puller.reporter.tell(sources=self.status.with_source(after).sources)


def _is_due(source: Source, row: SourceStatus, now: datetime) -> bool:
    return row.checked is None or abs(now - row.checked) >= timedelta(seconds=source.poll_s)
