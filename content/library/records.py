"""What the library is asked and what it answers, as values.

Knows nothing of the database. The screen turns these into rows, the agent
fills in what it holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from content.model import Fact, FactName, Kind, Section

if TYPE_CHECKING:
    from datetime import datetime

    from content.model import Attachment
    from content.records import Keys

COUNTY: Final = "county"  # origin of all that came signed from the county
OWN: Final = "village"  # of what the village says itself; never in the library


@dataclass(frozen=True, slots=True)
class Held:
    """Which release of the county this machine holds.

    Args:
        release: Number of the release; 0 when nothing was received yet.
        issued: When the county issued it.
        county: Administrative code of the county.
        timestamp_version: Version of the newest timestamp metadata believed.
        applied: When this machine took it in.
        intake: The county's keys for what goes up; None while none are known.
        site: Address of the county's public site; empty when it has none.
    """

    release: int = 0
    issued: datetime | None = None
    county: str = ""
    timestamp_version: int = 0
    applied: datetime | None = None
    intake: Keys | None = None
    site: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """What one release (or one fetch of a feed) changed here.

    Args:
        added: Items not held before.
        changed: Items that replaced an older edition.
        withdrawn: Items taken away.
        unread: Ids of items whose structured form could not be read; their
            text is shown all the same, and the county should be told.
    """

    added: int = 0
    changed: int = 0
    withdrawn: int = 0
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Which articles to list.

    Args:
        section: The section; None lists all of them.
        station: Administrative code of the village that looks.
        now: Time of looking; what is not valid then is not on the shelf.
        tag: Only items with this tag; empty: any.
        month: Month (1 to 12) whose items come first; 0: no season.
    """

    section: Section | None
    station: str
    now: datetime
    tag: str = ""
    month: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that items of the station name.

    Args:
        attachment: The file.
        items: Ids of the items.
        sections: Their sections.
        published: When the newest of them was.
    """

    attachment: Attachment
    items: tuple[str, ...]
    sections: frozenset[Section]
    published: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """An item as it stands on a list: all that a card needs, no body.

    Args:
        picture: SHA-256 of its first picture; empty when it has none.
        picture_text: That picture's alternative text.
        origin: COUNTY, or the address of the feed it came from (not signed).
        pay: Its answer to FactName.PAY; empty when it gives none.
        facts: All its short answers.

    The other fields are those of `content.model.Item`.
    """

    id: str
    section: Section
    title: str
    published: datetime
    updated: datetime
    kind: Kind = Kind.ARTICLE
    summary: str = ""
    source: str = ""
    document_number: str = ""
    valid_until: datetime | None = None
    picture: str = ""
    picture_text: str = ""
    has_sound: bool = False
    has_film: bool = False
    tags: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    pinned: bool = False
    demo: bool = False
    origin: str = COUNTY
    pay: str = ""
    facts: tuple[Fact, ...] = ()

    def fact(self, name: FactName) -> str:
        """Return one short answer; empty when the item gives none."""
        return next((fact.value for fact in self.facts if fact.name is name), "")


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that search found, with the words found in it.

    Args:
        headline: The article.
        excerpt: The place of its text where the words stand.
        marks: (start, length) of each word found in the excerpt, in characters.
        title_marks: The same in the headline's title.
    """

    headline: Headline
    excerpt: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    title_marks: tuple[tuple[int, int], ...] = ()
