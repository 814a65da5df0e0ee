from datetime import date

import pytest

from content.errors import AuthoringError
from content.frontmatter import read
from tests.builders import at

TODAY = date(2026, 5, 20)


def front(text, today=TODAY):
    return read(text, begins=2, today=today)


def test_values_stay_what_was_typed():
    fields = front("contact: 12316\ntitle: 是\ntags: [土豆, 2026]")
    assert fields.text("contact") == "12316"
    assert fields.text("title") == "是"
    assert fields.texts("tags") == ("土豆", "2026")


def test_one_alone_may_stand_without_brackets():
    assert front("tags: 土豆").texts("tags") == ("土豆",)
    assert front("months: 6").numbers("months") == (6,)
    assert front("months: [6, 7]").numbers("months") == (6, 7)


def test_what_is_not_there_is_empty():
    fields = front("title:")
    assert (fields.text("title"), fields.texts("tags"), fields.moment("published")) == (
        "",
        (),
        None,
    )
    assert (fields.line("title"), fields.line("tags")) == (2, 1)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-05-17", "2026-05-17 00:00"),
        ("2026年5月17日 07:40", "2026-05-17 07:40"),
        ("today-3", "2026-05-17 00:00"),
    ],
)
def test_moments_are_read_as_people_write_them(typed, moment):
    assert front(f"published: {typed}").moment("published") == at(moment)


@pytest.mark.parametrize(("typed", "meant"), [("true", True), ("是", True), ("no", False)])
def test_a_flag_is_yes_or_no(typed, meant):
    assert front(f"demo: {typed}").flag("demo") is meant


def test_a_flag_that_is_not_there_is_what_the_folder_says():
    assert front("title: x").flag("demo", default=True) is True


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        ("title: x\ntitel: y", 3, "titel"),
        ("title: x\ntitle: y", 3, "title"),
        ("title: x\nsummary: {a: b}", 3, "summary"),
        ("title: 'x", 2, ""),
        ("title: x\n\tsummary: y", 3, ""),
        ("just text", 2, ""),
        ("title: x\nsummary: a\ab", 3, ""),
        ("tags: " + "[" * 2000, 2, ""),
        ("", 2, ""),
    ],
)
def test_a_mistake_is_told_with_its_line(text, line, field):
    with pytest.raises(AuthoringError) as refused:
        front(text)
    assert (refused.value.line, refused.value.field) == (line, field)


def test_the_likeliest_field_is_named():
    with pytest.raises(AuthoringError, match="did you mean `title`"):
        front("titel: x")


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("title: [a, b]", lambda f: f.text("title")),
        ("months: [六]", lambda f: f.numbers("months")),
        ("demo: maybe", lambda f: f.flag("demo")),
        ("published: soon", lambda f: f.moment("published")),
    ],
)
def test_a_value_that_cannot_be_read_is_told_with_its_line(text, ask):
    with pytest.raises(AuthoringError) as refused:
        ask(front(text))
    assert refused.value.line == 2


def test_a_relative_day_is_refused_where_only_real_ones_will_do():
    with pytest.raises(AuthoringError):
        front("published: today-3", today=None).moment("published")
