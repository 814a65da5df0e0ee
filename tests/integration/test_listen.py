"""Stations that listen, and what they do when they hear something: real servers, real agents."""

from __future__ import annotations

import contextlib
import itertools
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime

import pytest

from content.errors import LinkError, StoreError
from content.library import Library
from content.release import County, publish
from content.serve import server
from sync import agent, listen
from sync.link import HttpRoad
from sync.listen import Listeners, Nudges, RoadListener
from sync.road import MissingError, StoppedError
from sync.stop import Stop
from tests import county as memory
from tests.builders import an_attachment, an_item
from tests.integration.test_jail import RSS
from tests.lines import Line
from tests.serving import Speaker, say_release, serving
from tests.waiting import eventually

FEEDS = ("one.xml", "two.xml")
FILM = b"film" * 50_000
NEVER_S = 3600  # between two polls: what arrives in a test, a nudge has brought


@pytest.fixture
def release(tmp_path):
    items = []

    def release(name):
        items.append(an_item(name))
        return publish(
            items,
            {},
            tree=tmp_path / "tree",
            keys=tmp_path / "keys",
            county=County("150125", "武川县", "wuchuan.example"),
            now=datetime.now(UTC),
        )

    return release


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def running(home):
    """Run the agent on a thread; ends with the test."""
    stop, threads = Stop(), []

    def start(*roads, **more):
        settings = {"roads": roads, "poll_s": NEVER_S, "stop": stop, "draw": lambda: 0.0}
        thread = threading.Thread(target=agent.run, args=(home,), kwargs=settings | more)
        thread.start()
        threads.append(thread)

    yield start
    begun = time.monotonic()
    stop.ask()
    for thread in threads:
        thread.join(10)
    assert time.monotonic() - begun < 1
    assert not [each for each in threading.enumerate() if each.name == "listen"]


def held(home):
    try:
        with Library(home / "library.db") as library:
            return library.held().release
    except StoreError:
        return None


# the agent


def test_a_release_published_is_here_long_before_the_next_poll(release, home, tmp_path):
    """Publisher, server and agent as processes; the agent polls once an hour."""
    release("one")
    serve = [sys.executable, "-m", "kiosk", "serve", str(tmp_path / "tree"), "--port", "0"]
    sync = [sys.executable, "-m", "kiosk", "sync", "--home", str(home), "--poll", str(NEVER_S)]
    with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as server:
        address = server.stdout.readline().strip()
        with subprocess.Popen([*sync, "--from", address], stderr=subprocess.PIPE) as agent:
            assert eventually(lambda: held(home) == 1, within_s=20)
            time.sleep(0.3)  # the agent has begun to listen, or soon will: both are right
            release("two")
            begun = time.monotonic()
            assert eventually(lambda: held(home) == 2)
            print(f"published to held: {time.monotonic() - begun:.2f} s")
            begun = time.monotonic()
            agent.send_signal(signal.SIGTERM)
            assert agent.wait(10) == 0
            assert time.monotonic() - begun < 2
            agent.stderr.read()
        server.terminate()
        assert server.wait(10) == 0


def test_who_was_cut_off_catches_up_when_the_server_is_back(release, home, tmp_path, running):
    release("one")
    with server(tmp_path / "tree", port=0) as first:
        with first.in_background() as address:
            running(address)
            assert eventually(lambda: held(home) == 1)
            assert eventually(lambda: first.server_state.tasks)
        release("two")
    port = int(address.rstrip("/").rpartition(":")[2])
    with server(tmp_path / "tree", port=port) as again, again.in_background():
        assert eventually(lambda: held(home) == 2)


def test_a_road_without_events_is_polled(home, running):
    county = memory.County().release(an_item("one"))
    line = Line(county.files)
    with line.open() as address:
        running(address, poll_s=0.05)
        assert eventually(lambda: held(home) == 1)
        county.release(an_item("two"))
        assert eventually(lambda: held(home) == 2)
        assert sum(path.startswith("events") for path, _ in line.asked) == 1


