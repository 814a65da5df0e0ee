"""Open a home: put together what works in it, from what its `station.toml` says."""

from __future__ import annotations

import contextlib
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from content.errors import AuthoringError, StoreError
from content.library import Blobs, Library
from sync.home import OpenHome
from sync.link import road
from sync.media import Limits
from sync.mirror.mirror import Mirror
from sync.outbox.upward import Upward
from sync.pull import Puller
from sync.spool import Spool
from sync.status import NOTE
from sync.stick.carry import Carrier
from sync.stick.letters import Letters
from sync.stick.porter import Porter
from sync.text import ROOT_NOTE, Holdings
from sync.trust import Trust

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sync.mirror.forward import Forward
    from sync.report import Reporter
    from sync.road import Road
    from sync.station import Station
    from sync.status import Status
    from sync.stop import Stop

logger = logging.getLogger(__name__)


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
