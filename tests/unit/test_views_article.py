from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.library import COUNTY, Headline
from content.markup import Block, BlockKind
from content.model import READING, Fact, FactName, Role, Section
from kiosk.views import article
from tests.builders import a_policy, an_attachment, an_item, at

NOW = at("2026-11-23 15:40")


def zh(text):
    return text


def heading(item, origin=COUNTY):
    return article.heading(item, origin, NOW, zh)


def test_a_heading_says_office_day_and_number():
    item = a_policy(published=at("2026-11-22 08:00"))
    assert heading(item).meta == "武川县农技推广中心 · 内农发〔2026〕1号 · 昨天放上来"
    assert heading(item).section_name == "政策法规"


def test_invented_unsigned_and_expired_items_are_marked():
    item = a_policy(demo=True, valid_until=NOW - timedelta(days=1))
    shown = heading(item, "https://example.org/rss")
    assert shown.marks == ("已过期", "演示数据", "来自外部网站，县里没有签名")
    assert shown.until == "昨天已经到期"


def test_what_is_not_yet_in_force_is_marked():
    assert heading(a_policy(valid_from=NOW + timedelta(days=2))).marks == ("还没有生效",)


def test_what_holds_says_until_when():
    assert heading(a_policy(valid_until=at("2026-12-31 00:00"))).until == "有效到12月31日"
    assert heading(a_policy()).until == ""
    assert heading(a_policy()).marks == ()


def test_an_article_that_stays_as_it_is_needs_no_notice():
    assert article.notice(a_policy(), a_policy(), zh) == ""


def test_a_withdrawn_article_says_not_to_follow_it():
    assert "撤回" in article.notice(a_policy(), None, zh)


def test_a_changed_article_says_that_below_is_the_old_one():
    assert "改了" in article.notice(a_policy(), a_policy(title="新的"), zh)


def test_that_a_text_was_read_aloud_since_is_no_change():
    reading = an_attachment(role=Role.SOUND, media_type="audio/ogg", title=READING)
    renewed = a_policy(attachments=(reading,), updated=NOW)
    assert article.notice(a_policy(), renewed, zh) == ""
    assert not article.is_other(a_policy(), renewed)


def test_short_answers_keep_their_order_and_have_drawings():
    rows = article.facts(a_policy(), zh)
    assert [row.label for row in rows] == ["谁能领", "领多少", "怎么办", "找谁"]
    assert [row.drawing for row in rows] == ["people", "money", "steps", "phone"]


def test_only_money_is_claimed():
    item = an_item(facts=(Fact(FactName.WHO, "满 60 岁"),))
    assert article.facts(item, zh)[0].label == "谁可以办"


def test_a_picture_the_text_does_not_show_stands_before_it():
    picture = an_attachment()
    item = an_item(attachments=(picture,))
    rows = article.block_rows(item, [Block(BlockKind.TEXT, "<b>甲</b>", "甲")])
    assert [row.kind for row in rows] == ["picture", "text"]
    shown = [Block(BlockKind.PICTURE, "", "", sha256=picture.sha256)]
    assert len(article.block_rows(item, shown)) == 1


def test_a_list_item_hangs_beside_its_number_or_dot():
    blocks = [
        Block(BlockKind.LIST, "12. 浇水", "12. 浇水", level=1),
        Block(BlockKind.LIST, "锄草", "锄草", level=1),
        Block(BlockKind.TEXT, "1. 不是列表", ""),
    ]
    rows = article.block_rows(an_item(), blocks)
    assert [(row.marker, row.styled) for row in rows] == [
        ("12.", "浇水"),
        ("•", "锄草"),
        ("", "1. 不是列表"),
    ]


def test_a_table_gives_the_wider_column_to_the_longer_words():
    cells = (("时间", "药剂"), ("发病前", "代森锰锌 80% 可湿性粉剂"))
    narrow, wide = article.column_widths(cells)
    assert narrow < wide
    rows = article.block_rows(an_item(), [Block(BlockKind.TABLE, "", "", rows=cells, header=True)])
    assert rows[0].cells == cells
    assert rows[0].has_header


def test_a_table_of_one_row_with_gaps_keeps_its_columns():
    assert len(article.column_widths((("甲",), ("乙", "丙", "丁")))) == 3
    assert article.column_widths(()) == ()


@settings(max_examples=50)
@given(st.lists(st.lists(st.text(max_size=60), min_size=1, max_size=8), min_size=1, max_size=8))
def test_column_widths_share_out_the_whole_table(cells):
    shares = article.column_widths(cells)
    assert sum(shares) == pytest.approx(1)
    assert min(shares) > 0.01


def test_related_items_say_their_section_and_day():
    line = Headline(
        id="tag:x,2026:2", section=Section.PESTS, title="防病", published=NOW, updated=NOW
    )
    row = article.related([line], NOW, zh)[0]
    assert (row.meta, row.drawing, row.section) == ("病虫疫病 · 今天放上来", "pests", "pests")
    assert article.related([replace(line, tags=("羊",))], NOW, zh)[0].drawing == "sheep"
