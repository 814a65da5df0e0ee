"""Look at what the county follows: entries become drafts, messages wait for a word.

A process of its own (`cunkou platform follower`): the site never asks anybody outside.
One feed that fails is a sentence beside its name, nothing more. As the one who may speak to
the outside, it also sends the mail about silent stations.
"""

from __future__ import annotations

import hashlib
import logging
import re
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.db import close_old_connections, transaction
from django.utils import timezone
from wagtail.log_actions import log

from content import areas, cap
from content.errors import ContentError, CunkouError
from content.foreign import words
from content.jail import FEED_MOST, parse_feed
from content.outside import Got, fetch
from content.platform.areas.models import County
from content.platform.desks.feeds import Outside, Seen, Subscription
from content.platform.desks.models import Alert
from content.platform.fleet.silence import tell
from content.platform.items.blocks import to_stream
from content.platform.items.models import PAGES, SectionPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from content.feed import ForeignEntry
    from content.outside import Rules
    from content.platform.items.models import Picture

logger = logging.getLogger(__name__)

LOOK_S: Final = 5  # between two looks at what is due
_WARNINGS: Final = timedelta(minutes=1)
_FEEDS: Final = timedelta(minutes=30)
_WITHIN_S: Final = 60.0
_MOST_DRAFTS: Final = 20  # of one look: a first subscription brings the newest
_MOST_MESSAGES: Final = 60  # asked for in one look; a county's own are a handful
_NAMED = re.compile(r"(?<!\d)(\d{6})\d{8}_\d{14}(?!\d)")  # as the Chinese service names a message


@dataclass(slots=True)
class Follower:
    """Looks when it is time to.

    Args:
        rules: Where requests may go; None for what the county's settings say.
    """

    rules: Rules | None = None
    _warned: datetime | None = None
    _told: datetime | None = None
    _known: Got = field(default_factory=lambda: Got(b""))

    def run(self, until: Callable[[], bool]) -> None:
        """Look again and again until told to end."""
        while not until():
            try:
                self.look()
            except Exception:  # the root of the process: in the log, tried again
                logger.exception("cannot follow")
            time.sleep(LOOK_S)

    def look(self) -> None:
        """Do what is due now."""
        close_old_connections()
        now = timezone.now()
        self._tell_of_silence(now)
        outside = Outside.load()
        rules = self.rules or outside.rules()
        if outside.warnings_url and (self._warned is None or now - self._warned >= _WARNINGS):
            self._warned = now
            self._take_warnings(outside, rules)
        for one in Subscription.objects.filter(is_active=True):
            if one.checked is None or now - one.checked >= _FEEDS:
                take_feed(one, rules)

    def _tell_of_silence(self, now: datetime) -> None:
        if self._told is None or now - self._told >= _FEEDS:
            self._told = now
            tell(now)

    def _take_warnings(self, outside: Outside, rules: Rules) -> None:
        try:
            known = {"etag": self._known.etag, "modified": self._known.modified}
            got = fetch(outside.warnings_url, rules, most=FEED_MOST, within_s=_WITHIN_S, **known)
            if not got.unchanged:
                self._known = got
                take_messages(parse_feed(got.body), outside, rules)
        except CunkouError as error:
            logger.warning("warnings url=%s error=%s", outside.warnings_url, error)


def take_feed(source: Subscription, rules: Rules) -> None:
    """Bring the new entries of a feed as drafts, and note how it fares."""
    source.checked = timezone.now()
    try:
        known = {"etag": source.etag, "modified": source.modified}
        got = fetch(source.url, rules, most=FEED_MOST, within_s=_WITHIN_S, **known)
        if not got.unchanged:
            source.brought += _bring(parse_feed(got.body), source)
            source.etag, source.modified = got.etag[:300], got.modified[:100]
        source.problem = ""
    except CunkouError as error:
        logger.warning("feed url=%s error=%s", source.url, error)
        source.problem = _told(error)
    source.save()


