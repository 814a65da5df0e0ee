"""Bring the text of the newest release: trust, head, segments, one transaction.

Nothing is half-applied: a release is in the library whole or not at all.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from content.errors import FeedFormatError
from content.feed import read_segment
from content.head import Head
from content.latest import Latest
from content.library import Applied, Held
from sync.fetch import fetch_file
from sync.judge import Reason, untrusted
from sync.latest import NOTHING, Foretold, ask_latest
from sync.plan import plan, segment_offers
from sync.poll import NOTE, Heard, Polls
from sync.road import MissingError, PortalError, TooLargeError, ask_again, is_page
from sync.trust import TIMESTAMP, TIMESTAMP_MOST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from content.library import Blobs, Library
    from content.model import Item, Tombstone
    from sync.fetch import Gauge
    from sync.mirror.mirror import Mirror
    from sync.plan import Offer
    from sync.report import Reporter
    from sync.road import Answer, Asked, Road
    from sync.spool import Spool
    from sync.trust import SignedFile, Trust, Trusted

logger = logging.getLogger(__name__)

ROOT_NOTE: Final = "root"  # the pinned root, should its own folder be lost
HEAD_MOST: Final = 1_048_576  # bytes; ours has 0.6 KB
SAVE_EVERY_S: Final = 600  # seconds between two times kept for after a dead battery


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a village holds, and whom it believes.

    Args:
        area: Administrative code of the village; empty at a relay, which is for all.
        library: Open for writing.
        blobs: Its attachments.
        spool: Parts of what is to come.
        trust: The pinned root and what was verified by it.
        mirror: The county's tree, for others to take.
    """

    area: str
    library: Library
    blobs: Blobs
    spool: Spool
    trust: Trust
    mirror: Mirror


@dataclass(frozen=True, slots=True)
class Visit:
    """One road, asked once.

    Args:
        road: Where to ask.
        at: What to bring up to date.
        now: What the system's clock says.
        gauge: What transfers cost.
        reporter: Who is told how it goes.
    """

    road: Road
    at: Holdings
    now: datetime
    gauge: Gauge
    reporter: Reporter


def take_text(visit: Visit) -> Applied:
    """Bring a village to the newest release a road has.

    Returns:
        What changed.

    Raises:
        UntrustedError: When the road says what may not be believed.
        LinkError: When it does not deliver.
        StoreError: When this machine cannot keep what came.
    """
    road, at, now = visit.road, visit.at, visit.now
    held = at.library.held()
    polls = Polls.from_json(at.library.note(NOTE))
    news = _news(visit, polls, held.release)
    if news.answer.unchanged:
        _still_fresh(visit)
        return Applied()
    asked = Foretold(road, news.latest)
    heads: list[Head] = []
    trusted = at.trust.refresh(
        asked,
        held_release=held.release,
        system=now,
        agree=lambda trusted: heads.extend(_newer_heads(visit, asked, trusted, held)),
    )
    applied = Applied()
    for head in heads:
        applied = _apply(visit, held, head, trusted)
        if not at.trust.floor.has_applied:
            at.trust.note_applied()
    _remember(at, polls.with_road(road.address, news.heard(now), held=trusted.release))
    return applied


@dataclass(frozen=True, slots=True)
class _News:
    """What a road said when it was polled.

    Args:
        answer: Its answer.
        latest: What it has given beyond the timestamp, too.
        has_latest: It gives that at once.
        is_polled: The answer is to what is polled for from now on, and so is its ETag.
    """

    answer: Answer
    latest: Latest
    has_latest: bool
    is_polled: bool = True

    def heard(self, now: datetime) -> Heard:
        """Return what to remember of it."""
        return Heard(self.answer.etag if self.is_polled else "", now, self.has_latest)


def _news(visit: Visit, polls: Polls, held: int) -> _News:
    """Poll a road: at once for all it has signed, where it has that; else for the timestamp."""
    road, address = visit.road, visit.road.address
    etag = polls.etag(address, held=held, now=visit.now) if visit.at.trust.root else ""
    has_latest, is_due = polls.has_latest(address), polls.is_due(address, visit.now)
    if has_latest and not is_due:
        answer = ask_latest(road, etag)
        latest = Latest.from_json(answer.body) if answer else None
        if answer and (answer.unchanged or latest):
            return _News(answer, latest or NOTHING, has_latest=True)
        has_latest = False
    answer = _timestamp(road, etag)
    latest = Latest(None, {TIMESTAMP: answer.body})
    return _News(answer, latest, has_latest, is_polled=not has_latest)


