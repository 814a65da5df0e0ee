"""How the station fares, the notice of a stick, and a machine with something broken in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from content.library import Library
from kiosk.freshness import Trouble
from kiosk.ui.station_walks import HELD_MS
from kiosk.ui.tour import type_name
from kiosk.ui.world import World
from sync.health.faults import Fault
from sync.health.last_good import known
from sync.station import Station
from sync.status import NOTE, PassedRoad, State, Status, StickState, StickStatus
from tests.builders import at
from tests.builders_screen import NOW, warning
from tests.ui.reading import items

BAD = Status(
    state=State.REFUSED,
    contact=at("2026-11-19 08:00"),
    contact_road="/media/cunkou/KINGSTON/cunkou/150125",
    reason="bad_signature",
    release=3,
    issued=at("2026-11-18 07:40"),
    is_old=True,
    waiting=12,
    unsent=37,
    acknowledged=at("2026-11-14 08:00"),
    passed=(
        PassedRoad(address="https://nongye.wuchuan.example/tree/", reason="no_answer"),
        PassedRoad(address="http://192.168.6.1:8750/", reason="bad_signature"),
    ),
    faults=(Fault.DISK_FULL, Fault.DISK_FAILING),
    stick=StickStatus(state=StickState.FAILED, reason="pulled", when=at("2026-11-22 08:00")),
)
DONE = StickStatus(
    state=StickState.DONE, release_before=2, release_after=3, issued=NOW, records=12, when=NOW
)


def note(home, status):
    with Library(home / "library.db", write=True) as library:
        library.put_note(NOTE, status.to_json())


# the page


def test_a_long_press_on_the_villages_name_opens_it_and_a_touch_does_not(kiosk):
    kiosk.hand.hold("head", 50)
    assert kiosk.stage.screen == "home"
    kiosk.hand.hold("head", HELD_MS)
    assert kiosk.stage.screen == "station"
    assert "站点情况" in kiosk.reads()
    kiosk.hand.touch("首页")
    assert kiosk.stage.screen == "home"


def test_it_follows_the_notes_of_the_agent(kiosk):
    kiosk.hand.hold("head", HELD_MS)
    note(kiosk.home, BAD)
    kiosk.stage.poll()
    kiosk.hand.wait(60)
    seen = kiosk.reads()
    for words in ("签名不对，不像是县里发的，没有收", "还有12个没有收到", "有37条等着送"):
        assert words in seen


def test_without_a_library_it_says_what_can_be_said(start, tmp_path):
    kiosk = start(tmp_path)
    kiosk.hand.hold("head", HELD_MS)
    assert "还没有联系上县里" in kiosk.reads()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1080, 1920)])
def test_no_word_of_it_leaves_the_glass_or_meets_another(start, home, size, language):
    note(home, BAD)
    (home / "station.toml").write_text("[county]\nroad = 3\n", "utf-8")
    kiosk = start(home, size, language)
    kiosk.hand.hold("head", HELD_MS)
    for text_size in (1.0, 1.5):
        kiosk.stage.set_text_size(text_size)
        kiosk.hand.wait(80)
        page = kiosk.stage.stood("station").item
        cards = [item for item in items(page) if type_name(item) == "StationCard"]
        texts = [item for card in cards for item in items(card) if item.inherits("QQuickText")]
        boxes = [item.mapRectToScene(item.boundingRect()) for item in texts]
        assert len(boxes) > 30
        assert all(box.left() >= -1 and box.right() <= size[0] + 1 for box in boxes)
        inner = [box.adjusted(1, 3, -1, -3) for box in boxes]
        assert not any(a.intersects(b) for n, a in enumerate(inner) for b in inner[n + 1 :])


# the notice


def test_a_stick_is_told_of_on_every_page_and_leaves_by_itself(kiosk):
    kiosk.hand.touch("种养技术")
    note(kiosk.home, Status(stick=replace(DONE, state=StickState.READING)))
    kiosk.stage.poll()
    kiosk.hand.wait(60)
    assert "U盘：正在读，先别拔" in kiosk.reads()
    note(kiosk.home, Status(stick=DONE))
    kiosk.stage.poll()
    kiosk.hand.wait(60)
    assert "可以拔了。更新到今天的内容，带走12条记录" in kiosk.reads()
    for file in kiosk.home.glob("library.db*"):
        file.unlink()
    kiosk.stage.world.forsake(Trouble.BROKEN)  # the disk ends the library meanwhile
    kiosk.clock.on(seconds=21)
    kiosk.hand.wait(1200)
    assert "可以拔了" not in kiosk.reads()


def test_the_word_of_a_stick_never_covers_a_warning(kiosk):
    kiosk.apply(warning(kiosk.clock.now, level="橙色", severity="Severe"))
    kiosk.hand.wait(300)
    assert kiosk.hand.covered()
    before = kiosk.view.grabWindow()
    note(kiosk.home, Status(stick=DONE))
    kiosk.stage.poll()
    kiosk.hand.wait(200)
    assert "可以拔了" in kiosk.reads()
    assert kiosk.view.grabWindow() == before


# what is broken is said, and what is held stays


@pytest.mark.parametrize("broken", [b"", b"[station", b"\xff\xfe"])
def test_settings_that_cannot_be_read_leave_the_last_good_ones_and_are_said(start, home, broken):
    (home / "station.good.toml").write_bytes((home / "station.toml").read_bytes())
    (home / "station.toml").write_bytes(broken)
    world = World.at(home, lambda: NOW)
    world.changed()
    assert world.trouble is Trouble.NONE
    assert world.station.name == "井尔沟村"
    assert world.faults() == (Fault.SETTINGS,)
    world.close()


def test_without_any_settings_the_content_is_shown_where_it_is_for(home):
    (home / "station.toml").write_text("[", "utf-8")
    told = known(home)
    assert told.is_default
    elsewhere = replace(told.station, area="5301")
    world = World(elsewhere, lambda: NOW, is_default=True)
    world.changed()
    assert world.station.area == "150125"
    world.close()


def test_settings_mended_or_broken_meanwhile_are_taken_up(kiosk):
    path = kiosk.home / "station.toml"
    path.write_text(path.read_text("utf-8").replace("井尔沟村", "后山村"), "utf-8")
    kiosk.stage.poll()
    kiosk.hand.wait(60)
    assert "后山村" in kiosk.reads()
    path.write_text("[", "utf-8")
    kiosk.stage.poll()
    kiosk.stage.tick()
    kiosk.hand.wait(60)
    assert "设置文件有错" in kiosk.reads()


def test_what_is_on_the_glass_stays_when_the_library_breaks_and_comes_back_by_itself(kiosk):
    held = (kiosk.home / "library.db").read_bytes()
    for file in kiosk.home.glob("library.db*"):
        file.unlink()
    (kiosk.home / "library.db").write_bytes(b"rubbish" * 999)
    kiosk.stage.poll()
    kiosk.hand.wait(60)
    seen = kiosk.reads()
    assert "土豆入窖前后要做好的五件事" in seen
    assert "机器里存的内容读不出来了，正在重新接收。现在看的是今天的" in seen
    (kiosk.home / "library.db").unlink()
    with Library(kiosk.home / "library.db", write=True):
        kiosk.stage.poll()  # begun anew, and empty: what is on the glass is better
    kiosk.hand.wait(60)
    assert "土豆入窖前后要做好的五件事" in kiosk.reads()
    (kiosk.home / "new").write_bytes(held)
    (kiosk.home / "new").replace(kiosk.home / "library.db")
    kiosk.stage.poll()
    kiosk.hand.wait(60)
    assert "今天 07:40 更新" in kiosk.reads()
    assert kiosk.stage.world.trouble is Trouble.NONE


def test_a_library_taken_away_is_read_on_until_there_is_another(kiosk):
    (kiosk.home / "library.db").unlink()
    kiosk.stage.poll()
    kiosk.hand.touch("种养技术")
    assert kiosk.stage.screen == "list"
    assert "莜麦怎么存才不发霉" in kiosk.reads()


def test_nothing_is_shown_under_the_name_of_another(kiosk):
    kiosk.hand.touch("种养技术")
    kiosk.hand.touch_first("ItemCard")
    kiosk.hand.touch("首页")
    kiosk.stage.world.forsake(Trouble.BROKEN)
    (kiosk.home / "library.db").write_bytes(b"rubbish" * 999)
    kiosk.hand.touch("政策法规")
    seen = kiosk.reads()
    assert "莜麦怎么存才不发霉" not in seen
    assert "内容现在读不出来" in seen
    kiosk.stage.turn("article", "tag:nothing")
    kiosk.hand.wait(60)
    assert "莜麦" not in kiosk.reads()


@pytest.mark.parametrize("column", ["facts", "published"])
def test_a_row_that_makes_no_sense_is_a_broken_library_and_shows_no_other(kiosk, column):
    kiosk.hand.touch("种养技术")
    kiosk.hand.touch_first("ItemCard")
    shown = kiosk.stage.stood("article").backend.argument
    with closing(sqlite3.connect(kiosk.home / "library.db", isolation_level=None)) as file:
        file.execute(f"UPDATE items SET {column} = '{{'")
        other = file.execute("SELECT id FROM items WHERE id <> ?", (shown,)).fetchone()[0]
    kiosk.stage.turn("article", other)
    assert kiosk.stage.world.trouble is Trouble.BROKEN
    kiosk.hand.wait(60)
    assert "莜麦" not in kiosk.reads()


def test_the_foot_says_what_is_wrong_with_the_disk(start, home):
    note(home, Status(faults=(Fault.DISK_FULL,)))
    assert "磁盘满了，新内容可能收不下。今天 07:40 更新" in start(home).reads()


def test_a_library_that_cannot_be_written_beside_is_said(home):
    (home / "library.db-shm").symlink_to("nowhere")  # SQLite follows no link
    world = World(Station.read(home), lambda: NOW)
    world.changed()
    assert world.library.is_immutable
    assert world.faults() == (Fault.DISK_READONLY,)
    world.close()


def test_a_library_begun_and_empty_is_one_that_was_never_filled(tmp_path):
    (tmp_path / "library.db").write_bytes(b"")
    world = World(Station(home=tmp_path), lambda: NOW)
    world.changed()
    assert world.trouble is Trouble.NONE_YET


def test_a_library_that_cannot_be_looked_at_is_broken_and_ends_nothing(tmp_path):
    world = World(Station(home=tmp_path / ("x" * 300)), lambda: NOW)
    world.changed()
    assert world.trouble is Trouble.BROKEN
