"""Words that many screens share: names of sections, of days, of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from content import questions
from content.kinds import FactName, Section

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from content.library import Headline
    from content.model import Item

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


def question(name: FactName, item: Item | Headline, tr: Callable[[str], str]) -> str:
    """Return the question a short answer of an item is given to."""
    given = [fact.name for fact in item.facts]
    return {
        "谁能领": tr("谁能领"),
        "谁可以办": tr("谁可以办"),
        "领多少": tr("领多少"),
        "怎么办": tr("怎么办"),
        "找谁": tr("找谁"),
        "工钱": tr("工钱"),
        "地点": tr("地点"),
        "招工单位": tr("招工单位"),
        "要几个人": tr("要几个人"),
        "吃住": tr("吃住"),
        "干多久": tr("干多久"),
        "带什么": tr("带什么"),
        "办理时间": tr("办理时间"),
        "上班时间": tr("上班时间"),
        "上课时间": tr("上课时间"),
        "什么时候": tr("什么时候"),
        "收费": tr("收费"),
        "几天办好": tr("几天办好"),
        "讲课人": tr("讲课人"),
    }[questions.question(name, item.section, given)]


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
