"""Never an empty page: what is missing, what still works, what happens next, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.freshness import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is nothing to show.

    Args:
        title: What is missing; empty when nothing is.
        text: What happens next, and who is told.
        drawing: Beside it.
    """

    title: str = ""
    text: str = ""
    drawing: str = "paper"


def missing(trouble: Trouble, *, has_road: bool, tr: Callable[[str], str]) -> Missing:
    """Say why there is no library to read.

    Args:
        trouble: What is the matter with it.
        has_road: The machine was told where the county is.
        tr: Translates a Chinese phrase.
    """
    if trouble in {Trouble.NONE, Trouble.UNSEEN}:
        return Missing()
    if trouble is Trouble.NONE_YET and has_road:
        return Missing(
            tr("还没有收到县里的内容"),
            tr("机器正在和县里联系，收到第一批内容后会自己显示，不用按什么。"),
            "offline",
        )
    if trouble is Trouble.NONE_YET:
        return Missing(
            tr("这台机器还没有设置好"),
            tr("还不知道到哪里接收县里的内容。请村里的信息员在设置里填上县里的地址。"),
            "unsigned",
        )
    if trouble is Trouble.TOO_NEW:
        return Missing(
            tr("机器里的内容比程序新"),
            tr("程序需要更新以后才能显示。请告诉村里的信息员。"),
            "warning",
        )
    return Missing(
        tr("机器里存的内容读不出来了"),
        tr("机器会自己从县里重新接收，不用按什么。一小时后还是这样，请告诉村里的信息员。"),
        "warning",
    )
