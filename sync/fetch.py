"""Fetch one signed file over a bad line: go on where it broke, as long as it moves.

Every byte that arrived counts: a connection that dies after 8 KB has brought
the file 8 KB nearer. Given up is only what does not move.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from content.errors import LinkError
from sync.judge import Reason, untrusted
from sync.plan import Rank
from sync.road import MissingError, StoppedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.budget import Pace
    from sync.plan import Fetch
    from sync.road import Road
    from sync.spool import Part, Spool

logger = logging.getLogger(__name__)

REQUEST_S: Final = 300.0  # one request; the next goes on where it ended
LEAST_RATE: Final = 64  # bytes a second over a whole request; a slower road gives nothing
IDLE_TRIES: Final = 3  # tries in a row that brought nothing
WAIT_S: Final = 0.2  # before going on; doubled each time nothing came
PROOFS: Final = 3  # times a file is mended before a disk that keeps nothing is given up


@dataclass(slots=True)
class Gauge:
    """What transfers have cost, and who wants to see it.

    Args:
        on_bytes: Called with the number of bytes that came; may raise to stop.
        wait: Waits some seconds; may raise to stop.
        request_s: Seconds one request may take; the next goes on where it ended.
        pace: Keeps what is received under a rate; None: as fast as it comes.
        resent: Bytes that were here already and came again.
    """

    on_bytes: Callable[[int], None]
    wait: Callable[[float], None] = time.sleep
    request_s: float = REQUEST_S
    pace: Pace | None = None
    resent: int = 0

    def pay(self, count: int) -> None:
        """Wait until the rate allows these bytes that came."""
        if self.pace is not None and (owed_s := self.pace.owed_s(count, time.monotonic())) > 0:
            self.wait(owed_s)

    @property
    def most(self) -> float:
        """Bytes to ask for in one request, so that no deadline cuts a slow pace off."""
        return self.pace.rate * self.request_s / 2 if self.pace else float("inf")


def fetch_file(fetch: Fetch, road: Road, spool: Spool, gauge: Gauge) -> bool:
    """Bring a file, or the part the plan allows, into the spool.

    Args:
        fetch: What to bring.
        road: Where from.
        spool: Where to.
        gauge: What it costs.

    Returns:
        Whether the whole is in the spool, its hash proven.

    Raises:
        LinkError: When the road stops delivering; what came stays.
        UntrustedError: When the whole is not what was signed; it is thrown away.
        StoreError: When the disk refuses.
    """
    with spool.part(fetch.offer.sha256) as part:
        try:
            for _ in range(PROOFS):
                was_begun = part.size > 0
                _fill(fetch, road, part, gauge)
                if part.size < fetch.offer.size:
                    return False
                if part.is_right():
                    return True
                if part.mend():  # the disk spoilt some of it
                    continue
                part.restart()
                if not was_begun:  # all of it came from here, now
                    break
        finally:
            gauge.resent += part.resent
    msg = f"{road.address}: {fetch.offer.path} is not what was signed"
    raise untrusted(msg, Reason.HASH_MISMATCH)


def _fill(fetch: Fetch, road: Road, part: Part, gauge: Gauge) -> None:
    """Ask again and again, as long as something comes."""
    offer, idle = fetch.offer, 0
    if part.size > offer.size:
        part.cut(offer.size)
    while part.size < fetch.stop:
        start, begun = part.size, time.monotonic()
        try:
            _request(fetch, road, part, gauge)
        except StoppedError:
            raise
        except MissingError as error:
            if offer.rank is Rank.TEXT:
                raise untrusted(str(error), Reason.MISSING) from error
            raise
        except LinkError as error:
            gained, took_s = part.size - start, time.monotonic() - begun
            logger.info("broken path=%s at=%d error=%s", offer.path, part.size, error)
            idle = 0 if gained > 0 else idle + 1
            if idle >= IDLE_TRIES or _drips(gained, took_s, gauge):
                raise
            gauge.wait(WAIT_S * 2**idle)


def _request(fetch: Fetch, road: Road, part: Part, gauge: Gauge) -> None:
    before, into = road.tally.paid, _Metered(part, gauge)
    road.stream(
        fetch.offer.path,
        into,
        start=part.size,
        stop=round(min(fetch.stop, part.size + gauge.most)),
        whole=fetch.offer.size,
        within_s=gauge.request_s,
    )
    gauge.pay(road.tally.paid - before - into.paid)  # the headers


def _drips(gained: int, took_s: float, gauge: Gauge) -> bool:
    """Tell whether a road gives bytes that never make a file."""
    return took_s > gauge.request_s / 2 and gained < LEAST_RATE * took_s


class _Metered:
    """A part whose bytes are counted as they come."""

    def __init__(self, part: Part, gauge: Gauge) -> None:
        self.paid = 0
        self._part = part
        self._gauge = gauge

    def append(self, chunk: bytes) -> None:
        self._part.append(chunk)
        self._gauge.on_bytes(len(chunk))
        self._pay(len(chunk))

    def same(self, at: int, chunk: bytes) -> bool:
        self._gauge.resent += len(chunk)
        self._gauge.on_bytes(0)
        self._pay(len(chunk))
        return self._part.same(at, chunk)

    def cut(self, at: int) -> None:
        self._gauge.on_bytes(at - self._part.size)
        self._part.cut(at)

    def _pay(self, count: int) -> None:
        self.paid += count
        self._gauge.pay(count)
