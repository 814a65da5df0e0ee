"""What a county says: items, their sections, facts and attachments.

Values only: no I/O, no clock. Every module of the program speaks in these
types; an `Item` is valid once it exists (its rules are checked on creation).

Source: RFC 4287 (Atom) for id, title, summary, content, updated, published,
category and enclosure; DCMI Terms for the validity period.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime  # noqa: TC003  dataclass fields are resolved at run time by tests
from typing import Final

from content.errors import AuthoringError
from content.kinds import FactName, Kind, Role, Section

__all__ = [
    "READING",
    "SUMMARY_MOST",
    "TITLE_MOST",
    "Attachment",
    "Fact",
    "FactName",
    "Item",
    "Kind",
    "Role",
    "Section",
    "Tombstone",
    "blob_path",
]

SUMMARY_MOST: Final = 100  # characters: two lines on a card, one breath aloud
READING: Final = "朗读"  # title of the sound that is the text read aloud, and of its times
TITLE_MOST: Final = 80  # characters: three lines at the largest text

_HASH = re.compile(r"[0-9a-f]{64}")
_AREA = re.compile(r"\d{2}|\d{4}|\d{6}|\d{9}|\d{12}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fact:
    """One short answer, such as who may claim a subsidy."""

    name: FactName
    value: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to an item, named by its own hash.

    Args:
        role: What it is to the item.
        media_type: Such as ``image/webp``.
        sha256: 64 lower-case hexadecimal digits over the whole file.
        size: Bytes of the whole file.
        title: Alternative text or caption, for who cannot see it.
        inline: The bytes themselves, when they ride inside the entry.
        width: Pixels, of a picture or film; 0 when unknown.
        height: Pixels, of a picture or film; 0 when unknown.
        seconds: Length of a sound or film; 0 when unknown.
    """

    role: Role
    media_type: str
    sha256: str
    size: int
    title: str = ""
    inline: bytes | None = None
    width: int = 0
    height: int = 0
    seconds: int = 0

    def __post_init__(self) -> None:
        """Refuse what cannot be fetched or verified."""
        if not _HASH.fullmatch(self.sha256):
            msg = f"{self.sha256!r} is not a SHA-256 in lower-case hexadecimal"
            raise AuthoringError(msg, field="sha256")
        if self.size < 0:
            msg = f"{self.size} bytes is no size"
            raise AuthoringError(msg, field="size")

    @property
    def is_reading(self) -> bool:
        """Whether it is the item's text read aloud, or says when each sentence is heard."""
        return self.title == READING and self.role in {Role.SOUND, Role.FILE}

    @property
    def path(self) -> str:
        """Where the file lies in a release tree, relative to its top."""
        return blob_path(self.sha256)


def blob_path(sha256: str) -> str:
    """Return the place of a blob in a release tree, relative to its top."""
    return f"blobs/sha256/{sha256[:2]}/{sha256}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing the county says; the unit of publishing, correcting and withdrawing.

    Args:
        id: Absolute, permanent URI (RFC 4151 ``tag:`` in our own trees).
        section: Where it stands.
        kind: What it is beyond its text.
        title: At most 80 characters.
        updated: When it last changed; has a time zone.
        published: When it was first said; has a time zone.
        summary: One plain sentence, at most 100 characters.
        body: HTML of `content.markup`'s allow-list; empty when the data says all.
        source: Issuing office, as it signs.
        document_number: Such as 农办机〔2024〕3号.
        areas: Administrative codes it is meant for (2, 4, 6, 9 or 12 digits); a
            code covers all below it. Never empty.
        tags: Plain words a farmer would look for: 土豆, 羊, 低保.
        months: Months (1 to 12) in which it matters most; empty: all year.
        valid_from: Not shown before; None: at once.
        valid_until: Not shown from then on; None: until withdrawn.
        facts: Short answers, in the order to show them.
        attachments: In the order to show them.
        pinned: Stands first in its section.
        demo: Invented for a demonstration; the screen says so.
        pinyin: Title and tags in pinyin without tones, such as ``tudou wanyibing``.
        initials: The same by first letters, such as ``td wyb``.
    """

    id: str
    section: Section
    title: str
    updated: datetime
    published: datetime
    areas: tuple[str, ...]
    kind: Kind = Kind.ARTICLE
    summary: str = ""
    body: str = ""
    source: str = ""
    document_number: str = ""
    tags: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    facts: tuple[Fact, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    pinned: bool = False
    demo: bool = False
    pinyin: str = ""
    initials: str = ""

    def __post_init__(self) -> None:
        """Refuse an item that no screen could show rightly."""
        for problem, field in _problems(self):
            raise AuthoringError(problem, field=field)

    @property
    def data(self) -> Attachment | None:
        """The structured form of the item, where it has one."""
        return next((a for a in self.attachments if a.role is Role.DATA), None)

    def is_current(self, now: datetime) -> bool:
        """Tell whether the item may be shown as valid at this time."""
        begun = self.valid_from is None or self.valid_from <= now
        return begun and (self.valid_until is None or now < self.valid_until)


@dataclass(frozen=True, slots=True)
class Tombstone:
    """The county's word that an item is withdrawn (RFC 6721)."""

    id: str
    when: datetime


def _problems(item: Item) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if ":" not in item.id or re.search(r"\s", item.id):
        found.append((f"{item.id!r} is not an absolute URI", "id"))
    if not item.title.strip():
        found.append(("is empty", "title"))
    if len(item.title) > TITLE_MOST:
        found.append((f"{len(item.title)} characters, at most {TITLE_MOST}", "title"))
    if len(item.summary) > SUMMARY_MOST:
        found.append((f"{len(item.summary)} characters, at most {SUMMARY_MOST}", "summary"))
    if not item.areas:
        found.append(("names no area; give at least the county's code", "areas"))
    found += [
        (f"{area!r} is no administrative code of 2, 4, 6, 9 or 12 digits", "areas")
        for area in item.areas
        if not _AREA.fullmatch(area)
    ]
    found += [(f"{month} is no month", "months") for month in item.months if not 1 <= month <= 12]  # noqa: PLR2004  twelve months
    times = ("updated", "published", "valid_from", "valid_until")
    found += [
        (f"{time} has no time zone", name)
        for name in times
        if (time := getattr(item, name)) is not None and time.tzinfo is None
    ]
    return found or _order_problem(item)


def _order_problem(item: Item) -> list[tuple[str, str]]:
    begins, ends = item.valid_from, item.valid_until
    if begins is not None and ends is not None and ends <= begins:
        return [(f"{ends} does not come after valid_from {begins}", "valid_until")]
    return []
