"""Bring ordinary feeds of people who do not sign: asked politely, read in a jail.

What they say is shown with where it is from, and never touches what the county
has signed. One feed that fails is a row in the status, nothing more.
"""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from content.errors import ContentError, LinkError
from content.jail import FEED_MOST, parse_feed
from sync.feeds.foreign import foreign_items
from sync.road import StoppedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from content.library import Library
    from sync.road import Answer, Road
    from sync.status import SourceStatus
    from sync.tables import Source

logger = logging.getLogger(__name__)

REDIRECTS: Final = 3  # county sites move to https and back to their front page
WITHIN_S: Final = 120.0


def take_source(
    source: Source,
    before: SourceStatus,
    *,
    library: Library,
    area: str,
    now: datetime,
    connect: Callable[[str], Road],
) -> SourceStatus:
    """Look at one feed and keep what it says.

    Args:
        source: Whose feed it is.
        before: How it did the last time.
        library: Open for writing.
        area: Administrative code of the village.
        now: Time of looking.
        connect: Returns the road to an address.

    Returns:
        How it does now.

    Raises:
        StoreError: When this machine cannot keep it.
        StoppedError: When somebody asked for an end.
    """
    status = replace(before, title=source.title, checked=now)
    road = connect(source.url)
    try:
        answer = road.ask("", most=FEED_MOST, within_s=WITHIN_S, **_known(library, source))
        if answer.unchanged:
            return replace(status, contact=now, reason="")
        entries = _keep(answer, source, library=library, area=area, now=now)
        return replace(status, contact=now, entries=entries, reason="")
    except StoppedError:
        raise
    except (ContentError, LinkError) as error:
        logger.warning("source=%s error=%s", source.url, error)
        return replace(status, reason=str(error) or type(error).__name__)
    finally:
        road.close()


def _keep(answer: Answer, source: Source, *, library: Library, area: str, now: datetime) -> int:
    def seen(name: str) -> datetime | None:
        item = library.item(name)
        return item.published if item else None

    items = foreign_items(parse_feed(answer.body), source, area=area, now=now, seen=seen)
    applied = library.replace_source(source.url, items)
    logger.info("source=%s entries=%d added=%d", source.url, len(items), applied.added)
    edition = {"etag": answer.etag, "last_modified": answer.last_modified}
    library.put_note(_note(source), json.dumps(edition))
    return len(items)


def _known(library: Library, source: Source) -> dict[str, str]:
    try:
        said = json.loads(library.note(_note(source)) or "{}")
        return {name: str(said.get(name, "")) for name in ("etag", "last_modified")}
    except (ValueError, AttributeError):
        return {}


def _note(source: Source) -> str:
    return f"source:{source.url}"
