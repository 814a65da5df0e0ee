"""Who works on the village's own file for the screen, and never holds it up."""

from __future__ import annotations

import queue
import threading

import pytest

from content.errors import StoreError
from kiosk import clerk as clerk_module
from kiosk.clerk import Clerk
from tests.builders import NOW
from tests.builders_village import a_notice

PLACE = ("150125200201", "井尔沟村")


@pytest.fixture
def clerk(tmp_path):
    clerk = Clerk(tmp_path / "station.db", lambda: PLACE)
    yield clerk
    clerk.close()


def done(clerk, work):
    came = queue.Queue()
    clerk.ask(work, came.put)
    return came.get(timeout=20)


def test_it_does_one_thing_after_another_and_tells(clerk):
    said = done(clerk, lambda desk: desk.book.publish(a_notice(), NOW))
    assert done(clerk, lambda desk: desk.book.said()) == (said,)


def test_what_goes_wrong_is_told_and_the_next_thing_is_done(clerk):
    assert isinstance(done(clerk, lambda desk: desk.lock.set("1")), ValueError)
    assert isinstance(done(clerk, lambda _: 1 / 0), StoreError)
    assert done(clerk, lambda _: 1) == 1


def test_a_disk_that_is_not_there_is_told(tmp_path):
    (tmp_path / "file").touch()
    clerk = Clerk(tmp_path / "file" / "station.db", lambda: PLACE)
    assert isinstance(done(clerk, lambda _: 1), StoreError)
    clerk.close()


def test_a_disk_that_is_too_slow_is_told_at_once(clerk, monkeypatch):
    monkeypatch.setattr(clerk_module, "WAITING_MOST", 1)
    monkeypatch.setattr(clerk_module, "END_S", 0.1)
    slow = Clerk(clerk._path, lambda: PLACE)
    goes_on, begun = threading.Event(), threading.Event()

    def wait(_):
        begun.set()
        goes_on.wait(20)

    slow.ask(wait, lambda _: None)
    assert begun.wait(20)
    told = []
    slow.ask(lambda _: 1, told.append)
    slow.ask(lambda _: 2, told.append)
    assert [type(each) for each in told] == [StoreError]
    slow.close()  # does not wait for ever
    goes_on.set()


def test_after_the_end_nothing_is_taken(clerk):
    clerk.close()
    clerk.ask(lambda _: pytest.fail("too late"), lambda _: None)
    clerk.close()
