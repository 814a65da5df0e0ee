"""Words that many screens share: names of sections, of days, of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from content.kinds import FactName, Section

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

FACT_PICTOGRAMS: Final = {
    FactName.WHO: "people",
    FactName.AMOUNT: "money",
    FactName.HOW: "steps",
    FactName.CONTACT: "phone",
    FactName.PAY: "money",
    FactName.PLACE: "place",
    FactName.EMPLOYER: "office",
    FactName.OPENINGS: "people",
    FactName.BOARD: "bowl",
    FactName.TERM: "calendar",
    FactName.MATERIALS: "bag",
    FactName.HOURS: "clock",
    FactName.FEE: "money",
    FactName.TIME_LIMIT: "calendar",
    FactName.LECTURER: "person",
}


def section_name(section: Section, tr: Callable[[str], str]) -> str:
    """Return a section's name in the screen's language."""
    return {
        Section.POLICY: tr("政策法规"),
        Section.TECHNIQUE: tr("种养技术"),
        Section.PRICES: tr("市场行情"),
        Section.WEATHER: tr("天气预警"),
        Section.PESTS: tr("病虫疫病"),
        Section.JOBS: tr("务工信息"),
        Section.COURSES: tr("远程课堂"),
        Section.GUIDES: tr("办事指南"),
        Section.VILLAGE: tr("村务通知"),
    }[section]


def question(name: FactName, tr: Callable[[str], str]) -> str:
    """Return the question a short answer is given to."""
    return {
        FactName.WHO: tr("谁能领"),
        FactName.AMOUNT: tr("领多少"),
        FactName.HOW: tr("怎么办"),
        FactName.CONTACT: tr("找谁"),
        FactName.PAY: tr("工钱"),
        FactName.PLACE: tr("地点"),
        FactName.EMPLOYER: tr("招工单位"),
        FactName.OPENINGS: tr("要几个人"),
        FactName.BOARD: tr("吃住"),
        FactName.TERM: tr("干多久"),
        FactName.MATERIALS: tr("带什么"),
        FactName.HOURS: tr("办理时间"),
        FactName.FEE: tr("收费"),
        FactName.TIME_LIMIT: tr("几天办好"),
        FactName.LECTURER: tr("讲课人"),
    }[name]


def weekday(day: date, tr: Callable[[str], str]) -> str:
    """Return the day of the week."""
    names = (
        tr("星期一"),
        tr("星期二"),
        tr("星期三"),
        tr("星期四"),
        tr("星期五"),
        tr("星期六"),
        tr("星期日"),
    )
    return names[day.weekday()]
