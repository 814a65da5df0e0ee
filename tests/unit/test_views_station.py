"""How a station fares, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.freshness import Freshness, Trouble
from kiosk.views.faults import fault_words, with_faults
from kiosk.views.reasons import reason_words, sentences
from kiosk.views.road import road_words
from kiosk.views.station import (
    Seen,
    county_lines,
    groups,
    headline,
    machine_lines,
    traffic_lines,
)
from kiosk.views.stick import BUSY_MOST, SHOWN, notice
from sync.health.faults import Fault
from sync.health.scrub import Progress
from sync.judge import Reason
from sync.pull import NO_ANSWER, PORTAL, STORE
from sync.station import STICKS
from sync.status import PassedRoad, State, Status, StickState, StickStatus
from sync.stick.carry import StickReason
from tests.builders import at

NOW = at("2026-11-23 15:40")
GOOD = Status(
    state=State.IDLE, contact=NOW, contact_road="https://county.example/", acknowledged=NOW
)
SEEN = Seen(
    now=NOW,
    status=GOOD,
    release=35,
    issued=at("2026-11-23 07:40"),
    room=12_400_000_000,
    progress=Progress(begun=NOW, finished=at("2026-11-22 01:00")),
    fingerprint="c7739ea535a6",
    version="0.1.0",
)
STICK = StickStatus(
    state=StickState.DONE,
    release_before=34,
    release_after=35,
    issued=at("2026-11-20 07:40"),
    records=12,
    when=NOW,
)


def zh(text):
    return text


def a_status(**changes):
    return replace(SEEN, status=replace(GOOD, **changes))


def every_line(seen):
    return [*county_lines(seen, zh), *traffic_lines(seen, zh), *machine_lines(seen, zh)]


def by_label(seen):
    return {line.label: line for line in every_line(seen)}


def wrong(seen):
    return [line.label for line in every_line(seen) if line.is_wrong]


# reasons and faults


@pytest.mark.parametrize(
    ("reason", "alarms"), [("rollback", False), ("expired", False), ("bad_signature", True)]
)
def test_a_stick_with_what_is_here_already_alarms_nobody(reason, alarms):
    stick = replace(STICK, reason=reason)
    assert notice(stick, NOW, zh).is_wrong is alarms
    assert ("U盘" in wrong(replace(SEEN, status=a_status(stick=stick).status))) is alarms


@pytest.mark.parametrize("reason", [*Reason, *StickReason, NO_ANSWER, PORTAL, STORE])
def test_every_reason_has_a_sentence_of_its_own(reason):
    assert str(reason) in sentences(zh)
    assert reason_words(str(reason), zh) == sentences(zh)[str(reason)]


def test_no_two_reasons_say_the_same():
    assert len(set(sentences(zh).values())) == len(sentences(zh))


def test_a_reason_nobody_knows_yet_is_said_by_its_code():
    assert "moon_phase" in reason_words("moon_phase", zh)


def test_every_fault_has_words_and_the_gravest_is_said_with_the_age():
    assert len({fault_words(fault, zh) for fault in Fault}) == len(Fault)
    fresh = Freshness("今天 07:40 更新")
    assert with_faults(fresh, (), zh) == fresh
    said = with_faults(fresh, (Fault.DISK_FULL, Fault.SETTINGS), zh)
    assert said == Freshness("磁盘满了，新内容可能收不下。今天 07:40 更新", is_old=True)


# the page


def test_a_station_that_is_well_says_so():
    assert wrong(SEEN) == []
    assert headline(every_line(SEEN), 0, zh) == "一切正常"
    lines = by_label(SEEN)
    assert lines["最近联系"].value == "今天 15:40"
    assert lines["最近联系"].detail == "走的是：联网"
    assert lines["现在的内容"].value == "第35期，今天 07:40 发布"
    assert lines["图片和影片"].value == "都收齐了"
    assert lines["报给县里的记录"].value == "都送到了"
    assert lines["U盘"].value == "还没有用过"
    assert lines["磁盘"].value == "还有 12.4 GB"
    assert lines["文件检查"].value == "昨天查完一遍"
    assert lines["县里的防伪码"].value == "c773 9ea5 35a6"
    assert lines["程序"].value == "0.1.0"


def test_what_waits_to_be_sent_is_said_beside_that_all_is_well():
    assert headline(every_line(SEEN), 3, zh) == "正常，有3条等着送"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://county.example/tree/", "联网"),
        ("http://192.168.6.1:8750/", "乡里转"),
        ("/media/li/KINGSTON/cunkou/150125", "U盘"),
        ("tree", "文件夹"),
        ("file:///srv/tree", "文件夹"),
    ],
)
def test_a_road_is_said_by_its_kind(address, words):
    assert road_words(address, STICKS, zh) == words


def test_a_machine_of_which_nothing_is_known_says_what_is_missing():
    bare = Seen(now=NOW, trouble=Trouble.NONE_YET)
    assert wrong(bare) == ["最近联系", "现在的内容"]
    assert headline(every_line(bare), 0, zh) == "有2处要留意"
    lines = by_label(bare)
    assert lines["图片和影片"].value == "还没有收到"
    assert lines["报给县里的记录"].value == "没有要送的"
    assert lines["磁盘"].value == "不知道"
    assert lines["文件检查"].value == "还没轮到，机器会自己查"
    assert lines["县里的防伪码"].value == "还没有认下哪个县"
    assert lines["程序"].value == "不知道"


def test_a_library_that_cannot_be_read_leaves_open_what_it_said():
    blind = Seen(now=NOW, trouble=Trouble.BROKEN)
    assert wrong(blind) == ["存的内容"]
    lines = [*county_lines(blind, zh), *traffic_lines(blind, zh)]
    told = {line.value for line in lines if line.label != "地区编号"}
    assert told == {"不知道"}
    lines = by_label(blind)
    assert {lines[each].value for each in ("时钟", "文件检查", "县里的防伪码")} == {"不知道"}


def test_a_county_never_reached_says_why():
    seen = a_status(contact=None, reason="no_answer")
    assert by_label(seen)["最近联系"].detail == "没有回音"


def test_a_contact_by_a_road_nobody_noted_has_no_detail():
    assert by_label(a_status(contact_road=""))["最近联系"].detail == ""


def test_a_contact_of_long_ago_and_a_refusal_are_to_be_looked_after():
    assert wrong(a_status(contact=NOW - timedelta(days=4))) == ["最近联系"]
    assert wrong(a_status(state=State.REFUSED)) == ["最近联系"]


def test_a_refusal_told_at_its_road_is_one_thing_to_look_after_not_two():
    passed = (PassedRoad(address="http://relay.example/", reason="bad_signature"),)
    assert wrong(a_status(state=State.REFUSED, passed=passed)) == ["没走通的路"]


def test_a_fingerprint_is_read_out_eight_groups_to_a_line():
    first, second = groups("0123456789abcdef" * 4).split("\n")
    assert first == second == "0123 4567 89ab cdef 0123 4567 89ab cdef"


def test_roads_passed_over_are_told_with_their_reason():
    passed = (
        PassedRoad(address="https://county.example/", reason="no_answer"),
        PassedRoad(address="http://192.168.6.1:8750/", reason="bad_signature"),
    )
    roads = [each for each in county_lines(a_status(passed=passed), zh) if "路" in each.label]
    assert [(each.value, each.detail, each.is_wrong) for each in roads] == [
        ("联网", "没有回音 · https://county.example/", False),
        ("乡里转", "签名不对，不像是县里发的，没有收 · http://192.168.6.1:8750/", True),
    ]


def test_content_that_has_outlived_its_time_is_marked():
    assert wrong(a_status(is_old=True)) == ["现在的内容"]


def test_an_unsure_clock_is_said_and_no_day_is_today():
    seen = a_status(clock_ok=False)
    assert wrong(seen) == ["时钟"]
    assert by_label(seen)["最近联系"].value == "2026年11月23日 15:40"


def test_what_is_still_to_come_is_counted():
    seen = a_status(state=State.RECEIVING, waiting=12, bytes_done=3_100_000, bytes_total=9_000_000)
    line = by_label(seen)["图片和影片"]
    assert (line.value, line.detail) == ("还有12个没有收到", "正在收：3.1 / 9.0 MB")


def test_what_the_disk_has_no_room_for_is_not_said_to_be_here():
    line = by_label(a_status(held_back=55))["图片和影片"]
    assert (line.value, line.detail) == ("有55个没有收，磁盘地方不够", "")
    line = by_label(a_status(waiting=2, held_back=55))["图片和影片"]
    assert (line.value, line.detail) == ("还有2个没有收到", "有55个没有收，磁盘地方不够")


def test_what_is_still_to_go_is_counted():
    line = by_label(a_status(unsent=3))["报给县里的记录"]
    assert (line.value, line.detail) == ("有3条等着送", "县里最近一次收下：今天 15:40")
    line = by_label(a_status(unsent=3, acknowledged=None))["报给县里的记录"]
    assert line.detail == "联上网或者插U盘就送"


def test_what_the_last_stick_did_is_told():
    line = by_label(a_status(stick=STICK))["U盘"]
    assert (line.value, line.detail) == ("今天 15:40 读过", "更新到11月20日的内容，带走12条记录")
    failed = replace(STICK, state=StickState.FAILED, reason="pulled")
    line = by_label(a_status(stick=failed))["U盘"]
    assert (line.value, line.is_wrong) == ("今天 15:40 没有弄好", True)
    assert line.detail == "没弄完U盘就拔掉了，再插一次就行"
    busy = replace(STICK, state=StickState.WRITING)
    assert by_label(a_status(stick=busy))["U盘"].value == "今天 15:40 起正在读写"


def test_each_fault_of_the_disk_has_a_line():
    seen = replace(SEEN, faults=(Fault.DISK_FULL, Fault.DISK_FAILING))
    assert wrong(seen) == ["磁盘", "磁盘"]


def test_settings_that_cannot_be_read_are_told_with_their_place():
    seen = replace(SEEN, faults=(Fault.SETTINGS,), mistake="station.toml: county.road: is unknown")
    assert wrong(seen) == ["设置"]
    assert by_label(seen)["设置"].detail == "station.toml: county.road: is unknown"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"trouble": Trouble.TOO_NEW}, "比程序新，要更新程序"),
        ({"trouble": Trouble.BROKEN}, "坏了，正在重新接收"),
        ({"faults": (Fault.LIBRARY_REBUILT,)}, "坏了，正在重新接收"),
    ],
)
def test_a_library_in_trouble_is_told(changes, words):
    seen = replace(SEEN, **changes)
    assert wrong(seen) == ["存的内容"]
    assert by_label(seen)["存的内容"].value == words


def test_a_library_that_mended_itself_is_remembered():
    line = by_label(a_status(rebuilt=NOW - timedelta(days=1)))["存的内容"]
    assert (line.value, line.detail) == ("正常", "昨天 15:40 坏过，已经自己修好")


def test_files_found_wrong_are_told():
    seen = replace(SEEN, progress=Progress(begun=NOW, wrong=1, found=1, finished=NOW))
    assert by_label(seen)["文件检查"].detail == "2个坏了，已经重新要"
    assert wrong(seen) == ["文件检查"]
    first = replace(SEEN, progress=Progress(begun=NOW))
    assert by_label(first)["文件检查"].value == "正在查第一遍"


def test_a_fingerprint_is_read_out_in_groups():
    assert groups("0123456789") == "0123 4567 89"


# the notice of a stick


def test_no_stick_no_notice():
    assert notice(None, NOW, zh).line == ""
    assert notice(replace(STICK, when=None), NOW, zh).line == ""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"state": StickState.READING}, "U盘：正在读，先别拔"),
        ({"state": StickState.WRITING}, "U盘：正在写，先别拔"),
        ({}, "U盘读完了，可以拔了。更新到11月20日的内容，带走12条记录"),
        ({"records": 0}, "U盘读完了，可以拔了。更新到11月20日的内容"),
        ({"issued": None, "records": 0}, "U盘读完了，可以拔了。更新到第35期"),
        ({"release_after": 34}, "U盘读完了，可以拔了。没有比机器里更新的内容，带走12条记录"),
        (
            {"reason": "rollback", "records": 0},
            "U盘读完了，可以拔了。送来的内容比机器里的旧，没有收",
        ),
        (
            {"state": StickState.FAILED, "reason": "none_of_ours"},
            "U盘可以拔了，没有弄好：U盘里没有本县的内容",
        ),
        (
            {"state": StickState.FAILED, "reason": StickReason.PULLED},
            "没弄完U盘就拔掉了，再插一次就行",
        ),
    ],
)
def test_a_stick_is_told_of_in_a_line(changes, words):
    assert notice(replace(STICK, **changes), NOW, zh).line == words


def test_a_notice_goes_away_by_itself():
    assert notice(STICK, NOW + SHOWN, zh).line
    assert not notice(STICK, NOW + SHOWN + timedelta(seconds=1), zh).line
    busy = replace(STICK, state=StickState.READING)
    assert notice(busy, NOW + BUSY_MOST, zh).is_busy
    assert not notice(busy, NOW + BUSY_MOST + timedelta(seconds=1), zh).line


def test_where_the_settings_cannot_be_read_is_said_in_the_readers_words():
    mistake = "station.toml: Invalid value (at line 8, column 10)"
    seen = replace(SEEN, faults=(Fault.SETTINGS,), mistake=mistake)
    assert by_label(seen)["设置"].detail == "station.toml 第8行第10个字那里写得不对"


def test_the_code_by_which_the_county_knows_this_machine_is_there_to_be_read_out():
    assert by_label(a_status(code="c773 9ea5"))["登记码"].value == "c773 9ea5"
    assert by_label(a_status())["登记码"].value == "还没有"
