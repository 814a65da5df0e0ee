"""What can be taken home of a page, decided: the words of the codes, the address, the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.freshness import day_words
from kiosk.views.codes import in_codes
from kiosk.views.phrases import clock

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.views.phrases import Tr
    from kiosk.views.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Take:
    """What a page gives.

    Args:
        title: Its heading; empty when there is nothing to take.
        texts: What the codes of its words hold, in turn.
        whole: Whether they hold all of it.
        address: Of its page on the public site; empty when it has none.
        sheet: To be printed; None when there is nothing to take.
    """

    title: str = ""
    texts: tuple[str, ...] = ()
    whole: bool = True
    address: str = ""
    sheet: Sheet | None = None


def take(sheet: Sheet | None, address: str) -> Take:
    """Return what a page gives.

    Args:
        sheet: The page; None when there is nothing on it.
        address: Of its page on the public site; empty when the county has none.
    """
    if sheet is None:
        return Take()
    texts, whole = in_codes(sheet.lines)
    return Take(sheet.title, tuple(texts), whole, address, sheet)


def foot_words(village: str, now: datetime, tr: Tr) -> str:
    """Say whose screen a sheet is from and when it was taken, in full: paper gets old."""
    moment = f"{day_words(now, None, tr)} {clock(now)}"
    return tr("{village}村口信息屏 · {moment}印").format(village=village, moment=moment).strip()
