from dataclasses import replace
from datetime import timedelta

from content.library import Headline
from content.model import Fact, FactName, Section
from kiosk.freshness import Trouble
from kiosk.views import lists
from tests.builders import at

NOW = at("2026-11-23 15:40")


def zh(text):
    return text


def a_line(**changes):
    base = Headline(
        id="tag:x,2026:1",
        section=Section.TECHNIQUE,
        title="羔羊怎么喂",
        published=NOW - timedelta(days=1),
        updated=NOW,
        summary="补饲慢慢加。",
        source="县畜牧站",
        tags=("羊",),
        months=(11,),
    )
    return replace(base, **changes)


def card(**changes):
    return lists.card(a_line(**changes), NOW, zh)


def test_a_card_says_when_and_who_and_has_the_drawing_of_its_animal():
    shown = card()
    assert (shown.meta, shown.drawing) == ("昨天放上来 · 县畜牧站", "lamb")


def test_a_card_without_a_crop_has_the_drawing_of_its_section():
    assert card(title="通知", tags=()).drawing == "technique"


def test_what_came_within_seven_days_is_new_and_what_comes_later_is_not():
    assert card().is_new
    assert not card(published=NOW - timedelta(days=7)).is_new
    assert not card(published=NOW + timedelta(hours=1)).is_new


def test_what_matters_this_month_is_in_season():
    assert card().is_season
    assert not card(months=(6,)).is_season


def test_what_the_county_did_not_sign_is_marked():
    assert card(origin="https://example.org/rss").is_unsigned
    assert not card().is_unsigned


def test_a_job_shows_its_pay_and_a_policy_its_amount():
    assert card(pay="每天 200 元").strong == "每天 200 元"
    assert card(facts=(Fact(FactName.AMOUNT, "每亩 100 元"),)).strong == "每亩 100 元"


def test_a_card_says_who_may_claim_and_whom_to_ask():
    who, ask = Fact(FactName.WHO, "种地的农户"), Fact(FactName.CONTACT, "村委会")
    claimed = card(facts=(who, Fact(FactName.AMOUNT, "每亩 100 元"), ask))
    assert (claimed.sentence, claimed.ask) == ("谁能领：种地的农户", "找谁：村委会")
    assert card(facts=(who,), summary="一句话").sentence == "一句话"
    assert card(facts=()).ask == ""


def test_the_chip_of_the_season_keeps_only_what_matters_now():
    lines = [a_line(), a_line(months=(6,))]
    assert len(lists.cards(lines, NOW, zh)) == 2
    assert len(lists.cards(lines, NOW, zh, season_only=True)) == 1


def test_chips_begin_with_everything_and_the_season_then_what_has_a_drawing():
    made = lists.chips([("通知", 9), ("羊", 2), ("土豆", 5)], "羊", zh, has_season=True)
    assert [chip.label for chip in made] == ["全部", "当季", "土豆", "羊", "通知"]
    assert [chip.is_chosen for chip in made] == [False, False, False, True, False]


def test_a_word_without_a_drawing_that_stands_once_is_no_chip():
    made = lists.chips([("羊", 1), ("土豆", 1), ("甲", 1)], "", zh, has_season=False)
    assert [chip.tag for chip in made] == ["", "土豆", "羊"]


def test_without_a_choice_there_are_no_chips():
    assert lists.chips([("羊", 1)], "", zh, has_season=False) == []


def test_chips_fit_a_row_and_a_bit():
    many = [(f"羊{n}", 2) for n in range(40)]
    assert len(lists.chips(many, "", zh, has_season=True)) == 2 + lists.CHIPS_MOST


def test_the_count_is_said_in_words_or_not_at_all():
    assert lists.count_words(31, zh) == "共 31 篇"
    assert lists.count_words(0, zh) == ""


def test_an_empty_list_says_why():
    said = {
        lists.nothing_here(trouble, filtered=filtered, tr=zh)
        for trouble in (Trouble.NONE, Trouble.BROKEN)
        for filtered in (True, False)
    }
    assert len(said) == 3
    assert all(title and text for title, text in said)


def test_what_is_over_by_now_is_left_out_of_what_was_read_before():
    lines = [a_line(), a_line(valid_until=NOW), a_line(valid_until=NOW + timedelta(minutes=1))]
    assert lists.valid(lines, NOW) == [lines[0], lines[2]]
