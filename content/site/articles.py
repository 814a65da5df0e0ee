"""One item as a page: its heading, its short answers, its pictures, its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.dates import CHINA
from content.model import FactName, Role
from content.questions import question
from content.site import addresses, phones, words
from content.site.cards import place_words
from content.site.pictures import films_shown, of_films, shown

if TYPE_CHECKING:
    from content.model import Item
    from content.site.phones import Part
    from content.site.pictures import FilmShown, Media
    from content.site.said import Said


@dataclass(frozen=True, slots=True)
class FactRow:
    """One question with its short answer; numbers in it can be called where that helps."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One item.

    Args:
        path: Its page.
        section: Its section, in the program's word.
        label: Its section, in the reader's.
        title: Its title.
        summary: What it says in one plain sentence.
        source: Who says it.
        document_number: Such as 农办机〔2024〕3号.
        published: When, in words.
        published_iso: When, for machines.
        place: Which places below the county it is for; empty for all.
        until: Until when it holds, in words; empty for no end.
        over: That it holds no more; empty while it does.
        facts: Its short answers.
        lead: Pictures that the text does not show itself.
        pictures: Pictures that the text shows.
        sounds: The text read aloud.
        films: Films.
        files: Other files.
        body: Its text, as it was said.
        demo: Invented for a demonstration.
    """

    path: str
    section: str
    label: str
    title: str
    summary: str
    source: str
    document_number: str
    published: str
    published_iso: str
    place: str
    until: str
    over: str
    facts: tuple[FactRow, ...]
    lead: tuple[Media, ...]
    pictures: tuple[Media, ...]
    sounds: tuple[Media, ...]
    films: tuple[FilmShown, ...]
    files: tuple[Media, ...]
    body: str
    demo: bool


def article(item: Item, said: Said) -> Article:
    """Return an item as a page."""
    pictures, parts = shown(item, Role.PICTURE, said.blobs), of_films(item)
    parts |= {each.sha256 for each in item.attachments if each.is_reading}  # its times are no file
    in_text = frozenset(p.sha256 for p in pictures if p.sha256 in item.body)
    place = place_words(item, said.county.code)
    end = words.ending(item.valid_until) if item.valid_until else ""
    is_over = item.valid_until is not None and item.valid_until <= said.now
    return Article(
        path=addresses.item_page(item.id),
        section=str(item.section),
        label=item.section.label,
        title=item.title,
        summary=item.summary,
        source=item.source,
        document_number=item.document_number,
        published=words.day(item.published.astimezone(CHINA)),
        published_iso=item.published.isoformat(),
        place=words.FOR_PLACE.format(place=place) if place else "",
        until=words.VALID_UNTIL.format(moment=end) if end and not is_over else "",
        over=words.OVER.format(moment=end) if is_over else "",
        facts=_facts(item),
        lead=tuple(p for p in pictures if p.sha256 not in in_text),
        pictures=tuple(p for p in pictures if p.sha256 in in_text),
        sounds=shown(item, Role.SOUND, said.blobs),
        films=films_shown(item, said.blobs),
        files=tuple(f for f in shown(item, Role.FILE, said.blobs) if f.sha256 not in parts),
        body=item.body,
        demo=item.demo,
    )


def _facts(item: Item) -> tuple[FactRow, ...]:
    given = [fact.name for fact in item.facts]
    return tuple(
        FactRow(
            question(fact.name, item.section, given),
            phones.parts(fact.value)
            if fact.name is FactName.CONTACT
            else (phones.Part(fact.value),),
        )
        for fact in item.facts
    )
