"""The officer at the glass, by touch: the door, a notice, an offer, and what villagers see of it."""

from __future__ import annotations

import io
import threading
import time
from datetime import timedelta

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from content import seal
from content.decided import Decided, Fate, to_document
from content.notices import new_id
from content.records import Answers, Bundle
from content.seal import SigningKey, setting_codes_for, to_base64
from kiosk.freshness import Trouble
from kiosk.ui.officer.menu import RESTART
from kiosk.ui.officer.session import OPEN_S
from kiosk.ui.reach import is_field
from kiosk.ui.station_walks import HELD_MS
from kiosk.ui.tour import NotThereError, type_name
from kiosk.views.touching import BOUNCE_S, SLOW_S
from sync.outbox import Outbox
from sync.village.book import Book
from sync.village.pin import FREE_TRIES, Lock
from tests.builders_outbox import KEYS, PRIVATE
from tests.builders_screen import NOW, VILLAGE, a_picture
from tests.builders_village import a_notice, a_webp, an_offer

PIN = "271828"
BOUNCE_MS = round(BOUNCE_S * 1000) + 20
SOON = NOW + timedelta(days=3)
PATIENCE_S = 30.0  # a busy machine judges a PIN slowly, and its disk is slower still


def set_pin(home, pin=PIN):
    with Outbox(home / "station.db") as outbox:
        Lock(outbox).set(pin)
    return home


def publish(home, *notices):
    with Outbox(home / "station.db") as outbox:
        book = Book(outbox, (VILLAGE, "井尔沟村"))
        return [book.publish(notice, NOW) for notice in notices]


def decided(home, *decisions):
    """Let the county's answers say this."""
    with Outbox(home / "station.db") as outbox:
        outbox.know(KEYS)
        (batch,) = outbox.batches(KEYS, 9)
        key, document = seal.open_batch(batch.sealed, PRIVATE)
        sealed = seal.close_for(to_document(decisions), to_base64(key), PRIVATE)
        answers = Answers(batch.name, Bundle.from_json(document).device, (), (1, 1), sealed)
        outbox.take_answers(batch.name, seal.sign(answers.to_json(), PRIVATE), KEYS)


def kept(home):
    with Outbox(home / "station.db") as outbox:
        return Book(outbox).said(), Book(outbox).drafts()


def to_door(kiosk):
    kiosk.hand.hold("head", HELD_MS)
    tap(kiosk, "信息员")
    kiosk.hand.find("1")


def press(kiosk, digits):
    before = ""
    for digit in digits:
        if digit == before:
            kiosk.hand.wait(BOUNCE_MS)
        kiosk.hand.touch_at(*middle(kiosk.hand.find(digit)), settle=20)
        before = digit


def tap(kiosk, name):
    """Touch without waiting longer than a page that just turned asks for."""
    item = kiosk.hand.find(name)
    kiosk.hand.wait(BOUNCE_MS)
    while time.monotonic() - kiosk.stage._turned_at < SLOW_S:
        kiosk.hand.wait(20)
    kiosk.hand.touch_at(*middle(item), settle=40)


def tap_first(kiosk, kind):
    """Touch the first thing of a kind; return its name."""
    item = next(item for item in kiosk.hand.pressable() if type_name(item) == kind)
    name = item.property("name")
    tap(kiosk, name)
    return name


def sees(kiosk, words):
    """Tell whether a reader comes to see this."""
    return until(kiosk, lambda: words in kiosk.reads())


def can_press(kiosk, name):
    return any(item.property("name") == name for item in kiosk.hand.pressable())