def test_who_is_told_not_to_listen_does_not(release, home, tmp_path, running):
    release("one")
    home.mkdir()
    (home / "station.toml").write_text("[nudge]\nlisten = false\n", "utf-8")
    with server(tmp_path / "tree", port=0) as web, web.in_background() as address:
        running(address)
        assert eventually(lambda: held(home) == 1)
        time.sleep(0.2)
        assert not web.server_state.tasks


def test_the_road_that_nudged_is_pulled_from_first(release, home, tmp_path, running):
    release("one")
    empty = Line({})
    with serving(tmp_path / "tree") as address, empty.open() as before:
        running(before, address)
        assert eventually(lambda: held(home) == 1)
        release("two")
        assert eventually(lambda: held(home) == 2)
    asked = [path for path, _ in empty.asked if path.startswith("metadata/")]
    assert asked == ["metadata/latest.json", "metadata/timestamp.json"], "once, before the nudge"


def test_a_nudge_lets_news_come_before_the_rest_of_a_film(home, tmp_path, running):
    film = an_attachment(FILM, media_type="video/mp4")
    county = memory.County().release(an_item("film", attachments=(film,)), blobs=(FILM,))
    line = Line(dict(county.files))
    line.spoil = lambda path, held: drip(line, path, held)
    with line.open() as address, serving(tmp_path / "bell") as bell:
        running(address, bell)
        part = home / "spool" / f"{film.sha256}.part"
        assert eventually(lambda: part.exists() and part.stat().st_size > 1000)
        line.files = dict(county.release(an_item("warning")).files)
        say_release(tmp_path / "bell", 2)
        assert eventually(lambda: held(home) == 2, within_s=5)
        assert part.stat().st_size < len(FILM)


def test_a_nudge_lets_news_come_before_the_feeds_of_others(home, tmp_path, running):
    county = memory.County().release(an_item("one"))
    line = Line(dict(county.files) | {name: RSS.format(coding="utf-8").encode() for name in FEEDS})
    line.spoil = lambda path, held: news_meanwhile(line, county, path, held, tmp_path / "bell")
    home.mkdir()
    with line.open() as address, serving(tmp_path / "bell") as bell:
        sources = (f'[[source]]\nurl = "{address}{name}"\nsection = "policy"\n' for name in FEEDS)
        (home / "station.toml").write_text("".join(sources), "utf-8")
        running(address, bell)
        assert eventually(lambda: FEEDS[1] in [path for path, _ in line.asked])
    assert held(home) == 2
    asked = [path for path, _ in line.asked]
    between = asked[asked.index(FEEDS[0]) : asked.index(FEEDS[1])]
    assert "metadata/timestamp.json" in between


def news_meanwhile(line, county, path, held, bell):
    """Let the county release something while the first feed is slow."""
    if path == FEEDS[0]:
        line.files |= county.release(an_item("warning")).files
        say_release(bell, 2)
        time.sleep(0.5)
    return held


def drip(line, path, held):
    """Let a film take a minute, and nothing else."""
    line.drip_s = 0.0003 if path.startswith("blobs/") else None
    return held


def test_a_road_that_lies_costs_few_pulls(home, running):
    county = memory.County(now=datetime.now(UTC)).release(an_item("one"))
    line = Line(county.files)
    liar = Speaker(b"data: %d\n\n" % number for number in itertools.count(10))
    with line.open() as address, liar.open() as lies:
        running(address, lies)
        assert eventually(lambda: held(home) == 1)
        assert eventually(lambda: liar.told > 1000)
        time.sleep(0.5)  # for pulls it may still cost
        assert len(line.asked) < 40  # a pull has seven requests; a thousand lies cost few


# one listener


def heard_from(road, *, asks=1, draw=lambda: 0.0):
    """Listen to a road until it was asked that often; return what was heard."""
    heard = []
    with road.open() as address:
        listener = RoadListener(address, lambda _, release: heard.append(release), draw)
        try:
            assert eventually(lambda: len(road.asked) >= asks)
            time.sleep(0.1)
        finally:
            listener.close()
    return heard


def test_what_was_heard_is_said_when_calling_again(monkeypatch):
    monkeypatch.setattr(listen, "STREAM_BYTES", 5)
    monkeypatch.setattr(listen, "call_again_s", lambda _, **__: 0.01)
    road = Speaker([b"data: 7\n\n"])
    assert set(heard_from(road, asks=2)) == {7}
    assert road.asked[:2] == ["/events?have=0", "/events?have=7"]


