"""Write a county's own warning as a CAP 1.2 message, in the shape of the Chinese service's.

Values in, bytes out: the same warning at the same moment is the same message. What is
written here is what `content.cap` reads; the order of the elements is the schema's.
A message says who it takes the place of by their identifiers, so that a village that
missed one in between still shows only the last.

Source: OASIS CAP 1.2 §3.2 (order, times with an offset); the identifier and the areas
are those of the messages of the China Meteorological Administration.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from content.cap import Level, MessageType
from content.dates import CHINA, iso
from content.errors import CapError

if TYPE_CHECKING:
    from datetime import datetime

CAP: Final = "urn:oasis:names:tc:emergency:cap:1.2"
GEOCODE: Final = "CPEAS Geographic Code"
KINDS: Final = {  # 气象灾害预警信号 and their numbers in the common Chinese sources
    "台风": "01",
    "暴雨": "02",
    "暴雪": "03",
    "寒潮": "04",
    "大风": "05",
    "沙尘暴": "06",
    "高温": "07",
    "干旱": "08",
    "雷电": "09",
    "冰雹": "10",
    "霜冻": "11",
    "大雾": "12",
    "霾": "13",
    "道路结冰": "14",
    "森林火灾": "15",
    "雷雨大风": "16",
}

_OFFICE: Final = "41600000"  # what the service puts after the code of a weather office
_CODE_LENGTH: Final = 12
_SEVERITIES: Final = {
    Level.BLUE: "Minor",
    Level.YELLOW: "Moderate",
    Level.ORANGE: "Severe",
    Level.RED: "Extreme",
}
_ROMAN: Final = {Level.BLUE: "Ⅳ", Level.YELLOW: "Ⅲ", Level.ORANGE: "Ⅱ", Level.RED: "Ⅰ"}
_VERBS: Final = {
    MessageType.ALERT: "发布",
    MessageType.UPDATE: "变更发布",
    MessageType.CANCEL: "解除",
}
_NO_NAME = re.compile(r"[\s,<&]")  # what the standard forbids in an identifier and a sender


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place a warning is for: its code of up to twelve digits, and its name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A message that is taken the place of, or ended."""

    sender: str
    identifier: str
    sent: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message about one warning of the county's own.

    Args:
        identifier: From `identifier`.
        sender: Who sends it, as a machine's name.
        office: Who issues it, as people call it: 武川县气象台.
        sent: When.
        type: Alert, Update or Cancel.
        references: What it takes the place of or ends; empty for an Alert only.
        event: One of `KINDS`, or another kind in a word.
        level: Its colour.
        description: What is expected.
        instruction: What to do; may be empty.
        onset: From when it is dangerous.
        expires: When it ends.
        places: Whom it is for, never empty.
        contact: Where to ask; may be empty.
    """

    identifier: str
    sender: str
    office: str
    sent: datetime
    type: MessageType
    references: tuple[Reference, ...] = ()
    event: str
    level: Level
    description: str
    instruction: str
    onset: datetime
    expires: datetime
    places: tuple[Place, ...]
    contact: str = ""

    def __post_init__(self) -> None:
        """Refuse what would not be a message of the standard.

        Raises:
            CapError: Names the field.
        """
        for problem in _problems(self):
            raise CapError(problem)

    @property
    def headline(self) -> str:
        """The sentence that stands above it, with the colour `content.cap` looks for."""
        rank = (
            ""
            if self.type is MessageType.CANCEL
            else f"[{_ROMAN[self.level]}级/{self.level.rank_label}]"
        )
        said = f"{self.event}{self.level.label}预警信号"
        return f"{self.office}{_VERBS[self.type]}{said}{rank}"


def identifier(county: str, sent: datetime) -> str:
    """Return the name of a message that a county's weather office sends at a moment.

    Args:
        county: Administrative code; its first six digits are the office's.
        sent: To the second: two messages of one second need two names.
    """
    return f"{county[:6]:0<6}{_OFFICE}_{sent.astimezone(CHINA):%Y%m%d%H%M%S}"


def write_cap(message: Message) -> bytes:
    """Write a message as XML in UTF-8."""
    alert = Element("alert", xmlns=CAP)
    _say(alert, "identifier", message.identifier)
    _say(alert, "sender", message.sender)
    _say(alert, "sent", _moment(message.sent))
    _say(alert, "status", "Actual")
    _say(alert, "msgType", str(message.type))
    _say(alert, "scope", "Public")
    _say(
        alert,
        "references",
        " ".join(
            f"{one.sender},{one.identifier},{_moment(one.sent)}" for one in message.references
        ),
    )
    _write_info(SubElement(alert, "info"), message)
    indent(alert)
    written: bytes = tostring(alert, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _write_info(info: Element, message: Message) -> None:
    is_over = message.type is MessageType.CANCEL
    _say(info, "language", "zh-CN")
    _say(info, "category", "Met")
    _say(info, "event", message.event)
    _say(info, "responseType", "AllClear" if is_over else "Prepare")
    _say(info, "urgency", "Past" if is_over else "Expected")
    _say(info, "severity", _SEVERITIES[message.level])
    _say(info, "certainty", "Likely")
    _pair(info, "eventCode", "CMA.TYPECODE", KINDS.get(message.event, ""))
    _say(info, "effective", _moment(message.sent))
    _say(info, "onset", _moment(message.onset))
    _say(info, "expires", _moment(message.expires))
    _say(info, "senderName", message.office)
    _say(info, "headline", message.headline)
    _say(info, "description", message.description)
    _say(info, "instruction", message.instruction)
    _say(info, "contact", message.contact)
    _pair(info, "parameter", "signal_color", message.level.label)
    for place in message.places:
        area = SubElement(info, "area")
        _say(area, "areaDesc", place.name)
        _pair(area, "geocode", GEOCODE, place.code.ljust(_CODE_LENGTH, "0"))


def _say(parent: Element, name: str, text: str) -> None:
    if text:
        SubElement(parent, name).text = text


def _pair(parent: Element, name: str, of: str, value: str) -> None:
    if value:
        pair = SubElement(parent, name)
        _say(pair, "valueName", of)
        _say(pair, "value", value)


def _moment(moment: datetime) -> str:
    """Write a time as the schema wants it: with an offset in digits, never Z."""
    return iso(moment.astimezone(CHINA).replace(microsecond=0))


def _problems(message: Message) -> list[str]:
    named = {"identifier": message.identifier, "sender": message.sender}
    problems = [
        f"{name} {value!r} may not be empty nor hold a space, a comma, < or &"
        for name, value in named.items()
        if not value or _NO_NAME.search(value)
    ]
    if bool(message.references) != (message.type is not MessageType.ALERT):
        problems.append(f"references do not fit {message.type}")
    if message.level not in _SEVERITIES:
        problems.append("level has no colour")
    if not (message.event and message.office and message.description and message.places):
        problems.append("event, office, description and places may not be empty")
    if message.expires <= message.onset:
        problems.append(f"expires {message.expires} is not after onset {message.onset}")
    return problems
