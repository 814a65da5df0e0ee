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

    from sync.plan import Fetch
    from sync.road import Road
    from sync.spool import Part, Spool

logger = logging.getLogger(__name__)

REQUEST_S: Final = 300.0  # one request; the next goes on where it ended
LEAST_RATE: Final = 64  # bytes a second over a whole request; a slower road gives nothing
IDLE_TRIES: Final = 3  # tries in a row that brought nothing
WAIT_S: Final = 0.2  # before going on; doubled each time nothing came


@dataclass(slots=True)
class Gauge:
    """What transfers have cost, and who wants to see it.

    Args:
        on_bytes: Called with the number of bytes that came; may raise to stop.
        wait: Waits some seconds; may raise to stop.
        request_s: Seconds one request may take; the next goes on where it ended.
        resent: Bytes that were here already and came again.
    """

    on_bytes: Callable[[int], None]
    wait: Callable[[float], None] = time.sleep
    request_s: float = REQUEST_S
    resent: int = 0


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
    offer = fetch.offer
    with spool.part(offer.sha256) as part:
        if part.size > offer.size:
            part.restart()
        went_on = part.size > 0
        _fill(fetch, road, part, gauge)
        if part.size < offer.size:
            return False
        if part.is_right():
            return True
        part.restart()
        if went_on:  # its beginning was spoilt here, or by another road: once more, all of it
            gauge.resent += offer.size
            return fetch_file(fetch, road, spool, gauge)
    msg = f"{road.address}: {offer.path} is not what was signed"
    raise untrusted(msg, Reason.HASH_MISMATCH)


def _fill(fetch: Fetch, road: Road, part: Part, gauge: Gauge) -> None:
    """Ask again and again, as long as something comes."""
    offer, idle = fetch.offer, 0
    while part.size < fetch.stop:
        start, resent, begun = part.size, part.resent, time.monotonic()
        try:
            road.stream(
                offer.path,
                _Metered(part, gauge),
                start=start,
                stop=fetch.stop,
                whole=offer.size,
                within_s=gauge.request_s,
            )
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
        finally:
            gauge.resent += part.resent - resent


def _drips(gained: int, took_s: float, gauge: Gauge) -> bool:
    """Tell whether a road gives bytes that never make a file."""
    return took_s > gauge.request_s / 2 and gained < LEAST_RATE * took_s


class _Metered:
    """A part whose bytes are counted as they come."""

    def __init__(self, part: Part, gauge: Gauge) -> None:
        self._part = part
        self._gauge = gauge

    def append(self, chunk: bytes) -> None:
        self._part.append(chunk)
        self._gauge.on_bytes(len(chunk))

    def restart(self) -> None:
        self._gauge.on_bytes(-self._part.size)
        self._part.restart()
