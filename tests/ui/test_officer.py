"""The officer at the glass, by touch: a notice, an offer, and what villagers see of it."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from content import database
from content.decided import Decided, Fate
from content.notices import new_id
from kiosk.freshness import Trouble
from kiosk.ui.officer import session
from kiosk.ui.officer.menu import RESTART
from sync.outbox import Outbox
from sync.village.book import Book
from tests.builders_screen import NOW, a_picture
from tests.builders_village import a_notice, a_webp, an_offer
from tests.ui.officer import (
    SOON,
    can_press,
    come_in,
    decided,
    kept,
    press,
    publish,
    sees,
    set_pin,
    tap,
    tap_first,
    until,
    write,
    writes,
)

# a notice


def test_what_is_written_by_touch_is_shown_at_once_and_kept_over_a_restart(inside, start):
    tap(inside, "写通知")
    write(inside, "tingshui", "tongzhi")
    tap(inside, "内容")
    write(inside, "zhouwu", "shangwu")
    tap(inside, "12")
    press(inside, "8。")
    tap(inside, "置顶")
    tap(inside, "置顶，排最前")
    tap(inside, "看看样子")
    assert sees(inside, "发出去就是这个样子")
    assert sees(inside, "本村")
    tap(inside, "返回")
    tap(inside, "发出去")
    inside.hand.find("看已经写的")
    tap(inside, "首页")
    assert "本村 · 停水通知" in inside.reads().replace("统治", "通知")
    tap(inside, "村务通知")
    first = tap_first(inside, "ItemCard")
    assert first.startswith("停水")
    assert sees(inside, "周五上午8。")
    again = start(inside.home)
    assert sees(again, f"本村 · {first}")
    (said,), drafts = kept(inside.home)
    assert (said.pinned, drafts) == (True, ())


def test_what_is_missing_is_named_and_nothing_is_said(inside):
    tap(inside, "写通知")
    tap(inside, "发出去")
    assert sees(inside, "先写标题")
    write(inside, "kaihui")
    tap(inside, "看看样子")
    assert sees(inside, "写几句话，或者放一张照片")
    assert kept(inside.home)[0] == ()


def test_a_keyboard_writes_pinyin_as_well(inside):
    tap(inside, "写通知")
    assert until(inside, lambda: writes(inside))
    back = Qt.Key.Key_Backspace
    for key in (*"kaihui", " ", *"kh", back, back, *"12", back):
        QTest.keyClick(inside.view, key)
    assert inside.stage.officer.draft.title == "开会1"


def test_it_is_changed_and_taken_back_at_the_second_touch(start, home):
    publish(set_pin(home), a_notice(ends=SOON))
    kiosk = start(home)
    assert sees(kiosk, "本村 · 周五上午停水")
    come_in(kiosk)
    tap(kiosk, "已经写的")
    tap(kiosk, "改")
    tap(kiosk, "到哪天为止")
    tap(kiosk, "一周")
    tap(kiosk, "晚一天")
    tap(kiosk, "改好了，发出去")
    tap(kiosk, "看已经写的")
    (said,), _ = kept(home)
    assert (said.edition, said.ends.date()) == (2, (NOW + timedelta(days=7)).date())
    tap(kiosk, "撤掉")
    assert kept(home)[0] == (said,)
    tap(kiosk, "留着")
    tap(kiosk, "撤掉")
    tap(kiosk, "真的撤掉")
    assert sees(kiosk, "还没有写过")
    assert kept(home)[0] == ()
    tap(kiosk, "首页")
    assert "停水" not in kiosk.reads()


def test_he_reads_what_his_township_made_of_what_he_wrote(start, home):
    kept_, refused, changed = publish(
        set_pin(home),
        a_notice(id=new_id(), ends=SOON),
        a_notice(id=new_id(), title="周六赶集", ends=SOON),
        a_notice(id=new_id(), title="改了地方", ends=SOON),
    )
    publish(home, changed)  # once more since it was decided
    kiosk = start(home)
    come_in(kiosk)
    tap(kiosk, "已经写的")
    assert sees(kiosk, "周六赶集")
    assert "乡里" not in kiosk.reads()
    decided(
        home,
        Decided(kept_.id, 1, Fate.ADOPTED),
        Decided(refused.id, 1, Fate.REFUSED, "这一条不归我们管"),
        Decided(changed.id, 1, Fate.REFUSED, "地方写错了"),
    )
    tap(kiosk, "返回")
    tap(kiosk, "已经写的")
    assert sees(kiosk, "被乡里采用")
    assert "没有采用：这一条不归我们管" in kiosk.reads()
    assert "地方写错了" not in kiosk.reads()


@pytest.mark.slow
def test_a_draft_is_gone_on_with_or_dropped(start, home):
    with Outbox(set_pin(home) / "station.db") as outbox:
        Book(outbox).keep(a_notice(title="没写完的", made=NOW, ends=SOON))
    kiosk = start(home)
    come_in(kiosk)
    assert sees(kiosk, "没写完 1 条")
    tap(kiosk, "已经写的")
    tap(kiosk, "接着写")
    tap(kiosk, "返回")
    tap(kiosk, "不要了")
    tap(kiosk, "真的撤掉")
    assert until(kiosk, lambda: kept(home) == ((), ()))


# when the disk refuses


@pytest.fixture
def refusing(home, monkeypatch):
    """Return a function that makes the village's file refuse, and one that lets go of it."""
    monkeypatch.setattr(session, "AGAIN_MS", 200)
    monkeypatch.setattr(database, "_BUSY_S", 0.05)
    with closing(sqlite3.connect(home / "station.db", isolation_level=None)) as file:
        yield lambda: file.execute("BEGIN EXCLUSIVE"), lambda: file.execute("ROLLBACK")


