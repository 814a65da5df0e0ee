"""The door to the officer's pages, by touch: who comes in, who waits, and when it shuts."""

from __future__ import annotations

import pytest

from content.seal import SigningKey, setting_codes_for, to_base64
from kiosk.ui.officer.session import OPEN_S
from kiosk.ui.station_walks import HELD_MS
from kiosk.ui.tour import NotThereError
from sync.outbox import Outbox
from sync.village.pin import FREE_TRIES, Lock
from tests.builders_outbox import KEYS, PRIVATE
from tests.ui.officer import (
    PIN,
    can_press,
    enter,
    kept,
    press,
    sees,
    set_pin,
    tap,
    to_door,
    until,
    write,
)


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
