"""Warnings as a page shows them: kind, level, colour, area, until when, what to do.

Which of them hold is `content.cap`'s decision. The page of one that ended says so
and names the one that took its place; it is on no list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from content import areas, cap
from content.cap import MessageType
from content.pictograms import warning_pictogram
from content.site import addresses, words

if TYPE_CHECKING:
    from content.cap import Alert
    from content.model import Item
    from content.site.said import Said

LINES_MOST: Final = 12  # a page has room, unlike a screen


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningShown:
    """One warning.

    Args:
        path: Its page.
        look: Class of its colour.
        drawing: Name of a drawing.
        title: Kind and colour in words.
        kind: What is warned of.
        level: Colour and rank in words.
        area: Where.
        until: Until when, in words.
        until_iso: The same, for machines.
        sent: When it was issued, in words.
        office: Who issued it.
        headline: The office's own headline.
        description: What is expected.
        lines: What to do, one thing a line.
        contact: Where to ask.
        state: That it has ended, in a word; empty while it holds.
        over: That it has ended and why; empty while it holds.
        newer: Page of the message that took its place; empty for none.
        demo: Invented for a demonstration.
    """

    path: str
    look: str
    drawing: str
    title: str
    kind: str
    level: str
    area: str
    until: str
    until_iso: str
    sent: str
    office: str
    headline: str
    description: str
    lines: tuple[str, ...]
    contact: str
    state: str
    over: str
    newer: str
    demo: bool


def holding(said: Said) -> tuple[WarningShown, ...]:
    """Return the warnings that hold, the worst first."""
    by_name = {alert.identifier: (item, alert) for item, alert in said.alerts}
    return tuple(warning(*by_name[name], said) for name in said.holding)


def warning(item: Item, alert: Alert, said: Said) -> WarningShown:
    """Return one warning, whether it holds or not."""
    holds = alert.identifier in said.holding
    state, over, newer = ("", "", None) if holds else _over(alert, said)
    return WarningShown(
        path=addresses.item_page(item.id),
        look=f"level-{int(alert.level)}",
        drawing=_drawing(alert.event),
        title=words.warning(alert) if alert.event else item.title,
        kind=alert.event,
        level=words.level(alert),
        area=_area(alert, said.county.code, said.county.name),
        until=words.ending(cap.ends(alert)),
        until_iso=cap.ends(alert).isoformat(),
        sent=words.moment(alert.sent),
        office=alert.office,
        headline=alert.headline,
        description=alert.description,
        lines=tuple(cap.defence_lines(alert, LINES_MOST)),
        contact=alert.contact,
        state=state,
        over=over,
        newer=addresses.item_page(newer.id) if newer else "",
        demo=item.demo,
    )


def _over(alert: Alert, said: Said) -> tuple[str, str, Item | None]:
    """Say that a warning does not hold, in a word and a sentence, and what took its place."""
    if alert.message_type is MessageType.CANCEL:
        return words.STATE_CANCELLED, words.IS_CANCEL, None
    for item, other in said.alerts:
        if alert.identifier in other.supersedes and other.identifier != alert.identifier:
            if other.message_type is MessageType.CANCEL:
                return words.STATE_CANCELLED, words.CANCELLED, item
            return words.STATE_UPDATED, words.UPDATED_BY, item
    ended = words.EXPIRED.format(moment=words.moment(cap.ends(alert)))
    return words.STATE_EXPIRED, ended, None


def _area(alert: Alert, county: str, name: str) -> str:
    """Name the places of a warning; what lies around the county means all of it."""
    if cap.is_for(alert, county):
        return name
    places = (areas.full_name(code) or code for code in alert.areas)
    return "、".join(dict.fromkeys(places))


def _drawing(event: str) -> str:
    name = warning_pictogram(event)
    return name if name == "warning" else f"sky-{name}"