def test_what_a_disk_refused_is_written_down_when_it_can_even_after_he_left(inside, home, refusing):
    refuse, relent = refusing
    tap(inside, "写通知")
    refuse()
    write(inside, "tingshui")
    assert sees(inside, "磁盘现在写不进去，写好的先放着，机器过一会儿再存")
    tap(inside, "首页")
    relent()
    assert until(inside, lambda: [each.title for each in kept(home)[1]] == ["停水"])


def test_what_could_not_be_published_is_kept_as_a_draft(inside, home, refusing):
    refuse, relent = refusing
    inside.stage.turn("form", "notice")
    form = inside.stage.stood("form").backend
    form.choose("text")
    form.writer.put("明天停水")
    form.choose("title")
    form.writer.put("停水")
    refuse()
    form.publish()
    assert sees(inside, "磁盘写不进去，没有弄成")
    inside.stage.goHome()
    relent()
    assert until(inside, lambda: [each.title for each in kept(home)[1]] == ["停水"])
    assert kept(home)[0] == ()


def test_what_is_begun_while_another_is_being_published_is_not_taken_for_it(
    inside, home, busy_clerk
):
    let_go = busy_clerk(inside)
    inside.stage.turn("form", "notice")
    form = inside.stage.stood("form").backend
    for name, words in (("title", "停水"), ("text", "明天停水")):
        form.choose(name)
        form.writer.put(words)
    form.publish()
    inside.stage.turn("form", "notice")
    form.choose("title")
    form.writer.put("停电")
    let_go.set()
    assert until(inside, lambda: kept(home)[0])
    assert until(inside, lambda: [each.title for each in kept(home)[1]] == ["停电"])
    assert inside.stage.officer.draft.title == "停电"
    assert not form.property("isDone")


# an offer


def test_an_offer_is_shown_with_its_telephone_once_its_villager_agreed(inside):
    tap(inside, "登记供求")
    tap(inside, "什么东西")
    tap(inside, "土豆")
    tap(inside, "多少")
    press(inside, "3000")
    tap(inside, "斤")
    tap(inside, "价钱")
    press(inside, "1.2")
    tap(inside, "怎么称呼")
    write(inside, "laozhang")
    tap(inside, "电话")
    press(inside, "13812345678")
    tap(inside, "发出去")
    assert sees(inside, "先问过本人，同意了才能写出来")
    tap(inside, "本人同意写出来")
    tap(inside, "发出去")
    inside.hand.find("看已经写的")
    tap(inside, "首页")
    tap(inside, "村务通知")
    tap(inside, "本村供求")
    assert tap_first(inside, "ItemCard") == "有土豆出售"
    seen = inside.reads()
    for words in ("本村", "3000斤", "1.2 元/斤", "138 1234 5678"):
        assert words in seen


def test_an_offer_that_is_over_is_not_shown_and_wiped(start, home):
    publish(home, an_offer(ends=NOW + timedelta(days=14)))
    kiosk = start(home)
    assert sees(kiosk, "有洋芋出售")
    kiosk.clock.on(days=15)
    kiosk.stage.read_again()
    assert "有洋芋出售" not in kiosk.reads()
    kiosk.stage.officer.read()
    assert until(kiosk, lambda: kept(home)[0] == ())


# a stick


@pytest.fixture
def stick(tmp_path, home):
    folder = tmp_path / "media" / "KINGSTON"
    (folder / "DCIM" / "100").mkdir(parents=True)
    (folder / "DCIM" / "100" / "井.jpg").write_bytes(a_picture())
    (folder / "坏.png").write_bytes(b"\x89PNG rubbish")
    (folder / "通知.txt").write_bytes("关于打井的通知\n明天打井，请让开路。".encode("gbk"))
    path = home / "station.toml"
    patterns = f'\n[stick]\nfolders = ["{tmp_path}/media/*"]\n'
    path.write_text(path.read_text("utf-8") + patterns, "utf-8")
    return folder


