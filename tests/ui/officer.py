"""A village officer at the glass: how he comes in, touches, writes, and what he left behind."""

from __future__ import annotations

import time
from datetime import timedelta

from content import seal
from content.decided import to_document
from content.records import Answers, Bundle
from content.seal import to_base64
from kiosk.ui.reach import is_field
from kiosk.ui.station_walks import HELD_MS
from kiosk.ui.tour import type_name
from kiosk.views.touching import BOUNCE_S, SLOW_S
from sync.outbox import Outbox
from sync.village.book import Book
from sync.village.pin import Lock
from tests.builders_outbox import KEYS, PRIVATE
from tests.builders_screen import NOW, VILLAGE

PIN = "271828"
BOUNCE_MS = round(BOUNCE_S * 1000) + 20
SOON = NOW + timedelta(days=3)
PATIENCE_S = 30.0  # a busy machine judges a PIN slowly, and its disk is slower still


def set_pin(home, pin=PIN):
    with Outbox(home / "station.db") as outbox:
        Lock(outbox).set(pin)
    return home


def publish(home, *notices):
    with Outbox(home / "station.db") as outbox:
        book = Book(outbox, (VILLAGE, "井尔沟村"))
        return [book.publish(notice, NOW) for notice in notices]


def decided(home, *decisions):
    """Let the county's answers say this."""
    with Outbox(home / "station.db") as outbox:
        outbox.know(KEYS)
        (batch,) = outbox.batches(KEYS, 9)
        key, document = seal.open_batch(batch.sealed, PRIVATE)
        sealed = seal.close_for(to_document(decisions), to_base64(key), PRIVATE)
        answers = Answers(batch.name, Bundle.from_json(document).device, (), (1, 1), sealed)
        outbox.take_answers(batch.name, seal.sign(answers.to_json(), PRIVATE), KEYS)


def kept(home):
    with Outbox(home / "station.db") as outbox:
        return Book(outbox).said(), Book(outbox).drafts()


def to_door(kiosk):
    kiosk.hand.hold("head", HELD_MS)
    tap(kiosk, "信息员")
    kiosk.hand.find("1")


def press(kiosk, digits):
    before = ""
    for digit in digits:
        if digit == before:
            kiosk.hand.wait(BOUNCE_MS)
        kiosk.hand.touch_at(*middle(kiosk.hand.find(digit)), settle=20)
        before = digit


def tap(kiosk, name):
    """Touch without waiting longer than a page that just turned asks for."""
    item = kiosk.hand.find(name)
    kiosk.hand.wait(BOUNCE_MS)
    while time.monotonic() - kiosk.stage._turned_at < SLOW_S:
        kiosk.hand.wait(20)
    kiosk.hand.touch_at(*middle(item), settle=40)


def tap_first(kiosk, kind):
    """Touch the first thing of a kind; return its name."""
    item = next(item for item in kiosk.hand.pressable() if type_name(item) == kind)
    name = item.property("name")
    tap(kiosk, name)
    return name


def sees(kiosk, words):
    """Tell whether a reader comes to see this."""
    return until(kiosk, lambda: words in kiosk.reads())


def can_press(kiosk, name):
    return any(item.property("name") == name for item in kiosk.hand.pressable())


def until(kiosk, holds):
    """Tell whether something comes to hold while anybody would wait for it."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if holds():
            return True
        kiosk.hand.wait(40)
    return False


def writes(kiosk):
    """Tell whether the cursor stands where a keyboard writes."""
    here = kiosk.view.activeFocusItem()
    return here is not None and is_field(here)


def middle(item):
    place = item.mapToScene(item.boundingRect().center())
    return place.x(), place.y()


def enter(kiosk, pin=PIN):
    """Press a PIN or a code as one does who looks: all of it stands there, then it was judged."""
    press(kiosk, pin)
    assert until(kiosk, lambda: {"●" * len(pin), pin} & {*kiosk.reads().split("\n")})
    tap(kiosk, "确定")
    assert until(kiosk, lambda: "正在核对" not in kiosk.reads())


def come_in(kiosk):
    """Begin at the door: how it is found is a claim of its own."""
    kiosk.stage.turn("pin", "")
    enter(kiosk)
    kiosk.hand.find("写通知")


def write(kiosk, *words):
    for letters in words:
        press(kiosk, letters)
        tap_first(kiosk, "Candidate")
