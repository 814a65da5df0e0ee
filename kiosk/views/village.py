"""What the village says itself, beside what the county says, and never taken for it.

Pure: turns notices (`content.notices`) into the headlines, items and rows that every
screen shows, and puts them where they belong among the county's.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from content.library import query, spelling
from content.library.records import OWN, Headline, Hit
from content.library.terms import fold
from content.model import SUMMARY_MOST, Attachment, Item, Role, Section
from content.notices import OPEN_PRICE, Deal, id_of
from kiosk.views.article import FactRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from content.library.query import Part
    from content.notices import Notice, Offer

    Tr = Callable[[str], str]

TAG: Final = "本村供求"  # of an offer: what the village's list is filtered by
_TITLES: Final = {  # said in Chinese, as all that is written in a village
    Deal.SELL: "有{what}出售",
    Deal.BUY: "想买{what}",
    Deal.SWAP: "想用东西换{what}",
    Deal.HIRE: "雇人：{what}",
    Deal.WORK: "找活：{what}",
}


def title_of(offer: Offer, most: int) -> str:
    """Return what stands above an offer, such as 有洋芋出售."""
    return _TITLES[offer.deal].format(what=offer.what)[:most]


def deal_name(deal: Deal, tr: Tr) -> str:
    """Return a deal on a button."""
    return {
        Deal.SELL: tr("卖"),
        Deal.BUY: tr("买"),
        Deal.SWAP: tr("换"),
        Deal.HIRE: tr("雇人"),
        Deal.WORK: tr("找活"),
    }[deal]


def headline(notice: Notice, place: str, sha256: str) -> Headline:
    """Return a notice as it stands on a list.

    Args:
        notice: The notice.
        place: Name of the village, which signs it.
        sha256: Of its picture; empty for none.
    """
    return Headline(
        id=notice.urn,
        section=Section.VILLAGE,
        title=notice.title,
        summary=sentence(notice),
        source=place,
        published=notice.made,
        updated=notice.made,
        valid_until=notice.ends,
        picture=sha256,
        tags=(TAG, notice.offer.what) if notice.offer else (),
        pinned=notice.pinned,
        origin=OWN,
        pay=_price(notice.offer) if notice.offer else "",
    )


def sentence(notice: Notice) -> str:
    """Return what it says in one line."""
    offer = notice.offer
    if offer is None:
        return " ".join(notice.text.split())[:SUMMARY_MOST]
    said = (offer.amount, offer.who, spaced(offer.phone))
    return " · ".join(part for part in said if part)[:SUMMARY_MOST]


def item(notice: Notice, place: str, area: str, sha256: str) -> Item:
    """Return a notice as it is read.

    Args:
        notice: The notice.
        place: Name of the village, which signs it.
        area: Its administrative code.
        sha256: Of its picture; empty for none.
    """
    lines = [line.strip() for line in notice.text.splitlines()]
    size = len(notice.picture)
    return Item(
        id=notice.urn,
        section=Section.VILLAGE,
        title=notice.title,
        updated=notice.made,
        published=notice.made,
        areas=(area,),
        body="".join(f"<p>{escape(line)}</p>" for line in lines if line),
        source=place,
        valid_from=notice.begins,
        valid_until=notice.ends,
        attachments=(Attachment(Role.PICTURE, "image/webp", sha256, size),) if sha256 else (),
        pinned=notice.pinned,
    )


def facts(offer: Offer, tr: Tr) -> list[FactRow]:
    """Return the short answers of an offer; a telephone in groups, as it is read out."""
    rows = (
        FactRow(deal_name(offer.deal, tr), offer.what, "bag"),
        FactRow(tr("多少"), offer.amount, "steps"),
        FactRow(tr("价钱"), _price(offer), "money"),
        FactRow(tr("找谁"), offer.who, "person"),
        FactRow(tr("电话"), spaced(offer.phone), "phone"),
    )
    return [row for row in rows if row.value]


def mixed(county: Sequence[Headline], own: Sequence[Headline]) -> list[Headline]:
    """Put the village's headlines among the county's: pinned first, then by their day.

    What the county has taken over from the village stands there as the county's alone.

    Args:
        county: In the library's order.
        own: The village's, in any order.
    """
    taken = {line.id.rpartition("/")[2] for line in county}
    left = sorted(
        (line for line in own if id_of(line.id) not in taken),
        key=lambda line: (line.pinned, line.published),
        reverse=True,
    )
    found: list[Headline] = []
    for line in county:
        while left and (left[0].pinned, left[0].published) >= (line.pinned, line.published):
            found.append(left.pop(0))
        found.append(line)
    return found + left


@dataclass(frozen=True, slots=True)
class Findable:
    """A notice as it is looked for.

    Args:
        headline: As it stands on a list.
        text: All of its text.
        initials: Title and tags by first letters, as `kiosk.views.spelled` says them.
        pinyin: The same in full.
    """

    headline: Headline
    text: str
    initials: str = ""
    pinyin: str = ""


def is_spelling(words: str) -> bool:
    """Tell whether any of what was typed may be pinyin or first letters."""
    return any(part.is_spelling for part in query.parse(words))


def hits(own: Sequence[Findable], words: str) -> list[Hit]:
    """Return the village's headlines that hold all the words, as the county's are found.

    Args:
        own: All that is shown.
        words: As typed; letters also find what they spell.
    """
    parts = query.parse(words)
    return [
        Hit(each.headline, title_marks=_marks(each, parts))
        for each in own
        if parts and all(_holds(each, part) for part in parts)
    ]


def _holds(each: Findable, part: Part) -> bool:
    line = each.headline
    if part.text in fold(f"{line.title}\n{line.summary}\n{each.text}"):
        return True
    return part.is_spelling and spelling.is_spelled(part.text, each.initials, each.pinyin)


def spaced(phone: str) -> str:
    """Return a telephone in groups, as it is read out: 138 1234 5678."""
    digits = "".join(phone.split())
    if len(digits) == 11 and digits.isdecimal():  # noqa: PLR2004  a mobile's
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    return phone


def _price(offer: Offer) -> str:
    if offer.price:
        return f"{offer.price} {offer.unit}".strip()
    return OPEN_PRICE if offer.unit == OPEN_PRICE else ""


def _marks(each: Findable, parts: Sequence[Part]) -> tuple[tuple[int, int], ...]:
    title, folded = each.headline.title, fold(each.headline.title)
    marks: list[tuple[int, int]] = []
    for part in parts:
        if part.text in folded:
            marks.append((folded.index(part.text), len(part.text)))
        elif part.is_spelling:
            marks += spelling.title_marks(part.text, title, each.initials, each.pinyin)
    return tuple(marks)