def test_text_and_picture_are_taken_from_a_stick(stick, start, home):
    kiosk = start(set_pin(home))
    come_in(kiosk)
    tap(kiosk, "写通知")
    tap(kiosk, "内容")
    tap(kiosk, "从U盘读")
    tap(kiosk, "通知.txt")
    assert sees(kiosk, "关于打井的通知")
    tap(kiosk, "照片")
    tap(kiosk, "从U盘挑一张")
    assert until(kiosk, lambda: can_press(kiosk, "井.jpg"))  # a child process draws it
    tap(kiosk, "井.jpg")
    assert "打不开" not in kiosk.reads()
    assert kiosk.stage.screen == "form"
    tap(kiosk, "发出去")
    kiosk.hand.find("看已经写的")
    (said,), _ = kept(home)
    assert said.text == "明天打井，请让开路。"
    with Image.open(io.BytesIO(said.picture)) as image:
        assert (image.format, image.getexif()) == ("WEBP", {})
    tap(kiosk, "首页")
    tap(kiosk, "村务通知")
    tap(kiosk, "关于打井的通知")
    tap_first(kiosk, "PictureBlock")
    kiosk.hand.find("关闭")


@pytest.mark.slow
def test_a_picture_that_cannot_be_used_is_said_and_takes_nothing_down(stick, start, home):
    kiosk = start(set_pin(home))
    come_in(kiosk)
    tap(kiosk, "写通知")
    tap(kiosk, "照片")
    tap(kiosk, "从U盘挑一张")
    assert until(kiosk, lambda: "打不开" in kiosk.reads())
    tap(kiosk, "返回")
    assert kiosk.stage.screen == "form"


def test_without_a_stick_the_page_says_what_to_do(inside):
    tap(inside, "写通知")
    tap(inside, "照片")
    tap(inside, "从U盘挑一张")
    assert sees(inside, "U盘上没有照片")


# without a library, and beside the county's


def test_what_the_village_says_needs_no_library(start, tmp_path):
    home = tmp_path / "bare"
    home.mkdir()
    publish(home, a_notice(picture=a_webp(), ends=SOON))
    kiosk = start(home)
    assert sees(kiosk, "本村 · 周五上午停水")
    tap(kiosk, "村务通知")
    tap(kiosk, "周五上午停水")
    assert sees(kiosk, "请提前接好水。")
    kiosk.stage.turn("rest", "")
    assert sees(kiosk, "周五上午停水")


def test_a_library_that_breaks_takes_nothing_of_it_away(start, home):
    publish(home, a_notice(ends=SOON))
    kiosk = start(home)
    kiosk.stage.world.forsake(Trouble.BROKEN)
    (home / "library.db").write_bytes(b"rubbish" * 999)
    kiosk.stage.read_again()
    assert sees(kiosk, "本村 · 周五上午停水")
    assert sees(kiosk, "土豆入窖前后要做好的五件事")
    tap(kiosk, "村务通知")
    tap(kiosk, "周五上午停水")
    assert sees(kiosk, "请提前接好水。")


def test_it_is_found_by_search_and_rests_with_the_countys(start, home):
    publish(home, a_notice(ends=SOON))
    kiosk = start(home)
    kiosk.stage.turn("search", "停水")
    assert sees(kiosk, "本村 · 井尔沟村")
    kiosk.stage.turn("rest", "")
    slides = []
    for _ in range(12):
        kiosk.hand.wait(30)
        slides.append(kiosk.reads())
        kiosk.stage.stood("rest").backend.turnOver()
    assert any("村务通知 · 本村" in slide and "周五上午停水" in slide for slide in slides)


# the rest of it


def test_what_goes_up_is_listed(start, home):
    publish(set_pin(home), a_notice(ends=SOON))
    kiosk = start(home)
    come_in(kiosk)
    tap(kiosk, "来往记录")
    for words in ("村里的通知", "等着送", "还没有插过U盘"):
        assert sees(kiosk, words)


def test_a_finger_on_the_menu_presses_though_a_draft_is_kept_meanwhile(inside):
    card = inside.hand.find("已经写的")
    inside.stage.officer._take(((), (a_notice(ends=SOON),), ()))
    assert sees(inside, "没写完 1 条")
    assert inside.hand.find("已经写的") is card


@pytest.mark.slow
def test_the_glass_is_looked_at_colour_by_colour_and_touched_everywhere(inside):
    tap(inside, "检查屏幕")
    for _ in range(5):
        tap(inside, "下一个颜色")
    tap(inside, "格子 7")
    tap(inside, "格子 7")
    assert sees(inside, "还有 59 格")
    tap(inside, "返回")
    inside.hand.find("写通知")


def test_the_screen_is_started_anew_at_the_second_touch(inside, monkeypatch):
    codes = []
    monkeypatch.setattr("kiosk.ui.officer.menu.QCoreApplication.exit", codes.append)
    tap(inside, "重新启动")
    assert codes == []
    tap(inside, "真的重新启动？")
    assert codes == [RESTART]
