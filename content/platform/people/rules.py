"""Who may say what: rules on values, without a database.

Two rules carry the rest. A person speaks for a place when it is one of his, or lies
in one. Nobody approves what he had a hand in, and nobody approves twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from content import areas

if TYPE_CHECKING:
    from collections.abc import Collection

EDITOR: Final = "编辑"
REVIEWER: Final = "审核"
MARKET: Final = "行情"
WEATHER: Final = "气象"
TOWNSHIP: Final = "乡镇站"
OFFICER: Final = "信息员"
LETTERS: Final = "信访"
ADMIN: Final = "管理员"
ROLES: Final = (EDITOR, REVIEWER, MARKET, WEATHER, TOWNSHIP, OFFICER, LETTERS, ADMIN)

OWN_WORK: Final = "自己写的或改过的不能自己审，请让别人审。"
TWICE: Final = "你已经审过一次，第二次要由另一个人审。"
NEEDS_MORE: Final = "这一条要两个人审：请退回，重新提交，走两人审核。"


def speaks_for(own: Collection[str], asked: Collection[str]) -> bool:
    """Tell whether all places asked for are among a person's own, or lie in them.

    Args:
        own: Codes of his places.
        asked: Codes that something is meant for; nobody speaks for nowhere.
    """
    return bool(asked) and all(areas.covers(own, code) for code in asked)


def why_not(
    person: int,
    *,
    writers: Collection[int],
    approvers: Collection[int],
    needed: int,
    steps: int,
) -> str:
    """Say why a person may not approve; empty when he may.

    Args:
        person: Who wants to.
        writers: Who wrote any of it since it was last published.
        approvers: Who approved it in this round.
        needed: Approvals by different people that it needs.
        steps: Reviews that this round has in all.
    """
    if person in writers:
        return OWN_WORK
    if person in approvers:
        return TWICE
    return NEEDS_MORE if steps < needed else ""
