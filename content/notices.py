"""What a village says itself: notices of its officer, supply and demand of its people.

Pure. The same value is kept in the village, shown on its screen, and told to the county
as a proposal, so both ends read it here. Whoever reads what another wrote meets
`UntrustedError` and nothing else.
"""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from content.documents import from_base64, moment, refused, to_base64
from content.records import is_id

if TYPE_CHECKING:
    from datetime import datetime

NOTICE: Final = "notice"  # kinds of record
OFFER: Final = "offer"
TITLE_MOST: Final = 40  # characters: two lines on a card at the largest text
TEXT_MOST: Final = 1_000  # characters: what is read standing
WORDS_MOST: Final = 40  # characters of one answer about an offer
PHONE_MOST: Final = 20
OPEN_PRICE: Final = "面议"  # in place of a price: to be talked about
PICTURE_MOST: Final = 44_000  # bytes: with all words it fits into one record
_PICTURE_TEXT: Final = 60_000  # of the same in base64
_WEBP: Final = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)
# what no line of text holds: control characters but the end of a line, halves of pairs, turned writing
_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_PHONE = re.compile(r"[0-9+ -]*")
_URN: Final = "urn:uuid:"


class Deal(StrEnum):
    """What somebody who enters an offer wants to do."""

    SELL = "sell"  # 卖
    BUY = "buy"  # 买
    SWAP = "swap"  # 换
    HIRE = "hire"  # 雇人
    WORK = "work"  # 找活


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a villager has or looks for; shown with a telephone because he wants it so.

    Args:
        deal: What he wants to do.
        what: The product or the work, in plain words.
        amount: How much, such as 3000 斤.
        price: What it costs, such as 1.2.
        unit: Of the price, such as 元/斤; without a price it says nothing.
        who: How he wants to be called.
        phone: Digits.
    """

    deal: Deal
    what: str
    amount: str = ""
    price: str = ""
    unit: str = ""
    who: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One notice; an offer where `offer` is set.

    Args:
        id: A UUID, made when it is first written.
        edition: 0 while it is a draft; counts up with each publishing.
        made: When it was first published.
        title: At most 40 characters.
        text: Lines of plain text.
        begins: Not shown before; None: at once.
        ends: Not shown from then on.
        pinned: Stands first.
        picture: WebP, or none.
        offer: What a villager has or looks for.
    """

    id: str
    made: datetime
    ends: datetime
    title: str
    edition: int = 0
    text: str = ""
    begins: datetime | None = None
    pinned: bool = False
    picture: bytes = b""
    offer: Offer | None = None

    @property
    def kind(self) -> str:
        """As which kind of record it is told."""
        return OFFER if self.offer else NOTICE

    @property
    def urn(self) -> str:
        """By which screens and lists know it (RFC 9562)."""
        return f"{_URN}{self.id}"

    @property
    def is_draft(self) -> bool:
        """Whether it was never published."""
        return self.edition == 0

    def is_shown(self, now: datetime) -> bool:
        """Tell whether villagers are to see it."""
        has_begun = self.begins is None or self.begins <= now
        return not self.is_draft and has_begun and now < self.ends

    def published(self, now: datetime) -> Notice:
        """Return its next edition; the first one is made now."""
        made = now.replace(microsecond=0) if self.is_draft else self.made
        return replace(self, edition=self.edition + 1, made=made)

    def to_json(self) -> dict[str, Any]:
        """Return it as a value for JSON."""
        said: dict[str, Any] = {
            "notice": self.id,
            "edition": self.edition,
            "made": self.made.isoformat(timespec="seconds"),
            "begins": self.begins.isoformat(timespec="seconds") if self.begins else None,
            "ends": self.ends.isoformat(timespec="seconds"),
            "title": self.title,
            "text": self.text,
            "pinned": self.pinned,
        }
        if self.picture:
            said["picture"] = to_base64(self.picture)
        if self.offer:
            offer = self.offer
            said["offer"] = {
                "deal": str(offer.deal),
                "what": offer.what,
                "amount": offer.amount,
                "price": offer.price,
                "unit": offer.unit,
                "who": offer.who,
                "phone": offer.phone,
            }
        return said

    @classmethod
    def from_json(cls, said: Any) -> Notice:
        """Read it back; members nobody here knows are left out.

        Raises:
            UntrustedError: When it is no notice.
        """
        if not isinstance(said, dict) or not is_id(said.get("notice")):
            msg = "a notice is an object with its id"
            raise refused(msg)
        edition, pinned = said.get("edition"), said.get("pinned")
        if not isinstance(edition, int) or edition < 0 or not isinstance(pinned, bool):
            msg = "a notice says its edition, and whether it is pinned"
            raise refused(msg)
        begins = said.get("begins")
        return cls(
            id=said["notice"],
            edition=int(edition),
            made=moment(said.get("made"), "made"),
            begins=None if begins is None else moment(begins, "begins"),
            ends=moment(said.get("ends"), "ends"),
            title=_line(said, "title", TITLE_MOST),
            text=_words(said, "text", TEXT_MOST),
            pinned=pinned,
            picture=_picture(said.get("picture")),
            offer=_offer(said["offer"]) if said.get("offer") is not None else None,
        )


