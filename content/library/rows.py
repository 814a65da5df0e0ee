"""Item to row and row to item, exactly.

What is asked for by itself has a column; tags, areas, months and facts are kept in
order as JSON beside the tables they are looked up in.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from content.areas import stem
from content.library import times
from content.library.records import Headline
from content.model import Attachment, Fact, FactName, Item, Kind, Role, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content.database import Row

ATTACHMENT_COLUMNS: Final = "role, media_type, sha256, size, title, inline, width, height, seconds"


def item_values(item: Item, key: int | None, origin: str) -> dict[str, object]:
    """Return an item's row of the table of items."""
    picture = next((a for a in item.attachments if a.role is Role.PICTURE), None)
    roles = {attachment.role for attachment in item.attachments}
    return {
        "key": key,
        "id": item.id,
        "origin": origin,
        "section": item.section,
        "kind": item.kind,
        "title": item.title,
        "summary": item.summary,
        "source": item.source,
        "document_number": item.document_number,
        "published": times.written(item.published),
        "updated": times.written(item.updated),
        "valid_from": times.written_or(item.valid_from, None),
        "valid_until": times.written_or(item.valid_until, None),
        "pinned": item.pinned,
        "demo": item.demo,
        "areas": _json(item.areas),
        "tags": _json(item.tags),
        "months": _json(item.months),
        "facts": _json([(fact.name, fact.value) for fact in item.facts]),
        "picture": picture.sha256 if picture else "",
        "picture_text": picture.title if picture else "",
        "has_sound": Role.SOUND in roles,
        "has_film": Role.FILM in roles,
    }


def attachment_values(attachment: Attachment) -> tuple[object, ...]:
    """Return an attachment's row, in the order of ATTACHMENT_COLUMNS."""
    return (
        attachment.role,
        attachment.media_type,
        attachment.sha256,
        attachment.size,
        attachment.title,
        attachment.inline,
        attachment.width,
        attachment.height,
        attachment.seconds,
    )


def places(item: Item) -> list[str]:
    """Return the areas of an item without those that lie in another of them.

    Any station then lies in at most one of them.
    """
    stems = sorted({stem(area) for area in item.areas})
    widest: list[str] = []
    for area in stems:
        if not widest or not area.startswith(widest[-1]):
            widest.append(area)
    return widest


def place_values(key: int, item: Item) -> list[tuple[object, ...]]:
    """Return an item's rows of the table of places."""
    return [
        (
            area,
            item.kind,
            item.section,
            times.written(item.published),
            key,
            item.pinned,
            season_bits(item.months),
            times.written_or(item.valid_from, ""),
            times.written_or(item.valid_until, times.EVER),
        )
        for area in places(item)
    ]


def season_bits(months: Iterable[int]) -> int:
    """Return months as bits, January the lowest."""
    return sum(1 << (month - 1) for month in set(months))


def item_of(row: Row, body: str, spelling: Row | None, attachments: Iterable[Row]) -> Item:
    """Return the item of its rows."""
    return Item(
        id=row["id"],
        section=Section(row["section"]),
        kind=Kind(row["kind"]),
        title=row["title"],
        updated=times.read(row["updated"]),
        published=times.read(row["published"]),
        areas=tuple(json.loads(row["areas"])),
        summary=row["summary"],
        body=body,
        source=row["source"],
        document_number=row["document_number"],
        tags=tuple(json.loads(row["tags"])),
        months=tuple(json.loads(row["months"])),
        valid_from=times.read_or_none(row["valid_from"]),
        valid_until=times.read_or_none(row["valid_until"]),
        facts=_facts(row),
        attachments=tuple(attachment_of(each) for each in attachments),
        pinned=bool(row["pinned"]),
        demo=bool(row["demo"]),
        pinyin=spelling["pinyin"] if spelling else "",
        initials=spelling["initials"] if spelling else "",
    )


def attachment_of(row: Row) -> Attachment:
    """Return the attachment of its row."""
    return Attachment(
        role=Role(row["role"]),
        media_type=row["media_type"],
        sha256=row["sha256"],
        size=row["size"],
        title=row["title"],
        inline=row["inline"],
        width=row["width"],
        height=row["height"],
        seconds=row["seconds"],
    )


def headline_of(row: Row) -> Headline:
    """Return the headline of an item's row."""
    facts = _facts(row)
    return Headline(
        id=row["id"],
        section=Section(row["section"]),
        kind=Kind(row["kind"]),
        title=row["title"],
        summary=row["summary"],
        source=row["source"],
        document_number=row["document_number"],
        published=times.read(row["published"]),
        updated=times.read(row["updated"]),
        valid_until=times.read_or_none(row["valid_until"]),
        picture=row["picture"],
        picture_text=row["picture_text"],
        has_sound=bool(row["has_sound"]),
        has_film=bool(row["has_film"]),
        tags=tuple(json.loads(row["tags"])),
        months=tuple(json.loads(row["months"])),
        pinned=bool(row["pinned"]),
        demo=bool(row["demo"]),
        origin=row["origin"],
        pay=next((fact.value for fact in facts if fact.name is FactName.PAY), ""),
        facts=facts,
    )


def _facts(row: Row) -> tuple[Fact, ...]:
    return tuple(Fact(FactName(name), value) for name, value in json.loads(row["facts"]))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
