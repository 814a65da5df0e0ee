"""Bring attachments after the text: what does not come now comes later, and undoes nothing."""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from content.errors import LinkError, UntrustedError
from sync.disk import store_errors
from sync.fetch import fetch_file
from sync.plan import Rank, blob_offers, plan
from sync.retry import backoff_s
from sync.road import MissingError, StoppedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from content.library import Applied
    from sync.fetch import Gauge
    from sync.plan import Fetch, Offer
    from sync.report import Reporter
    from sync.road import Road
    from sync.text import Holdings

logger = logging.getLogger(__name__)

DEAD_AFTER: Final = 2  # attachments in a row that the line did not bring: it is dead


class PausedError(Exception):
    """The time for attachments is over for now; text comes first again."""


class Media:
    """Brings what the library wants and the folder of blobs lacks.

    Args:
        at: What to bring up to date.
        gauge: What transfers cost.
        reporter: Who is told how it goes.
        budget: Bytes one visit may spend; None: any.
        lasts_s: Seconds one visit may take; None: any.
        is_urged: Says whether text has to come first at once.
    """

    def __init__(
        self,
        at: Holdings,
        gauge: Gauge,
        reporter: Reporter,
        *,
        budget: int | None = None,
        lasts_s: float | None = None,
        is_urged: Callable[[], bool] = lambda: False,
    ) -> None:
        self._at = at
        self._gauge = gauge
        self._reporter = reporter
        self._budget = budget
        self._lasts_s = lasts_s
        self._is_urged = is_urged
        self._ends: float | None = None  # while attachments come: when that is over
        self._failures: dict[str, int] = {}
        self._not_before: dict[str, datetime] = {}

    def take(self, road: Road, now: datetime) -> tuple[int, bool]:
        """Bring what this visit allows.

        Returns:
            How many attachments are still to come, and whether the visit was
            ended for the sake of text although the road still delivers.

        Raises:
            StoreError: When this machine cannot keep what came.
            StoppedError: When somebody asked for an end.
        """
        wanted = self._at.library.wanted_blobs(self._at.area)
        offers = blob_offers(wanted, self._at.blobs.has)
        self._at.spool.sweep({offer.sha256 for offer in offers})
        due = [each for each in offers if self._not_before.get(each.sha256, now) <= now]
        spooled = self._at.spool.sizes()
        fetches = plan(due, spooled, self._budget)
        if not fetches:
            return len(offers), False
        self._ends = time.monotonic() + self._lasts_s if self._lasts_s else float("inf")
        done = sum(spooled.get(fetch.offer.sha256, 0) for fetch in fetches)
        self._reporter.begin(done, sum(fetch.stop for fetch in fetches))
        try:
            placed = self._take_all(fetches, road, now)
        except PausedError:
            placed = sum(self._at.blobs.has(offer.sha256) for offer in offers)
            return len(offers) - placed, True
        finally:
            self._ends = None
        return len(offers) - placed, False

    def sweep(self, applied: Applied) -> None:
        """Give back the room of attachments that no item names any more.

        Raises:
            StoreError: When the disk refuses.
        """
        if applied.changed or applied.withdrawn:
            with store_errors(f"clear {self._at.blobs.root}"):
                freed = self._at.blobs.sweep(self._at.library.blob_names())
            logger.info("swept bytes=%d", freed)

    def check_time(self) -> None:
        """Raise `PausedError` when the time for attachments is over."""
        if self._ends is not None and (time.monotonic() >= self._ends or self._is_urged()):
            raise PausedError

    def _take_all(self, fetches: list[Fetch], road: Road, now: datetime) -> int:
        placed = dead = 0
        for fetch in fetches:
            sha256 = fetch.offer.sha256
            try:
                if fetch_file(fetch, road, self._at.spool, self._gauge):
                    self._place(fetch.offer)
                    placed += 1
                self._failures.pop(sha256, None)
                dead = 0
            except StoppedError:
                raise
            except (UntrustedError, MissingError) as error:
                self._put_off(sha256, now, error)
            except LinkError as error:
                self._put_off(sha256, now, error)
                dead += 1
                if dead >= DEAD_AFTER:
                    break
        return placed

    def _place(self, offer: Offer) -> None:
        if offer.rank is Rank.DATA:  # what the screen computes with goes into the library as well
            self._at.library.take_data(offer.sha256, self._at.spool.whole(offer.sha256))
        self._at.blobs.place(self._at.spool.path(offer.sha256), offer.sha256)

    def _put_off(self, sha256: str, now: datetime, error: Exception) -> None:
        failures = self._failures[sha256] = self._failures.get(sha256, 0) + 1
        self._not_before[sha256] = now + timedelta(seconds=backoff_s(failures, 1.0))
        logger.warning("attachment sha256=%s failures=%d error=%s", sha256, failures, error)
