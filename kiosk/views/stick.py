"""What is said of a stick while it is plugged in, and for a moment after.

Pure: the agent's note and `now` in, a line out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from kiosk.freshness import EXPIRED, day_words
from kiosk.views.reasons import reason_words
from sync.judge import Reason
from sync.status import StickState

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sync.status import StickStatus

SHOWN: Final = timedelta(seconds=20)  # time to read it, and to pull the stick out
BUSY_MOST: Final = timedelta(minutes=30)  # an agent that died meanwhile says nothing more
_OLDER: Final = frozenset({Reason.ROLLBACK, EXPIRED})  # it was here already: nobody need worry
_PULLED: Final = "pulled"  # of `sync.stick.carry.StickReason`, which the screen need not load
_BUSY: Final = frozenset({StickState.READING, StickState.WRITING})


@dataclass(frozen=True, slots=True)
class Notice:
    """One line over every page.

    Args:
        line: What is said; empty for nothing.
        is_busy: The stick must not be pulled out yet.
        is_wrong: It did not go as it should.
    """

    line: str = ""
    is_busy: bool = False
    is_wrong: bool = False


def notice(stick: StickStatus | None, now: datetime, tr: Callable[[str], str]) -> Notice:
    """Say how a stick fares; nothing when there was none lately.

    Args:
        stick: The one plugged in, or the last one.
        now: The time now.
        tr: Translates a Chinese phrase.
    """
    if stick is None or stick.when is None:
        return Notice()
    is_busy = stick.state in _BUSY
    if abs(now - stick.when) > (BUSY_MOST if is_busy else SHOWN):
        return Notice()
    if stick.state is StickState.READING:
        return Notice(tr("U盘：正在读，先别拔"), is_busy=True)
    if stick.state is StickState.WRITING:
        return Notice(tr("U盘：正在写，先别拔"), is_busy=True)
    if stick.state is StickState.FAILED:
        why = reason_words(stick.reason, tr)
        is_out = stick.reason == _PULLED  # there is nothing to pull
        line = why if is_out else tr("U盘可以拔了，没有弄好：{why}").format(why=why)
        return Notice(line, is_wrong=True)
    line = tr("U盘读完了，可以拔了。{outcome}").format(outcome=outcome(stick, now, tr))
    return Notice(line, is_wrong=is_wrong(stick))


def is_wrong(stick: StickStatus) -> bool:
    """Tell whether somebody should look after a stick, not merely bring a newer one."""
    return bool(stick.reason) and stick.reason not in _OLDER


def outcome(stick: StickStatus, now: datetime | None, tr: Callable[[str], str]) -> str:
    """Say what a stick brought and took: 更新到5月20日的内容，带走12条记录.

    Args:
        stick: One that was read and written to its end.
        now: The time now; None when the clock is unsure.
        tr: Translates a Chinese phrase.
    """
    if stick.reason:
        brought = reason_words(stick.reason, tr)
    elif stick.release_after > stick.release_before:
        day = day_words(stick.issued, now, tr) if stick.issued else ""
        brought = tr("更新到{day}的内容") if day else tr("更新到第{release}期")
        brought = brought.format(day=day, release=stick.release_after)
    else:
        brought = tr("没有比机器里更新的内容")
    if not stick.records:
        return brought
    took = tr("带走{n}条记录").format(n=stick.records)
    return tr("{brought}，{took}").format(brought=brought, took=took)
