"""The loop that keeps a home up to date, whatever happens.

Each round reads `station.toml` anew, visits the county and looks at the feeds
that are due; then it rests until the next poll, or until it is nudged. Whatever
goes wrong is logged with its reason and tried again later. An end asked for
comes at the next bytes, not at the next poll.
"""

from __future__ import annotations

import contextlib
import logging
import random
import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final, Self

from content.errors import AuthoringError, StoreError
from sync.home import one_writer, opened
from sync.listen import MOST, Listeners, Nudges, RoadListener, broker_listener
from sync.retry import pause_s
from sync.road import StoppedError
from sync.station import Station
from sync.stop import Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sync.home import OpenHome
    from sync.listen import Listener

logger = logging.getLogger(__name__)

MEDIA_S: Final = 60.0  # a warning waits no longer than this for a film in transfer


def run(
    home: Path,
    *,
    roads: Sequence[str] = (),
    trust: Path | None = None,
    poll_s: float | None = None,
    stop: Stop | None = None,
    draw: Callable[[], float] = random.random,
) -> int:
    """Keep a home up to date until an end is asked for.

    Args:
        home: The home.
        roads: Ways to the county in place of those in its `station.toml`.
        trust: File of the county's root, as given; None to believe the one pinned.
        poll_s: Seconds between polls in place of the station's own.
        stop: Who may ask for an end; SIGTERM and SIGINT may, too.
        draw: Returns a random number from 0 to 1.

    Returns:
        0.

    Raises:
        StoreError: When another agent is at work in this home.
    """
    stop = stop or Stop()
    told = Told(tuple(roads), poll_s, trust)
    with (
        stop.on_signals(),
        one_writer(home),
        Rounds(home, told, stop, draw) as rounds,
        contextlib.suppress(StoppedError),
    ):
        while True:
            rounds.rest(rounds.one())
    return 0


@dataclass(frozen=True, slots=True)
class Told:
    """What was said at the start in place of `station.toml`.

    Args:
        roads: Ways to the county; empty: the station's own.
        poll_s: Seconds between polls; None: the station's own.
        trust: File of the county's root; None to believe the one pinned.
    """

    roads: tuple[str, ...] = ()
    poll_s: float | None = None
    trust: Path | None = None

    def over(self, station: Station) -> Station:
        """Return the station with this in place of its own."""
        return replace(
            station,
            roads=self.roads or station.roads,
            poll_s=self.poll_s or station.poll_s,
        )


class Rounds:
    """Visits again and again; a context manager that closes what the last one opened."""

    def __init__(self, home: Path, told: Told, stop: Stop, draw: Callable[[], float]) -> None:
        self._station = told.over(Station(home=home))
        self._told = told
        self._stop = stop
        self._draw = draw
        self._failures = 0
        self._held = 0
        self._nudges = Nudges(stop.wake, draw)
        self._listeners = Listeners()
        self._open = contextlib.ExitStack()
        self._home: OpenHome | None = None

    def one(self) -> float:
        """Do what is due now, whatever it runs into.

        Returns:
            Seconds to wait until the next.

        Raises:
            StoppedError: When an end is asked for.
        """
        nudge = self._nudges.due(self._held)
        try:
            self._read()
            home = self._ready()
            self._listen(home.county)
            outcome = home.visit(first=nudge.road if nudge else "")
            self._held = outcome.after
            self._listen(home.county)  # which a first visit has made known
            if self._nudges.due(self._held) is None:  # the county's text comes first
                home.look_at_sources()
            if outcome.is_paused:
                return 0.0
            self._failures = 0 if outcome.was_answered else self._failures + 1
        except StoppedError:
            raise
        except StoreError as error:  # said on the screen, too; no fault of the program's
            self._failures += 1
            logger.error("round failed failures=%d error=%s", self._failures, error)  # noqa: TRY400  one line while the disk is full
            self._close()
        except Exception as error:  # the root of the agent: it outlives everything
            self._failures += 1
            logger.exception("round failed failures=%d error=%s", self._failures, error)  # noqa: TRY401  the line alone must say why
            self._close()
        finally:
            if nudge is not None:
                self._nudges.pulled(nudge, self._held)
        return pause_s(self._station.poll_s, self._failures, self._draw())

    def rest(self, seconds: float) -> None:
        """Wait for the next round.

        Args:
            seconds: Longest wait; a nudge ends it.

        Raises:
            StoppedError: As soon as an end is asked for.
        """
        ends = time.monotonic() + seconds
        while True:
            nudge = self._nudges.first(self._held)
            until = min(ends, nudge.due) if nudge else ends
            left = until - time.monotonic()
            self._stop.rest(left)
            if left <= 0:
                return

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close what is open."""
        self._listeners.close()
        self._close()

    def _listen(self, county: str) -> None:
        """Let those listen who should; to a broker once it is known whose releases to hear of."""
        station, told = self._station, (self._nudges.hear, self._draw)
        wanted: dict[str, Callable[[], Listener]] = {}
        if station.listens:
            roads = [road for road in station.roads if road.startswith(("http://", "https://"))]
            wanted = {road: partial(RoadListener, road, *told) for road in roads[:MOST]}
        if station.mqtt and county:
            wanted[station.mqtt] = partial(broker_listener, station.mqtt, county, *told)
        self._listeners.listen(wanted)

    def _read(self) -> None:
        """Read `station.toml`; while it is broken the last good one holds."""
        try:
            told = self._told.over(Station.read(self._station.home))
        except AuthoringError as error:
            logger.warning("station.toml error=%s", error)
            return
        if told != self._station:
            self._station = told
            self._close()

    def _ready(self) -> OpenHome:
        if self._home is None:
            self._home = self._open.enter_context(
                opened(
                    self._station,
                    stop=self._stop,
                    trust=self._told.trust,
                    media_s=MEDIA_S,
                    is_nudged=lambda held: self._nudges.due(held) is not None,
                )
            )
        return self._home

    def _close(self) -> None:
        self._home = None
        self._open.close()