def _told(error: CunkouError) -> str:
    """Say what went wrong to who keeps the list; who keeps the line finds it in the log."""
    if isinstance(error, ContentError):
        return "回来的不是能用的 RSS 或 Atom，看看网址对不对。"
    return "没有取到，过半小时再试。网站要先在“外部来源”的名单里。"


def _bring(entries: list[ForeignEntry], source: Subscription) -> int:
    fresh = [entry for entry in entries if _is_new(source.url, entry)]
    brought = 0
    for entry in fresh[:_MOST_DRAFTS]:
        try:
            with transaction.atomic():
                _draft(entry, source)
            brought += 1
        except (ContentError, ValidationError) as error:
            logger.warning("entry left out feed=%s error=%s", source.url, error)
    for entry in fresh:
        _note(source.url, entry)
    return brought


def _draft(entry: ForeignEntry, source: Subscription) -> None:
    """Write an entry as a draft that its section's editors find; nobody has handed it in."""
    said = words(entry)
    page = next(kind for section, kind in PAGES.items() if str(section) == source.section)(
        title=said.title or source.title,
        summary=said.summary or said.title or source.title,
        source=source.title,
        live=False,
    )
    page.body = to_stream(said.body, _no_picture)
    page.areas = [source.area]
    SectionPage.objects.get(section=source.section).add_child(instance=page)
    page.save_revision()
    log(page, "desks.brought", title=source.title)


def _no_picture(_: str) -> Picture:
    msg = "a stranger's text has no picture of ours"
    raise ContentError(msg)


def take_messages(entries: list[ForeignEntry], outside: Outside, rules: Rules) -> int:
    """Bring the messages of a feed of warnings that concern the county.

    Returns:
        How many came in.
    """
    county, source = County.load().code, outside.warnings_url
    wanted = [one for one in entries if may_concern(one, county) and _is_new(source, one)]
    taken = 0
    for entry in wanted[:_MOST_MESSAGES]:
        try:
            got = fetch(
                entry["cap"] or entry["link"], rules, most=cap.MOST_BYTES, within_s=_WITHIN_S
            )
        except CunkouError as error:  # asked again the next time
            logger.warning("message url=%s error=%s", entry["link"], error)
            continue
        taken += _take(got.body, county, outside)
        _note(source, entry)
    return taken


def may_concern(entry: ForeignEntry, county: str) -> bool:
    """Tell by its name whether a message may be for the county, before it is asked for.

    The name begins with the code of the office: the county's own, or one around it. A
    name of another form says nothing, so the message itself has to.
    """
    named = _NAMED.search(entry["id"]) or _NAMED.search(entry["cap"] or entry["link"])
    return named is None or _touches(named[1], county)


def _touches(code: str, county: str) -> bool:
    return areas.covers([code], county) or areas.covers([county], code)


def _take(held: bytes, county: str, outside: Outside) -> bool:
    try:
        says = cap.read_cap(held)
    except ContentError as error:  # no message for everybody: an exercise, a test, no CAP
        logger.info("message left out: %s", error)
        return False
    is_ours = not says.areas or any(_touches(code, county) for code in says.areas)
    if not is_ours or Alert.objects.filter(identifier=says.identifier).exists():
        return False
    alert = Alert.objects.create(
        identifier=says.identifier,
        held=held,
        live=not outside.must_confirm,
        source=outside.warnings_url[:500],
    )
    log(alert, "desks.arrived", title=says.headline)
    return True


def _is_new(source: str, entry: ForeignEntry) -> bool:
    return not Seen.objects.filter(source=source, entry=_name(entry)).exists()


def _note(source: str, entry: ForeignEntry) -> None:
    Seen.objects.get_or_create(source=source, entry=_name(entry))


def _name(entry: ForeignEntry) -> str:
    named = entry["id"] or entry["link"] or f"{entry['title']}\n{entry['summary']}"
    return hashlib.sha256(named.encode()).hexdigest()
