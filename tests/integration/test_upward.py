"""The agent's visits: what was made here goes up after the text, and never stops the news."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from content import seal
from content.errors import LinkError
from content.library import Library
from content.records import Bundle
from sync.commands import REFUSED, sync_once
from sync.outbox import Outbox
from sync.outbox.file import backup_path
from sync.outbox.upward import Upward
from sync.pull import NO_ANSWER, Outcome, Passed
from sync.road import Answer, StoppedError
from sync.status import NOTE, State, Status
from tests.builders import NOW, an_item
from tests.builders_outbox import KEYS, PRIVATE, an_inbox
from tests.county import County
from tests.lines import Line, MemoryRoad


@pytest.fixture
def county():
    county = County()
    county.intake = KEYS
    return county.release(an_item("one"))


@pytest.fixture
def line(county, intake):
    line = Line(county.files)
    line.inbox = lambda path, body: (200, intake.take(path.removeprefix("outbox/"), body))
    return line


@pytest.fixture
def address(line):
    with line.open() as address:
        yield address


@pytest.fixture
def home(tmp_path):
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def road(intake):
    road = MemoryRoad({}, "county")
    road.inbox = an_inbox(intake)
    return road


@pytest.fixture
def upward(home, road):
    upward = Upward(home / "station.db", [road], lambda: KEYS, system=lambda: NOW, draw=lambda: 1.0)
    yield upward
    upward.close()


def add(home, count=1):
    with Outbox(home / "station.db") as outbox:
        for number in range(count):
            outbox.add("receipt", {"number": number}, now=NOW)


def waiting(home):
    with Outbox(home / "station.db") as outbox:
        return outbox.waiting()


def status(home):
    with Library(home / "library.db") as library:
        return Status.from_json(library.note(NOTE))


def outcome(*passed, state=State.IDLE):
    return Outcome(status=Status(state=state), before=1, after=1, passed=passed)


def told(home):
    with Outbox(home / "station.db") as outbox:
        opened = [seal.open_batch(batch.sealed, PRIVATE)[1] for batch in outbox.batches(KEYS, 9)]
        records = [record for each in opened for record in Bundle.from_json(each).records]
        return [json.loads(record.body) for record in records if record.kind != "station"]


# a whole visit


def test_a_visit_hands_over_what_waits_and_says_so(home, address, intake, capsys):
    add(home, 3)
    assert sync_once(home, roads=[address], as_json=True) == 0
    assert intake.count() == 3 + 1  # and how the station stands
    assert json.loads(capsys.readouterr().out)["unsent"] == 0
    assert status(home).unsent == 0
    assert status(home).acknowledged is not None
    assert backup_path(home / "station.db").exists()


def test_what_the_county_does_not_take_is_said_and_the_news_comes_all_the_same(
    home, address, line, capsys
):
    add(home, 3)
    line.inbox = None
    assert sync_once(home, roads=[address]) == 0
    assert "4 records not taken by the county yet" in capsys.readouterr().out
    assert (status(home).release, status(home).unsent) == (1, 4)


def test_what_waits_goes_up_before_the_first_picture(home, address, line, county, intake):
    add(home)
    assert sync_once(home, roads=[address]) == 0
    paths = [path for path, _ in line.asked]
    assert [path for path in paths if path.startswith("outbox/")] == paths[-1:]


def test_a_county_without_an_intake_is_handed_nothing(home, address, line, county):
    add(home)
    county.intake = None
    county.release(an_item("two"))
    assert sync_once(home, roads=[address]) == 0
    assert not any(path.startswith("outbox/") for path, _ in line.asked)
    assert waiting(home) == 1


def test_a_station_file_nobody_can_write_is_no_reason_to_be_without_news(home, address, caplog):
    (home / "station.db").mkdir()
    assert sync_once(home, roads=[address]) == 0
    assert status(home).release == 1
    assert "station.db" in caplog.text


def test_the_reason_why_a_tree_is_refused_reaches_the_county(home, address, county, intake):
    assert sync_once(home, roads=[address]) == 0
    county.release(an_item("two"))
    county.files["metadata/timestamp.json"] = b"rubbish"
    assert sync_once(home, roads=[address]) == REFUSED
    assert intake.count() == 1 + 2  # and how the station stood before and after
    assert waiting(home) == 0


# the parts


def test_a_road_that_does_not_take_is_left_alone_for_a_while(upward, home, road, monkeypatch):
    now = 1000.0
    monkeypatch.setattr("sync.outbox.upward.time.monotonic", lambda: now)
    tries = 0
    inbox = road.inbox

    def refuse(*_):
        nonlocal tries
        tries += 1
        msg = "down"
        raise LinkError(msg)

    add(home)
    road.inbox = refuse
    upward.push(road)
    upward.push(road)
    assert tries == 1
    now += 10.5
    upward.push(road)
    now += 10.5
    upward.push(road)
    assert tries == 2
    now += 10.5
    road.inbox = inbox
    upward.push(road)
    assert waiting(home) == 0


def test_what_the_best_road_does_not_take_another_one_may(home, road):
    static = MemoryRoad({}, "static")
    upward = Upward(home / "station.db", [static, road], lambda: KEYS)
    add(home)
    upward.push(static)
    upward.close()
    assert waiting(home) == 0
    assert road.tally.requests == 1


def test_nothing_is_asked_while_nothing_waits(upward, road):
    upward.push(road)
    assert road.tally.requests == 0


def test_letters_can_be_sealed_from_the_first_visit_on(upward, home, road):
    upward.push(road)
    with Outbox(home / "station.db") as outbox:
        assert outbox.add("letter", {"text": "x"}, personal=True, now=NOW)


def test_a_refusal_is_told_once_a_day_for_each_road_and_reason(upward, home):
    refused = Passed("http://a/", "rollback", "release 3, 4 is held \ud800")
    silent = Passed("http://b/", NO_ANSWER, "timed out")
    for _ in range(3):
        upward.end_visit(outcome(refused, silent))
    upward.end_visit(outcome(Passed("http://a/", "mix", "x" * 900)))
    assert told(home) == [
        {"road": "http://a/", "reason": "rollback", "detail": "release 3, 4 is held ?"},
        {"road": "http://a/", "reason": "mix", "detail": "x" * 500},
    ]


def test_an_answer_that_is_not_the_countys_is_told_as_a_refusal(upward, home, road):
    add(home)
    road.inbox = lambda *_: Answer(b"please log in")
    upward.push(road)
    assert told(home)[1]["reason"] == "answer_bad_signature"


def test_an_end_that_is_asked_for_ends_the_handing_over(upward, home, road):
    def stopped(*_):
        raise StoppedError

    add(home)
    road.inbox = stopped
    with pytest.raises(StoppedError):
        upward.push(road)
    assert upward.standing()["unsent"] == 1


def test_days_that_are_over_are_told(upward, home):
    with Outbox(home / "station.db") as outbox:
        outbox.count_usage("2026-05-19", {("home", ""): (1, 5)})
        outbox.count_usage("2026-05-20", {("home", ""): (1, 5)})
    upward.end_visit(outcome())
    assert [body["day"] for body in told(home)] == ["2026-05-19"]


def test_a_day_is_chinas(home, road):
    late = NOW.replace(hour=0) - timedelta(hours=1)
    upward = Upward(home / "station.db", [road], lambda: None, system=lambda: late)
    with Outbox(home / "station.db") as outbox:
        outbox.count_usage("2026-05-19", {("home", ""): (1, 5)})
    upward.end_visit(outcome())
    upward.close()
    assert told(home) == []


def test_a_file_that_cannot_be_read_says_nothing(home, road):
    (home / "station.db").mkdir()
    upward = Upward(home / "station.db", [road], lambda: KEYS)
    assert upward.standing() == {}
    upward.close()


def test_what_was_opened_on_the_screen_says_which_films_stay(upward, home):
    assert upward.opened() == {}
    with Outbox(home / "station.db") as outbox:
        outbox.opened("film", NOW)
    assert upward.opened() == {"film": NOW}


# how the station stands


def standings(home):
    with Outbox(home / "station.db") as outbox:
        opened = [seal.open_batch(batch.sealed, PRIVATE)[1] for batch in outbox.batches(KEYS, 9)]
    records = [record for each in opened for record in Bundle.from_json(each).records]
    return [json.loads(each.body)["release"] for each in records if each.kind == "station"]


def an_upward(home, day=0):
    return Upward(home / "station.db", [], lambda: KEYS, system=lambda: NOW + timedelta(days=day))


def visited(release):
    return Outcome(status=Status(release=release), before=1, after=1)


def test_how_a_station_stands_is_told_once_a_day(home):
    for day in (0, 0, 1):
        upward = an_upward(home, day)
        upward.end_visit(visited(7))
        upward.close()
    assert standings(home) == [7, 7]


def test_a_change_is_told_at_once_but_not_all_the_time(home):
    upward = an_upward(home)
    for release in (7, 8, 9):
        upward.end_visit(visited(release))
    upward.close()
    again = an_upward(home)  # after a start
    again.end_visit(visited(9))
    again.close()
    assert standings(home) == [7, 9]


def test_the_status_says_by_which_code_the_station_registers(home, upward):
    upward.end_visit(outcome())
    with Outbox(home / "station.db") as outbox:
        assert upward.standing()["code"] == outbox.code()
    assert len(upward.standing()["code"]) == 9
