"""The publisher: a process of its own, the only one that holds the signing keys.

It looks twice a second at one number; when that has risen it releases all that is said.
Pages whose hour has come go out, those whose hour has passed are taken back. Whatever
goes wrong is written where the site shows it, and tried again; nothing ends it but a
request to end.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.core.management import call_command
from django.db import close_old_connections
from django.utils import timezone
from wagtail.models import Page, Revision

from content.errors import CunkouError, WithdrawalError
from content.platform.publishing.models import PublisherState, Stamp, Withdrawal
from content.platform.publishing.press import Press
from content.platform.publishing.public import PublicSite  # noqa: TC001  dataclass fields are resolved at run time
from content.platform.publishing.readings import Readings  # noqa: TC001  as above
from content.release import publish

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from content.platform.publishing.press import Collected
    from content.release import Released

logger = logging.getLogger(__name__)

LOOK_S: Final = 0.5  # seconds between two looks at the stamp
_BEAT: Final = timedelta(seconds=10)  # between two signs of life
_AGAIN: Final = timedelta(
    minutes=10
)  # a quiet county is looked through as often: what is over leaves
_PATIENCE: Final = timedelta(seconds=20)  # before what went wrong is tried again


@dataclass(slots=True)
class Publisher:
    """Releases what the county says into a tree.

    Args:
        tree: Folder of the release tree.
        keys: Folder of the signing keys.
        site: The public site that goes with it.
        readings: Its texts, read aloud.
        may_withdraw: Whether a whole section may go at once, said at the terminal; else the
            administrator is asked on the site.
    """

    tree: Path
    keys: Path
    site: PublicSite | None = None
    readings: Readings | None = None
    may_withdraw: bool = False
    _press: Press = field(default_factory=Press)
    _shown: bool = False
    _stamp: int = -1
    _done: datetime | None = None
    _beat: datetime | None = None
    _failed: datetime | None = None

    def run(self, until: Callable[[], bool]) -> None:
        """Look again and again until told to end."""
        while not until():
            try:
                self.look()
            except Exception as error:  # noqa: BLE001  the root of the process: told on the site, tried again
                self._note_failure(error)
            time.sleep(LOOK_S)

    def look(self) -> Released | None:
        """Do what is due now.

        Returns:
            What was released; None when nothing was due.
        """
        now = timezone.now()
        close_old_connections()
        keep_schedule(now)
        self._tend_site(now)
        is_read = self.readings is not None and self.readings.go_on()
        if not (self._is_due(now) or is_read):
            self._sign_of_life(now)
            return None
        return self.release()

    def release(self) -> Released:
        """Release all that is said now.

        Raises:
            CunkouError: When it cannot be released; what was released stays.
        """
        begun = time.monotonic()
        collected = self._collect()
        try:
            done = self._publish(collected, may_withdraw=self.may_withdraw)
        except WithdrawalError as error:
            if not Withdrawal.is_allowed(error):
                raise
            done = self._publish(collected, may_withdraw=True)
        Withdrawal.settle()
        took_ms = round((time.monotonic() - begun) * 1000)
        self._stamp, self._done, self._failed = collected.stamp, timezone.now(), None
        said = {"stamp": collected.stamp, "release": done.release, "items": done.items}
        if done.is_new:
            said["took_ms"] = took_ms
            logger.info("released release=%d ms=%d", done.release, took_ms)
            PublisherState.note(released=collected.now)
        PublisherState.note(**said, beat=self._done, problem="\n".join(collected.problems))
        self._beat = self._done
        if self.site is not None and (done.is_new or not self._shown):
            self.site.show(collected)
            self._shown = True
        return done

    def _collect(self) -> Collected:
        said = self._press.collect()
        return self.readings.add(said) if self.readings else said

    def _publish(self, said: Collected, *, may_withdraw: bool) -> Released:
        return publish(
            said.items,
            said.blobs,
            tree=self.tree,
            keys=self.keys,
            county=replace(said.county, site=self.site.base_url if self.site else ""),
            now=said.now,
            may_withdraw=may_withdraw,
        )

    def _tend_site(self, now: datetime) -> None:
        if self.site is None:
            return
        if self.site.is_due(now):
            self.site.show(self._collect())
        if problem := self.site.go_on():
            logger.error("cannot write the public site: %s", problem)
            PublisherState.note(problem=problem)

    def _is_due(self, now: datetime) -> bool:
        if self._failed is not None:
            return now - self._failed > _PATIENCE or Stamp.now() != self._stamp
        return self._done is None or now - self._done > _AGAIN or Stamp.now() != self._stamp

    def _sign_of_life(self, now: datetime) -> None:
        if self._beat is None or now - self._beat > _BEAT:
            PublisherState.note(beat=now)
            self._beat = now

    def _note_failure(self, error: Exception) -> None:
        logger.error("cannot release: %s", error, exc_info=not isinstance(error, CunkouError))
        self._failed = timezone.now()
        try:
            self._stamp = Stamp.now()
            is_asked = isinstance(error, WithdrawalError)  # on the front page, with a button
            problem = "" if is_asked else str(error) or repr(error)
            PublisherState.note(problem=problem, beat=self._failed)
        except Exception:  # the database itself is away: the log has it
            logger.exception("cannot say so on the site")


def keep_schedule(now: datetime) -> None:
    """Say what is due by its hour, and take back what is over by its hour."""
    is_over = Page.objects.filter(live=True, expire_at__lt=now).exists()
    if is_over or Revision.objects.filter(approved_go_live_at__lt=now).exists():
        call_command("publish_scheduled")
