"""Bring a whole content folder into the site: a county moves in, or a sample is shown.

The folder is read by the same code as `cunkou publish`, with every problem found first;
then all of it comes in, in one transaction, said at once: whoever imports answers for it.
What the site has already under the same name becomes what the folder says.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.core.files import File
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from wagtail.models import Site

from content import areas
from content.cap import read_cap
from content.folder import read_folder
from content.model import FactName, Kind, Role
from content.platform.areas.models import Area, County, in_use
from content.platform.areas.seed import seed
from content.platform.desks.models import Alert, Forecast, Quote
from content.platform.items import lists
from content.platform.items.blocks import to_stream
from content.platform.items.body import PartKind, split
from content.platform.items.media import Readiness
from content.platform.items.models import (
    PAGES,
    Bulletin,
    CountyPage,
    Picture,
    Recording,
    SectionPage,
)
from content.platform.publishing import filmroom
from content.platform.publishing.models import Stamp
from content.prices import read_csv
from content.renditions import films

if TYPE_CHECKING:
    from content.folder import Publication
    from content.model import Attachment, Item

_AT_ONCE: Final = 2_000  # quotes in one insert


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in.

    Args:
        county: Name of the county.
        items: How many items the folder says.
    """

    county: str
    items: int


def import_folder(folder: Path) -> Imported:
    """Bring in all that a content folder says.

    Raises:
        FolderError: With every problem found; then nothing came in.
    """
    said = read_folder(folder, now=timezone.now())
    with transaction.atomic():
        _settle(said)
        media = _Media(said)
        for item in said.items:
            _BY_KIND[item.kind](item, media)
        Stamp.rise()
    return Imported(said.county.name, len(said.items))


def _settle(said: Publication) -> None:
    county = County.load()
    county.code, county.name = said.county.code, said.county.name
    county.authority, county.demo = said.county.authority, said.demo
    county.save()
    CountyPage.objects.update(title=county.name, draft_title=county.name)
    Site.objects.update(site_name=county.name)


class _Media:
    """Pictures and recordings of one import, each brought once."""

    def __init__(self, said: Publication) -> None:
        self._said = said

    def picture(self, sha256: str, title: str = "") -> Picture:
        held = Picture.objects.filter(sha256=sha256).first()
        if held is None:
            source = self._said.sources[sha256]
            with source.open("rb") as file:
                held = Picture(
                    title=(title or source.stem)[:255], file=ImageFile(file, source.name)
                )
                held.save()
        return held

    def recording(self, attachment: Attachment) -> Recording:
        source = self._said.sources.get(attachment.sha256) or self._said.blobs[attachment.sha256]
        assert isinstance(source, Path), "a recording stays in its file"
        with source.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            held = Recording.objects.filter(sha256=sha256).first()
            if held is None:
                held = Recording(title=attachment.title[:255], file=File(file, source.name))
                held.save()
        if held.state == str(Readiness.WAITING):
            filmroom.make(held)  # it was made ready when the folder was read
        return held

    def captions(self, attachment: Attachment | None) -> str:
        if attachment is None:
            return ""
        held = self._said.blobs[attachment.sha256]
        assert isinstance(held, bytes), "captions are written anew"
        return held.decode()


def _article(item: Item, media: _Media) -> None:
    name = item.id.partition(f"{item.section}/")[2]
    held = Bulletin.objects.filter(section=str(item.section), name=name).first()
    page = (
        held.specific
        if held is not None
        else PAGES[item.section](section=str(item.section), name=name)
    )
    _fill(page, item, media)
    if held is None:
        SectionPage.objects.get(section=str(item.section)).add_child(instance=page)
    page.save_revision(clean=False, changed=True).publish()


def _fill(page: Bulletin, item: Item, media: _Media) -> None:
    plain = ("title", "summary", "source", "document_number", "published", "pinned", "demo")
    for name in (*plain, "valid_from", "valid_until"):
        setattr(page, name, getattr(item, name))
    page.tags, page.months = lists.line(item.tags), list(item.months)
    page.areas = [_area(code) for code in item.areas]
    answers = {fact.name: fact.value for fact in item.facts}
    for fact in FactName:
        setattr(page, str(fact), answers.get(fact, ""))
    page.facts_order = ",".join(str(name) for name in answers)
    titles = {one.sha256: one.title for one in item.attachments}
    page.body = to_stream(item.body, lambda shown: media.picture(shown, titles.get(shown, "")))
    _attach(page, item, media)


def _attach(page: Bulletin, item: Item, media: _Media) -> None:
    pictures = [one for one in item.attachments if one.role is Role.PICTURE]
    lead = _lead(pictures, item.body)
    page.picture = media.picture(lead.sha256, lead.title) if lead is not None else None
    page.picture_text = lead.title if lead is not None else ""
    sound = next((one for one in item.attachments if one.role is Role.SOUND), None)
    page.sound = media.recording(sound) if sound is not None else None
    page.sound_text = sound.title if sound is not None else ""
    film = next(iter(films(item.attachments)), None)
    page.film = media.recording(film.sizes[0]) if film is not None else None
    page.film_text = film.title if film is not None else ""
    page.film_captions = media.captions(film.captions if film is not None else None)


def _lead(pictures: list[Attachment], body: str) -> Attachment | None:
    """Return the picture that stands above the text: the first, unless the text alone shows it."""
    shown: dict[str, str] = {}
    for part in split(body):
        if part.kind is PartKind.PICTURE:
            shown.setdefault(part.sha256, part.caption)
    if [(one.sha256, one.title) for one in pictures] == list(shown.items()):
        return None
    return pictures[0] if pictures else None


def _area(code: str) -> Area:
    """Return the place of a code under its name of today; one nobody knows comes into the tree."""
    found = in_use(timezone.localdate()).filter(code=code).first()
    if found is None:
        seed([areas.Area(code, areas.name(code) or code)])
        found = Area.objects.filter(code=code).latest("pk")
    return found


def _held(item: Item) -> bytes:
    data = item.data
    assert data is not None, "a desk's item has its structured form"
    assert data.inline is not None, "which rides inside"
    return data.inline


def _quotes(item: Item, _: _Media) -> None:
    quotes = read_csv(_held(item))
    days = {quote.day for quote in quotes}
    Quote.objects.filter(market=quotes[0].market, day__in=days).delete()
    Quote.objects.bulk_create([Quote.of(quote) for quote in quotes], batch_size=_AT_ONCE)


def _forecast(item: Item, _: _Media) -> None:
    Forecast.objects.update_or_create(
        name=item.id.rpartition("/")[2], defaults={"held": _held(item).decode()}
    )


def _warning(item: Item, _: _Media) -> None:
    Alert.objects.update_or_create(
        identifier=read_cap(_held(item)).identifier,
        defaults={"held": _held(item), "live": True},
    )


def _map(item: Item, _: _Media) -> None:
    county = County.load()
    county.map = _held(item).decode()
    county.save()


_BY_KIND: Final = {
    Kind.ARTICLE: _article,
    Kind.QUOTES: _quotes,
    Kind.FORECAST: _forecast,
    Kind.WARNING: _warning,
    Kind.MAP: _map,
}
