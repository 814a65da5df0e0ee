from PySide6.QtQuick import QQuickItem

from content.model import Section, Tombstone
from tests.builders import a_policy, an_item, at
from tests.builders_screen import LONG


def open_first(kiosk, section):
    kiosk.hand.touch(section)
    return kiosk.hand.touch_first("ItemCard")


def test_a_policy_answers_who_how_much_how_and_whom_to_call(kiosk):
    open_first(kiosk, "政策法规")
    seen = kiosk.reads()
    for words in ("谁能领", "领多少", "怎么办", "找谁", "武农牧发〔2026〕18号", "有效到12月23日"):
        assert words in seen


def test_the_text_shows_headings_lists_tables_and_quotations(kiosk):
    title = open_first(kiosk, "种养技术")
    seen = kiosk.reads()
    assert title in seen
    assert "怎么认" in seen
    kiosk.hand.touch("下一页")
    assert "代森锰锌 80% 可湿性粉剂" in kiosk.reads()


def test_a_picture_opens_large_and_any_touch_closes_it(kiosk):
    kiosk.hand.touch("种养技术")
    kiosk.hand.touch("土豆入窖前后要做好的五件事")
    kiosk.hand.touch("田里的样子（示意）")
    large = kiosk.hand.find("关闭图片")
    assert large.isVisible()
    kiosk.hand.touch_at(300, 300)
    assert not large.isVisible()
    assert kiosk.stage.screen == "article"


def test_an_article_opens_at_its_top_whatever_was_read_before(kiosk):
    open_first(kiosk, "种养技术")
    kiosk.hand.touch("下一页")
    kiosk.hand.touch("返回")
    title = kiosk.hand.touch_first("ItemCard")
    assert title in kiosk.reads()
    assert kiosk.stage.stood("article").item.property("position") == 0


def test_an_article_that_is_withdrawn_while_being_read_stays_and_says_so(kiosk):
    open_first(kiosk, "种养技术")
    reading = kiosk.stage.stood("article").backend.argument
    kiosk.apply(Tombstone(reading, at("2026-11-23 15:39")))
    seen = kiosk.reads()
    assert "撤回" in seen
    assert "怎么认" in seen


def test_an_article_that_changes_while_being_read_stays_and_offers_the_new_one(kiosk):
    kiosk.apply(a_policy("x", title="原来的题目", published=at("2026-11-23 15:00")))
    kiosk.stage.turn("article", a_policy("x").id)
    kiosk.apply(a_policy("x", title="改过的题目", updated=at("2026-11-23 15:30")), release=5)
    seen = kiosk.reads()
    assert "原来的题目" in seen
    assert "改了" in seen
    kiosk.hand.touch("看新的")
    assert "改过的题目" in kiosk.reads()


def test_an_item_that_is_not_here_is_no_blank_page(kiosk):
    kiosk.stage.turn("article", "tag:nobody,2026:nothing")
    kiosk.hand.wait(60)
    assert "这一篇现在看不到了" in kiosk.reads()


def test_related_items_open_and_back_returns_to_the_first(kiosk):
    title = open_first(kiosk, "病虫疫病")
    first = kiosk.stage.stood("article").backend.argument
    related = kiosk.stage.stood("article").backend.related.rows
    assert related
    kiosk.stage.turn("article", related[0].item_id)
    kiosk.hand.wait(300)
    kiosk.hand.touch("返回")
    assert kiosk.stage.stood("article").backend.argument == first
    assert title in kiosk.reads()


def test_of_the_longest_article_only_what_is_on_the_glass_is_laid_out(kiosk):
    body = "".join(f"<p>{LONG * 4}</p>" for _ in range(400))
    kiosk.apply(an_item("long", title="很长的一篇", body=body, section=Section.TECHNIQUE))
    kiosk.stage.turn("article", an_item("long").id)
    kiosk.hand.wait(100)
    page = kiosk.stage.stood("article").item
    (text,) = [
        item
        for item in page.findChildren(QQuickItem)
        if item.property("count") is not None and item.property("count") >= 400
    ]
    laid_out = text.property("contentItem").childItems()
    assert 0 < len(laid_out) < 40


def test_the_large_type_keeps_what_stood_at_the_top_in_sight(kiosk):
    open_first(kiosk, "政策法规")
    kiosk.hand.touch("下一页")
    kiosk.hand.touch("字号")
    assert "武农牧发〔2026〕18号" not in kiosk.reads() or kiosk.stage.textSize == 1.25


def test_a_text_may_be_left_while_its_end_is_still_being_laid_out(kiosk):
    long = an_item("technique/long", body="<p>土豆晚疫病怎么防治。</p>" * 120)
    short = an_item("technique/short", body="<p>先拔病株。</p>")
    kiosk.apply(long, short)
    for _ in range(12):
        kiosk.stage.turn("article", long.id)
        kiosk.hand.wait(2)  # blocks beyond the edge are made one by one
        kiosk.stage.turn("article", short.id)  # and Qt says nothing, or this fails
    kiosk.hand.wait(50)
    assert "先拔病株。" in kiosk.reads()
