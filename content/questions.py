"""What a short answer is asked for, in plain Chinese. Pure.

The newsroom's form, the public site, the screen and whoever reads aloud ask in the same
words, and take them from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from content.model import FactName, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

WHO_MAY: Final = (
    "谁可以办"  # only money is claimed: who may take part in a course is another question
)

# the hours of an office are not those of a job, a lesson or a meeting
_HOURS: Final = {
    Section.JOBS: "上班时间",
    Section.COURSES: "上课时间",
    Section.VILLAGE: "什么时候",
}


def label(name: FactName, section: Section) -> str:
    """Return what a form of a section calls an answer.

    Args:
        name: Which answer.
        section: Where the item stands.
    """
    return _HOURS.get(section, name.label) if name is FactName.HOURS else name.label


def question(name: FactName, section: Section, given: Iterable[FactName]) -> str:
    """Return the question of an answer.

    Args:
        name: Which answer.
        section: Where the item stands.
        given: Every answer the item gives.
    """
    if name is FactName.WHO and FactName.AMOUNT not in given:
        return WHO_MAY
    return label(name, section)
