"""What a short answer is asked for depends on what the item is about."""

import pytest

from content.model import FactName, Section
from content.questions import label, question


@pytest.mark.parametrize(
    ("section", "asked"),
    [
        (Section.GUIDES, "办理时间"),
        (Section.POLICY, "办理时间"),
        (Section.JOBS, "上班时间"),
        (Section.COURSES, "上课时间"),
        (Section.VILLAGE, "什么时候"),
    ],
)
def test_the_hours_of_an_office_are_not_those_of_a_job_or_a_lesson(section, asked):
    assert label(FactName.HOURS, section) == asked
    assert question(FactName.HOURS, section, (FactName.HOURS,)) == asked


def test_only_money_is_claimed():
    assert question(FactName.WHO, Section.POLICY, (FactName.WHO, FactName.AMOUNT)) == "谁能领"
    assert question(FactName.WHO, Section.COURSES, (FactName.WHO,)) == "谁可以办"
