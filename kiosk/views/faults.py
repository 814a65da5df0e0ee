"""What is wrong with the machine, in the words of a village."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.freshness import Freshness
from sync.health.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def fault_words(fault: Fault, tr: Callable[[str], str]) -> str:
    """Say a fault in one sentence, without its full stop."""
    return {
        Fault.SETTINGS: tr("设置文件有错，请告诉村里的信息员"),
        Fault.DISK_FULL: tr("磁盘满了，新内容可能收不下"),
        Fault.DISK_READONLY: tr("磁盘写不进去，收不下新内容"),
        Fault.DISK_FAILING: tr("磁盘出了毛病，请早点换"),
        Fault.LIBRARY_REBUILT: tr("机器里存的内容坏过，正在重新接收"),
    }[fault]


def with_faults(fresh: Freshness, faults: Sequence[Fault], tr: Callable[[str], str]) -> Freshness:
    """Put the gravest fault before the line at the foot of the home screen.

    Args:
        fresh: How old what is shown is; said whatever is broken.
        faults: What is wrong, in the order of `Fault`.
        tr: Translates a Chinese phrase.
    """
    if not faults:
        return fresh
    line = tr("{fault}。{fresh}").format(fault=fault_words(faults[0], tr), fresh=fresh.line)
    return Freshness(line, is_old=True)
