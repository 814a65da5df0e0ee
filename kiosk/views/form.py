"""What the officer writes, as a form: its lines, what each may be, what is still missing.

Pure: a notice and a touch in, a notice or rows out. One form for notices and for what
villagers offer or look for; QML shows one editor for each kind of line.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from content.notices import (
    OPEN_PRICE,
    PHONE_MOST,
    TEXT_MOST,
    TITLE_MOST,
    WORDS_MOST,
    Deal,
    Notice,
    Offer,
    fit,
    fit_line,
    new_id,
    problems,
)
from kiosk.freshness import day_words
from kiosk.views.goods import picture
from kiosk.views.village import deal_name, spaced, title_of
from kiosk.views.words import weekday

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Tr = Callable[[str], str]

NOTICE_DAYS: Final = 3
OFFER_DAYS: Final = 14
AHEAD_DAYS: Final = 366
_GOODS: Final = (  # what is bought and sold here; anything else is written
    *("土豆", "莜麦", "荞麦", "小麦", "玉米", "胡麻", "葵花", "羊", "牛", "猪", "鸡", "鸡蛋"),
    *("牛奶", "草料", "种子", "化肥", "农机"),
)
_JOBS: Final = ("收土豆", "放羊", "打药", "开拖拉机", "盖房", "看大棚", "零活")
_AMOUNTS: Final = ("斤", "吨", "亩", "只", "头", "袋", "车", "个人", "天")
_UNITS: Final = ("元/斤", "元/公斤", "元/只", "元/头", "元/吨", "元/天", "元/亩", OPEN_PRICE)
_DAYS: Final = (1, 3, 7, 14, 30)


class Editor(StrEnum):
    """How a line is answered."""

    WORDS = "words"  # one line, written
    TEXT = "text"  # several lines, written
    DIGITS = "digits"  # digits, and a word behind them
    CHOICE = "choice"  # one of a few
    DAY = "day"  # a day
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One line of the form.

    Args:
        field: In the program.
        label: On the screen.
        value: What stands there, in words; empty for nothing yet.
        editor: How it is answered.
        is_chosen: It is being answered.
        is_wrong: It is missing, or makes no sense.
    """

    field: str
    label: str
    value: str
    editor: str
    is_chosen: bool = False
    is_wrong: bool = False


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One thing to choose.

    Args:
        value: In the program.
        label: On the screen.
        drawing: Beside it; empty for none.
        is_chosen: It is chosen.
    """

    value: str
    label: str
    drawing: str = ""
    is_chosen: bool = False


def begun(kind: str, now: datetime) -> Notice:
    """Return an empty notice, or an empty offer."""
    is_offer = kind == "offer"
    days = OFFER_DAYS if is_offer else NOTICE_DAYS
    return Notice(
        id=new_id(),
        made=now.replace(microsecond=0),
        ends=end_of(now, days),
        title="",
        offer=Offer(deal=Deal.SELL, what="") if is_offer else None,
    )


def end_of(now: datetime, days: int) -> datetime:
    """Return the last minute of the last of so many days, today counted."""
    return _midnight(now) + timedelta(days=days, minutes=-1)


def fields(
    notice: Notice,
    now: datetime,
    tr: Tr,
    *,
    chosen: str,
    agreed: bool,
    strict: bool,
) -> list[FieldRow]:
    """Return the lines of the form.

    Args:
        notice: As it is written so far.
        now: The time.
        tr: Translates a Chinese phrase.
        chosen: Name of the line that is being answered.
        agreed: Whether the villager agreed to be shown.
        strict: Mark what is missing.
    """
    missing = {*problems(notice, now), *(() if agreed or not notice.offer else ("agreed",))}
    rows = (
        _offer_fields(notice, now, tr, agreed=agreed)
        if notice.offer
        else _notice_fields(notice, now, tr)
    )
    return [
        replace(row, is_chosen=row.field == chosen, is_wrong=strict and row.field in missing)
        for row in rows
    ]


def first_missing(rows: Sequence[FieldRow]) -> str:
    """Return the name of the first line that is missing or wrong; empty when all is well."""
    return next((row.field for row in rows if row.is_wrong), "")


def options(notice: Notice, name: str, now: datetime, tr: Tr, *, agreed: bool) -> list[OptionRow]:
    """Return what a line may be chosen from; empty where it is written."""
    offer = notice.offer
    if name == "pinned":
        return [
            OptionRow("yes", tr("置顶，排最前"), "check", notice.pinned),
            OptionRow("", tr("不置顶"), "close", not notice.pinned),
        ]
    if name in {"begins", "ends"}:
        return _days(notice, name, now, tr)
    return _offer_options(offer, name, tr, agreed=agreed) if offer else []


def written(notice: Notice, name: str, value: str) -> Notice:
    """Return the notice with a line written anew.

    Args:
        notice: Before.
        name: Of the line.
        value: What was written or chosen.
    """
    if name == "title":
        return replace(notice, title=fit_line(value, TITLE_MOST))
    if name == "text":
        return replace(notice, text=fit(value, TEXT_MOST))
    if name == "pinned":
        return replace(notice, pinned=bool(value))
    if notice.offer is None:
        return notice
    return _titled(replace(notice, offer=_answered(notice.offer, name, value)))


def chosen_day(notice: Notice, name: str, value: str, now: datetime) -> Notice:
    """Return the notice with another first or last day.

    Args:
        notice: Before.
        name: ``begins`` or ``ends``.
        value: Days from today on, or ``+`` and ``-`` for a day more or less.
        now: The time.
    """
    step = {"+": 1, "-": -1}.get(value)
    if name == "begins":
        at = notice.begins.date() if notice.begins else now.date()
        days = (at - now.date()).days + step if step else int(value)
        days = max(0, min(AHEAD_DAYS, days))
        return replace(notice, begins=_midnight(now) + timedelta(days=days) if days else None)
    days = _days_left(notice, now) + step if step else int(value)
    return replace(notice, ends=end_of(now, max(1, min(AHEAD_DAYS, days))))


def raw(notice: Notice, name: str) -> str:
    """Return what a line holds, as it is written."""
    offer = notice.offer
    if name in {"title", "text"}:
        return str(getattr(notice, name))
    if offer is not None and name in {"what", "who", "phone", "price"}:
        return str(getattr(offer, name))
    if offer is not None and name == "amount":
        return offer.amount.rstrip("".join(_AMOUNTS))
    return ""


def most(name: str) -> int:
    """Return how many characters a line may have."""
    return {"title": TITLE_MOST, "text": TEXT_MOST, "phone": PHONE_MOST, "price": 8}.get(
        name, WORDS_MOST if name in {"what", "who"} else 8
    )


def missing_words(name: str, tr: Tr) -> str:
    """Say what is missing, beside the line."""
    return {
        "title": tr("先写标题"),
        "text": tr("写几句话，或者放一张照片"),
        "ends": tr("到期的日子要在今天以后"),
        "what": tr("选一样东西，或者写出来"),
        "phone": tr("写一个能打通的电话"),
        "agreed": tr("先问过本人，同意了才能写出来"),
    }.get(name, "")


def _notice_fields(notice: Notice, now: datetime, tr: Tr) -> list[FieldRow]:
    return [
        FieldRow("title", tr("标题"), notice.title, Editor.WORDS),
        FieldRow("text", tr("内容"), " ".join(notice.text.split()), Editor.TEXT),
        FieldRow(
            "picture", tr("照片"), tr("放了一张") if notice.picture else tr("没有"), Editor.PICTURE
        ),
        FieldRow("begins", tr("从哪天起"), _begins(notice, now, tr), Editor.DAY),
        FieldRow("ends", tr("到哪天为止"), _last_day(notice, now, tr), Editor.DAY),
        FieldRow(
            "pinned", tr("置顶"), tr("排最前") if notice.pinned else tr("不置顶"), Editor.CHOICE
        ),
    ]


def _offer_fields(notice: Notice, now: datetime, tr: Tr, *, agreed: bool) -> list[FieldRow]:
    offer = notice.offer
    assert offer is not None
    price = f"{offer.price} {offer.unit}".strip()
    return [
        FieldRow("deal", tr("想做什么"), deal_name(offer.deal, tr), Editor.CHOICE),
        FieldRow("what", tr("什么东西"), offer.what, Editor.WORDS),
        FieldRow("amount", tr("多少"), offer.amount, Editor.DIGITS),
        FieldRow("price", tr("价钱"), price, Editor.DIGITS),
        FieldRow("who", tr("怎么称呼"), offer.who, Editor.WORDS),
        FieldRow("phone", tr("电话"), spaced(offer.phone), Editor.DIGITS),
        FieldRow("ends", tr("到哪天为止"), _last_day(notice, now, tr), Editor.DAY),
        FieldRow("agreed", tr("本人同意"), tr("同意了") if agreed else "", Editor.CHOICE),
    ]


def _offer_options(offer: Offer, name: str, tr: Tr, *, agreed: bool) -> list[OptionRow]:
    if name == "deal":
        return [OptionRow(str(deal), deal_name(deal, tr), "", deal is offer.deal) for deal in Deal]
    if name == "what":
        words = _JOBS if offer.deal in {Deal.HIRE, Deal.WORK} else _GOODS
        return [OptionRow(word, word, picture(word), word == offer.what) for word in words]
    if name == "amount":
        return [OptionRow(word, word, "", offer.amount.endswith(word)) for word in _AMOUNTS]
    if name == "price":
        names = _unit_names(tr)
        return [OptionRow(word, names[word], "", offer.unit == word) for word in _UNITS]
    if name == "agreed":
        return [
            OptionRow("yes", tr("本人同意写出来"), "check", agreed),
            OptionRow("", tr("还没有问过"), "close", not agreed),
        ]
    return []


def _unit_names(tr: Tr) -> dict[str, str]:
    return {
        "元/斤": tr("元/斤"),
        "元/公斤": tr("元/公斤"),
        "元/只": tr("元/只"),
        "元/头": tr("元/头"),
        "元/吨": tr("元/吨"),
        "元/天": tr("元/天"),
        "元/亩": tr("元/亩"),
        OPEN_PRICE: tr("面议"),
    }


def _answered(offer: Offer, name: str, value: str) -> Offer:
    """Return an offer with one answer more."""
    if name == "deal":
        return replace(offer, deal=Deal(value))
    if name == "amount":
        number = offer.amount.rstrip("".join(_AMOUNTS))
        unit = offer.amount[len(number) :]
        return replace(offer, amount=number + value if value in _AMOUNTS else value + unit)
    if name == "price":
        if value in _UNITS:
            is_open = value == _UNITS[-1]
            return replace(offer, unit=value, price="" if is_open else offer.price)
        unit = _UNITS[0] if offer.unit in {"", _UNITS[-1]} and value else offer.unit
        return replace(offer, price=value, unit=unit)
    line = fit_line(value, most(name))
    if name == "what":
        return replace(offer, what=line)
    if name == "who":
        return replace(offer, who=line)
    return replace(offer, phone=line) if name == "phone" else offer


def _titled(notice: Notice) -> Notice:
    assert notice.offer is not None
    title = title_of(notice.offer, TITLE_MOST) if notice.offer.what else ""
    return replace(notice, title=title)


def _days(notice: Notice, name: str, now: datetime, tr: Tr) -> list[OptionRow]:
    if name == "begins":
        begins = (notice.begins or now).date()
        names = ((0, tr("现在")), (1, tr("明天")), (2, tr("后天")), (7, tr("一周后")))
        return [OptionRow(str(d), word, "", (begins - now.date()).days == d) for d, word in names]
    words = (tr("今天"), tr("三天"), tr("一周"), tr("两周"), tr("一个月"))
    left = _days_left(notice, now)
    return [
        OptionRow(str(days), word, "", days == left)
        for days, word in zip(_DAYS, words, strict=True)
    ]


def _begins(notice: Notice, now: datetime, tr: Tr) -> str:
    return _day(notice.begins, now, tr) if notice.begins else tr("现在")


def _last_day(notice: Notice, now: datetime, tr: Tr) -> str:
    return _day(notice.ends, now, tr)


def _days_left(notice: Notice, now: datetime) -> int:
    return (notice.ends.date() - now.date()).days + 1


def _midnight(now: datetime) -> datetime:
    return datetime.combine(now.date(), time(), now.tzinfo)


def _day(moment: datetime, now: datetime, tr: Tr) -> str:
    return f"{day_words(moment, now, tr)} {weekday(moment.date(), tr)}"


def has_words(notice: Notice) -> bool:
    """Tell whether anything was written that would be lost."""
    offer = notice.offer
    said = (notice.title, notice.text, *((offer.what, offer.who, offer.phone) if offer else ()))
    return bool(notice.picture) or any(text.strip() for text in said)


def with_picture(notice: Notice, held: bytes) -> Notice:
    """Return the notice with a picture, drawn anew already."""
    return replace(notice, picture=held)


def without_picture(notice: Notice) -> Notice:
    """Return the notice without a picture."""
    return replace(notice, picture=b"")


def with_text(notice: Notice, text: str) -> Notice:
    """Return the notice with a text from a file: its first line is the title where there is none.

    Args:
        notice: Before.
        text: As it stands in the file.
    """
    lines = fit(text.strip(), len(text)).splitlines()
    if not notice.title.strip() and lines and len(lines[0].strip()) <= TITLE_MOST:
        notice, lines = replace(notice, title=fit_line(lines[0].strip(), TITLE_MOST)), lines[1:]
    return replace(notice, text=fit("\n".join(lines).strip(), TEXT_MOST))
