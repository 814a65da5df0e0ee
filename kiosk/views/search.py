"""Search as the reader meets it: big keys, pictograms to begin with, marked results.

Letters spell pinyin or its first letters (``td`` finds 土豆); characters come from
a keyboard or a pictogram. What was found is marked by bold type, in text whose
every other character is escaped: nothing an author wrote becomes markup here.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from content.library.records import OWN
from kiosk.freshness import posted_words
from kiosk.views.words import section_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from content.library.records import Headline, Hit
    from kiosk.views.phrases import Tr
    from kiosk.views.prices import PriceRow

WORDS_MOST: Final = 20  # characters; longer is a child leaning on the glass
PRICES_MOST: Final = 2  # above the articles, which must stay in sight


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """One article that was found.

    Args:
        item_id: Id of the item.
        section: Name of its section, as the theme knows its colour.
        section_label: Name of its section, as the reader knows it.
        title: Its title, marked; StyledText.
        excerpt: Where the words stand, marked; StyledText.
        source: Who says it and since when.
        picture: SHA-256 of its first picture; may be empty.
        demo: Invented for a demonstration.
        spoken: The title as plain text.
    """

    item_id: str
    section: str
    section_label: str
    title: str
    excerpt: str
    source: str
    picture: str
    demo: bool
    spoken: str


def typed(words: str, key: str) -> str:
    """Return the words after a key was pressed; no longer than anybody would mean."""
    return (words + key)[:WORDS_MOST]


def shorter(words: str) -> str:
    """Return the words without their last letter."""
    return words[:-1].rstrip()


def result_rows(hits: Sequence[Hit], *, now: datetime, tr: Tr) -> list[ResultRow]:
    """Return the rows of what was found: in the title first, then in the library's order."""
    return rows_of(sorted(hits, key=lambda hit: not hit.title_marks), now=now, tr=tr)


def rows_of(hits: Iterable[Hit], *, now: datetime, tr: Tr) -> list[ResultRow]:
    """Return hits as rows, in their order."""
    return [_row(hit, now, tr) for hit in hits]


def price_hits(words: str, hits: Sequence[Hit], prices: Iterable[PriceRow]) -> list[PriceRow]:
    """Return the prices of the goods looked for: what most readers who write 土豆 want.

    Letters are understood through the titles they found: ``td`` marked 土豆 there.

    Args:
        words: What was written.
        hits: What the library found.
        prices: The price list.
    """
    meant = {words} | {
        hit.headline.title[start : start + length]
        for hit in hits
        for start, length in hit.title_marks
    }
    found = [row for row in prices if row.product in meant and not row.is_old]
    return found[:PRICES_MOST]


def marked(text: str, marks: Iterable[tuple[int, int]]) -> str:
    """Return text as StyledText with the marked places bold and all else escaped.

    Args:
        text: Plain text.
        marks: (start, length) in characters, in any order; may touch or overlap.
    """
    pieces: list[str] = []
    at = 0
    for start, length in sorted(marks):
        begin, end = max(start, at), min(start + length, len(text))
        if end > begin:
            pieces += [escape(text[at:begin]), "<b>", escape(text[begin:end]), "</b>"]
            at = end
    return "".join([*pieces, escape(text[at:])])


def _row(hit: Hit, now: datetime, tr: Tr) -> ResultRow:
    found = hit.headline
    return ResultRow(
        item_id=found.id,
        section=found.section.value,
        section_label=section_name(found.section, tr),
        title=marked(found.title, hit.title_marks),
        excerpt=marked(hit.excerpt or found.summary, hit.marks if hit.excerpt else ()),
        source=source_line(found, now, tr),
        picture=found.picture,
        demo=found.demo,
        spoken=found.title,
    )


def source_line(found: Headline, now: datetime, tr: Tr) -> str:
    """Say who says it and since when."""
    posted = posted_words(found.published, now, tr)
    own = tr("本村") if found.origin == OWN else ""
    return " · ".join(part for part in (own, found.source, posted) if part)
