"""The loop that keeps a home up to date, whatever happens.

Each round reads `station.toml` anew, visits the county, looks at the feeds that
are due and then through some of what is kept; then it rests until the next poll,
or until it is nudged. Whatever goes wrong is logged with its reason and tried again
later; what a dying disk asks for is done by `sync.health.health`. An end asked for comes
at the next bytes, not at the next poll.
"""

from __future__ import annotations

import contextlib
import logging
import random
import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final, Self

from sync.health.doubt import Doubts
from sync.health.health import Health
from sync.home import one_writer
from sync.listen import MOST, Listeners, Nudges, RoadListener, broker_listener
from sync.opening import opened
from sync.retry import pause_s
from sync.road import StoppedError
from sync.station import FILE, Station
from sync.stick.watch import LOOK_S, Sticks
from sync.stop import Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sync.home import OpenHome
    from sync.listen import Listener
    from sync.mirror.forward import Forward
    from sync.pull import Outcome
    from sync.stick.carry import Carried

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
    forward: Forward | None = None,
) -> int:
    """Keep a home up to date until an end is asked for.

    Args:
        home: The home.
        roads: Ways to the county in place of those in its `station.toml`.
        trust: File of the county's root, as given; None to believe the one pinned.
        poll_s: Seconds between polls in place of the station's own.
        stop: Who may ask for an end; SIGTERM and SIGINT may, too.
        draw: Returns a random number from 0 to 1.
        forward: What others hand over here: this home is a relay, and holds all for all.

    Returns:
        0.

    Raises:
        StoreError: When another agent is at work in this home.
    """
    logging.getLogger("httpx").setLevel(logging.WARNING)  # a line a request says nothing more
    stop = stop or Stop()
    told = Told(tuple(roads), poll_s, trust, forward)
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
        forward: What others hand over here; None at a village.
    """

    roads: tuple[str, ...] = ()
    poll_s: float | None = None
    trust: Path | None = None
    forward: Forward | None = None

    def over(self, station: Station) -> Station:
        """Return the station with this in place of its own."""
        told = replace(
            station,
            roads=self.roads or station.roads,
            poll_s=self.poll_s or station.poll_s,
        )
        return replace(told, area="", sources=()) if self.forward is not None else told


class Rounds:
    """Visits again and again; a context manager that closes what the last one opened."""

    def __init__(self, home: Path, told: Told, stop: Stop, draw: Callable[[], float]) -> None:
        self._station = told.over(Station(home=home))
        self._told = told
        self._stop = stop
        self._draw = draw
        self._failures = 0
        self._is_roadless = False
        self._health = Health(home)
        self._doubts = Doubts(home)
        self._sticks = Sticks(self._serve, lambda stick: self._ready().lose_stick(stick))
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
            outcome = self._visit(home, first=nudge.road if nudge else "")
            if outcome.is_paused:
                return 0.0
            self._failures = 0 if outcome.was_answered else self._failures + 1
        except StoppedError:
            raise
        except Exception as error:  # noqa: BLE001  the root of the agent: it outlives everything
            self._close()
            if self._health.failed(error, self._station.library_path):
                return 0.0
            self._failures += 1
        finally:
            if nudge is not None:
                self._nudges.pulled(nudge, self._held)
        return pause_s(self._station.poll_s, self._failures, self._draw())

    def rest(self, seconds: float) -> None:
        """Wait for the next round, and serve the sticks that are plugged in meanwhile.

        Args:
            seconds: Longest wait; a nudge ends it, a stick for which there is more to do, or
                the screen that cannot read the library.

        Raises:
            StoppedError: As soon as an end is asked for.
        """
        ends = time.monotonic() + seconds
        while not self._attend() and not self._doubts.is_due(time.monotonic()):
            nudge = self._nudges.first(self._held)
            until = min(ends, nudge.due) if nudge else ends
            left = until - time.monotonic()
            self._stop.rest(min(left, LOOK_S))
            if left <= 0:
                return

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close what is open."""
        self._listeners.close()
        self._close()

    def _visit(self, home: OpenHome, *, first: str) -> Outcome:
        home.tell(faults=self._health.faults(is_behind=home.is_behind))
        outcome = home.visit(first=first)
        self._held = outcome.after
        self._listen(home.county)  # which a first visit has made known
        home.look_at_sources(self._may_look)
        if not outcome.is_paused:
            home.look_through(self._may_look)
            self._health.is_well()
            home.tell(faults=self._health.faults(is_behind=home.is_behind))
        return outcome

    def _may_look(self) -> bool:
        """Tell whether there is time for what can wait; an end asked for ends it."""
        self._stop.wait(0)
        return self._nudges.due(self._held) is None

    def _attend(self) -> bool:
        """Serve what came meanwhile; tell whether to ask the county first, and then go on."""
        try:
            if self._told.forward is not None and self._told.forward.has_news():
                self._ready().hand_on()
            return self._sticks.attend(self._station.sticks)
        except StoppedError:
            raise
        except Exception:  # as in a round: the agent outlives everything
            logger.exception("stick or batch failed")
            self._close()
            return False

    def _serve(self, stick: Path) -> Carried:
        done = self._ready().serve_stick(stick)
        self._held = max(self._held, done.after)
        return done

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
        told = self._told.over(self._health.station())
        if told != self._station:
            self._station = told
            self._close()
        if not (told.roads or self._is_roadless):
            logger.warning("no road to the county is named path=%s", told.home / FILE)
        self._is_roadless = not told.roads

    def _ready(self) -> OpenHome:
        if self._home is not None and not self._home.stands:
            logger.warning("library was taken away path=%s", self._station.library_path)
            self._close()
        if self._doubts.is_due(time.monotonic()):
            logger.warning("screen cannot read the library path=%s", self._station.library_path)
            self._doubts.take(time.monotonic())
            self._close()  # it is looked at when it is opened
        if self._home is None:
            station = self._station
            self._health.clear_way(
                station.blobs_path, station.spool_path, station.trust_path, station.tree_path
            )
            self._home = self._open.enter_context(
                opened(
                    station,
                    stop=self._stop,
                    trust=self._told.trust,
                    media_s=MEDIA_S,
                    is_nudged=lambda held: self._nudges.due(held) is not None,
                    forward=self._told.forward,
                )
            )
            self._home.look_for_short()
        return self._home

    def _close(self) -> None:
        self._home = None
        self._open.close()
