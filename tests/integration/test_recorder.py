"""What the screen writes down: off its own thread, and never in its way."""

from __future__ import annotations

import json
import logging
import threading
import time

import pytest

from content import seal
from content.records import Bundle
from kiosk import recorder as recorder_module
from kiosk.recorder import Recorder
from sync.outbox import Outbox
from tests.builders import NOW
from tests.builders_outbox import KEYS, PRIVATE


@pytest.fixture
def path(tmp_path):
    return tmp_path / "station.db"


def await_begun(recorder):
    """Wait until nothing stands in the queue: the last of it is being written."""
    while recorder._waiting.qsize():
        time.sleep(0.01)


def told(path):
    with Outbox(path) as outbox:
        batch = outbox.batch(KEYS)
        records = Bundle.from_json(seal.open_batch(batch.sealed, PRIVATE)[1]).records
        return [(record.kind, record.clock_ok, json.loads(record.body)) for record in records]


def test_a_receipt_is_told_once_even_after_a_start(path):
    for _ in range(2):
        recorder = Recorder(path)
        for event in ("shown", "shown", "acknowledged"):
            recorder.note_receipt("霜冻1", event, now=NOW, clock_ok=False)
        recorder.close()
    at = NOW.isoformat()
    assert told(path) == [
        ("receipt", False, {"warning": "霜冻1", "event": "shown", "at": at}),
        ("receipt", False, {"warning": "霜冻1", "event": "acknowledged", "at": at}),
    ]


def test_what_was_read_is_added_to_the_day(path):
    recorder = Recorder(path)
    recorder.note_usage({("home", ""): (1, 5)}, ["tag:a"], NOW)
    recorder.note_usage({("home", ""): (1, 5)}, [], NOW)
    recorder.close()
    with Outbox(path) as outbox:
        assert outbox.last_opened() == {"tag:a": NOW}
        outbox.tidy("2026-05-21")
    assert told(path)[0][2] == {"day": "2026-05-20", "pages": [["home", "", 2, 10]]}


def test_where_nothing_is_to_be_told_no_file_is_made(path):
    recorder = Recorder(path)
    recorder.note_usage({}, [], NOW)
    recorder.close()
    recorder.note_usage({("home", ""): (1, 5)}, [], NOW)
    assert not path.exists()


def test_articles_are_remembered_here_where_usage_is_not_to_be_counted(path):
    recorder = Recorder(path)
    recorder.note_usage({}, ["tag:a"], NOW)
    recorder.close()
    with Outbox(path) as outbox:
        assert outbox.last_opened() == {"tag:a": NOW}
        outbox.tidy("2026-05-21")
        assert outbox.waiting() == 0


def test_a_receipt_is_tried_again_until_the_disk_takes_it(path, caplog, monkeypatch):
    monkeypatch.setattr(recorder_module, "AGAIN_S", 0.05)
    path.mkdir()
    recorder = Recorder(path)
    recorder.note_receipt("a", "shown", now=NOW, clock_ok=True)
    await_begun(recorder)
    while "not written down" not in caplog.text:
        time.sleep(0.01)
    path.rmdir()
    recorder.note_receipt("b", "shown", now=NOW, clock_ok=True)
    while not path.is_file() or recorder._waiting.qsize():
        time.sleep(0.01)
    recorder.close()
    assert [body["warning"] for _, _, body in told(path)] == ["a", "b"]


def test_counts_that_wait_in_crowds_turn_no_receipt_away(path, caplog, monkeypatch):
    monkeypatch.setattr(recorder_module, "AGAIN_S", 0.05)
    monkeypatch.setattr(recorder_module, "WAITING_MOST", 3)
    path.mkdir()
    recorder = Recorder(path)
    recorder.note_receipt("a", "shown", now=NOW, clock_ok=True)
    await_begun(recorder)
    for number in range(5):
        recorder.note_usage({}, [f"tag:{number}"], NOW)
    recorder.note_receipt("b", "shown", now=NOW, clock_ok=True)
    path.rmdir()
    recorder.close()
    assert [body["warning"] for _, _, body in told(path)] == ["a", "b"]
    assert "outbox too slow" in caplog.text


def test_a_receipt_that_waits_is_tried_once_more_at_the_end(path):
    path.mkdir()
    recorder = Recorder(path)
    recorder.note_receipt("a", "shown", now=NOW, clock_ok=True)
    await_begun(recorder)
    path.rmdir()
    recorder.close()
    assert [body["warning"] for _, _, body in told(path)] == ["a"]


def test_a_mistake_of_ours_is_logged_and_the_next_writing_works(path, caplog):
    recorder = Recorder(path)
    recorder.note_receipt("first", "shown", now=NOW, clock_ok=True)
    recorder._write(lambda _: 1 // 0)
    recorder.note_receipt("a", "shown", now=NOW, clock_ok=True)
    recorder.close()
    assert "ZeroDivisionError" in caplog.text
    assert len(told(path)) == 2


def test_a_disk_that_stalls_holds_up_neither_the_screen_nor_its_end(path, caplog, monkeypatch):
    monkeypatch.setattr(recorder_module, "END_S", 0.05)
    monkeypatch.setattr(recorder_module, "WAITING_MOST", 2)
    goes_on = threading.Event()
    recorder = Recorder(path)
    begun = time.monotonic()
    with caplog.at_level(logging.WARNING):
        for _ in range(5):
            recorder._write(lambda _: goes_on.wait(20))
        recorder.close()
    assert time.monotonic() - begun < 5
    assert "outbox too slow" in caplog.text
    goes_on.set()


def test_an_end_does_not_wait_for_a_stalled_disk(path, monkeypatch):
    monkeypatch.setattr(recorder_module, "END_S", 0.05)
    goes_on = threading.Event()
    recorder = Recorder(path)
    recorder._write(lambda _: goes_on.wait(20))
    begun = time.monotonic()
    recorder.close()
    assert time.monotonic() - begun < 5
    goes_on.set()