def test_what_nobody_foresaw_ends_no_listening(monkeypatch):
    monkeypatch.setattr(listen, "call_again_s", lambda _, **__: 0.01)
    road = Speaker([b"data: 7\n\n"])

    def failing(*_):
        raise KeyError

    with road.open() as address:
        listener = RoadListener(address, failing, lambda: 0.0)
        try:
            assert eventually(lambda: len(road.asked) > 1)
        finally:
            listener.close()


def test_a_stream_that_falls_silent_is_called_again(monkeypatch):
    monkeypatch.setattr(listen, "SILENCE_S", 0.1)
    assert heard_from(Speaker([b"data: 7\n\n"]), asks=2) == [7, 7]


@pytest.mark.parametrize(
    "road",
    [
        Speaker([], status=404),
        Speaker([b"data: 7\n\n"], content_type="text/html"),
        Speaker([], status=500),
        Speaker([], status=302, headers={"Location": "http://127.0.0.1:9/"}),
    ],
)
def test_what_is_no_event_stream_is_not_heard(road):
    assert heard_from(road) == []
    assert len(road.asked) == 1


def test_who_listens_already_goes_on_listening():
    listeners, made, closed = Listeners(), [], []

    class Hand:
        def __init__(self, name):
            made.append(name)
            self.close = lambda: closed.append(name)

    listeners.listen({"a": lambda: Hand("a"), "b": lambda: Hand("b")})
    listeners.listen({"b": lambda: Hand("b"), "c": lambda: Hand("c")})
    assert (sorted(made), closed) == (["a", "b", "c"], ["a"])
    listeners.close()
    assert sorted(closed) == ["a", "b", "c"]


def test_news_wake_who_rests_and_old_news_do_not():
    woken = []
    nudges = Nudges(lambda: woken.append(1), lambda: 0.0)
    nudges.hear("road", 8)
    nudges.hear("road", 8)
    assert woken == [1]
    assert nudges.due(7).release == 8
    assert nudges.due(8) is None
    nudges.pulled(nudges.due(7), 7)
    assert nudges.due(7) is None
    assert nudges.first(7).in_vain == 1


# following a stream


@pytest.fixture
def following():
    with contextlib.ExitStack() as closing:

        def follow(speaker, *, silence_s=5.0, most=65_536):
            road = HttpRoad(closing.enter_context(speaker.open()))
            closing.callback(road.close)
            heard = bytearray()
            road.follow("events", heard.extend, silence_s=silence_s, most=most)
            return bytes(heard)

        yield follow


def test_endless_bytes_are_cut_off(following):
    assert 10_000 <= len(following(Speaker(itertools.repeat(b"x" * 1000)), most=10_000)) < 200_000


def test_a_packed_stream_is_not_unpacked(following):
    with pytest.raises(LinkError, match="packed"):
        following(Speaker([b"x"], headers={"Content-Encoding": "gzip"}))


def test_a_log_in_page_is_no_stream(following):
    with pytest.raises(MissingError, match="no event stream"):
        following(Speaker([b"<html>"], content_type="text/html"))


def test_silence_ends_a_stream(following):
    begun = time.monotonic()
    with pytest.raises(LinkError):
        following(Speaker([b":\n\n"]), silence_s=0.2)
    assert time.monotonic() - begun < 2


def test_a_stream_has_no_deadline_while_it_beats(following):
    def beats():
        for _ in range(8):
            yield b":\n\n"
            time.sleep(0.1)

    with pytest.raises(LinkError):
        following(Speaker(beats()), silence_s=0.3)


def test_an_end_asked_for_from_another_thread_comes_at_once():
    with Speaker([b":\n\n"]).open() as address:
        road = HttpRoad(address)
        threading.Timer(0.2, road.interrupt).start()
        begun = time.monotonic()
        with pytest.raises(StoppedError):
            road.follow("events", lambda _: None, silence_s=50, most=1000)
        assert time.monotonic() - begun < 1
        road.close()
