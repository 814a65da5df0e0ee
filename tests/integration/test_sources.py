"""Ordinary feeds over real HTTP into the real library."""

from __future__ import annotations

import pytest

from content.library import Library
from content.model import Section
from sync.feeds.sources import take_source
from sync.link import HttpRoad
from sync.road import StoppedError
from sync.status import SourceStatus
from sync.tables import Source
from tests.builders import NOW, VILLAGE
from tests.integration.test_jail import RSS
from tests.lines import Line, MemoryRoad


@pytest.fixture
def library(tmp_path):
    with Library(tmp_path / "library.db", write=True) as library:
        yield library


@pytest.fixture
def line():
    return Line({"rss.xml": RSS.format(coding="utf-8").encode()})


@pytest.fixture(params=["http", "memory"])
def look(line, library, request):
    """Look at the feed over a real server, and again over a dictionary.

    Twice, because coverage loses its trace in frames that wait for asyncio on Python 3.11.
    """
    memory = MemoryRoad({})

    def remembered(_):
        memory.files = {"": line.files["rss.xml"]} if line.status is None else {}
        return memory

    usual = {"http": HttpRoad, "memory": remembered}[request.param]
    with line.open() as address:
        source = Source(url=f"{address}rss.xml", section=Section.POLICY, title="县政府")

        def look(before=None, connect=usual):
            return take_source(
                source,
                before or SourceStatus(url=source.url),
                library=library,
                area=VILLAGE,
                now=NOW,
                connect=connect,
            )

        yield look


def test_a_feed_arrives_and_is_marked_with_where_it_is_from(look, library):
    status = look()
    assert (status.entries, status.reason, status.contact) == (1, "", NOW)
    assert library.item("https://county.example/1").title == "春耕通知"
    assert library.origin("https://county.example/1") == status.url


def test_what_is_unchanged_is_not_sent_again(look, line):
    look()
    status = look()
    assert (status.contact, status.reason) == (NOW, "")
    assert all(headers["If-None-Match"] for _, headers in line.asked[1:])


def test_an_entry_without_a_date_keeps_the_time_it_was_first_seen(look, line, library):
    line.files["rss.xml"] = line.files["rss.xml"].replace("2026年5月19日 08:00".encode(), b"")
    look()
    line.files["rss.xml"] += b" "
    look()
    assert library.item("https://county.example/1").published == NOW


@pytest.mark.parametrize("held", [b"<html>log in</html>", b"<!DOCTYPE x><rss/>"])
def test_a_feed_that_cannot_be_read_is_a_row_in_the_status(look, line, library, held):
    look()
    line.files["rss.xml"] = held
    status = look()
    assert status.reason
    assert status.contact is None
    assert library.item("https://county.example/1") is not None


def test_a_feed_that_does_not_answer_is_a_row_in_the_status(look, line):
    line.status = 500
    assert look().reason


def test_a_note_that_cannot_be_read_costs_one_more_answer(look, library):
    status = look()
    for damaged in ("{", "[]"):
        library.put_note(f"source:{status.url}", damaged)
        assert look().entries == 1


def test_a_wish_to_end_is_passed_on(look):
    def stopped(url):
        road = HttpRoad(url)
        road.interrupt()
        return road

    with pytest.raises(StoppedError):
        look(connect=stopped)
