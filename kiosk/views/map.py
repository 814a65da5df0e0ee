"""What the county's map shows: warnings by township, markets with a price, this village. Pure.

A township is as red as the gravest warning that holds in it or in a part of it; colour is
never alone, the sign and the word stand beside the name. Positions are the county's
(`content.plane`); where they are a scheme, the page says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from content import areas
from content.cap import concerns, ends, holding
from content.countymap import PlaceKind
from content.pictograms import warning_pictogram
from content.plane import inside, stretches
from kiosk.days import whole_day
from kiosk.views.labels import Box, Line, arranged, housed
from kiosk.views.nature import capital, event_words
from kiosk.views.phrases import time_left
from kiosk.views.prices import price_rows
from kiosk.views.warnings import doubt_words, signal_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from content.cap import Alert
    from content.countymap import CountyMap
    from content.plane import Dot, Field, Plane, Point
    from content.prices import Quote
    from kiosk.views.phrases import Tr
    from kiosk.views.prices import PriceRow

CROP: Final = "potato"  # what this county sells: the pictogram of the price on the map
NOTICES_SHOWN: Final = 3
STRETCH: Final = 1.6  # of a scheme: more would set its townships askew
CUTS: Final = 32  # of a township, to find room for its name: a line of type has three of them


@dataclass(frozen=True, slots=True)
class Sign:
    """A place that bears its name on the map.

    Args:
        key: Code of a township, or the series a market's price is of.
        kind: ``township``, ``market`` or ``village``.
        name: What is written.
        word: The second line: the warning, else this village; the price; may be empty.
        picture: Name of a pictogram; empty for none.
        level: 0 to 4, of the gravest warning; -1 where there is none.
        is_own: The village lies here.
        at: Where it belongs, from 0 to 1.
        here: That the village lies here, in words.
        told: What a listener hears where `word` leaves it to the sign.
        mark: That its price is invented for a demonstration, in a word.
    """

    key: str
    kind: str
    name: str
    word: str
    picture: str
    level: int
    is_own: bool
    at: Point
    here: str = ""
    told: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A sign where it comes to stand; its other fields are those of `Sign`.

    Args:
        title: Its name.
        bears_home: A sign beside the name says that the village lies here.
        mark: See `Sign`.
        is_chosen: The panel beside the map tells of it.
        place_x: Of its upper left corner, in pixels.
        place_y: Of the same.
        wide: Pixels.
        high: Pixels.
        spoken: All of it as one sentence.
    """

    key: str
    kind: str
    title: str
    word: str
    picture: str
    level: int
    is_own: bool
    bears_home: bool
    mark: str
    is_chosen: bool
    place_x: float
    place_y: float
    wide: float
    high: float
    spoken: str


@dataclass(frozen=True, slots=True)
class PlaceWarning:
    """A warning that holds in a township.

    Args:
        identifier: Id of the item that brought it, to open the whole text.
        level: 0 to 4.
        picture: Name of a pictogram.
        title: Such as 霜冻橙色预警.
        still: Where and how long it still holds, in words.
        spoken: All of it as one sentence.
    """

    identifier: str
    level: int
    picture: str
    title: str
    still: str
    spoken: str


def township_signs(plane: Plane, alerts: Sequence[Alert], station: str, tr: Tr) -> list[Sign]:
    """Return the townships, each with the gravest of the warnings that hold.

    Where all are alike the word is said once, on the band of every page: here the sign is enough.

    Args:
        plane: The map.
        alerts: Those that hold, the gravest first.
        station: Code of the village.
        tr: Translator of phrases.
    """
    gravest = [
        next((alert for alert in alerts if concerns(alert, field.code)), None)
        for field in plane.fields
    ]
    alike = len(gravest) > 1 and len({alert.level if alert else None for alert in gravest}) == 1
    pairs = zip(plane.fields, gravest, strict=True)
    return [_township(field, alert, station, brief=alike, tr=tr) for field, alert in pairs]


def _township(field: Field, alert: Alert | None, station: str, *, brief: bool, tr: Tr) -> Sign:
    own = station.startswith(field.code)
    here = tr("本村") if own else ""
    signal = capital(signal_words(alert.level, tr)) if alert else ""
    return Sign(
        key=field.code,
        kind=PlaceKind.TOWNSHIP,
        name=field.name,
        word=here if not alert else "" if brief else signal,
        picture=warning_pictogram(alert.event) if alert else "home" if own else "",
        level=int(alert.level) if alert else -1,
        is_own=own,
        at=field.at,
        here=here,
        told=signal,
    )


