from datetime import timedelta

import pytest

from content.library import Held, Library
from content.model import Fact, FactName, Section, Tombstone
from kiosk.ui.tour import type_name
from tests.builders import an_item, at
from tests.builders_screen import NOW, warning
from tests.ui.reading import items


def cards(kiosk):
    return [item for item in kiosk.hand.pressable() if type_name(item) == "ItemCard"]


def test_a_list_shows_cards_with_title_sentence_source_and_date(kiosk):
    kiosk.hand.touch("种养技术")
    seen = kiosk.reads()
    for words in (
        "土豆入窖前后要做好的五件事",
        "今天放上来 · 县农技推广中心",
        "本周新增",
        "共 15 篇",
    ):
        assert words in seen


def test_what_matters_this_month_stands_first(kiosk):
    kiosk.hand.touch("种养技术")
    assert "当季" in kiosk.reads()


def test_a_chip_filters_and_everything_comes_back(kiosk):
    kiosk.hand.touch("种养技术")
    kiosk.hand.touch("羊")
    assert "共 3 篇" in kiosk.reads()
    kiosk.hand.touch("全部")
    assert "共 15 篇" in kiosk.reads()


def test_the_season_is_a_chip(kiosk):
    kiosk.hand.touch("种养技术")
    kiosk.hand.touch("当季")
    assert "共 4 篇" in kiosk.reads()


def test_big_buttons_turn_the_page_and_no_card_is_cut(kiosk):
    kiosk.hand.touch("种养技术")
    first = {card.property("title") for card in cards(kiosk)}
    kiosk.hand.touch("下一页")
    second = {card.property("title") for card in cards(kiosk)}
    assert first
    assert not first & second
    kiosk.hand.touch("上一页")
    assert {card.property("title") for card in cards(kiosk)} == first


def test_a_flick_moves_the_list_and_opens_nothing(kiosk):
    kiosk.hand.touch("种养技术")
    kiosk.hand.flick(400)
    assert kiosk.stage.screen == "list"
    assert kiosk.stage.stood("list").item.property("position") > 0


def test_back_finds_the_list_where_it_was_left(kiosk):
    kiosk.hand.touch("种养技术")
    kiosk.hand.touch("下一页")
    place = kiosk.stage.stood("list").item.property("position")
    kiosk.hand.touch_first("ItemCard")
    assert kiosk.stage.screen == "article"
    kiosk.hand.touch("返回")
    assert kiosk.stage.screen == "list"
    assert kiosk.stage.stood("list").item.property("position") == place


def test_a_new_release_refreshes_the_open_list_without_a_jump(kiosk):
    kiosk.hand.touch("种养技术")
    kiosk.hand.touch("下一页")
    place = kiosk.stage.stood("list").item.property("position")
    kiosk.apply(an_item("fresh", title="刚刚发来的", published=at("2026-11-23 15:00")))
    assert kiosk.stage.stood("list").item.property("position") == place
    assert "共 16 篇" in kiosk.reads()


def test_a_section_that_was_emptied_says_so(kiosk):
    ids = [f"tag:wuchuan.example,2026:technique/{Section.JOBS}-{n}" for n in range(3)]
    kiosk.apply(*(Tombstone(item_id, at("2026-11-23 15:00")) for item_id in ids))
    kiosk.hand.touch("务工信息")
    assert "这一栏还没有内容" in kiosk.reads()


JOB = an_item(
    "tractor",
    pinned=True,
    section=Section.JOBS,
    title="学开拖拉机，考驾驶证，学完给介绍活，还管吃住",
    summary="县里办拖拉机驾驶班，学十五天，考下证开春就有活干，要去的先报名。",
    source="武川县农牧局农机技术推广中心（拖拉机驾驶培训班）",
    facts=(
        Fact(FactName.PAY, "学的时候不给钱，考下证一天200元的活，一月一结"),
        Fact(FactName.CONTACT, "报名处值班的张师傅 0471-000-0109"),
    ),
)


@pytest.mark.parametrize("text_size", [1.0, 1.25, 1.5])
def test_upright_a_job_says_whole_what_it_pays_and_whom_to_call(start, home, text_size):
    kiosk = start(home, (1080, 1920))
    kiosk.apply(JOB)
    kiosk.stage.set_text_size(text_size)
    kiosk.hand.touch("务工信息")
    card = next(each for each in cards(kiosk) if each.property("title") == JOB.title)
    labels = [item for item in items(card) if item.inherits("QQuickText")]
    whole = {item.property("text") for item in labels if not item.property("truncated")}
    assert {JOB.title, JOB.facts[0].value, f"找谁：{JOB.facts[1].value}"} <= whole


def test_a_source_that_does_not_fit_ends_before_its_bracket(start, home):
    kiosk = start(home, (1366, 768))
    kiosk.apply(JOB)
    kiosk.hand.touch("务工信息")
    seen = kiosk.reads().splitlines()
    assert any(line.endswith("· 武川县农牧局农机技术推广中心") for line in seen)
    kiosk.stage.set_text_size(1.25)  # one column: there is room
    kiosk.hand.wait(100)
    assert any(line.endswith("（拖拉机驾驶培训班）") for line in kiosk.reads().splitlines())


def test_a_long_list_reads_on_as_it_is_turned(kiosk):
    many = [an_item(f"long-{n}", title=f"第{n}篇", section=Section.VILLAGE) for n in range(80)]
    kiosk.apply(*many)
    kiosk.hand.touch("村务通知")
    backend = kiosk.stage.stood("list").backend
    assert len(backend.cards.rows) < 60
    for _ in range(20):
        kiosk.stage.stood("list").item.findChild(object, "cards")
        kiosk.hand.flick(500)
    assert len(backend.cards.rows) > 60


def pictures(kiosk):
    """Return each picture that is drawn, as wide and high as it is drawn, and its frame."""
    frames = [item for item in items(kiosk.view.contentItem()) if type_name(item) == "Picture"]
    return [
        ((drawn.width(), drawn.height()), (frame.width(), frame.height()))
        for frame in frames
        for drawn in frame.childItems()
        if drawn.inherits("QQuickImage") and drawn.isVisible()
    ]


def test_no_picture_stands_out_of_its_frame_when_a_warning_has_gone(kiosk):
    kiosk.hand.touch("种养技术")
    before = {frame for _, frame in pictures(kiosk)}
    frost = warning(NOW, level="橙色", severity="Severe")
    kiosk.apply(frost)
    kiosk.hand.wait(200)
    with Library(kiosk.home / "library.db", write=True) as library:
        library.apply(
            [Tombstone(frost.id, NOW + timedelta(minutes=1))], Held(5, NOW, "150125", 5, NOW)
        )
    kiosk.stage.poll()  # the page is higher again, and nothing was decoded anew yet
    shown = pictures(kiosk)
    assert {frame for _, frame in shown} == before
    assert [drawn for drawn, _ in shown] == [frame for _, frame in shown]
