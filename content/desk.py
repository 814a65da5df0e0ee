"""The county's desks: what is typed, measured and warned of becomes items.

Whether a desk's words come from files or from the county's site, they become items
here and nowhere else, so that both say the same. Called by `content.folder`,
`content.authoring` and the site.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import quote as percent

from content import areas, cap, countymap, forecast, markup, pages, prices
from content.countymap import PlaceKind
from content.dates import CHINA
from content.model import TITLE_MOST, Attachment, Item, Kind, Role, Section
from content.pinyin import spell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from content.cap import Alert
    from content.countymap import CountyMap
    from content.forecast import Forecast
    from content.prices import Quote
    from content.release import County

QUOTES_KEPT: Final = timedelta(days=460)  # three months, and those of last year beside them
EXPIRED_KEPT: Final = timedelta(days=30)  # long enough to be told that it is over
_OPENING: Final = time(8, 0)  # when a day's quotes are taken to be out


@dataclass(slots=True)
class Desk:
    """What items are made with, and the blobs they brought.

    Args:
        county: Who publishes.
        now: Time of the reading; an item's `updated`.
        today: What relative dates count from; None where only real ones will do.
        demo: Whether all of it is a demonstration.
        blobs: Bytes, or the file that holds them, by SHA-256.
        sources: The file a picture was drawn from, by the picture's SHA-256.
        ended: Ids of the warnings that a warning ends, by its own id.
    """

    county: County
    now: datetime
    today: date | None
    demo: bool = False
    blobs: dict[str, bytes | Path] = field(default_factory=dict)
    sources: dict[str, Path] = field(default_factory=dict)
    ended: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def item_id(self, name: str) -> str:
        """Return the permanent id of what is named so, such as ``policy/land``."""
        return f"tag:{self.county.authority},2026:{name}"

    def keep(self, held: bytes | Path) -> tuple[str, int]:
        """Keep a blob; return its SHA-256 and its size in bytes."""
        content = held if isinstance(held, bytes) else held.read_bytes()
        sha256 = hashlib.sha256(content).hexdigest()
        self.blobs[sha256] = held
        return sha256, len(content)

    def keep_data(self, held: bytes, media_type: str) -> Attachment:
        """Keep the structured form of an item, to ride inside its entry."""
        sha256, size = self.keep(held)
        return Attachment(Role.DATA, media_type, sha256, size, inline=held)


def quotes_items(quotes: Iterable[Quote], desk: Desk, *, today: date) -> list[Item]:
    """Make one item of each market's month; quotes too old for any chart are left out."""
    grouped: dict[tuple[str, str], list[Quote]] = defaultdict(list)
    for quote in quotes:
        if today - quote.day <= QUOTES_KEPT:
            grouped[quote.market, f"{quote.day:%Y-%m}"].append(quote)
    return [quotes_item(market, month, held, desk) for (market, month), held in grouped.items()]


def quotes_item(market: str, month: str, quotes: list[Quote], desk: Desk) -> Item:
    """Make one item of a market's month: what changes daily stays small on the wire."""
    quotes = sorted(quotes, key=lambda quote: (quote.day, quote.product, quote.spec, quote.origin))
    newest = quotes[-1].day
    of_the_day = [quote for quote in quotes if quote.day == newest]
    products = tuple(dict.fromkeys(quote.product for quote in quotes))
    demo = any(quote.demo for quote in quotes)
    pinyin, initials = spell((market, *products))
    body = pages.render("quotes.html.j2", market=market, day=newest, quotes=of_the_day, demo=demo)
    return Item(
        id=desk.item_id(f"prices/{percent(market)}/{month}"),
        section=Section.PRICES,
        kind=Kind.QUOTES,
        title=f"{market}{int(month[:4])}年{int(month[5:])}月价格"[:TITLE_MOST],
        updated=desk.now,
        published=datetime.combine(newest, _OPENING, CHINA),
        body=markup.clean(body),
        source=market,
        areas=(desk.county.code,),
        tags=products,
        attachments=(desk.keep_data(prices.write_csv(quotes), "text/csv"),),
        demo=demo,
        pinyin=pinyin,
        initials=initials,
    )


def forecast_item(name: str, read: Forecast, desk: Desk) -> Item:
    """Make an item of a place's forecast; it ends with its last day."""
    last = read.days[-1].day
    return Item(
        id=desk.item_id(f"weather/forecast/{name}"),
        section=Section.WEATHER,
        kind=Kind.FORECAST,
        title=f"{read.place}天气预报",
        updated=desk.now,
        published=read.issued,
        valid_until=datetime.combine(last + timedelta(days=1), time(), CHINA),
        body=markup.clean(pages.render("forecast.html.j2", forecast=read)),
        source=read.source,
        areas=(areas.stem(read.area),),
        attachments=(desk.keep_data(forecast.write_json(read), "application/json"),),
        demo=desk.demo,
    )


def warning_item(alert: Alert, held: bytes, desk: Desk) -> Item:
    """Make an item of a CAP message, and note which warnings it ends."""
    own = _warning_id(alert.identifier, desk)
    desk.ended[own] = tuple(_warning_id(name, desk) for name in alert.supersedes)
    title = alert.headline or f"{alert.event}{alert.level.label}预警"
    return Item(
        id=own,
        section=Section.WEATHER,
        kind=Kind.WARNING,
        title=title[:TITLE_MOST],
        updated=desk.now,
        published=alert.sent,
        valid_until=max(cap.ends(alert), alert.sent + timedelta(seconds=1)),
        body=markup.clean(pages.render("warning.html.j2", alert=alert)),
        source=alert.office,
        areas=tuple(areas.stem(code) for code in alert.areas) or (desk.county.code,),
        tags=(alert.event,) if alert.event else (),
        attachments=(desk.keep_data(held, "application/cap+xml"),),
        demo=desk.demo,
    )


def map_item(drawn: CountyMap, desk: Desk) -> Item:
    """Make an item of the county's map.

    Raises:
        AuthoringError: A township of it lies in another county.
    """
    code = desk.county.code
    countymap.check_within(drawn, code)
    title = f"{desk.county.name}地图"
    pinyin, initials = spell((title,))
    places = {kind: "、".join(one.name for one in drawn.of(kind)) for kind in PlaceKind}
    return Item(
        id=desk.item_id("map"),
        section=Section.WEATHER,
        kind=Kind.MAP,
        title=title[:TITLE_MOST],
        updated=desk.now,
        published=datetime.combine(drawn.day, _OPENING, CHINA),
        body=markup.clean(pages.render("map.html.j2", map=drawn, places=places)),
        source=drawn.source,
        areas=(code,),
        attachments=(desk.keep_data(countymap.write_map(drawn), "application/geo+json"),),
        demo=desk.demo,
        pinyin=pinyin,
        initials=initials,
    )


def _warning_id(identifier: str, desk: Desk) -> str:
    return desk.item_id(f"warnings/{percent(identifier)}")


def long_over(items: Iterable[Item], ended: Mapping[str, Iterable[str]], now: datetime) -> set[str]:
    """Return the ids of what need not be said any more.

    A warning leaves with the message that ended it: were only that message to
    leave, the villages would take the warning for one that holds again.
    """
    before = now - EXPIRED_KEPT
    over = {one.id for one in items if one.valid_until is not None and one.valid_until < before}
    leaving = [*over]
    while leaving:
        more = set(ended.get(leaving.pop(), ())) - over
        over |= more
        leaving += more
    return over
