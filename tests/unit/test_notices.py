"""What a village says itself: bounds, what is missing, how screens show it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from content.errors import UntrustedError
from content.library.records import COUNTY, OWN, Shelf
from content.model import Section
from content.notices import (
    PICTURE_MOST,
    TEXT_MOST,
    TITLE_MOST,
    Deal,
    Notice,
    fit,
    fit_line,
    from_text,
    id_of,
    is_picture,
    new_id,
    problems,
    to_text,
)
from content.records import canonical
from kiosk.views import village as view
from kiosk.village import Village
from tests.builders import NOW
from tests.builders_screen import VILLAGE
from tests.builders_village import a_notice, a_webp, an_offer

PLACE = "井尔沟村"


def plain(text):
    return text


def test_a_notice_survives_the_way_there_and_back():
    for notice in (a_notice(picture=a_webp(), begins=NOW, pinned=True), an_offer()):
        assert Notice.from_json(json.loads(json.dumps(notice.to_json()))) == notice
        assert from_text(to_text(notice)) == replace(notice, picture=b"")


def test_the_largest_notice_fits_into_one_record():
    picture = a_webp()
    full = a_notice(
        title="\U00020000" * TITLE_MOST,
        text="\U00020000" * TEXT_MOST,
        picture=picture + bytes(PICTURE_MOST - len(picture)),
    )
    assert canonical({**full.published(NOW).to_json(), "area": VILLAGE, "village": "村" * 40})


@pytest.mark.parametrize(
    "change",
    [
        {"notice": "1"},
        {"edition": -1},
        {"edition": "1"},
        {"pinned": None},
        {"title": "水" * 41},
        {"title": "停\n水"},
        {"title": 1},
        {"text": "\u202e"},
        {"ends": "never"},
        {"ends": "2026-05-20T08:00:00"},
        {"begins": 5},
        {"picture": "QUJD"},
        {"picture": 7},
        {"offer": "cow"},
        {"offer": {"deal": "steal"}},
    ],
)
def test_what_is_no_notice_is_refused(change):
    with pytest.raises(UntrustedError):
        Notice.from_json(a_notice().to_json() | change)


def test_an_offer_with_words_for_a_telephone_is_refused():
    said = an_offer().to_json()
    said["offer"]["phone"] = "问我"
    with pytest.raises(UntrustedError):
        Notice.from_json(said)


@pytest.mark.parametrize("text", ["", "[]", "{", "{}"])
def test_what_is_no_kept_notice_is_refused(text):
    with pytest.raises(UntrustedError):
        from_text(text)


def test_any_text_is_made_to_fit():
    assert fit("一\r\n二\t三\x00\u202e", 9) == "一\n二 三"
    assert fit_line("一\n二" * 9, 3) == "一 二"


def test_it_is_shown_from_its_begin_until_its_end_and_never_as_a_draft():
    said = a_notice(begins=NOW + timedelta(days=1)).published(NOW)
    assert not a_notice().is_shown(NOW)
    assert not said.is_shown(NOW)
    assert said.is_shown(NOW + timedelta(days=1))
    assert not said.is_shown(said.ends)
    again = said.published(NOW + timedelta(days=2))
    assert (again.edition, again.made) == (2, said.made)


def test_what_is_missing_is_named():
    assert problems(a_notice(), NOW) == ()
    assert problems(a_notice(title=" ", text="", ends=NOW), NOW) == ("title", "text", "ends")
    offer = an_offer()
    assert problems(offer, NOW) == ()
    bare = replace(offer, offer=replace(offer.offer, what="", phone="12"))
    assert problems(bare, NOW) == ("what", "phone")


def test_a_picture_is_small_webp():
    assert is_picture(a_webp())
    assert not is_picture(b"GIF89a")
    assert not is_picture(a_webp() + bytes(PICTURE_MOST))


def test_ids_are_known_by_their_urn():
    made = new_id()
    assert id_of(a_notice(id=made).urn) == made
    assert id_of("tag:county,2026:village/1") == ""


# how it is shown


def shelf(**changes):
    return Shelf(Section.VILLAGE, VILLAGE, NOW, **changes)


def a_village(*notices):
    village = Village()
    village.take(tuple(notice.published(NOW) for notice in notices))
    return village


def test_the_village_signs_what_it_says_and_nobody_takes_it_for_the_countys():
    village = a_village(a_notice(picture=a_webp()), an_offer())
    notice, offer = village.on(shelf(), PLACE)
    assert (notice.origin, notice.source) == (OWN, PLACE)
    assert village.picture(notice.picture) == a_webp()
    assert (offer.pay, offer.summary) == ("1.2 元/斤", "3000斤 · 老张 · 138 1234 5678")
    assert [line.title for line in village.on(shelf(tag=view.TAG), PLACE)] == ["有洋芋出售"]
    assert village.on(Shelf(Section.JOBS, VILLAGE, NOW), PLACE) == []
    assert village.on(replace(shelf(), now=NOW + timedelta(days=3)), PLACE) == [offer]


def test_it_is_read_whole_with_markup_as_text():
    village = a_village(a_notice(text="<b>停水</b>\n\n再说", picture=a_webp()))
    item = village.item(a_notice().urn, PLACE, VILLAGE)
    assert item.body == "<p>&lt;b&gt;停水&lt;/b&gt;</p><p>再说</p>"
    assert item.attachments[0].media_type == "image/webp"
    assert village.item("urn:uuid:other", PLACE, VILLAGE) is None
    assert village.offer("urn:uuid:other") is None


def test_an_offer_answers_in_short():
    offer = a_village(an_offer()).offer(an_offer().urn)
    rows = [(row.label, row.value) for row in view.facts(offer, plain)]
    assert rows == [
        ("卖", "洋芋"),
        ("多少", "3000斤"),
        ("价钱", "1.2 元/斤"),
        ("找谁", "老张"),
        ("电话", "138 1234 5678"),
    ]
    assert view.spaced("0471-881 2345") == "0471-881 2345"
    assert view.facts(replace(offer, price=""), plain)[2].label == "找谁"


@pytest.mark.parametrize("deal", Deal)
def test_an_offer_is_named_by_what_is_wanted(deal):
    offer = replace(an_offer().offer, deal=deal)
    assert "洋芋" in view.title_of(offer, TITLE_MOST)
    assert view.deal_name(deal, plain)


def test_own_ones_stand_by_their_day_pinned_first_and_none_twice():
    county = [
        replace(view.headline(a_notice(), "县", ""), id=name, title=name, origin=COUNTY, **more)
        for name, more in (
            ("tag:c,2026:village/pinned", {"pinned": True}),
            ("tag:c,2026:village/today", {}),
            ("tag:c,2026:village/old", {"published": NOW - timedelta(days=9)}),
        )
    ]
    own = [
        view.headline(notice.published(at), PLACE, "")
        for notice, at in (
            (a_notice(title="旧"), NOW - timedelta(days=2)),
            (an_offer(title="新"), NOW + timedelta(hours=1)),
            (a_notice(id=new_id(), title="置顶", pinned=True), NOW + timedelta(hours=1)),
        )
    ]
    titles = [line.title.rpartition("/")[2] for line in view.mixed(county, own)]
    assert titles == ["置顶", "pinned", "新", "today", "旧", "old"]
    taken = replace(county[1], id=f"tag:c,2026:village/{a_notice().id}")
    assert "旧" not in [line.title for line in view.mixed([taken], own)]


def test_own_ones_are_found_by_all_their_words():
    village = a_village(a_notice(), an_offer())
    (hit,) = village.hits("停水 接好", NOW, PLACE)
    assert (hit.headline.title, hit.title_marks) == ("周五上午停水", ((4, 2),))
    assert [hit.headline.title for hit in village.hits("老张", NOW, PLACE)] == ["有洋芋出售"]
    assert village.hits("停电", NOW, PLACE) == village.hits(" ", NOW, PLACE) == []


@pytest.mark.parametrize(
    ("letters", "title", "marks"),
    [
        ("ts", "周五上午停水", ((4, 2),)),
        ("tingshui", "周五上午停水", ((4, 2),)),
        ("shangwu", "周五上午停水", ((2, 2),)),
        ("YYCS", "有洋芋出售", ((1, 4),)),
        ("yangy", "有洋芋出售", ((1, 2),)),
        ("洋芋cs", "有洋芋出售", ((1, 2), (3, 2))),
        ("bcgq", "有洋芋出售", ()),
    ],
)
def test_own_ones_are_found_by_pinyin_and_by_first_letters(letters, title, marks):
    village = a_village(a_notice(), an_offer())
    (hit,) = village.hits(letters, NOW, PLACE)
    assert (hit.headline.title, hit.title_marks) == (title, marks)


def test_letters_that_spell_nothing_of_the_village_find_nothing():
    village = a_village(a_notice(), an_offer())
    assert village.hits("xyz", NOW, PLACE) == []
    village.take(a_village(a_notice(title="开会")).notices)
    assert village.hits("ts", NOW, PLACE) == []
    assert len(village.hits("kh", NOW, PLACE)) == 1


def test_taking_the_same_again_changes_nothing():
    village = a_village(a_notice())
    assert not village.take(village.notices)
    assert village.take(())
