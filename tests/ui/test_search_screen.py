"""Search as a finger meets it: the pad, the keys, the pictures."""

from __future__ import annotations

import random
import shutil
import time

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest

from kiosk.ui.ink import POINTS_MOST, STROKES_MOST, InkPad
from kiosk.ui.reach import visible
from kiosk.ui.tour import type_name
from tests.writing.hand import PAD, drawn, write


class Writer:
    """A finger on the pad."""

    def __init__(self, kiosk):
        self.view, self.hand = kiosk.view, kiosk.hand
        self.pad = next(
            item for item in visible(self.view.contentItem()) if isinstance(item, InkPad)
        )
        self.finger = QTest.createTouchDevice()
        self.lifted = 0.0  # seconds the finger was in the air, beside those that passed
        self.between = 0.15  # seconds from one stroke to the next
        kiosk.guard.clock = self.pad.clock = lambda: time.monotonic() + self.lifted

    def place(self, x, y):
        scale = self.pad.width() / PAD
        return self.pad.mapToScene(QPointF(x * scale, y * scale)).toPoint()

    def stroke(self, points, finger=0):
        view, device = self.view, self.finger
        self.lifted += self.between
        places = [self.place(x, y) for x, y in points]
        QTest.touchEvent(view, device).press(finger, places[0], view).commit()
        for place in places[1:]:
            QTest.touchEvent(view, device).move(finger, place, view).commit()
        QTest.touchEvent(view, device).release(finger, places[-1], view).commit()

    def write(self, character, *, shaken=True):
        strokes = drawn().medians[character]
        if shaken:
            ink = write(strokes, random.Random(ord(character)))
        else:
            ink = [[(x * PAD / 1000, y * PAD / 1000) for x, y in stroke] for stroke in strokes]
        for stroke in ink:
            self.stroke(stroke)
        self.hand.wait(20)


@pytest.fixture
def searching(kiosk):
    kiosk.hand.touch("搜索")
    return kiosk


@pytest.fixture
def writer(searching):
    return Writer(searching)


def backend(kiosk):
    return kiosk.stage.stood("search").backend


def letters(kiosk):
    return [row.character for row in backend(kiosk).writing.letters.rows]


def test_a_finger_writes_two_characters_and_opens_what_they_find(searching, writer):
    hand = searching.hand
    for character in "莜麦":
        writer.write(character)
        assert character in letters(searching)
        hand.touch(f"写“{character}”")
    assert backend(searching).words == "莜麦"
    hand.touch("莜麦怎么存才不发霉")
    assert searching.stage.screen == "article"


def test_what_follows_need_not_be_written(searching, writer):
    writer.write("土")
    searching.hand.touch("写“土”")
    assert writer.pad.count == 0
    assert letters(searching)[0] == "豆"
    searching.hand.touch("写“豆”")
    assert backend(searching).words == "土豆"
    assert backend(searching).count > 0


def test_a_stroke_is_taken_back_and_all_are_wiped_off(searching, writer):
    writer.write("土", shaken=False)
    searching.hand.touch("撤一笔")
    assert writer.pad.count == 2
    searching.hand.touch("擦掉重写")
    assert writer.pad.count == 0
    assert searching.stage.screen == "search"


def test_the_next_five_are_one_touch_away(searching, writer):
    writer.write("土", shaken=False)
    before = letters(searching)
    searching.hand.touch("换五个")
    assert not set(before) & set(letters(searching))
    searching.hand.touch("换五个")
    assert letters(searching) == before


DOTTED = "热心羊火点米学为雨冬"  # dots close beside each other
QUICK_S = 0.06  # from a stroke to the next: sooner than water was once told from fingers


@pytest.fixture
def still(searching, writer):
    """Return a writer whose clock only his own pauses turn, however slow the machine is."""
    began, writer.between = time.monotonic(), QUICK_S
    searching.guard.clock = writer.pad.clock = lambda: began + writer.lifted
    return writer


def small(character, size=0.25):
    """Return the strokes of a character, a quarter as wide as the pad."""
    side = size * PAD / 1000
    return [[(x * side, y * side) for x, y in stroke] for stroke in drawn().medians[character]]


