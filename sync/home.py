"""A home, open for work: what it holds, the roads to its county, the feeds beside it."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from content import lock
from content.errors import AuthoringError, StoreError
from content.library import Blobs, Library
from sync.carry import Carrier
from sync.disk import store_errors
from sync.letters import Letters
from sync.link import HttpRoad, road
from sync.media import Limits
from sync.mirror import Mirror
from sync.porter import Porter
from sync.pull import Puller
from sync.scrub import Scrub
from sync.sources import REDIRECTS, take_source
from sync.spool import Spool
from sync.status import NOTE, SourceStatus
from sync.text import ROOT_NOTE, Holdings
from sync.trust import Trust
from sync.upward import Upward

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sync.carry import Carried
    from sync.forward import Forward
    from sync.pull import Outcome
    from sync.report import Reporter
    from sync.road import Road
    from sync.station import Source, Station
    from sync.status import Status
    from sync.stop import Stop

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
        return self._at.library.held().release < self._at.trust.floor.release

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


@contextlib.contextmanager
def opened(
    station: Station,
    *,
    stop: Stop,
    trust: Path | None = None,
    show: Callable[[Status], None] = lambda _: None,
    media_s: float | None = None,
    is_nudged: Callable[[int], bool] = lambda _: False,
    forward: Forward | None = None,
) -> Iterator[OpenHome]:
    """Open a home for work.

    Args:
        station: What this machine is told about itself.
        stop: Who may ask for an end.
        trust: File of the county's root, as given; None to believe the one pinned.
        show: Called with each new status, after it was noted in the library.
        media_s: Seconds one visit may spend on attachments; None: any.
        is_nudged: Told the release held, says whether newer text is known of.
        forward: What other homes handed over here, to be handed on; None at a village.

    Raises:
        StoreError: When the home cannot be written.
        UntrustedError: When another root is pinned than the one given.
        AuthoringError: When the root given cannot be read.
    """
    with contextlib.ExitStack() as closing:
        library = closing.enter_context(Library(station.library_path, write=True))
        spare = library.note(ROOT_NOTE)
        at = Holdings(
            area=station.area,
            library=library,
            blobs=Blobs(station.blobs_path),
            spool=Spool(station.spool_path),
            trust=Trust(station.trust_path, spare_root=spare.encode() if spare else None),
            mirror=Mirror(station.tree_path, station.trust_path),
        )
        if trust is not None:
            at.trust.pin(_given(trust))
        roads = [closing.enter_context(_connected(address, stop)) for address in station.roads]
        upward = Upward(station.station_path, roads, lambda: library.held().intake)
        closing.callback(upward.close)
        limits = Limits(line=station.line, disk=station.disk, visit_s=media_s, opened=upward.opened)

        def hand_on(best: Road | None = None) -> None:
            first = [best] if best else []
            ways = [*first, *(road for road in roads if road is not best)]
            if forward is not None:
                forward.hand_on(ways, library.held().intake)

        def after_text(road: Road) -> None:
            upward.push(road)
            hand_on(road)

        puller = Puller(
            at,
            roads,
            system=_system,
            show=_Noted(library, show),
            wait=stop.wait,
            limits=limits,
            after_text=after_text,
            is_nudged=is_nudged,
        )
        porter = _porter(
            station, at, puller.reporter, stop=stop, limits=limits, is_nudged=is_nudged
        )
        home = OpenHome(
            station, at, puller=puller, upward=upward, porter=porter, hand_on=hand_on, stop=stop
        )
        if home.is_behind:
            logger.warning("library lost, begun anew path=%s", station.library_path)
            home.tell(rebuilt=datetime.now(UTC))
        yield home


def _porter(
    station: Station,
    at: Holdings,
    reporter: Reporter,
    *,
    stop: Stop,
    limits: Limits,
    is_nudged: Callable[[int], bool],
) -> Porter:
    carrier = Carrier(
        at,
        station.home,
        sender=Letters(station.station_path, lambda: at.library.held().intake),
        system=_system,
        wait=stop.wait,
        limits=limits,
        is_nudged=is_nudged,
    )
    village = f"{station.name} {station.area}".strip()
    return Porter(carrier, at, reporter, village=village, system=_system)


def _system() -> datetime:
    return datetime.now(UTC)


def _given(trust: Path) -> bytes:
    try:
        return trust.read_bytes()
    except OSError as error:
        raise AuthoringError(error.strerror or str(error), file=trust) from error


@contextlib.contextmanager
def _connected(address: str, stop: Stop) -> Iterator[Road]:
    connected = stop.watch(road(address))
    try:
        yield connected
    finally:
        stop.forget(connected)
        connected.close()


class _Noted:
    """Notes each status in the library, where the screen looks, and passes it on."""

    def __init__(self, library: Library, show: Callable[[Status], None]) -> None:
        self._library = library
        self._show = show
        self._error = ""

    def __call__(self, status: Status) -> None:
        """Note it; a full disk is no reason not to go on."""
        error = ""
        try:
            self._library.put_note(NOTE, status.to_json())
        except StoreError as problem:
            error = str(problem)
        if error and error != self._error:  # one line, not one for each status of a visit
            logger.warning("status not noted error=%s", error)
        self._error = error
        self._show(status)
