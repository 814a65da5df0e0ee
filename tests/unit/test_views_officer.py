"""The words of the officer's pages."""

from __future__ import annotations

from datetime import timedelta

import pytest

from content.decided import Decided, Fate
from content.library.records import Hit
from kiosk.views import officer as view
from kiosk.views.search import result_rows
from kiosk.views.village import headline
from sync.status import StickState, StickStatus
from sync.stick.browse import Found
from sync.village.book import Told
from tests.builders import NOW
from tests.builders_village import a_notice, an_offer

MADE = NOW.isoformat()


def plain(text):
    return text


def test_the_door_says_how_long_to_wait_and_how_many_tries_are_left():
    assert "60秒" in view.door_words(60, 0, is_code=False, tr=plain)
    assert "4分钟" in view.door_words(240, 0, is_code=True, tr=plain)
    assert "3次" in view.door_words(0, 3, is_code=False, tr=plain)
    assert "设置码不对" in view.door_words(0, 3, is_code=True, tr=plain)


def test_what_is_being_written_stands_first_then_what_is_seen():
    said = [
        a_notice(id="a", title="以前的", ends=NOW - timedelta(days=1), edition=1),
        a_notice(id="b", title="以后的", begins=NOW + timedelta(days=1), edition=1),
        a_notice(id="c", title="现在的", pinned=True, edition=1),
        an_offer(id="d", edition=1),
    ]
    rows = view.own_rows(said, [an_offer(id="d", title="")], lambda _: "", NOW, plain)
    assert [(row.notice_id, row.is_shown, row.is_draft) for row in rows] == [
        ("d", False, True),
        ("c", True, False),
        ("a", False, False),
        ("b", False, False),
    ]
    assert rows[0].title == "…"
    assert rows[1].state.startswith("置顶 · 大家正在看")
    assert "到期了" in rows[2].state
    assert "明天" in rows[3].state
    assert (rows[0].drawing, rows[2].drawing) == ("potato", "village")
    cloth = an_offer(title="", offer=None)
    assert view.own_rows([], [cloth], lambda _: "", NOW, plain)[0].drawing == "village"


def test_what_was_decided_stands_beside_the_edition_it_was_decided_of():
    said = [a_notice(id=name, edition=2, ends=NOW + timedelta(days=1)) for name in "abcd"]
    decided = [
        Decided("a", 2, Fate.ADOPTED),
        Decided("b", 2, Fate.REFUSED, "电话写错了"),
        Decided("c", 3, Fate.REFUSED),
        Decided("d", 1, Fate.REFUSED, "太长"),
    ]
    rows = view.own_rows(said, [], lambda _: "", NOW, plain, decided=decided)
    assert [(row.fate, row.is_refused) for row in rows] == [
        ("被乡里采用", False),
        ("没有采用：电话写错了", True),
        ("没有采用", True),
        ("", False),
    ]


def test_what_goes_up_says_what_became_of_it():
    told = [
        Told("notice", MADE, "waiting", ""),
        Told("offer", MADE, "stored", MADE),
        Told("usage", MADE, "stored", ""),
        Told("receipt", MADE, "conflict", ""),
        Told("odd", "never", "broken", ""),
    ]
    rows = view.told_rows(told, NOW, plain)
    assert [(row.label, row.is_wrong, row.is_done) for row in rows] == [
        ("村里的通知", False, False),
        ("供求", False, True),
        ("看了哪些页", False, True),
        ("预警签收", True, False),
        ("odd", True, False),
    ]
    assert rows[1].state == "县里今天 07:40收到了"
    assert rows[4].made == ""
    assert "还有1条" in view.told_words(told, plain)
    assert view.told_words(told[1:], plain) == "都送到县里了"
    assert view.told_words([], plain) == "还没有要送的东西"


@pytest.mark.parametrize(
    ("stick", "said"),
    [
        (None, "还没有插过U盘"),
        (StickStatus(state=StickState.FAILED, reason="pulled", when=NOW), "没有弄好"),
        (StickStatus(state=StickState.READING, when=NOW), "先别拔"),
        (StickStatus(state=StickState.DONE, records=3, when=NOW), "带走3条记录"),
    ],
)
def test_the_last_stick_is_told_in_words(stick, said):
    assert said in view.stick_words(stick, NOW, plain)


def test_files_of_one_kind_are_listed_with_what_became_of_them():
    paths = ("a/b.txt", "c.jpg", "d.png")
    found = [Found("/m", path, is_picture=not path.endswith("txt")) for path in paths]
    rows = view.file_rows(found, [None, "ab12", ""], pictures=True)
    assert [(row.place, row.file_name, row.picture, row.is_bad) for row in rows] == [
        (1, "c.jpg", "ab12", False),
        (2, "d.png", "", True),
    ]
    (text,) = view.file_rows(found, [None, None, None], pictures=False)
    assert (text.file_name, text.folder) == ("b.txt", "a")


def test_a_result_of_the_villages_own_says_so():
    line = headline(a_notice(edition=1), "井尔沟村", "")
    (row,) = result_rows([Hit(line)], now=NOW, tr=plain)
    assert row.source.startswith("本村 · 井尔沟村")
