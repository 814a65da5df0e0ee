"""The agent and the command, as processes and as functions, against a real server."""

from __future__ import annotations

import io
import json
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from content.errors import AuthoringError, StoreError
from content.library import Library
from content.model import Section
from sync import agent, commands
from sync.commands import NO_ROAD, REFUSED, STOPPED, Bar, bar, run_agent, sync_once
from sync.home import one_writer
from sync.opening import _Noted, opened
from sync.road import StoppedError
from sync.station import Station
from sync.status import NOTE, State, Status
from sync.stop import Stop
from sync.tables import Source
from tests.builders import an_attachment, an_item
from tests.county import County
from tests.integration.test_jail import RSS
from tests.lines import Line, MemoryRoad

FILM = b"film" * 50_000


@pytest.fixture
def county():
    return County(now=datetime.now(UTC)).release(an_item("one"))


@pytest.fixture
def line(county):
    return Line(county.files)


@pytest.fixture
def address(line):
    with line.open() as address:
        yield address


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def told(capsys):
    return json.loads(capsys.readouterr().out)


def held(home):
    with Library(home / "library.db") as library:
        return library.held().release


def status(home):
    with Library(home / "library.db") as library:
        return Status.from_json(library.note(NOTE))


def eventually(claim, within_s=10.0):
    ends = time.monotonic() + within_s
    while time.monotonic() < ends:
        try:
            if claim():
                return True
        except StoreError:
            pass
        time.sleep(0.02)
    return False


# once


def test_one_json_object_says_what_was_done(home, address, county, capsys):
    assert sync_once(home, roads=[address], as_json=True) == 0
    said = told(capsys)
    assert (said["release_before"], said["release_after"], said["added"]) == (0, 1, 1)
    assert (said["state"], said["county"], said["first_contact"]) == ("idle", "150125", True)
    assert said["bytes_received"] > 1000
    assert sync_once(home, roads=[address], as_json=True) == 0
    said = told(capsys)
    assert (said["requests"], said["first_contact"], said["added"]) == (1, False, 0)
    assert said["bytes_received"] < 400


def test_a_stick_is_a_road_like_any_other(home, county, tmp_path, capsys):
    assert sync_once(home, roads=[str(county.put_into(tmp_path / "stick"))], as_json=True) == 0
    assert told(capsys)["release_after"] == 1


def test_sentences_say_the_same(home, county, tmp_path, capsys):
    stick = str(county.put_into(tmp_path / "stick"))
    assert sync_once(home, roads=[stick]) == 0
    out = capsys.readouterr().out
    assert "first contact" in out
    assert "release 0 -> 1: 1 added" in out
    sync_once(home, roads=[stick])
    assert "up to date at release 1" in capsys.readouterr().out


def test_what_is_old_or_still_to_come_is_said(home, address, county, capsys):
    long_ago = county.now - timedelta(days=40)
    county.release(an_item("two", attachments=(an_attachment(b"not there"),)), now=long_ago)
    assert sync_once(home, roads=[address]) == 0
    out = capsys.readouterr().out
    assert "1 attachment still to come" in out
    assert "old: last word" in out


def test_a_refused_tree_ends_with_3_and_its_reason(home, address, line, capsys):
    sync_once(home, roads=[address])
    capsys.readouterr()
    line.files = County().release(an_item("x")).release(an_item("y")).files
    assert sync_once(home, roads=[address], as_json=True) == REFUSED
    said = told(capsys)
    assert (said["state"], said["reason"], said["release_after"]) == ("refused", "bad_signature", 1)
    assert sync_once(home, roads=[address]) == REFUSED
    assert "refused (bad_signature)" in capsys.readouterr().out
    assert status(home).reason == "bad_signature"


def test_no_answer_ends_with_4(home, capsys):
    assert sync_once(home, roads=["http://127.0.0.1:9/"], as_json=True) == NO_ROAD
    assert told(capsys)["state"] == "offline"
    assert sync_once(home) == NO_ROAD
    assert "no road is configured" in capsys.readouterr().out


def test_a_root_given_by_hand_must_be_the_tree_s(home, address, county, tmp_path, capsys):
    given = tmp_path / "root.json"
    given.write_bytes(County().first_root)
    assert sync_once(home, roads=[address], trust=given, as_json=True) == REFUSED
    assert held(home) == 0
    capsys.readouterr()
    given.write_bytes(county.first_root)
    assert sync_once(home, roads=[address], trust=given) == REFUSED
    assert "other_root" in capsys.readouterr().out
    assert sync_once(home, roads=[address], trust=given, as_json=True) == REFUSED
    assert told(capsys)["reason"] == "other_root"
    assert sync_once(home.with_name("new"), roads=[address], trust=given) == 0
    assert "first contact" not in capsys.readouterr().out


def test_a_root_that_cannot_be_read_is_named(home, address, tmp_path):
    with pytest.raises(AuthoringError, match="nothing"):
        sync_once(home, roads=[address], trust=tmp_path / "nothing")