def market_signs(
    dots: Iterable[Dot], quotes: Sequence[Quote], *, now: datetime, station: str, tr: Tr
) -> list[Sign]:
    """Return the markets, each with what it pays for the county's crop."""
    markets = (dot for dot in dots if dot.kind is PlaceKind.MARKET)
    return [_market(dot, _price(dot.name, quotes, now, station, tr), tr) for dot in markets]


def market_prices(
    dots: Iterable[Dot], quotes: Sequence[Quote], *, now: datetime, station: str, tr: Tr
) -> list[PriceRow]:
    """Return what the markets of the map pay for the county's crop, without those that say nothing."""
    markets = (dot.name for dot in dots if dot.kind is PlaceKind.MARKET)
    rows = (_price(market, quotes, now, station, tr) for market in markets)
    return [row for row in rows if row]


def _price(
    market: str, quotes: Sequence[Quote], now: datetime, station: str, tr: Tr
) -> PriceRow | None:
    there = [quote for quote in quotes if quote.market == market]
    rows = price_rows(there, now=now, tr=tr, station=station)
    return next((row for row in rows if row.picture == CROP and not row.is_old), None)


def _market(dot: Dot, row: PriceRow | None, tr: Tr) -> Sign:
    word = f"{row.product} {row.price} {row.unit} · {row.age}" if row else ""
    key = row.key if row else ""
    return Sign(
        key,
        dot.kind,
        dot.name,
        word,
        CROP if row else "prices",
        -1,
        is_own=False,
        at=dot.at,
        mark=tr("演示") if row and row.demo else "",
    )


def village_signs(dots: Iterable[Dot], station: str, tr: Tr) -> list[Sign]:
    """Return this village, where the map knows it."""
    return [
        Sign("", dot.kind, dot.name, tr("本村"), "home", -1, is_own=True, at=dot.at)
        for dot in dots
        if dot.kind is PlaceKind.VILLAGE and dot.code == station
    ]


def frame(aspect: float, width: float, height: float, edge: float, *, give: float = 1.0) -> Box:
    """Return the largest place of a map within a sheet of paper.

    Args:
        aspect: Its width by its height.
        width: Of the paper, in pixels.
        height: Of the paper.
        edge: Pixels that stay free all round.
        give: How many times higher it may be drawn than it is: a scheme has no scale to keep.
    """
    across, down = max(1.0, width - 2 * edge), max(1.0, height - 2 * edge)
    wide = min(across, down * aspect)
    high = min(down, wide / aspect * give)
    return Box((width - wide) / 2, (height - high) / 2, wide, high)


def label_rows(
    signs: Sequence[Sign],
    chosen: str,
    size: Callable[[Sign], tuple[float, float]],
    *,
    place: Box,
    paper: Box,
    gap: float,
    grounds: Mapping[str, Sequence[Line]] | None = None,
) -> list[LabelRow]:
    """Put the names on the map.

    Args:
        signs: The most important first.
        chosen: Key of the one that is told of.
        size: Returns width and height of a sign in pixels.
        place: Where the map lies on the paper.
        paper: What no name may leave.
        gap: Pixels between two names.
        grounds: The ground of each township; see `ground_lines`.
    """
    held = grounds or {}
    wanted = [
        housed(_around(sign, size(sign), place), held.get(sign.key, ()), gap) for sign in signs
    ]
    boxes = arranged(wanted, paper, gap)
    return [_row(sign, box, chosen) for sign, box in zip(signs, boxes, strict=True)]


def ground_lines(plane: Plane, place: Box) -> dict[str, list[Line]]:
    """Return the ground of each township in pixels, cut from top to bottom."""
    return {field.code: list(_lines(field, place)) for field in plane.fields}


def _lines(field: Field, place: Box) -> Iterator[Line]:
    ys = [y for _, y in field.rings[0]]
    top, high = min(ys), max(ys) - min(ys)
    for cut in range(1, CUTS):
        level = top + high * cut / CUTS
        left, right = max(stretches(field.rings, level), key=lambda ends: ends[1] - ends[0])
        yield Line(
            place.y + level * place.height,
            place.x + left * place.width,
            place.x + right * place.width,
        )


