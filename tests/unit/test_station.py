"""`station.toml`, as an information officer writes it."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from content.errors import AuthoringError
from content.model import Section
from sync.station import Station, default_home
from sync.tables import Disk, Line, Screen, Source, Window

WHOLE = """
[station]
area = "150125200201"
name = "井尔沟村"
[county]
roads = ["http://127.0.0.1:8750/", "/media/stick"]
poll_s = 60
[line]
day_mb = 50
films = "22:00-06:00"
rate_kbit = 256
[disk]
quota_mb = 20000
keep_free_mb = 1000
pinned = ["policy", "village"]
[stick]
folders = ["/mnt/stick"]
[nudge]
listen = false
mqtt = "mqtt://broker.example/cunkou"
[outbox]
usage = false
[screen]
language = "en"
text_size = 1.4
idle_s = 30
rest_s = 90
scheme = "contrast"
night = "21:00-06:00"
motion = false
[[source]]
kind = "feed"
url = "https://county.example/rss.xml"
section = "policy"
title = "县政府网站"
"""


def read(home, text):
    (home / "station.toml").write_text(text, "utf-8")
    return Station.read(home)


def test_a_whole_file_is_read(tmp_path):
    assert read(tmp_path, WHOLE) == Station(
        home=tmp_path,
        area="150125200201",
        name="井尔沟村",
        roads=("http://127.0.0.1:8750/", "/media/stick"),
        poll_s=60,
        line=Line(day_bytes=50_000_000, films=Window(time(22), time(6)), rate=32_000),
        disk=Disk(
            quota=20_000_000_000,
            keep_free=1_000_000_000,
            pinned=frozenset({Section.POLICY, Section.VILLAGE}),
        ),
        sticks=("/mnt/stick",),
        listens=False,
        mqtt="mqtt://broker.example/cunkou",
        usage=False,
        screen=Screen(
            language="en",
            text_size=1.4,
            idle_s=30,
            rest_s=90,
            scheme="contrast",
            night=Window(time(21), time(6)),
            motion=False,
        ),
        sources=(
            Source(
                url="https://county.example/rss.xml", section=Section.POLICY, title="县政府网站"
            ),
        ),
    )


def test_a_missing_file_leaves_all_at_its_default(tmp_path):
    assert Station.read(tmp_path) == Station(home=tmp_path, area="150125")


def test_what_is_written_first_reads_back(tmp_path):
    roads = ['C:\\tree "new"', "http://a.example/"]
    Station.write_default(tmp_path, area="150125200201", name='井"尔', roads=roads, poll_s=5)
    station = Station.read(tmp_path)
    assert (station.area, station.name, station.poll_s) == ("150125200201", '井"尔', 5)
    assert station.roads == tuple(roads)


def test_a_file_that_is_there_is_never_overwritten(tmp_path):
    read(tmp_path, WHOLE)
    Station.write_default(tmp_path, area="99")
    assert Station.read(tmp_path).area == "150125200201"


@pytest.mark.parametrize(
    ("text", "field", "hint"),
    [
        ('[county]\nroad = "x"', "county.road", "did you mean 'roads'?"),
        ("[staton]", "staton", "did you mean 'station'?"),
        ("[screen]\nxyzzy = 1", "screen.xyzzy", "known are language"),
        ('[county]\nroads = "x"', "county.roads", "not a list"),
        ("[county]\nroads = [1]", "county.roads", "not text"),
        ('[county]\nroads = ["ftp://county.example/"]', "county.roads", "file:// and folders"),
        ("county = 1", "county", "not a table"),
        ('[county]\npoll_s = "5"', "county.poll_s", "no number"),
        ("[county]\npoll_s = true", "county.poll_s", "no number"),
        ("[county]\npoll_s = 0", "county.poll_s", "not between"),
        ('[line]\nfilms = "22 to 6"', "line.films", "22:00-06:00"),
        ("[line]\nday_mb = -1", "line.day_mb", "not between"),
        ('[disk]\npinned = ["news"]', "disk.pinned", "none of"),
        ('[stick]\nfolders = "/media"', "stick.folders", "not a list"),
        ('[nudge]\nmqtt = "broker"', "nudge.mqtt", "mqtt://"),
        ("[nudge]\nlisten = 1", "nudge.listen", "not true or false"),
        ('[station]\narea = "wuchuan"', "station.area", "administrative code"),
        ('[screen]\nscheme = "green"', "screen.scheme", "none of paper, contrast, dusk"),
        ('[screen]\nnight = "late"', "screen.night", "22:00-06:00"),
        ("[screen]\nnight = 9", "screen.night", "not text"),
        ("[screen]\nmotion = 1", "screen.motion", "not true or false"),
        ('[screen]\nlanguage = "mn"', "screen.language", "none of zh, en"),
        ('[[source]]\nurl = "ftp://x"\nsection = "policy"', "source.url", "http"),
        ('[[source]]\nurl = "http://x"', "source.section", "none of"),
        ('[[source]]\nkind = "mail"', "source.kind", "none of feed"),
    ],
)
def test_a_mistake_is_named_with_its_key(tmp_path, text, field, hint):
    with pytest.raises(AuthoringError) as caught:
        read(tmp_path, text)
    assert caught.value.field == field
    assert hint in caught.value.problem
    assert caught.value.file == str(tmp_path / "station.toml")


@pytest.mark.parametrize("held", [b"[station", b"\xff\xfe", b"\0\0\0\0"])
def test_a_damaged_file_is_named(tmp_path, held):
    (tmp_path / "station.toml").write_bytes(held)
    with pytest.raises(AuthoringError, match=r"station\.toml"):
        Station.read(tmp_path)


def test_the_mark_a_windows_editor_begins_a_file_with_is_no_mistake(tmp_path):
    (tmp_path / "station.toml").write_bytes(b'\xef\xbb\xbf[station]\nname = "x"\n')
    assert Station.read(tmp_path).name == "x"


def test_a_file_that_cannot_be_opened_is_named(tmp_path):
    (tmp_path / "station.toml").mkdir()
    with pytest.raises(AuthoringError, match=r"station\.toml"):
        Station.read(tmp_path)


def test_everything_lies_in_the_home():
    station = Station(home=Path("/h"))
    places = (station.library_path, station.blobs_path, station.spool_path, station.trust_path)
    assert all(place.parent == Path("/h") for place in places)


def test_the_home_is_where_the_environment_says(monkeypatch, tmp_path):
    monkeypatch.setenv("CUNKOU_HOME", str(tmp_path))
    assert default_home() == tmp_path
    monkeypatch.delenv("CUNKOU_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert default_home() == tmp_path / "data" / "cunkou"
    monkeypatch.delenv("XDG_DATA_HOME")
    assert default_home() == Path.home() / ".local" / "share" / "cunkou"


def test_a_window_may_reach_over_midnight():
    night, noon, always = (
        Window(time(22), time(6)),
        Window(time(12), time(14)),
        Window(time(3), time(3)),
    )
    assert [night.holds(time(hour)) for hour in (22, 0, 5, 6, 21)] == [True] * 3 + [False] * 2
    assert [noon.holds(time(hour)) for hour in (11, 12, 13, 14)] == [False, True, True, False]
    assert always.holds(time(2))
    assert always.holds(time(4))
