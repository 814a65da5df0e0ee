"""What home answers without a touch."""

from dataclasses import replace
from datetime import timedelta

import pytest

from content.model import Fact, FactName, Section
from kiosk.views.answers import answers, due_answer, frost_answer, price_answer
from tests.unit.test_views_home import NOW, a_forecast, a_line, a_price, zh

NOTHING = "县里还没有发来内容"


def with_amount(title, amount, **changes):
    return a_line(title=title, facts=(Fact(FactName.AMOUNT, amount),), **changes)


def test_the_three_answers_stand_in_the_order_of_how_often_they_are_asked_for():
    found = answers([], None, [], {}, now=NOW, tr=zh)
    assert [row.section for row in found] == ["prices", "weather", "policy"]
    assert [row.title for row in found] == ["市场行情", "天气预警", "政策法规"]
    assert {row.lead for row in found} == {NOTHING}
    assert {row.big for row in found} == {""}


def test_a_price_is_said_with_its_unit_its_way_its_day_and_its_market():
    first = a_price(
        picture="potato", previous_text="▲ 涨 0.05", age="昨天", market="武川县城农贸市场"
    )
    said = price_answer([first, a_price(product="莜麦", price="1.87")], zh)
    assert (said.picture, said.lead, said.big, said.unit) == (
        "potato",
        "土豆 · 昨天",
        "1.35",
        "元/斤",
    )
    assert (said.aside, said.way) == ("▲ 涨 0.05", "up")
    assert said.second == "武川县城农贸市场"


def test_tomorrow_is_said_and_the_coldest_night_until_then():
    said = frost_answer(a_forecast(), NOW, zh)
    assert (said.lead, said.big) == ("明天 晴转多云", "-10到3℃")
    assert (said.aside, said.way) == ("明天夜里-10℃上冻", "cold")
    assert said.second == "后天 -11到3℃ 晴转多云"


def test_where_it_does_not_freeze_that_is_the_answer():
    warm = tuple(replace(day, low=4) for day in a_forecast().days)
    said = frost_answer(a_forecast(days=warm), NOW, zh)
    assert (said.aside, said.way) == ("夜里不上冻", "")


def test_a_frost_of_tonight_alone_is_said_too():
    today, *later = a_forecast().days
    days = (replace(today, low=-1), *(replace(day, low=4) for day in later))
    assert frost_answer(a_forecast(days=days), NOW, zh).aside == "今天夜里-1℃上冻"


def test_an_old_forecast_says_how_old_it_is():
    said = frost_answer(a_forecast(issued=NOW - timedelta(days=2)), NOW, zh)
    assert said.second == "2天前的预报"


@pytest.mark.parametrize("known", [1, 2])
def test_a_forecast_that_ends_early_says_what_it_knows(known):
    said = frost_answer(a_forecast(days=a_forecast().days[:known]), NOW, zh)
    assert (said.lead == NOTHING) is (known == 1)
    assert said.second == ""


def test_what_is_due_is_the_first_policy_that_names_a_figure():
    lines = [
        a_line(title="通知"),
        with_amount("按公布的表", "以公告为准"),
        with_amount("耕地补贴", "每亩 90 元"),
    ]
    said = due_answer(lines, 2, zh)
    assert (said.lead, said.big, said.aside, said.news) == ("耕地补贴", "每亩 90 元", "", 2)


def test_a_long_amount_is_told_and_not_made_a_figure():
    said = due_answer([with_amount("草原补奖", "禁牧7.5元，草畜平衡2.5元")], 0, zh)
    assert (said.big, said.aside) == ("", "领多少：禁牧7.5元，草畜平衡2.5元")


def test_without_any_figure_the_newest_policy_stands_with_its_summary():
    said = due_answer([a_line(title="通知", summary="开会")], 0, zh)
    assert (said.lead, said.aside, said.second) == ("通知", "", "开会")
    assert due_answer([], 0, zh).section == Section.POLICY.value


def test_what_is_over_without_a_library_to_ask_is_not_said_never_to_have_come():
    found = answers([], None, [], {}, now=NOW, tr=zh, is_lost=True)
    assert [row.title for row in found] == ["市场行情", "天气预警", "政策法规"]
    assert {row.lead for row in found} == {"内容现在读不出来"}
    held = answers([a_price(age="昨天")], None, [], {}, now=NOW, tr=zh, is_lost=True)
    assert held[0].lead == "土豆 · 昨天"
