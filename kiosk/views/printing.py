"""What is said about a sheet that is being printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.spooler import Outcome

if TYPE_CHECKING:
    from kiosk.views.phrases import Tr


def outcome_words(outcome: Outcome, tr: Tr) -> str:
    """Say what became of a sheet, and who can help where it did not come."""
    return {
        Outcome.SENT: tr("正在印，请等一下"),
        Outcome.DONE: tr("印好了，请拿走"),
        Outcome.NO_PRINTER: tr("没有找到打印机，请告诉信息员"),
        Outcome.NO_PAPER: tr("打印机没有纸了，请告诉信息员"),
        Outcome.NO_INK: tr("打印机没有墨了，请告诉信息员"),
        Outcome.OPEN: tr("打印机的盖子没有关好"),
        Outcome.JAM: tr("打印机卡纸了，请告诉信息员"),
        Outcome.SILENT: tr("打印机没有回音，可能没有开。请告诉信息员"),
    }[outcome]
