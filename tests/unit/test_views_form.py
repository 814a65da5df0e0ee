"""The officer's form: what each line may be, and what is still missing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from content.notices import Deal
from kiosk.views import form
from kiosk.views.form import Editor
from tests.builders import NOW
from tests.builders_village import a_notice, a_webp, an_offer


def plain(text):
    return text


def rows(notice, **more):
    said = {"chosen": "", "agreed": True, "strict": False} | more
    return {row.field: row for row in form.fields(notice, NOW, plain, **said)}


def labels(notice, name, *, agreed=False):
    return [each.label for each in form.options(notice, name, NOW, plain, agreed=agreed)]


def chosen(notice, name, *, agreed=False):
    found = form.options(notice, name, NOW, plain, agreed=agreed)
    return [each.label for each in found if each.is_chosen]


def test_a_notice_begins_with_three_days_and_an_offer_with_fourteen():
    notice, offer = form.begun("notice", NOW), form.begun("offer", NOW)
    assert rows(notice)["ends"].value == "5月22日 星期五"
    assert (offer.ends.date() - NOW.date()).days == 13
    assert offer.offer.deal is Deal.SELL
    assert not form.has_words(notice)
    assert not form.has_words(offer)
    assert form.has_words(a_notice(title="", text="", picture=a_webp()))
    assert form.has_words(an_offer(title=""))


def test_the_lines_of_both():
    assert [(row.field, row.editor) for row in rows(a_notice()).values()] == [
        ("title", Editor.WORDS),
        ("text", Editor.TEXT),
        ("picture", Editor.PICTURE),
        ("begins", Editor.DAY),
        ("ends", Editor.DAY),
        ("pinned", Editor.CHOICE),
    ]
    assert list(rows(an_offer())) == [
        *("deal", "what", "amount", "price", "who", "phone", "ends", "agreed")
    ]
    said = rows(a_notice(picture=a_webp(), pinned=True, begins=NOW + timedelta(days=1)))
    assert said["picture"].value == "放了一张"
    assert said["pinned"].value == "排最前"
    assert said["begins"].value.startswith("明天")


def test_what_is_missing_is_marked_once_it_is_asked_for():
    empty = form.begun("offer", NOW)
    assert not any(row.is_wrong for row in rows(empty, agreed=False).values())
    strict = rows(empty, agreed=False, strict=True)
    assert [name for name, row in strict.items() if row.is_wrong] == ["what", "phone", "agreed"]
    assert form.first_missing(list(strict.values())) == "what"
    assert form.first_missing(list(rows(an_offer(), strict=True).values())) == ""
    for name in ("title", "text", "ends", "what", "phone", "agreed"):
        assert form.missing_words(name, plain)
    assert form.missing_words("pinned", plain) == ""


def test_days_are_chosen_by_one_touch_or_one_by_one():
    notice = a_notice(ends=form.end_of(NOW, 3))
    assert chosen(notice, "ends") == ["三天"]
    week = form.chosen_day(notice, "ends", "7", NOW)
    assert chosen(week, "ends") == ["一周"]
    assert form.chosen_day(week, "ends", "-", NOW).ends == form.end_of(NOW, 6)
    one = form.chosen_day(notice, "ends", "1", NOW)
    assert form.chosen_day(one, "ends", "-", NOW) == one  # never over before it began
    assert form.chosen_day(notice, "ends", "9999", NOW).ends == form.end_of(NOW, form.AHEAD_DAYS)
    assert chosen(notice, "begins") == ["现在"]
    tomorrow = form.chosen_day(notice, "begins", "+", NOW)
    assert chosen(tomorrow, "begins") == ["明天"]
    assert form.chosen_day(tomorrow, "begins", "+", NOW).begins.day == NOW.day + 2
    assert form.chosen_day(tomorrow, "begins", "0", NOW).begins is None
    assert form.chosen_day(notice, "begins", "-", NOW).begins is None


def test_an_offer_names_itself_and_its_price_has_a_unit():
    offer = form.written(form.begun("offer", NOW), "what", "洋芋")
    assert offer.title == "有洋芋出售"
    for name, value in (("amount", "3000"), ("amount", "斤"), ("price", "1.2"), ("who", "老张")):
        offer = form.written(offer, name, value)
    said = {name: row.value for name, row in rows(offer).items()}
    assert (said["amount"], said["price"], said["who"]) == ("3000斤", "1.2 元/斤", "老张")
    assert form.raw(offer, "amount") == "3000"
    offer = form.written(offer, "amount", "2")
    assert rows(offer)["amount"].value == "2斤"
    assert chosen(offer, "amount") == ["斤"]
    by_kilo = form.written(offer, "price", "元/公斤")
    assert rows(by_kilo)["price"].value == "1.2 元/公斤"
    open_ = form.written(by_kilo, "price", "面议")
    assert rows(open_)["price"].value == "面议"
    assert rows(form.written(open_, "price", "3"))["price"].value == "3 元/斤"
    hired = form.written(offer, "deal", "hire")
    assert hired.title == "雇人：洋芋"
    assert "放羊" in labels(hired, "what")
    assert "土豆" in labels(offer, "what")
    assert form.written(offer, "nothing", "1").offer == offer.offer
    assert form.written(form.begun("offer", NOW), "who", "老张").title == ""


def test_what_is_written_fits():
    notice = form.written(a_notice(), "title", "水\n" * 99)
    assert len(notice.title) <= form.most("title")
    assert form.written(notice, "text", "一\r\n二").text == "一\n二"
    assert form.written(notice, "pinned", "yes").pinned
    assert not form.written(notice, "pinned", "").pinned
    assert form.written(notice, "phone", "1") == notice
    assert form.written(an_offer(), "phone", "0471-1234567").offer.phone == "0471-1234567"
    for name in ("title", "text", "what", "who", "phone", "price", "amount"):
        assert form.most(name)


def test_lines_that_are_written_offer_nothing_and_hold_what_was_written():
    assert labels(a_notice(), "title") == labels(a_notice(), "deal") == []
    assert labels(an_offer(), "who") == []
    assert form.raw(a_notice(), "title") == "周五上午停水"
    assert form.raw(a_notice(), "phone") == form.raw(an_offer(), "deal") == ""
    assert form.raw(an_offer(), "phone") == "13812345678"
    assert chosen(an_offer(), "deal") == ["卖"]
    assert chosen(an_offer(), "agreed", agreed=True) == ["本人同意写出来"]
    assert chosen(a_notice(), "pinned") == ["不置顶"]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("", "停水通知\n明天停水。\n", ("停水通知", "明天停水。")),
        ("停水", "停水通知\n明天停水。", ("停水", "停水通知\n明天停水。")),
        ("", "水" * 60, ("", "水" * 60)),
        ("", "", ("", "")),
    ],
)
def test_a_text_from_a_file_gives_its_first_line_for_a_title_where_there_is_none(
    title, text, expected
):
    said = form.with_text(a_notice(title=title), text)
    assert (said.title, said.text) == expected


def test_a_picture_is_put_in_and_taken_out():
    notice = form.with_picture(a_notice(), a_webp())
    assert notice.picture
    assert not form.without_picture(notice).picture
