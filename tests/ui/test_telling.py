"""What the screen tells the county: which warnings were seen, which pages are read."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from content import seal
from content.library import Library
from content.records import Bundle
from sync.outbox import Outbox
from sync.status import Status
from tests.builders_outbox import KEYS, PRIVATE
from tests.builders_screen import warning


def grave(now):
    return warning(now, level="橙色", severity="Severe")


def told(kiosk):
    """Return what waits for the county once the screen has written it down."""
    kiosk.stage.world.recorder.close()
    with Outbox(kiosk.home / "station.db") as outbox:
        tomorrow = kiosk.clock.now + timedelta(days=1)
        outbox.tidy(tomorrow.date().isoformat())
        batch = outbox.batch(KEYS)
        if batch is None:
            return []
        records = Bundle.from_json(seal.open_batch(batch.sealed, PRIVATE)[1]).records
        return [(record.kind, record.clock_ok, json.loads(record.body)) for record in records]


def test_a_warning_that_takes_the_screen_is_told_as_shown_and_as_acknowledged(kiosk):
    kiosk.apply(grave(kiosk.clock.now))
    kiosk.clock.on(minutes=3)
    kiosk.hand.touch("知道了")
    kiosk.stage.wipe()  # the next reader sees it again, and the county knows already
    kiosk.hand.touch("知道了")
    receipts = [body for kind, _, body in told(kiosk) if kind == "receipt"]
    assert [body["event"] for body in receipts] == ["shown", "acknowledged"]
    assert receipts[1]["at"] == kiosk.clock.now.isoformat(timespec="seconds")
    assert receipts[0]["warning"] == receipts[1]["warning"] != ""


def test_a_receipt_says_when_the_clock_cannot_be_believed(start, home):
    with Library(home / "library.db", write=True) as library:
        library.put_note("sync", Status(clock_ok=False).to_json())
    kiosk = start(home)
    kiosk.apply(grave(kiosk.clock.now))
    assert [clock_ok for _, clock_ok, _ in told(kiosk)] == [False]


def test_the_pages_a_reader_turned_to_are_counted_when_the_reader_has_gone(kiosk):
    kiosk.hand.touch("种养技术")
    kiosk.stage.idle(61)
    ((kind, _, body),) = told(kiosk)
    assert kind == "usage"
    assert body["day"] == kiosk.clock.now.date().isoformat()
    pages = [(screen, subject, times) for screen, subject, times, _ in body["pages"]]
    assert pages == [("home", "", 1), ("list", "technique", 1)]


def test_nobody_is_counted_where_nobody_touches(kiosk):
    kiosk.stage.idle(61)
    kiosk.stage.idle(181)
    assert told(kiosk) == []


@pytest.mark.parametrize("usage", ["true", "false"])
def test_a_station_may_be_told_not_to_count_and_still_remembers_what_to_keep(start, home, usage):
    with (home / "station.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[outbox]\nusage = {usage}\n")
    kiosk = start(home)
    with Library(home / "library.db") as library:
        item = library.search("莜麦", station="150125200201", now=kiosk.clock.now)[0].headline.id
    kiosk.hand.touch("种养技术")
    kiosk.stage.turn("article", item)
    kiosk.stage.wipe()
    assert bool(told(kiosk)) is (usage == "true")
    with Outbox(home / "station.db") as outbox:
        assert list(outbox.last_opened()) == [item]


def test_a_station_file_nobody_can_write_disturbs_nobody(start, home):
    (home / "station.db").mkdir()
    kiosk = start(home)
    kiosk.apply(grave(kiosk.clock.now))
    kiosk.hand.touch("知道了")
    kiosk.hand.touch("种养技术")
    kiosk.stage.wipe()
    kiosk.hand.touch("知道了")  # the next reader is warned again
    assert "政策法规" in kiosk.reads()