def is_clear(rows: Sequence[LabelRow]) -> bool:
    """Tell whether no name lies on another."""
    boxes = [Box(row.place_x, row.place_y, row.wide, row.high) for row in rows]
    return not any(one.shared(two) for n, one in enumerate(boxes) for two in boxes[:n])


def bears_home(sign: Sign) -> bool:
    """Tell whether a warning stands where else it would say that the village lies here."""
    return sign.is_own and sign.level >= 0


def leaders(
    signs: Sequence[Sign], rows: Sequence[LabelRow], place: Box, plane: Plane | None = None
) -> tuple[tuple[float, float, float, float], ...]:
    """Return lines in pixels from places to names that do not stand on them.

    Args:
        signs: What was put on the map.
        rows: Where it came to stand, in the same order.
        place: Where the map lies on the paper.
        plane: The map: a name on the ground of its township needs no line.
    """
    found = []
    for sign, row in zip(signs, rows, strict=True):
        box = Box(row.place_x, row.place_y, row.wide, row.high)
        x, y = _spot(sign, place)
        if not box.holds(x, y) and not _at_home(sign, box, place, plane):
            found.append((x, y, *box.nearest(x, y)))
    return tuple(found)


def _at_home(sign: Sign, box: Box, place: Box, plane: Plane | None) -> bool:
    field = plane.field(sign.key) if plane and sign.kind == PlaceKind.TOWNSHIP else None
    x, y = box.x + box.width / 2 - place.x, box.y + box.height / 2 - place.y
    return field is not None and inside((x / place.width, y / place.height), field.rings)


def _spot(sign: Sign, place: Box) -> Point:
    return place.x + sign.at[0] * place.width, place.y + sign.at[1] * place.height


def _around(sign: Sign, size: tuple[float, float], place: Box) -> Box:
    x, y = _spot(sign, place)
    return Box(x - size[0] / 2, y - size[1] / 2, *size)


def _row(sign: Sign, box: Box, chosen: str) -> LabelRow:
    return LabelRow(
        key=sign.key,
        kind=sign.kind,
        title=sign.name,
        word=sign.word,
        picture=sign.picture,
        level=sign.level,
        is_own=sign.is_own,
        bears_home=bears_home(sign),
        mark=sign.mark,
        is_chosen=sign.kind == PlaceKind.TOWNSHIP and sign.key == chosen,
        place_x=round(box.x),
        place_y=round(box.y),
        wide=box.width,
        high=box.height,
        spoken="，".join(
            part
            for part in dict.fromkeys((sign.name, sign.here, sign.word or sign.told, sign.mark))
            if part
        ),
    )


def warnings_at(
    alerts: Sequence[tuple[str, Alert]], code: str, *, now: datetime, tr: Tr
) -> list[PlaceWarning]:
    """Return the warnings that hold in a township, the gravest first.

    Args:
        alerts: Every warning held, with the id of its item, in any order.
        code: The township's.
        now: A time that is certain.
        tr: Translator of phrases.
    """
    items = {alert.identifier: item for item, alert in alerts}
    held = holding((alert for _, alert in alerts), now)
    return [_warning(items[one.identifier], one, now, tr) for one in held if concerns(one, code)]


def _warning(item: str, alert: Alert, now: datetime, tr: Tr) -> PlaceWarning:
    signal = signal_words(alert.level, tr)
    title = tr("{event}{signal}").format(event=event_words(alert.event, tr), signal=signal)
    names = "、".join(filter(None, map(areas.name, alert.areas)))
    told = (doubt_words(alert, tr), names, time_left(ends(alert) - now, tr))
    still = " · ".join(part for part in told if part)
    picture = warning_pictogram(alert.event)
    return PlaceWarning(item, int(alert.level), picture, title, still, f"{title}，{still}")


def origin(drawn: CountyMap, tr: Tr) -> str:
    """Say whose map it is and of when."""
    source = f"{drawn.source}。" if drawn.source else ""
    day = tr("{day}绘制。").format(day=whole_day(drawn.day, tr))
    return " ".join(word for word in (source, day) if word)


def note(drawn: CountyMap, tr: Tr) -> str:
    """Say what kind of a map it is, whose and of when."""
    scheme = tr("示意图：位置是大概的，不是测绘地图。") if drawn.schematic else ""
    return " ".join(word for word in (scheme, origin(drawn, tr)) if word)


def aside(drawn: CountyMap, tr: Tr) -> str:
    """Say above the map that it is a scheme, where it is one."""
    return tr("示意图，不是测绘地图") if drawn.schematic else ""
