"""A county's own warnings, written so that any reader of the standard takes them."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.cap import Level, MessageType, active, read_cap
from content.cap_message import CAP, KINDS, Message, Place, Reference, identifier, write_cap
from content.errors import CapError

SENT = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)
# the order of the schema of OASIS CAP 1.2
ALERT = ["identifier", "sender", "sent", "status", "msgType", "scope", "references", "info"]
INFO = [
    "language",
    "category",
    "event",
    "responseType",
    "urgency",
    "severity",
    "certainty",
    "eventCode",
    "effective",
    "onset",
    "expires",
    "senderName",
    "headline",
    "description",
    "instruction",
    "contact",
    "parameter",
    "area",
]


def a_message(**said):
    return Message(
        **{
            "identifier": identifier("150125", SENT),
            "sender": "qxt@county.example",
            "office": "武川县气象台",
            "sent": SENT,
            "type": MessageType.ALERT,
            "event": "霜冻",
            "level": Level.RED,
            "description": "明早有霜，地面零下5度。",
            "instruction": "1. 盖膜。2. 熏烟。",
            "onset": SENT + timedelta(hours=8),
            "expires": SENT + timedelta(hours=15),
            "places": (Place(code="150125", name="武川县"),),
            "contact": "12379",
        }
        | said
    )


def after(message, kind, **said):
    sent = message.sent + timedelta(hours=1)
    held = Reference(sender=message.sender, identifier=message.identifier, sent=message.sent)
    return replace(
        message,
        identifier=identifier("150125", sent),
        sent=sent,
        type=kind,
        references=(held,),
        **said,
    )


def test_the_identifier_is_made_as_the_chinese_service_makes_it():
    assert identifier("150125", SENT) == "15012541600000_20260520170000"
    assert identifier("1501", SENT) == "15010041600000_20260520170000"


@pytest.mark.parametrize("event", KINDS)
@pytest.mark.parametrize("level", list(Level)[1:])
def test_what_is_written_is_read_as_it_was_meant(event, level):
    message = a_message(event=event, level=level)
    read = read_cap(write_cap(message))
    assert (read.identifier, read.event, read.level) == (message.identifier, event, level)
    assert (read.sent, read.onset, read.expires) == (SENT, message.onset, message.expires)
    assert (read.office, read.areas, read.language) == ("武川县气象台", ("150125",), "zh-CN")
    assert (read.description, read.instruction) == (message.description, message.instruction)


def test_elements_stand_in_the_order_of_the_schema():
    root = ET.fromstring(write_cap(after(a_message(), MessageType.UPDATE)))
    assert [child.tag.rpartition("}")[2] for child in root] == ALERT
    assert [child.tag.rpartition("}")[2] for child in root[-1]] == INFO
    sent = root.findtext("{*}sent")
    assert sent == "2026-05-20T18:00:00+08:00"


def test_a_place_is_named_by_twelve_digits():
    places = (Place(code="150125", name="武川县"), Place(code="150125200", name="大青山乡"))
    root = ET.fromstring(write_cap(a_message(places=places)))
    codes = [area.findtext("{*}geocode/{*}value") for area in root.iter(f"{{{CAP}}}area")]
    assert codes == ["150125000000", "150125200000"]


def test_an_update_takes_the_place_of_the_alert_and_a_cancel_ends_it():
    first = a_message(level=Level.YELLOW)
    second = after(first, MessageType.UPDATE, level=Level.ORANGE)
    third = after(second, MessageType.CANCEL)
    read = [read_cap(write_cap(one)) for one in (first, second, third)]
    now = SENT + timedelta(hours=3)
    assert [one.level for one in active(read[:2], now, "150125200201")] == [Level.ORANGE]
    assert active(read[1:], now, "150125200201") == []
    assert third.headline == "武川县气象台解除霜冻橙色预警信号"


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Cs"]), min_size=1).filter(
        str.strip
    )
)
def test_no_text_breaks_a_message(text):
    assert read_cap(write_cap(a_message(description=text))).description == text.strip()


@pytest.mark.parametrize(
    "wrong",
    [
        {"identifier": "a b"},
        {"sender": "a,b"},
        {"type": MessageType.UPDATE},
        {"references": (Reference(sender="a", identifier="b", sent=SENT),)},
        {"level": Level.UNKNOWN},
        {"description": ""},
        {"places": ()},
        {"expires": SENT},
    ],
)
def test_what_is_no_message_of_the_standard_is_refused(wrong):
    with pytest.raises(CapError):
        a_message(**wrong)
