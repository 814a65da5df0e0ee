"""Turn a page into the item a village gets: one function, the same for every kind.

What it returns depends on the page alone, and on the county it is said in; the files
behind its attachments are noted at the desk it is given.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from content import films, vtt
from content.dates import CHINA
from content.desk import Desk
from content.model import Attachment, Fact, Item, Role, Section
from content.pinyin import spell
from content.platform.areas.models import County
from content.platform.items.blocks import pictures_in, to_html
from content.platform.items.kinds import in_order
from content.release import County as Publisher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from content.platform.items.media import Picture, Recording
    from content.platform.items.models import Bulletin

_WEBP: Final = "image/webp"


def desk_now() -> Desk:
    """Return a desk of the county for this moment."""
    county = County.load()
    return Desk(
        Publisher(county.code, county.name, county.authority),
        timezone.now().replace(microsecond=0),
        None,
        demo=county.demo,
    )


def to_item(page: Bulletin, desk: Desk) -> Item:
    """Return what a page says.

    Args:
        page: As it is meant to be said.
        desk: Whose county says it, and when; takes the files of its attachments.

    Raises:
        AuthoringError: When no screen could show it rightly; names the field.
    """
    section, tags = Section(page.section), page.tag_words()
    pinyin, initials = spell((page.title, *tags))
    typed = tuple(name for name in page.facts_order.split(",") if name)
    return Item(
        id=desk.item_id(f"{section}/{page.name}"),
        section=section,
        title=page.title,
        updated=(page.last_published_at or desk.now).replace(microsecond=0),
        published=_china(page.published),
        summary=page.summary,
        body=to_html(page.body),
        source=page.source,
        document_number=page.document_number,
        areas=tuple(sorted(area.code for area in page.areas.all())),
        tags=tags,
        months=tuple(page.months),
        valid_from=_china(page.valid_from),
        valid_until=_china(page.valid_until),
        facts=tuple(Fact(name, said) for name, said in in_order(page.facts(), section, typed)),
        attachments=tuple(_once(_attachments(page, desk))),
        pinned=page.pinned,
        demo=page.demo,
        pinyin=pinyin,
        initials=initials,
    )


def _china(moment: datetime | None) -> Any:
    """Return a moment by China's clock, as an author's folder would say it."""
    return moment.astimezone(CHINA) if moment is not None else None


def _attachments(page: Bulletin, desk: Desk) -> Iterator[Attachment]:
    if page.picture is not None:
        yield _picture(page.picture, page.picture_text or page.title, desk)
    for picture, caption in pictures_in(page.body):
        yield _picture(picture, caption, desk)
    if page.sound is not None:
        yield _recording(page.sound, Role.SOUND, page.sound_text or page.title, desk)
    if page.film is not None:
        yield from _film(page, page.film, desk)


def _picture(picture: Picture, title: str, desk: Desk) -> Attachment:
    desk.blobs[picture.sha256] = Path(picture.drawn.path)
    return Attachment(
        Role.PICTURE,
        _WEBP,
        picture.sha256,
        picture.drawn_size,
        title=title,
        width=picture.drawn_width,
        height=picture.drawn_height,
    )


def _recording(recording: Recording, role: Role, title: str, desk: Desk) -> Attachment:
    desk.blobs[recording.sha256] = Path(recording.file.path)
    return Attachment(
        role, recording.media_type, recording.sha256, recording.get_file_size(), title=title
    )


def _film(page: Bulletin, film: Recording, desk: Desk) -> Iterator[Attachment]:
    """Return what villages get of a film; nothing while it is being made ready."""
    ready = film.ready()
    if ready is not None:
        captions = vtt.parse(page.film_captions)
        yield from films.attachments(ready, page.film_text or page.title, captions, desk)


def _once(attachments: Iterator[Attachment]) -> list[Attachment]:
    """Keep the first of attachments with the same bytes."""
    kept: dict[str, Attachment] = {}
    for attachment in attachments:
        kept.setdefault(attachment.sha256, attachment)
    return list(kept.values())
