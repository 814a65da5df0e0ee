from datetime import datetime, timedelta

import pytest

from content.errors import AuthoringError
from content.model import Attachment, FactName, Role, Section
from tests.builders import NOW, an_attachment, an_item, some_data


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("id", {"id": "land"}),
        ("id", {"id": "tag:a,2026:a b"}),
        ("title", {"title": " "}),
        ("title", {"title": "长" * 81}),
        ("summary", {"summary": "长" * 101}),
        ("areas", {"areas": ()}),
        ("areas", {"areas": ("1501250",)}),
        ("months", {"months": (13,)}),
        ("updated", {"updated": datetime(2026, 5, 20)}),  # noqa: DTZ001  the point
        ("valid_until", {"valid_from": NOW, "valid_until": NOW}),
    ],
)
def test_an_item_no_screen_could_show_is_refused(field, changes):
    with pytest.raises(AuthoringError) as refused:
        an_item(**changes)
    assert refused.value.field == field


def test_an_item_is_current_from_its_first_moment_until_its_last():
    item = an_item(valid_from=NOW, valid_until=NOW + timedelta(days=1))
    assert not item.is_current(NOW - timedelta(seconds=1))
    assert item.is_current(NOW)
    assert not item.is_current(NOW + timedelta(days=1))


def test_an_item_without_a_period_is_always_current():
    assert an_item().is_current(NOW)


def test_the_structured_form_is_found_among_the_attachments():
    held = some_data(b"a,b", "text/csv")
    assert an_item(attachments=(an_attachment(), held)).data == held
    assert an_item(attachments=(an_attachment(),)).data is None


@pytest.mark.parametrize(("sha256", "size"), [("abc", 1), ("A" * 64, 1), ("a" * 64, -1)])
def test_an_attachment_that_cannot_be_verified_is_refused(sha256, size):
    with pytest.raises(AuthoringError):
        Attachment(Role.PICTURE, "image/webp", sha256, size)


def test_every_section_and_question_has_a_name():
    assert all(section.label for section in Section)
    assert all(name.label for name in FactName)
