from datetime import UTC, date, timedelta

import pytest

from kiosk.freshness import (
    Trouble,
    day_words,
    days_word,
    freshness,
    of_before,
    posted_words,
)
from sync.status import State, Status
from tests.builders import at

NOW = at("2026-11-23 15:40")


def zh(text):
    return text


def line(moment, status=None, now=NOW):
    return freshness(now, moment, status, zh)


def test_an_update_of_today_says_its_time():
    assert line(at("2026-11-23 07:40")).line == "今天 07:40 更新"


def test_an_update_of_yesterday_says_so():
    assert line(at("2026-11-22 23:59")).line == "昨天 23:59 更新"
    assert not line(at("2026-11-22 23:59")).is_old


def test_two_days_without_news_are_counted_and_not_yet_a_warning():
    assert line(at("2026-11-21 07:40")).line == "两天没有更新了"
    assert not line(at("2026-11-21 07:40")).is_old


def test_three_days_without_news_are_a_warning():
    fresh = line(at("2026-11-20 23:00"))
    assert (fresh.line, fresh.is_old) == ("三天没有更新了", True)


def test_many_days_are_counted_in_digits():
    assert line(NOW - timedelta(days=40)).line == "40天没有更新了"


def test_a_believable_contact_makes_an_older_release_fresh():
    status = Status(state=State.IDLE, contact=at("2026-11-23 15:30"))
    assert line(at("2026-11-10 07:40"), status).line == "今天 15:30 更新"


def test_a_contact_whose_word_has_expired_freshens_nothing():
    status = Status(state=State.IDLE, contact=at("2026-11-23 15:30"), is_old=True)
    assert line(at("2026-11-10 07:40"), status).is_old


def test_without_any_contact_the_release_tells_its_age():
    assert line(at("2026-11-23 07:40"), Status(state=State.OFFLINE)).line == "今天 07:40 更新"


def test_an_unsure_clock_is_said_and_no_day_is_called_today():
    fresh = line(at("2026-11-23 07:40"), Status(clock_ok=False))
    assert fresh.line == "这台机器的钟不准。内容是2026年11月23日发布的"
    assert fresh.is_old


def test_a_refusal_is_said_with_the_day_of_what_is_shown():
    fresh = line(at("2026-11-22 07:40"), Status(state=State.REFUSED))
    assert fresh.line == "新到的内容没有通过检查，没有收下。现在看的是昨天的"
    assert fresh.is_old


def test_a_frozen_road_is_no_refusal_but_age():
    frozen = Status(state=State.REFUSED, reason="expired", is_old=True)
    assert line(NOW - timedelta(days=40), frozen).line == "40天没有更新了"


def test_nothing_held_says_that_nothing_came():
    assert line(None).line == "还没有收到县里的内容"
    assert line(None, Status(state=State.OFFLINE)).is_old


def test_a_first_transfer_says_that_it_is_being_received():
    assert line(None, Status(state=State.RECEIVING)).line == "正在接收县里的内容"


def test_a_release_from_tomorrow_is_not_called_fresh_today():
    assert line(at("2026-11-24 07:40")).line == "明天 07:40 更新"


def test_midnight_in_china_turns_the_day_whatever_the_zone_of_the_moment():
    assert line(at("2026-11-23 00:10").astimezone(UTC)).line == "今天 00:10 更新"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "今天"),
        (date(2026, 11, 22), "昨天"),
        (date(2026, 11, 21), "前天"),
        (date(2026, 11, 24), "明天"),
        (date(2026, 11, 25), "11月25日"),
        (date(2026, 11, 3), "11月3日"),
        (date(2025, 3, 1), "2025年3月1日"),
    ],
)
def test_days_are_said_as_people_say_them(day, words):
    assert day_words(day, NOW, zh) == words


def test_a_moment_without_a_sure_now_keeps_its_own_day():
    assert day_words(at("2026-11-23 00:30"), None, zh) == "2026年11月23日"


def test_small_numbers_of_days_are_words_and_others_digits():
    assert [days_word(n, zh) for n in (1, 2, 10, 11)] == ["1", "两", "十", "11"]


def test_a_road_that_only_repeats_itself_makes_nothing_a_refusal():
    status = Status(state=State.REFUSED, reason="expired", is_old=True, contact=NOW)
    fresh = line(at("2026-11-13 07:40"), status)
    assert (fresh.line, fresh.is_old) == ("十天没有更新了", True)


def test_a_library_that_broke_while_it_was_shown_is_said_with_the_day_of_what_is_seen():
    fresh = of_before(NOW, at("2026-11-22 07:40"), Trouble.BROKEN, zh)
    assert fresh.line == "机器里存的内容读不出来了，正在重新接收。现在看的是昨天的"
    assert fresh.is_old


def test_a_day_beside_a_source_says_that_it_is_the_day_the_text_came():
    assert posted_words(at("2026-11-17 09:00"), NOW, zh) == "11月17日放上来"
    assert posted_words(at("2026-11-17 09:00"), None, zh) == "2026年11月17日放上来"


def test_what_a_newer_program_wrote_is_said_with_the_day_of_what_is_seen_too():
    fresh = of_before(NOW, at("2026-11-22 07:40"), Trouble.TOO_NEW, zh)
    assert fresh.line == "机器里的内容比程序新，要更新程序。现在看的是昨天的"
    assert fresh.is_old
