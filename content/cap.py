"""Read warnings in the Common Alerting Protocol and say which of them hold.

Real messages break the standard in small ways: fields out of order, a reference with
a wrong time, UTC written as Z. So reading is tolerant by field, and strict in what
decides whether a warning may be shown at all: it must say that it is real (status
Actual), meant for everybody (scope Public), and an Alert, an Update or a Cancel.
A document type or an entity is never read.

Which warnings hold is decided by `active`, from values alone. Messages name each
other by identifier only: the Chinese service writes its own time into references.

Source: OASIS CAP 1.2 §3.2; the levels and their colours are those of the Chinese
warning signals (CMA order 16).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from io import BytesIO
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, ParseError  # for the type and the error only

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from content import areas
from content.dates import parse_moment
from content.errors import AuthoringError, CapError

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_BYTES: Final = 262_144  # real messages are 1 to 90 KB
MOST_DEPTH: Final = 16  # real messages are 5 deep
LASTS: Final = timedelta(hours=24)  # how long a warning holds that names no end

_NAMESPACE = re.compile(r"urn:oasis:names:tc:emergency:cap:1\.\d")
_GB_DECLARED = re.compile(rb"""^(<\?xml[^>]*?)\s+encoding\s*=\s*["']gb[^"']*["']""", re.IGNORECASE)
_CODE = re.compile(r"\d{2,12}", re.ASCII)
_OFFICE = re.compile(
    r"^(.{2,30}?(?:台|局|站|中心|政府|办公室|办|厅|部|委员会))"
    r"(?=变更|更新|继续|升级|降级|确认|解除|取消|撤销|发布)"
)
# where an instruction may be cut, the surest sign first: numbers; semicolons and lines,
# but not where a mail program wrapped Latin text; sentences
_CUTS: Final = (
    re.compile(r"(?:^|(?<=[\s；;。]))\s*[(（]?\d{1,2}(?:[.．](?!\d)|[、)）])\s*|[①-⑳]"),
    re.compile(r"[；;]|(?<=[^\x00-\x7f])\s*\n|(?<=[.!?])\s*\n"),
    re.compile(r"。|(?<=[A-Za-z][.!?])\s"),
)


class Level(IntEnum):
    """How grave a warning is, in the four colours of the Chinese signals."""

    UNKNOWN = 0
    BLUE = 1
    YELLOW = 2
    ORANGE = 3
    RED = 4

    @property
    def label(self) -> str:
        """The colour's name; empty when unknown."""
        return ("", "蓝色", "黄色", "橙色", "红色")[self]

    @property
    def rank_label(self) -> str:
        """The rank in words; empty when unknown."""
        return ("", "一般", "较重", "严重", "特别严重")[self]


_COLOURS: Final = {"蓝": Level.BLUE, "黄": Level.YELLOW, "橙": Level.ORANGE, "红": Level.RED}
_COLOURS_OTHER: Final = {
    "藍": Level.BLUE,
    "黃": Level.YELLOW,
    "紅": Level.RED,
    "blue": Level.BLUE,
    "yellow": Level.YELLOW,
    "orange": Level.ORANGE,
    "red": Level.RED,
}
_WORDS: Final = _COLOURS | _COLOURS_OTHER
_HEADLINE_COLOUR = re.compile(r"([蓝藍黄黃橙红紅])色|\b(blue|yellow|orange|red)\b", re.IGNORECASE)
_SEVERITIES: Final = {
    "minor": Level.BLUE,
    "moderate": Level.YELLOW,
    "severe": Level.ORANGE,
    "extreme": Level.RED,
}


