from dataclasses import replace

import pytest

from content.errors import AuthoringError
from content.library import Wanted
from content.model import Section
from sync.sizes import FULL, height_of, one_size
from sync.tables import Line, line_of
from tests.builders import NOW, a_film, an_attachment


def wanted(*attachments, items=("lesson",)):
    return [Wanted(each, items, frozenset({Section.COURSES}), NOW) for each in attachments]


def names(found):
    return [(each.attachment.title, each.attachment.height) for each in found]


def test_of_a_film_in_several_sizes_one_comes():
    lesson = wanted(a_film(480), a_film(360), a_film(240))
    assert names(one_size(lesson, 480)) == [("选种薯", 480)]
    assert names(one_size(lesson, 400)) == [("选种薯", 360)]
    assert names(one_size(lesson, 100)) == [("选种薯", 240)]


def test_a_film_of_a_size_nobody_named_comes():
    assert names(one_size(wanted(a_film(0)), 240)) == [("选种薯", 0)]


def test_films_of_another_title_or_another_item_are_other_films():
    lesson = [
        *wanted(a_film(480), a_film(240), a_film(480, "切种薯")),
        *wanted(a_film(360), items=("other",)),
    ]
    assert names(one_size(lesson, 480)) == [("选种薯", 480), ("切种薯", 480), ("选种薯", 360)]


def test_all_that_is_no_film_comes_in_its_order():
    picture = an_attachment()
    found = one_size(wanted(picture, a_film(240), a_film(480)), 480)
    assert [each.attachment for each in found] == [picture, a_film(480)]


def test_a_size_that_two_items_name_comes_for_either():
    shared = wanted(a_film(240), items=("lesson", "other"))
    assert names(one_size([*shared, *wanted(a_film(480))], 480)) == [
        ("选种薯", 240),
        ("选种薯", 480),
    ]


@pytest.mark.parametrize(
    ("kbit", "height"), [(0, FULL), (64, 240), (128, 240), (256, 360), (512, 360), (2000, FULL)]
)
def test_the_rate_of_a_line_says_which_size_it_can_carry(kbit, height):
    assert height_of(line_of({"rate_kbit": kbit})) == height


def test_a_station_may_say_itself_which_size_it_wants():
    assert height_of(replace(Line(rate=8000), film_height=480)) == 480
    assert height_of(line_of({"film_height": 240})) == 240
    with pytest.raises(AuthoringError, match="film_height"):
        line_of({"film_height": -1})