def _timestamp(road: Road, etag: str) -> Answer:
    try:
        answer = road.ask(TIMESTAMP, most=TIMESTAMP_MOST, etag=etag)
    except TooLargeError as error:
        raise untrusted(str(error), Reason.TOO_LARGE) from error
    if is_page(answer.body):
        msg = f"{road.address} answers with a page where the county's word should be"
        raise PortalError(msg)
    return answer


def _still_fresh(visit: Visit) -> None:
    """Refuse a road that says the same for longer than the county gave its word for."""
    floor = visit.at.trust.floor
    if floor.is_old(floor.clock(visit.now)):
        msg = f"{visit.road.address} has said nothing new since {floor.issued}"
        raise untrusted(msg, Reason.EXPIRED)


def _newer_heads(visit: Visit, road: Asked, trusted: Trusted, held: Held) -> Iterator[Head]:
    """Yield the head, when there is a release to apply and it is this county's."""
    if trusted.release == held.release:
        return
    file = trusted.files.get("head.json")
    if file is None:
        msg = f"{road.address} signs no head.json"
        raise untrusted(msg, Reason.MISSING)
    said = _small_file(road, file)
    try:
        head = Head.from_json(said)
    except FeedFormatError as error:
        raise untrusted(str(error), Reason.MALFORMED) from error
    if head.release != trusted.release:
        msg = f"the head is of release {head.release}, the timestamp of {trusted.release}"
        raise untrusted(msg, Reason.MIX)
    if held.county not in ("", head.county):
        msg = f"{road.address} is the tree of {head.county}, this is {held.county}"
        raise untrusted(msg, Reason.WRONG_COUNTY)
    visit.at.mirror.keep_head(said)
    yield head


def _small_file(road: Asked, file: SignedFile) -> bytes:
    try:
        body = ask_again(road, file.path, most=min(file.length, HEAD_MOST))
    except MissingError as error:
        raise untrusted(str(error), Reason.MISSING) from error
    except TooLargeError as error:
        raise untrusted(str(error), Reason.TOO_LARGE) from error
    if hashlib.sha256(body).hexdigest() != file.sha256:
        msg = f"{road.address}: {file.path} is not what was signed"
        raise untrusted(msg, Reason.HASH_MISMATCH)
    return body


def _apply(visit: Visit, held: Held, head: Head, trusted: Trusted) -> Applied:
    at = visit.at
    offers = segment_offers(held.release, head, trusted.files)
    spooled = at.spool.sizes()
    done = sum(spooled.get(offer.sha256, 0) for offer in offers)
    visit.reporter.begin(done, sum(offer.size for offer in offers))
    for fetch in plan(offers, spooled):
        fetch_file(fetch, visit.road, at.spool, visit.gauge)
    new = Held(
        release=head.release,
        issued=head.issued,
        county=head.county,
        timestamp_version=trusted.timestamp_version,
        applied=visit.now,
        intake=head.intake,
        site=head.site,
    )
    try:
        applied = at.library.apply(_changes(at.spool, offers), new)
    except FeedFormatError as error:
        raise untrusted(str(error), Reason.MALFORMED) from error
    logger.info("applied release=%d from=%d road=%s", new.release, held.release, visit.road.address)
    return applied


def _changes(spool: Spool, offers: Sequence[Offer]) -> Iterator[Item | Tombstone]:
    """Yield what the segments say, in the order of their releases."""
    for offer in offers:
        yield from read_segment(spool.whole(offer.sha256), most=offer.unpacked)


def _remember(at: Holdings, polls: Polls) -> None:
    at.library.put_note(NOTE, polls.to_json())
    root = (at.trust.root or b"").decode("utf-8", "replace")
    if at.library.note(ROOT_NOTE) != root:
        at.library.put_note(ROOT_NOTE, root)
