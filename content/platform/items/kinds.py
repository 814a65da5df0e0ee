"""What each kind of page asks, in the order in which a villager wants to know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from content.model import FactName, Section

HELP: Final = {
    FactName.WHO: "哪些人能领、能办。例：种自家承包地的农户。",
    FactName.AMOUNT: "给多少钱、多少东西，写清单位。例：每亩80元。",
    FactName.HOW: "村民要做什么，一步一步。例：带身份证、一卡通到村委会登记。",
    FactName.CONTACT: "打哪个电话，找哪里。例：乡农业服务中心 0471-8800000。",
    FactName.PAY: "一天或一月多少钱，什么时候给。例：每天260元，干完当天结。",
    FactName.PLACE: "在哪里，怎么去。",
    FactName.EMPLOYER: "谁招人。招工的人核实过没有。",
    FactName.OPENINGS: "例：15人。",
    FactName.BOARD: "管不管吃住。例：管两顿饭，住宿舍。",
    FactName.TERM: "从哪天到哪天，大概多少天。",
    FactName.MATERIALS: "要带的证件和材料，一样也别漏，免得白跑一趟。",
    FactName.HOURS: "星期几、几点到几点。",
    FactName.FEE: "要不要钱，要多少。不收费就写“不收费”。",
    FactName.TIME_LIMIT: "交齐材料后几天能办好。",
    FactName.LECTURER: "谁讲，哪个单位的。",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a kind of page asks.

    Args:
        section: Where its items stand.
        facts: The short answers it asks for, in the order to show them.
        summary: How its summary is best written.
    """

    section: Section
    facts: tuple[FactName, ...]
    summary: str


_F = FactName
KINDS: Final = {
    asked.section: asked
    for asked in (
        Asked(
            Section.POLICY,
            (_F.WHO, _F.AMOUNT, _F.HOW, _F.CONTACT),
            "一句话：谁能领，领多少，找谁。",
        ),
        Asked(Section.TECHNIQUE, (_F.CONTACT,), "一句话：什么庄稼、什么时候、做什么。"),
        Asked(Section.PRICES, (_F.CONTACT,), "一句话：什么东西，涨了还是跌了，为什么。"),
        Asked(Section.WEATHER, (_F.CONTACT,), "一句话：这几天天气怎样，地里该做什么。"),
        Asked(Section.PESTS, (_F.CONTACT,), "一句话：什么样就是病了，先做什么。"),
        Asked(
            Section.JOBS,
            (_F.PAY, _F.PLACE, _F.EMPLOYER, _F.OPENINGS, _F.BOARD, _F.TERM, _F.HOURS, _F.CONTACT),
            "一句话：什么活，一天多少钱，在哪里。",
        ),
        Asked(
            Section.COURSES,
            (_F.LECTURER, _F.HOURS, _F.PLACE, _F.FEE),
            "一句话：看完会做什么，多长时间。",
        ),
        Asked(
            Section.GUIDES,
            (
                *(_F.WHO, _F.MATERIALS, _F.HOURS, _F.FEE, _F.TIME_LIMIT, _F.PLACE),
                _F.CONTACT,
            ),
            "一句话：办什么事，到哪里，带什么。",
        ),
        Asked(
            Section.VILLAGE,
            (_F.WHO, _F.MATERIALS, _F.HOURS, _F.PLACE, _F.CONTACT),
            "一句话：什么事，哪天，在哪里。",
        ),
    )
}


def in_order(
    said: dict[FactName, str], section: Section, typed: tuple[str, ...]
) -> list[tuple[FactName, str]]:
    """Return the answers that were given, in the order to show them.

    Args:
        said: Every answer, empty ones too.
        section: Whose questions come in whose order.
        typed: Names in the order of the file they were imported from; empty for ours.
    """
    order = [FactName(name) for name in typed]
    order += [name for name in KINDS[section].facts if name not in order]
    order += [name for name in FactName if name not in order]
    return [(name, said[name].strip()) for name in order if said[name].strip()]