def test_two_never_work_in_one_home(home, address):
    with one_writer(home), pytest.raises(StoreError):
        sync_once(home, roads=[address])


def test_feeds_are_looked_at_too(home, address, line, capsys):
    line.files["rss.xml"] = RSS.format(coding="utf-8").encode()
    home.mkdir()
    (home / "station.toml").write_text(
        f'[county]\nroads = ["{address}"]\n[[source]]\nurl = "{address}rss.xml"\n'
        'section = "policy"\n',
        "utf-8",
    )
    assert sync_once(home) == 0
    assert "rss.xml: 1 entries" in capsys.readouterr().out
    assert sync_once(home, as_json=True) == 0
    assert told(capsys)["sources"] == [{"url": f"{address}rss.xml", "entries": 1, "reason": ""}]
    with Library(home / "library.db") as library:
        assert library.origin("https://county.example/1") == f"{address}rss.xml"


def test_a_wish_to_end_ends_with_130(home, address):
    stop = Stop()
    stop.ask()
    assert sync_once(home, roads=[address], stop=stop) == STOPPED


# the bar


def test_a_bar_fills_and_goes_away():
    terminal = io.StringIO()
    draw = Bar(terminal)
    draw(Status(state=State.CHECKING))
    draw(Status(state=State.RECEIVING, bytes_done=300_000, bytes_total=1_000_000))
    draw(Status(state=State.IDLE))
    assert "30%  0.3 of 1.0 MB" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\033[K")
    assert bar(5, 4).startswith("[##############################] 100%")


def test_a_bar_is_drawn_on_a_terminal_only(home, address, monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    sync_once(home, roads=[address])
    assert "[" in capsys.readouterr().err


# the agent


@pytest.fixture
def running(home, address):
    """Run the agent on a thread; ends with the test."""
    stop, threads = Stop(), []

    def start(**more):
        settings = {"roads": [address], "poll_s": 0.05, "stop": stop, "draw": lambda: 0.0}
        thread = threading.Thread(target=agent.run, args=(home,), kwargs=settings | more)
        thread.start()
        threads.append(thread)
        return stop

    yield start
    stop.ask()
    for thread in threads:
        thread.join(10)
        assert not thread.is_alive()


def test_a_release_arrives_by_itself(running, home, county):
    running()
    assert eventually(lambda: held(home) == 1)
    county.release(an_item("two"))
    assert eventually(lambda: held(home) == 2)
    assert eventually(lambda: status(home).state is State.IDLE)


def test_the_agent_outlives_a_county_that_lies_and_one_that_is_away(running, home, county, line):
    running()
    assert eventually(lambda: held(home) == 1)
    good = line.files
    line.files = County().release(an_item("x")).release(an_item("y")).files
    assert eventually(lambda: status(home).state is State.REFUSED)
    line.status = 500
    assert eventually(lambda: status(home).state is State.OFFLINE)
    line.status, line.files = None, good
    county.release(an_item("two"))
    assert eventually(lambda: held(home) == 2)


def test_a_folder_where_the_library_must_be_is_put_aside(running, home, address):
    home.mkdir()
    (home / "library.db").mkdir()
    running()
    assert eventually(lambda: held(home) == 1)


def test_the_agent_outlives_what_nobody_foresaw(running, home, address, caplog, monkeypatch):
    def surprise(*_):
        monkeypatch.undo()
        raise ZeroDivisionError

    monkeypatch.setattr("os.statvfs", surprise)  # the system, of which anything may be expected
    running()
    assert eventually(lambda: held(home) == 1)
    assert "round failed error=ZeroDivisionError" in caplog.text


def test_a_library_that_breaks_while_the_agent_runs_is_made_anew(running, home, county):
    running()
    assert eventually(lambda: held(home) == 1)
    for path in home.glob("library.db*"):
        with path.open("r+b") as file:
            file.write(b"spoilt" * (path.stat().st_size // 6))
    county.release(an_item("two"))
    assert eventually(lambda: held(home) == 2)
    assert list(home.glob("library.db.broken-*"))


def test_a_mended_station_file_is_taken_up_without_a_restart(running, home, address, caplog):
    home.mkdir()
    station = home / "station.toml"
    station.write_text("[county", "utf-8")
    running(roads=())
    assert eventually(lambda: "station.toml error" in caplog.text)
    station.write_text(f'[county]\nroads = ["{address}"]\npoll_s = 1\n', "utf-8")
    assert eventually(lambda: held(home) == 1)


def test_an_agent_without_a_road_says_so_once_and_no_request_is_logged(running, home, caplog):
    logging.getLogger("httpx").setLevel(logging.NOTSET)
    running(roads=(), poll_s=0.02)
    assert eventually(lambda: status(home).reason == "no_answer")
    before = status(home).checked
    assert eventually(lambda: status(home).checked != before)
    assert caplog.text.count("no road to the county is named") == 1
    assert logging.getLogger("httpx").level == logging.WARNING


def test_a_feed_that_is_due_is_looked_at_and_one_that_is_not_is_left(running, home, address, line):
    line.files["rss.xml"] = RSS.format(coding="utf-8").encode()
    home.mkdir()
    (home / "station.toml").write_text(
        f'[[source]]\nurl = "{address}rss.xml"\nsection = "policy"\n', "utf-8"
    )
    running()
    assert eventually(lambda: status(home).sources and status(home).sources[0].entries == 1)
    polls = len(line.asked)
    assert eventually(lambda: len(line.asked) > polls + 3)
    assert sum(path == "rss.xml" for path, _ in line.asked) == 1


def test_a_feed_looked_at_again_and_again_leaves_nothing_behind(home, address, line):
    line.files["rss.xml"] = RSS.format(coding="utf-8").encode()
    source, stop = Source(url=f"{address}rss.xml", section=Section.POLICY), Stop()
    with opened(Station(home=home, sources=(source,)), stop=stop) as at:
        for _ in range(3):
            at.look_at_sources(at_all=True)
        assert stop._roads == []


def test_news_come_before_the_rest_of_a_film(running, home, county, line, monkeypatch):
    monkeypatch.setattr(agent, "MEDIA_S", 0.05)
    film = an_attachment(FILM, media_type="video/mp4")
    county.release(an_item("film", attachments=(film,)), blobs=(FILM,))
    line.drip_s = 0.0002
    line.files = {path: held for path, held in county.files.items() if "blobs/" in path}
    small = {path: held for path, held in county.files.items() if "blobs/" not in path}
    line.files |= small
    running()
    assert eventually(lambda: held(home) == 2)
    county.release(an_item("warning"))
    line.files |= county.files
    assert eventually(lambda: held(home) == 3, within_s=20)
    assert status(home).waiting == 1 or len(FILM) < 100


def test_sigterm_ends_the_agent_promptly_in_the_middle_of_a_transfer(home, address, county, line):
    line.hang.clear()
    command = [sys.executable, "-m", "kiosk", "sync", "--home", str(home), "--from", address]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        assert eventually(lambda: len(line.asked) > 0, within_s=20)
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
        assert time.monotonic() - begun < 3
        process.stderr.read()


def test_a_killed_program_wastes_none_of_the_bytes_that_came(home, address, county, line, capsys):
    film = an_attachment(FILM, media_type="video/mp4")
    county.release(an_item("film", attachments=(film,)), blobs=(FILM,))
    line.drip_s = 0.00001
    command = [sys.executable, "-m", "kiosk", "sync", "--once", "--home", str(home)]
    part = home / "spool" / f"{film.sha256}.part"
    with subprocess.Popen([*command, "--from", address], stdout=subprocess.DEVNULL) as process:
        assert eventually(lambda: part.exists() and part.stat().st_size > 20_000, within_s=30)
        process.kill()
    came = part.stat().st_size
    line.drip_s = None
    assert sync_once(home, roads=[address], as_json=True) == 0
    said = told(capsys)
    assert (said["release_after"], said["waiting"], said["bytes_resent"]) == (2, 0, 0)
    assert said["bytes_received"] < len(FILM) - came + 4000  # two segments for the mirror, too


def test_a_status_that_cannot_be_noted_is_no_reason_to_stop(home, address, caplog):
    sync_once(home, roads=[address])
    shown = []
    with Library(home / "library.db") as reader:
        _Noted(reader, shown.append)(Status())
    assert shown == [Status()]
    assert "status not noted" in caplog.text


def test_the_agent_says_in_its_log_what_it_does(home, monkeypatch):
    seen = []
    monkeypatch.setattr(agent, "run", lambda home, **more: seen.append((home, more)) or 0)
    monkeypatch.setattr(logging.root, "handlers", [])
    monkeypatch.setattr(logging, "basicConfig", lambda **more: seen.append(more))
    assert run_agent(home, roads=["a"], poll_s=3) == 0
    assert seen[0]["level"] == logging.INFO
    assert seen[1] == (home, {"roads": ("a",), "trust": None, "poll_s": 3})
    assert commands.run_agent(home) == 0


# asking for an end


def test_a_wait_ends_when_an_end_is_asked_for():
    stop = Stop()
    stop.wait(0.01)
    threading.Timer(0.05, stop.ask).start()
    begun = time.monotonic()
    with pytest.raises(StoppedError):
        stop.wait(30)
    assert time.monotonic() - begun < 2


def test_a_road_taken_after_the_wish_to_end_is_ended_at_once():
    stop = Stop()
    stop.ask()
    road = stop.watch(MemoryRoad({}))
    assert road.is_dead
    stop.forget(road)


def test_signals_ask_for_an_end_and_are_given_back_afterwards():
    before = signal.getsignal(signal.SIGTERM)
    stop = Stop()
    with stop.on_signals():
        os.kill(os.getpid(), signal.SIGTERM)
        with pytest.raises(StoppedError):
            stop.wait(5)
    assert signal.getsignal(signal.SIGTERM) is before