def until(kiosk, holds):
    """Tell whether something comes to hold while anybody would wait for it."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if holds():
            return True
        kiosk.hand.wait(40)
    return False


def writes(kiosk):
    """Tell whether the cursor stands where a keyboard writes."""
    here = kiosk.view.activeFocusItem()
    return here is not None and is_field(here)


def middle(item):
    place = item.mapToScene(item.boundingRect().center())
    return place.x(), place.y()


def enter(kiosk, pin=PIN):
    """Press a PIN or a code as one does who looks: all of it stands there, then it was judged."""
    press(kiosk, pin)
    assert until(kiosk, lambda: {"●" * len(pin), pin} & {*kiosk.reads().split("\n")})
    tap(kiosk, "确定")
    assert until(kiosk, lambda: "正在核对" not in kiosk.reads())


def come_in(kiosk):
    """Begin at the door: how it is found is a claim of its own."""
    kiosk.stage.turn("pin", "")
    enter(kiosk)
    kiosk.hand.find("写通知")


def write(kiosk, *words):
    for letters in words:
        press(kiosk, letters)
        tap_first(kiosk, "Candidate")


@pytest.fixture
def busy_clerk():
    """Return a function that keeps the clerk of a kiosk at work until its event is set."""
    let_go = threading.Event()

    def keep_busy(kiosk):
        kiosk.stage.officer.ask(lambda _: let_go.wait(PATIENCE_S), lambda _: None)
        return let_go

    yield keep_busy
    let_go.set()


@pytest.fixture
def inside(start, home):
    kiosk = start(set_pin(home))
    come_in(kiosk)
    return kiosk


# the door


def test_the_pin_opens_and_nobody_reads_it_on_the_glass(start, home):
    kiosk = start(set_pin(home))
    to_door(kiosk)
    press(kiosk, PIN)
    assert sees(kiosk, "●●●●●●")
    assert PIN not in kiosk.reads()
    tap(kiosk, "确定")
    kiosk.hand.find("写通知")
    assert kiosk.stage.screen == "officer"


def test_while_a_pin_is_judged_its_keys_do_nothing_and_look_so(start, home, busy_clerk):
    kiosk = start(set_pin(home))
    to_door(kiosk)
    let_go = busy_clerk(kiosk)
    press(kiosk, "271829")
    tap(kiosk, "确定")
    assert sees(kiosk, "正在核对")
    assert not any(can_press(kiosk, key) for key in ("1", "0", "删一个", "确定"))
    let_go.set()
    assert sees(kiosk, "还可以试")
    enter(kiosk)
    kiosk.hand.find("写通知")


def test_a_pin_opens_to_nobody_who_came_after_it_was_entered(start, home, busy_clerk):
    kiosk = start(set_pin(home))
    to_door(kiosk)
    let_go = busy_clerk(kiosk)
    press(kiosk, PIN)
    tap(kiosk, "确定")
    assert sees(kiosk, "正在核对")
    tap(kiosk, "首页")
    kiosk.hand.hold("head", HELD_MS)
    tap(kiosk, "信息员")
    let_go.set()
    kiosk.hand.find("1")
    assert kiosk.stage.screen == "pin"
    assert not kiosk.stage.officer.is_open


@pytest.mark.slow
def test_who_tries_them_all_is_told_to_wait_and_reads_on_all_the_same(start, home):
    kiosk = start(set_pin(home))
    to_door(kiosk)
    for _ in range(FREE_TRIES):
        enter(kiosk, "999998")
    assert sees(kiosk, "错的次数多了，请等")
    with pytest.raises(NotThereError):
        kiosk.hand.find("确定")
    tap(kiosk, "首页")
    tap(kiosk, "种养技术")
    assert kiosk.stage.screen == "list"


def test_no_page_of_the_officer_opens_without_him(kiosk):
    for page in ("officer", "form", "own", "told", "browse", "check"):
        kiosk.stage.turn(page, "notice")
        assert kiosk.stage.screen == "pin"
        tap(kiosk, "首页")


def test_the_first_pin_is_set_by_the_countys_code(start, home):
    with Outbox(home / "station.db") as outbox:
        outbox.know(KEYS)
        number = Lock(outbox).number()
        key = to_base64(bytes(SigningKey(outbox.seed()).verify_key))
        device = outbox.code()
    code = setting_codes_for(number, key=key, private=PRIVATE)[0]
    kiosk = start(home)
    to_door(kiosk)
    assert sees(kiosk, number)
    assert sees(kiosk, device)
    enter(kiosk, "11111111" if code != "11111111" else "2")
    assert sees(kiosk, "设置码不对")
    enter(kiosk, code)
    enter(kiosk, "123456")
    assert sees(kiosk, "六位以上")
    enter(kiosk, PIN)
    enter(kiosk, "271829")
    assert sees(kiosk, "两次不一样")
    enter(kiosk, PIN)
    enter(kiosk, PIN)
    kiosk.hand.find("写通知")
    with Outbox(home / "station.db") as outbox:
        assert Lock(outbox).try_pin(PIN).is_right


def test_where_the_county_is_not_known_yet_the_page_says_what_to_do(kiosk):
    kiosk.hand.hold("head", HELD_MS)
    tap(kiosk, "信息员")
    assert sees(kiosk, "还没有和县里联系过")


@pytest.mark.slow
def test_a_forgotten_pin_is_asked_of_the_county(start, home):
    set_pin(home)
    with Outbox(home / "station.db") as outbox:
        outbox.know(KEYS)
    kiosk = start(home)
    to_door(kiosk)
    tap(kiosk, "忘了密码")
    assert sees(kiosk, "设置号")


@pytest.mark.slow
def test_the_pin_is_changed_by_who_has_it(inside):
    tap(inside, "换密码")
    enter(inside, "314159")
    enter(inside, "314159")
    inside.hand.find("写通知")
    with Outbox(inside.home / "station.db") as outbox:
        assert Lock(outbox).try_pin("314159").is_right


def test_two_minutes_without_a_touch_shut_the_door_and_leave_no_trace(inside):
    tap(inside, "写通知")
    write(inside, "tingshui")
    inside.stage.idle(OPEN_S - 5)
    assert inside.stage.screen == "form"
    inside.stage.idle(OPEN_S + 1)
    assert inside.stage.screen == "home"
    assert not inside.stage.officer.is_open
    inside.stage.turn("form", "notice")
    assert inside.stage.screen == "pin"
    assert "停水" not in inside.reads()
    assert until(inside, lambda: [each.title for each in kept(inside.home)[1]] == ["停水"])


def test_going_home_shuts_the_door(inside):
    tap(inside, "出去")
    inside.hand.hold("head", HELD_MS)
    tap(inside, "信息员")
    assert inside.stage.screen == "pin"


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