def new_id() -> str:
    """Return an id that no notice has."""
    return str(uuid.uuid4())


def id_of(urn: str) -> str:
    """Return the notice's id of what a screen knows it by; empty for any other thing."""
    return urn.removeprefix(_URN) if urn.startswith(_URN) else ""


def taken_back(notice_id: str, edition: int) -> dict[str, Any]:
    """Return what is told of a notice that is not said any more."""
    return {"notice": notice_id, "edition": edition, "back": True}


def fit(text: str, most: int) -> str:
    """Return any text as a notice can hold it: no control characters, one kind of line end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _UNSEEN.sub("", lines)[:most]


def fit_line(text: str, most: int) -> str:
    """Return any text as one line that a notice can hold."""
    return fit(text.replace("\n", " "), most)


def is_picture(held: bytes) -> bool:
    """Tell whether bytes are a picture as a notice may have one."""
    return len(held) <= PICTURE_MOST and bool(_WEBP.match(held))


def problems(notice: Notice, now: datetime) -> tuple[str, ...]:
    """Return which answers are missing or make no sense before it may be published.

    Args:
        notice: As it is written so far.
        now: The time.

    Returns:
        Names of fields: ``title``, ``text``, ``ends``, ``what``, ``phone``.
    """
    found = [] if notice.title.strip() else ["title"]
    offer = notice.offer
    if offer is None and not (notice.text.strip() or notice.picture):
        found.append("text")
    if notice.ends <= max(now, notice.begins or now):
        found.append("ends")
    if offer is not None:
        found += [] if offer.what.strip() else ["what"]
        found += [] if sum(letter.isdigit() for letter in offer.phone) >= 7 else ["phone"]  # noqa: PLR2004  digits of a telephone without its area
    return tuple(found)


def from_text(text: str) -> Notice:
    """Read back what `to_text` wrote.

    Raises:
        UntrustedError: When it is no notice.
    """
    try:
        said = json.loads(text)
    except ValueError as error:
        msg = f"no JSON: {error}"
        raise refused(msg) from error
    return Notice.from_json(said)


def to_text(notice: Notice) -> str:
    """Return it as a text to keep, without its picture."""
    return json.dumps(replace(notice, picture=b"").to_json(), ensure_ascii=False)


def _offer(said: Any) -> Offer:
    if not isinstance(said, dict) or said.get("deal") not in tuple(Deal):
        msg = "an offer says what somebody wants to do"
        raise refused(msg)
    phone = _line(said, "phone", PHONE_MOST)
    if not _PHONE.fullmatch(phone):
        msg = "a telephone has digits"
        raise refused(msg)
    names = ("what", "amount", "price", "unit", "who")
    return Offer(
        deal=Deal(said["deal"]),
        phone=phone,
        **{name: _line(said, name, WORDS_MOST) for name in names},
    )


def _words(said: dict[str, Any], name: str, most: int) -> str:
    text = said.get(name)
    if not isinstance(text, str) or fit(text, most) != text:
        msg = f"{name} is no text of at most {most} characters"
        raise refused(msg)
    return text


def _line(said: dict[str, Any], name: str, most: int) -> str:
    text = _words(said, name, most)
    if "\n" in text:
        msg = f"{name} has more than one line"
        raise refused(msg)
    return text


def _picture(said: Any) -> bytes:
    if said is None:
        return b""
    held = from_base64(said, _PICTURE_TEXT)
    if not is_picture(held):
        msg = "a notice's picture is WebP"
        raise refused(msg)
    return held
