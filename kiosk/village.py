"""What the village says itself, at hand for every screen.

Holds values only: a thread reads them from `station.db` (`kiosk.clerk`), so that no
screen waits for that disk, and none loses them with the library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.views import spelled, spelling
from kiosk.views import village as view

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from content.library import Headline, Hit, Shelf
    from content.model import Item
    from content.notices import Notice, Offer


class Village:
    """The village's own notices."""

    def __init__(self) -> None:
        self._notices: tuple[Notice, ...] = ()
        self._pictures: dict[str, bytes] = {}
        self._hashes: dict[str, str] = {}
        self._offered: dict[str, bytes] = {}
        self._preview: Notice | None = None
        self._spelled: dict[str, tuple[str, str]] | None = None  # by id; None before anybody asked

    @property
    def notices(self) -> tuple[Notice, ...]:
        """All that was published and is kept."""
        return self._notices

    def take(self, notices: tuple[Notice, ...]) -> bool:
        """Show these in place of the ones before; tell whether anything differs."""
        if notices == self._notices:
            return False
        self._notices = notices
        self._spelled = None
        pictures = {notice.id: notice.picture for notice in notices if notice.picture}
        self._hashes = {notice: hash_of(picture) for notice, picture in pictures.items()}
        self._pictures = {self._hashes[notice]: picture for notice, picture in pictures.items()}
        return True

    def picture(self, sha256: str) -> bytes | None:
        """Return a picture of the village's own by its hash."""
        return self._pictures.get(sha256) or self._offered.get(sha256)

    def lay_out(self, pictures: Mapping[str, bytes], preview: Notice | None = None) -> None:
        """Let screens show pictures and a notice that are nobody's but the officer's yet.

        Args:
            pictures: By their hash.
            preview: The notice, read like any other while it is not published.
        """
        self._offered = dict(pictures)
        self._preview = preview

    def is_preview(self, urn: str) -> bool:
        """Tell whether nobody but the officer sees it yet."""
        return self._preview is not None and self._preview.urn == urn

    def sha256(self, notice: Notice) -> str:
        """Return the hash of a notice's picture; empty for none."""
        if notice is self._preview:
            return next(iter(self._offered), "")
        return self._hashes.get(notice.id, "")

    def on(self, shelf: Shelf, place: str) -> list[Headline]:
        """Return what of it stands on a shelf.

        Args:
            shelf: Which articles are listed.
            place: Name of the village, which signs them.
        """
        lines = [
            view.headline(notice, place, self.sha256(notice)) for notice in self._shown(shelf.now)
        ]
        return [
            line
            for line in lines
            if shelf.section in {None, line.section} and (not shelf.tag or shelf.tag in line.tags)
        ]

    def item(self, urn: str, place: str, area: str) -> Item | None:
        """Return one as it is read; None for any other thing."""
        notice = self._notice(urn)
        return view.item(notice, place, area, self.sha256(notice)) if notice else None

    def offer(self, urn: str) -> Offer | None:
        """Return what a villager has or looks for under this id."""
        notice = self._notice(urn)
        return notice.offer if notice else None

    def hits(self, words: str, now: datetime, place: str) -> list[Hit]:
        """Return what of it holds all the words."""
        said = self._spellings() if view.is_spelling(words) else {}
        shown = [
            view.Findable(
                view.headline(notice, place, self.sha256(notice)),
                notice.text,
                *said.get(notice.id, ()),
            )
            for notice in self._shown(now)
        ]
        return view.hits(shown, words)

    def _spellings(self) -> dict[str, tuple[str, str]]:
        """Return how each is spelled; all at once, for the table is read anew."""
        if self._spelled is None:
            known = [view.headline(notice, "", "") for notice in self._notices]
            said = spelled.spellings([(line.title, *line.tags) for line in known], spelling.lines())
            ids = [notice.id for notice in self._notices]
            self._spelled = dict(zip(ids, said, strict=True))
        return self._spelled

    def _shown(self, now: datetime) -> list[Notice]:
        return [notice for notice in self._notices if notice.is_shown(now)]

    def _notice(self, urn: str) -> Notice | None:
        known = (*((self._preview,) if self._preview else ()), *self._notices)
        return next((notice for notice in known if notice.urn == urn), None)


def hash_of(picture: bytes) -> str:
    """Return the hash a picture of the village's own is asked for by."""
    import hashlib  # noqa: PLC0415  brings libcrypto, 3 MB that a village without pictures can spare

    return hashlib.sha256(picture).hexdigest()
