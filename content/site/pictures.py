"""What of an item's files a page shows: pictures, sound, films; their places and sizes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from content import renditions
from content.site import addresses, words

if TYPE_CHECKING:
    from collections.abc import Container

    from content.model import Attachment, Item, Role


@dataclass(frozen=True, slots=True)
class Media:
    """One file a page shows.

    Args:
        path: Its place, relative to the top.
        media_type: Such as ``image/webp``.
        title: What is to be seen or heard.
        width: Pixels; 0 when unknown.
        height: Pixels; 0 when unknown.
        size: Its size in words.
        sha256: Of its bytes.
    """

    path: str
    media_type: str
    title: str
    width: int
    height: int
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class FilmShown:
    """A film a page plays.

    Args:
        media: The size that is played.
        poster: Place of a picture of it; empty for none.
        captions: Place of what is said in it; empty for none.
    """

    media: Media
    poster: str
    captions: str


def films_shown(item: Item, held: Container[str]) -> tuple[FilmShown, ...]:
    """Return an item's films that are here, each in its fullest size.

    Args:
        item: The item.
        held: SHA-256 of the files that are here.
    """

    def place(one: Attachment | None) -> str:
        return addresses.media(one) if one is not None and one.sha256 in held else ""

    found = []
    for film in renditions.films(item.attachments):
        size = next(filter(place, film.sizes), None)
        if size is not None:
            media = _media(size, item.title)
            found.append(FilmShown(media, place(film.poster), place(film.captions)))
    return tuple(found)


def of_films(item: Item) -> set[str]:
    """Return the SHA-256 of the files that belong to its films."""
    return {
        part.sha256
        for film in renditions.films(item.attachments)
        for part in (film.captions, film.poster)
        if part is not None
    }


def shown(item: Item, role: Role, held: Container[str]) -> tuple[Media, ...]:
    """Return an item's files of one role that browsers can show and that are here.

    Args:
        item: The item.
        role: Which files.
        held: SHA-256 of the files that are here.
    """
    return tuple(
        _media(one, item.title)
        for one in item.attachments
        if one.role is role and one.sha256 in held and addresses.media(one)
    )


def _media(attachment: Attachment, title: str) -> Media:
    return Media(
        path=addresses.media(attachment),
        media_type=attachment.media_type,
        title=attachment.title or title,
        width=attachment.width,
        height=attachment.height,
        size=words.size(attachment.size),
        sha256=attachment.sha256,
    )