def test_no_dot_of_a_character_written_quickly_is_taken_for_water(still, proof):
    lost = 0
    for character in DOTTED:
        strokes = small(character)
        for stroke in strokes:
            still.stroke(stroke)
        lost += len(strokes) - still.pad.count
        still.pad.clear()
    written = sum(len(small(character)) for character in DOTTED)
    proof("strokes taken for water", runs=written, violations=abs(lost), note="60 ms between them")
    assert lost == 0


def test_two_dots_at_one_place_are_two(still):
    for _ in range(2):
        still.stroke([(300, 300), (305, 305)])
    assert still.pad.count == 2


def test_a_wet_finger_that_is_lost_for_a_moment_goes_on_with_its_stroke(still):
    still.stroke([(100, 300), (200, 300)])
    still.between = 0.02
    still.stroke([(208, 300), (400, 300)])
    (stroke,) = still.pad.strokes
    scale = still.pad.width() / PAD
    assert stroke[0][0] == pytest.approx(100 * scale, abs=2)
    assert stroke[-1][0] == pytest.approx(400 * scale, abs=2)
    still.stroke([(100, 400), (400, 400)])  # far from where it was
    assert still.pad.count == 2


def test_a_second_finger_writes_nothing(searching, writer):
    view, device = searching.view, writer.finger
    one, other, on = writer.place(100, 100), writer.place(400, 400), writer.place(200, 120)
    QTest.touchEvent(view, device).press(0, one, view).commit()
    QTest.touchEvent(view, device).stationary(0).press(1, other, view).commit()
    QTest.touchEvent(view, device).move(0, on, view).move(1, one, view).commit()
    QTest.touchEvent(view, device).release(0, on, view).release(1, one, view).commit()
    assert len(writer.pad.strokes) == 1


def test_a_mouse_writes_as_well(searching, writer):
    QTest.mousePress(searching.view, left(), pos=writer.place(100, 300))
    QTest.mouseMove(searching.view, writer.place(500, 300))
    QTest.mouseRelease(searching.view, left(), pos=writer.place(500, 300))
    searching.hand.wait(30)
    assert letters(searching)[0] == "一"


def test_a_child_s_scribbling_ends_somewhere(searching, writer):
    source = random.Random(1)
    writer.stroke([(source.randrange(PAD), source.randrange(PAD)) for _ in range(POINTS_MOST + 50)])
    assert len(writer.pad.strokes[0]) <= POINTS_MOST
    for _ in range(STROKES_MOST + 3):
        writer.stroke([(10, 10), (20, 20)])
    assert writer.pad.count == STROKES_MOST


def test_the_pad_keeps_nothing_of_a_reader_who_has_gone(searching, writer):
    writer.write("土", shaken=False)
    searching.stage.wipe()
    searching.hand.touch("搜索")
    assert writer.pad.count == 0
    assert backend(searching).words == ""


def test_ink_is_seen_where_the_finger_went(searching, writer):
    writer.stroke([(100, 150), (500, 150)])
    searching.hand.wait(60)
    shown = searching.view.grabWindow()
    place = writer.place(300, 150)
    scale = shown.width() / searching.view.width()
    on = shown.pixelColor(QPoint(round(place.x() * scale), round(place.y() * scale)))
    assert on.lightness() < 80


def test_without_the_recogniser_there_is_no_pad_and_the_keys_stand_first(
    start, home, tmp_path, monkeypatch
):
    spoilt = tmp_path / "characters.ink"
    spoilt.write_bytes(b"no model")
    monkeypatch.setattr("kiosk.writing.MODEL", tmp_path / "missing.ink")
    kiosk = start(home)
    kiosk.hand.touch("搜索")
    assert backend(kiosk).way == "spell"
    names = [item.property("name") for item in kiosk.hand.pressable()]
    assert "写字" not in names
    assert {"拼音", "看图", "t"} <= set(names)


def test_a_spoilt_recogniser_takes_the_pad_away(start, home, tmp_path, monkeypatch, caplog):
    spoilt = tmp_path / "characters.ink"
    spoilt.write_bytes(b"no model")
    monkeypatch.setattr("kiosk.writing.MODEL", spoilt)
    kiosk = start(home)
    kiosk.hand.touch("搜索")
    kiosk.hand.wait(200)
    assert backend(kiosk).way == "spell"
    assert "写字" not in [item.property("name") for item in kiosk.hand.pressable()]