class MessageType(StrEnum):
    """What a message does to the ones before it."""

    ALERT = "Alert"
    UPDATE = "Update"  # takes the place of what it references
    CANCEL = "Cancel"  # ends what it references


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One message about one warning.

    Args:
        identifier: The message's own name; the same in every source.
        sender: Who sent it, as a machine's name.
        office: Who issued it, as people call it: 武川县气象台.
        sent: When.
        message_type: Alert, Update or Cancel.
        supersedes: Identifiers of the messages it takes the place of or ends.
        event: The kind of danger: 霜冻.
        level: How grave it is.
        headline: One sentence.
        description: What is expected.
        instruction: What to do (防御指南); often empty.
        effective: From when the message counts; `sent` where it does not say.
        onset: When the danger begins, where it says so.
        expires: When the message ends, where it says so; see `ends`.
        areas: Administrative codes without filling zeros; empty where it says none.
        language: Of the texts: zh-CN.
        contact: Where to ask.
        demo: Invented for a demonstration; its item says so, never the message itself.
    """

    identifier: str
    sender: str
    office: str
    sent: datetime
    message_type: MessageType
    supersedes: tuple[str, ...]
    event: str
    level: Level
    headline: str
    description: str
    instruction: str
    effective: datetime
    onset: datetime | None
    expires: datetime | None
    areas: tuple[str, ...]
    language: str
    contact: str
    demo: bool = False


def active(alerts: Iterable[Alert], now: datetime, station: str) -> list[Alert]:
    """Choose the warnings that hold here and now, the worst first, then the newest.

    An Update or a Cancel ends what it references, whichever came first and whether
    or not it holds itself: the old message and the new one are never shown together.

    Args:
        alerts: Every message held, in any order.
        now: Time of showing.
        station: Administrative code of the village.
    """
    return [alert for alert in holding(alerts, now) if is_for(alert, station)]


def holding(alerts: Iterable[Alert], now: datetime) -> list[Alert]:
    """Choose the warnings that hold anywhere now, as `active` does.

    Args:
        alerts: Every message held, in any order.
        now: Time of showing.
    """
    newest = {alert.identifier: alert for alert in sorted(alerts, key=lambda one: one.sent)}
    ended = {
        identifier
        for alert in newest.values()
        for identifier in alert.supersedes
        if identifier != alert.identifier  # some services reference the message itself
    }
    held = [
        alert
        for alert in newest.values()
        if alert.identifier not in ended
        and alert.message_type is not MessageType.CANCEL
        and now < ends(alert)
    ]
    return sorted(held, key=lambda one: (-one.level, -one.sent.timestamp(), one.identifier))


def is_for(alert: Alert, station: str) -> bool:
    """Tell whether a warning concerns a village.

    One that names no code at all concerns everybody whose county published it: a
    warning too many is better than one too few.
    """
    return not alert.areas or areas.covers(alert.areas, station)


def concerns(alert: Alert, place: str) -> bool:
    """Tell whether a warning is for a place, or for a part of it.

    Args:
        alert: The warning.
        place: Code of a township or a county.
    """
    return is_for(alert, place) or any(areas.covers([place], code) for code in alert.areas)


def ends(alert: Alert) -> datetime:
    """Return when a warning ends: when it says so, else 24 hours after it was sent."""
    return alert.expires or alert.sent + LASTS


def takes_over(alert: Alert) -> bool:
    """Tell whether a warning takes the whole screen: orange and red do."""
    return alert.level >= Level.ORANGE


def defence_lines(alert: Alert, most: int = 3) -> list[str]:
    """Split the instruction into things to do, in its order, at most `most`.

    Splits at numbers (1. 2. 3.), else at ；and lines, else at sentences.
    """
    lines: list[str] = []
    for cut in _CUTS:
        parts = [re.sub(r"\s+", " ", part) for part in cut.split(alert.instruction)]
        lines = [line for part in parts if (line := part.strip(" ；;，,。"))]
        if len(lines) > 1:
            break
    return lines[:most]


def read_cap(data: bytes, *, file: str = "") -> Alert:
    """Read one message.

    Args:
        data: XML of CAP 1.0 to 1.2, at most 256 KB.
        file: Its name, for messages.

    Returns:
        The message in Chinese where it speaks Chinese, else in its first language.

    Raises:
        CapError: It is too large, too deep, no XML, declares a document type or an
            entity, is no CAP, is not Actual and Public, or lacks what names and
            times it.
    """
    try:
        return _alert(_root(data))
    except (CapError, AuthoringError) as error:
        raise CapError(f"{file}: {error}" if file else str(error)) from error


def _root(data: bytes) -> Element:
    if len(data) > MOST_BYTES:
        msg = f"{len(data)} bytes, at most {MOST_BYTES}"
        raise CapError(msg)
    try:
        root = _parsed(_utf8(data))
    except DefusedXmlException as error:
        msg = f"declares a document type or an entity, which a warning never needs: {error}"
        raise CapError(msg) from error
    except (ParseError, ValueError, LookupError) as error:  # the last two: odd encodings
        msg = f"is no XML: {error}"
        raise CapError(msg) from error
    namespace, _, name = root.tag.rpartition("}")
    if name != "alert" or not _NAMESPACE.fullmatch(namespace.lstrip("{")):
        msg = f"is no CAP: its root is {root.tag}"
        raise CapError(msg)
    return root


def _parsed(data: bytes) -> Element:
    """Parse with an eye on the depth, so that a nest is left before it costs anything."""
    open_elements: list[Element] = []
    root = None
    for event, element in iterparse(BytesIO(data), events=("start", "end"), forbid_dtd=True):
        if event == "end":
            root = open_elements.pop()
        elif len(open_elements) < MOST_DEPTH:
            open_elements.append(element)
        else:
            msg = f"elements are nested deeper than {MOST_DEPTH}"
            raise CapError(msg)
    assert root is not None, "the parser refuses what has no element"
    return root


def _utf8(data: bytes) -> bytes:
    """Turn what declares GBK into UTF-8: the XML parser knows no double bytes."""
    declared = _GB_DECLARED.match(data)
    if declared is None:
        return data
    return (declared[1] + data[declared.end() :]).decode("gb18030").encode()


def _alert(root: Element) -> Alert:
    _check(root, "status", ("Actual",))
    _check(root, "scope", ("Public",))
    _check(root, "msgType", tuple(MessageType))
    message_type = MessageType(_text(root, "msgType"))
    info = _info(root)
    if info is None and message_type is not MessageType.CANCEL:
        msg = "has no info"
        raise CapError(msg)
    says = Element("info") if info is None else info
    sent = parse_moment(_text(root, "sent"))
    headline, sender = _text(says, "headline"), _text(root, "sender")
    office = _OFFICE.match(headline)
    return Alert(
        identifier=_text(root, "identifier") or _missing("identifier"),
        sender=sender,
        office=office[1] if office else _text(says, "senderName") or sender,
        sent=sent,
        message_type=message_type,
        supersedes=_references(root),
        event=_text(says, "event"),
        level=_level(says, headline),
        headline=headline,
        description=_text(says, "description"),
        instruction=_text(says, "instruction"),
        effective=_moment(says, "effective") or sent,
        onset=_moment(says, "onset"),
        expires=_moment(says, "expires"),
        areas=_areas(says),
        language=_text(says, "language"),
        contact=_text(says, "contact"),
    )


def _check(root: Element, name: str, allowed: tuple[str, ...]) -> None:
    said = _text(root, name)
    if said not in allowed:
        msg = f"{name} is {said or 'missing'}; shown is only {' or '.join(allowed)}"
        raise CapError(msg)


def _missing(name: str) -> str:
    msg = f"{name} is missing"
    raise CapError(msg)


def _info(root: Element) -> Element | None:
    """Return the part in Chinese, mainland's before others', else the first."""
    infos = _all(root, "info")
    languages = [_text(info, "language").lower().replace("_", "-") for info in infos]
    for wanted in ("zh-cn", "zh-hans", "zh"):
        for info, language in zip(infos, languages, strict=True):
            if language.startswith(wanted):
                return info
    return infos[0] if infos else None


def _references(root: Element) -> tuple[str, ...]:
    """Return the identifiers out of ``sender,identifier,sent`` triples.

    A lone identifier, as some services write it, is one too.
    """
    triples = [triple.split(",") for triple in _text(root, "references").split()]
    return tuple(dict.fromkeys(parts[1] if parts[1:] else parts[0] for parts in triples))


def _level(info: Element, headline: str) -> Level:
    """Return the level: the headline's last colour, else a parameter's, else severity's.

    The last colour, since a headline may say 由橙色升级为红色. Urgency and certainty are
    Unknown in the Chinese messages and do not count.
    """
    colours = _HEADLINE_COLOUR.findall(headline)
    if colours:
        return _WORDS["".join(colours[-1]).lower()]
    for value in _values(info, "parameter"):
        colour = value.lower().removesuffix("色")
        if colour in _WORDS:
            return _WORDS[colour]
    return _SEVERITIES.get(_text(info, "severity").lower(), Level.UNKNOWN)


def _areas(info: Element) -> tuple[str, ...]:
    values = [value for area in _all(info, "area") for value in _values(area, "geocode")]
    return tuple(dict.fromkeys(areas.stem(value) for value in values if _CODE.fullmatch(value)))


def _moment(info: Element, name: str) -> datetime | None:
    try:
        return parse_moment(_text(info, name))
    except AuthoringError:
        return None  # a warning with a broken end still warns, for a day


def _values(element: Element, name: str) -> list[str]:
    return [_text(child, "value") for child in _all(element, name)]


def _all(element: Element, name: str) -> list[Element]:
    return [child for child in element if child.tag.rpartition("}")[2] == name]


def _text(element: Element, name: str) -> str:
    return next(((child.text or "").strip() for child in _all(element, name)), "")
