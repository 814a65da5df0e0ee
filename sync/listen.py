"""Listen for nudges, each road on a thread of its own, while the agent rests or works.

What is heard wakes the agent; whether and when it pulls, `sync.nudge` says. A
road without an event stream, or whose stream dies, costs nothing but the
nudges it would have brought: the agent polls all the same.
"""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING, Final, Protocol

from content.errors import LinkError
from sync.link import HttpRoad
from sync.nudge import (
    PATH,
    SILENCE_S,
    STREAM_BYTES,
    EventStream,
    Nudge,
    call_again_s,
    first_due,
    number,
)
from sync.road import MissingError, StoppedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

logger = logging.getLogger(__name__)

MOST: Final = 3  # roads listened to: each holds a connection at its other end
_JOIN_S: Final = 0.5  # a thread that does not end by then ends with the process


class Nudges:
    """What was heard; here the agent and those who listen for it meet.

    Args:
        wake: Ends the agent's rest.
        draw: Returns a random number from 0 to 1.
    """

    def __init__(self, wake: Callable[[], None], draw: Callable[[], float]) -> None:
        self._wake = wake
        self._draw = draw
        self._lock = threading.Lock()
        self._said: dict[str, Nudge] = {}

    def hear(self, road: str, release: int) -> None:
        """Note that a road, or a broker, named a release; from any thread."""
        with self._lock:
            before = self._said.get(road, Nudge(road))
            after = before.heard(release, now=time.monotonic(), draw=self._draw())
            self._said[road] = after
        if after != before:
            logger.info("nudged road=%s release=%d", road, release)
            self._wake()

    def first(self, held: int) -> Nudge | None:
        """Return the nudge to pull for next, now or later."""
        with self._lock:
            return first_due(self._said.values(), held)

    def due(self, held: int) -> Nudge | None:
        """Return the nudge to pull for now."""
        nudge = self.first(held)
        return nudge if nudge is not None and nudge.due <= time.monotonic() else None

    def pulled(self, nudge: Nudge, held: int) -> None:
        """Note that the pull for a nudge is over, and which release is held after it."""
        with self._lock:
            said = self._said[nudge.road]
            self._said[nudge.road] = said.pulled(held, now=time.monotonic())


class Listener(Protocol):
    """One who listens, from its making until it is closed."""

    def close(self) -> None:
        """Listen no more."""


class Listeners:
    """Those who listen now, by address."""

    def __init__(self) -> None:
        self._at_work: dict[str, Listener] = {}

    def listen(self, wanted: Mapping[str, Callable[[], Listener]]) -> None:
        """Let these listen from now on and no others; who listens already goes on."""
        for address in self._at_work.keys() - wanted.keys():
            self._at_work.pop(address).close()
        for address in wanted.keys() - self._at_work.keys():
            self._at_work[address] = wanted[address]()

    def close(self) -> None:
        """Let nobody listen."""
        self.listen({})


def broker_listener(
    url: str, county: str, hear: Callable[[str, int], None], draw: Callable[[], float]
) -> Listener:
    """Listen to a broker; begins at once.

    Args:
        url: Its address.
        county: Administrative code of the county.
        hear: Told the broker's address and the release it named.
        draw: Returns a random number from 0 to 1.
    """
    from content.broker import Broker  # noqa: PLC0415  few have one; a tenth of a second of the start

    def take(said: bytes) -> None:
        release = number(said)
        if release is not None:
            hear(url, release)

    return Broker(url, pause=lambda: call_again_s(draw()), county=county, hear=take)


class RoadListener:
    """Listens to one road; begins at once.

    Args:
        address: The road.
        hear: Told the road and the release it named.
        draw: Returns a random number from 0 to 1.
    """

    def __init__(
        self, address: str, hear: Callable[[str, int], None], draw: Callable[[], float]
    ) -> None:
        self._address = address
        self._hear = hear
        self._draw = draw
        self._has_ended = threading.Event()
        self._heard = 0
        self._road = HttpRoad(address)
        self._thread = threading.Thread(target=self._listen, name="listen", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Listen no more."""
        self._has_ended.set()
        self._road.interrupt()
        self._thread.join(_JOIN_S)

    def _listen(self) -> None:
        try:
            while not self._has_ended.is_set():
                wait_s = call_again_s(self._draw(), is_absent=self._follow())
                logger.info("listens no more road=%s again_s=%.0f", self._address, wait_s)
                self._has_ended.wait(wait_s)
        finally:
            self._road.close()

    def _follow(self) -> bool:
        """Hear one stream to its end; tell whether there is none."""
        stream = EventStream()

        def take(chunk: bytes) -> None:
            for release in stream.feed(chunk):
                self._heard = release
                self._hear(self._address, release)

        try:
            self._road.follow(
                f"{PATH}?have={self._heard}", take, silence_s=SILENCE_S, most=STREAM_BYTES
            )
        except StoppedError:
            pass
        except MissingError:
            return True
        except LinkError as error:
            logger.debug("road=%s error=%s", self._address, error)
        except Exception:  # the root of this thread: it listens again, whatever came
            logger.exception("road=%s", self._address)
        return False