def test_two_touches_from_home_show_everything_about_a_crop(kiosk):
    kiosk.hand.touch("搜索")
    kiosk.hand.touch("土豆")
    assert kiosk.stage.screen == "topic"
    said = kiosk.reads()
    assert kiosk.hand.find("土豆 1.30 元/斤")
    assert "种养技术" in said
    kiosk.hand.touch("病虫疫病")
    kiosk.hand.touch("土豆晚疫病这样防")
    assert kiosk.stage.screen == "article"
    kiosk.hand.touch("返回")
    kiosk.hand.wait(300)  # a page that has just turned takes no touch
    kiosk.hand.touch("返回")
    assert kiosk.stage.screen == "search"


def test_pictures_are_shelved_by_kind(searching):
    searching.hand.touch("看图")
    said = searching.reads()
    assert said.index("庄稼和菜") < said.index("牲畜和禽") < said.index("办事和干活")
    searching.hand.touch("奶牛")
    assert searching.stage.screen == "topic"


def test_a_finger_on_a_picture_presses_though_night_falls_meanwhile(searching):
    searching.hand.touch("看图")
    picture = searching.hand.find("奶牛")
    searching.stage.light.switch()
    assert searching.hand.find("奶牛") is picture


def test_figures_are_written_too(searching):
    searching.hand.touch("拼音")
    searching.hand.touch("数字")
    for figure in "18":
        searching.hand.touch(figure)
    assert backend(searching).words == "18"
    searching.hand.touch("字母")
    searching.hand.touch("删一个")
    assert backend(searching).words == "1"


def test_what_comes_near_is_one_touch_away(searching):
    backend(searching).write("土逗")
    searching.hand.wait(60)
    assert "没有找到“土逗”" in searching.reads()
    searching.hand.touch("土豆")
    assert backend(searching).words == "土豆"
    assert backend(searching).count > 0


def test_a_topic_without_a_library_says_so_and_keeps_standing(start, tmp_path, home):
    empty = tmp_path / "empty"
    shutil.copytree(home, empty)
    for name in ("library.db", "library.db-wal", "library.db-shm"):
        (empty / name).unlink(missing_ok=True)
    kiosk = start(empty)
    kiosk.stage.turn("topic", "土豆")
    kiosk.hand.wait(60)
    assert "还没有关于“土豆”的内容" in kiosk.reads()


def left():
    from PySide6.QtCore import Qt  # noqa: PLC0415  where it is needed

    return Qt.MouseButton.LeftButton


def begins_whole(kiosk, kind):
    """Tell whether something of this kind begins at the upper edge of its list."""
    cards = [item for item in visible(kiosk.stage.stood("search").item) if type_name(item) == kind]
    page = cards[0]
    while not page.inherits("QQuickFlickable"):
        page = page.parentItem()
    return any(abs(page.mapFromItem(card, QPointF(0, 0)).y()) <= 1 for card in cards)


def can_turn(kiosk, way):
    return any(item.property("name") == way for item in kiosk.hand.pressable())


@pytest.mark.parametrize("text_size", [1.0, 1.5])
def test_what_was_found_is_turned_by_whole_lines_its_prices_first(searching, text_size):
    searching.stage.set_text_size(text_size)
    backend(searching).write("土豆")
    searching.hand.wait(100)
    assert searching.hand.find("土豆 1.30 元/斤")
    while can_turn(searching, "下一页"):
        searching.hand.touch("下一页")
        at_end = not can_turn(searching, "下一页")
        assert at_end or begins_whole(searching, "ResultCard")
    last = backend(searching).results.rows[-1]
    assert searching.hand.find(last.spoken)
    while can_turn(searching, "上一页"):
        searching.hand.touch("上一页")
    assert searching.hand.find("土豆 1.30 元/斤")


def test_pictures_are_turned_by_whole_rows_and_begin_at_the_top_again(searching):
    searching.hand.touch("看图")
    searching.hand.touch("下一页")
    at_end = not can_turn(searching, "下一页")
    assert at_end or begins_whole(searching, "PickCard")
    searching.hand.touch("拼音")
    searching.hand.touch("看图")
    assert not can_turn(searching, "上一页")
