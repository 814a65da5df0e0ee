"""Warnings as the reader meets them: a band on every page, and the whole screen.

Which warnings hold is `content.cap`'s decision (Update, Cancel, expiry). Here it
is decided which one takes the screen: the worst orange or red one that the reader
of this session has not acknowledged. A warning that was acknowledged stays as a
band until it ends; an Update is a new message and takes the screen again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from content import areas
from content.cap import Level, active, defence_lines, ends, takes_over
from content.pictograms import warning_pictogram
from kiosk.views.nature import capital, event_words
from kiosk.views.phrases import clock, day_age, time_left, today

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from content.cap import Alert
    from kiosk.views.phrases import Tr

LINES_MOST: Final = 3  # what to do, at a glance


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningRow:
    """One warning that holds.

    Args:
        identifier: The message's own name.
        item: Id of the item that brought it, to open the whole text.
        level: 0 to 4: unknown, blue, yellow, orange, red.
        takes_over: It is grave enough for the whole screen.
        picture: Name of a pictogram.
        event: Kind in a word, as the service has it: 霜冻.
        kind: The same in the language of the screen.
        colour: Colour in words: 橙色预警.
        title: Both: 霜冻橙色预警.
        rank: How grave it is in words, such as 严重.
        area: Name of the area of the warning that holds the village.
        still: How long it still holds, in words.
        description: What is expected, in the office's words.
        lines: What to do, three lines at most, divided by line feeds.
        issued: Who issued it and when, in words.
        doubt: 演示，不是真的; empty for a real one.
        spoken: The heart of it as one sentence.
    """

    identifier: str
    item: str
    level: int
    takes_over: bool
    picture: str
    event: str
    kind: str
    colour: str
    title: str
    rank: str
    area: str
    still: str
    description: str
    lines: str
    issued: str
    doubt: str
    spoken: str


def warning_rows(
    alerts: Sequence[tuple[str, Alert]], *, now: datetime, station: str, tr: Tr
) -> list[WarningRow]:
    """Return the warnings that hold for the village, worst first.

    Args:
        alerts: Every warning held, with the id of its item, in any order.
        now: Time of showing.
        station: Administrative code of the village.
        tr: Translator of phrases.
    """
    items = {alert.identifier: item for item, alert in alerts}
    held = active((alert for _, alert in alerts), now, station)
    return [_row(items[a.identifier], a, now=now, station=station, tr=tr) for a in held]


def takeover(rows: Iterable[WarningRow], acknowledged: frozenset[str]) -> WarningRow | None:
    """Return the warning that takes the screen, if one does.

    Args:
        rows: Warnings that hold, worst first.
        acknowledged: Identifiers for which 知道了 was pressed in this session.
    """
    grave = (row for row in rows if row.takes_over and row.identifier not in acknowledged)
    return next(grave, None)


def signal_words(level: Level, tr: Tr) -> str:
    """Say the colour of a warning: 橙色预警."""
    return {
        Level.UNKNOWN: tr("预警"),
        Level.BLUE: tr("蓝色预警"),
        Level.YELLOW: tr("黄色预警"),
        Level.ORANGE: tr("橙色预警"),
        Level.RED: tr("红色预警"),
    }[level]


def rank_words(level: Level, tr: Tr) -> str:
    """Say how grave a level is: 严重; nothing when the message does not say."""
    return {
        Level.UNKNOWN: "",
        Level.BLUE: tr("一般"),
        Level.YELLOW: tr("较重"),
        Level.ORANGE: tr("严重"),
        Level.RED: tr("特别严重"),
    }[level]


def area_words(alert: Alert, station: str) -> str:
    """Name the area of the warning that holds the village, the smallest of them."""
    codes = [code for code in alert.areas if areas.covers([code], station)]
    return areas.name(max(codes, key=len)) if codes else ""


def issued_words(alert: Alert, now: datetime, tr: Tr) -> str:
    """Say who issued a warning and when."""
    day = day_age(today(alert.sent), now, tr)
    said = tr("{office} {day} {time} 发布").format(
        office=alert.office, day=day, time=clock(alert.sent)
    )
    return said.strip()


def doubt_words(alert: Alert, tr: Tr) -> str:
    """Say of a warning that was invented for a demonstration that it is not real; else nothing."""
    return tr("演示，不是真的") if alert.demo else ""


def _row(item: str, alert: Alert, *, now: datetime, station: str, tr: Tr) -> WarningRow:
    signal, rank = signal_words(alert.level, tr), rank_words(alert.level, tr)
    kind, doubt = event_words(alert.event, tr), doubt_words(alert, tr)
    title = tr("{event}{signal}").format(event=kind, signal=signal)
    area, left = area_words(alert, station), time_left(ends(alert) - now, tr)
    return WarningRow(
        identifier=alert.identifier,
        item=item,
        level=int(alert.level),
        takes_over=takes_over(alert),
        picture=warning_pictogram(alert.event),
        event=alert.event,
        kind=kind,
        colour=capital(signal),
        title=title,
        rank=rank,
        area=area,
        still=left,
        description=alert.description.strip() or alert.headline.strip(),
        lines="\n".join(defence_lines(alert, LINES_MOST)),
        issued=issued_words(alert, now, tr),
        doubt=doubt,
        spoken="，".join(part for part in (doubt, title, rank, area, left) if part),
    )
