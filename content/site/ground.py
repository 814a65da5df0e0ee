"""The county's map as a page shows it: townships in the colour of their warning, numbered markets.

The drawing is SVG made of numbers; words for it are in `words`, looks in the stylesheet.
Below it stands a list with all that it shows and more, so that nothing is told by a colour
or a place alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import product
from math import hypot
from typing import TYPE_CHECKING, Final

from content import areas, cap
from content.countymap import PlaceKind
from content.plane import Sheet, inside, lay
from content.site import addresses, warnings, words
from content.site.prices import FRESH, PriceLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from content.cap import Alert
    from content.countymap import CountyMap
    from content.model import Item
    from content.plane import Dot, Field, Plane
    from content.site.prices import Product
    from content.site.said import Said
    from content.site.warnings import WarningShown

# the drawing, in units of which a phone shows about one a pixel
WIDTH: Final = 360
EDGE: Final = 4
LETTER: Final = 13  # of a township's name
LINE: Final = 15  # from its name to the word below
MARK: Final = 18  # across a market's number
STEP: Final = 6  # from one place a number may stand to the next
AWAY: Final = 48  # farther from its market it would be another one's
LINES_MOST: Final = 8  # prices of one market

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shape:
    """A township in the drawing.

    Args:
        name: Its name.
        outline: As SVG says it.
        look: Class of its colour; empty where nothing is warned of.
        word: The gravest warning in a word; empty for none.
        x: Middle of its name.
        y: Line its name stands on.
    """

    name: str
    outline: str
    look: str
    word: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A market's number in the drawing."""

    number: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class TownshipRow:
    """Townships in the list for which the same is warned of."""

    names: str
    warnings: tuple[WarningShown, ...]


@dataclass(frozen=True, slots=True)
class MarketRow:
    """A market in the list, with what it paid within a week."""

    number: int
    name: str
    place: str
    lines: tuple[PriceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapShown:
    """The map.

    Args:
        path: Its page.
        label: The section it stands in.
        title: Its name.
        note: What kind of a map it is, whose and of when.
        width: Of the drawing.
        height: Of the drawing.
        shapes: Townships.
        marks: Markets.
        dots: Villages and stations, where the map knows them.
        townships: The same as a list.
        villages: The same, by name; empty for none.
        markets: The same as a list.
        demo: Invented for a demonstration.
    """

    path: str
    label: str
    title: str
    note: str
    width: int
    height: int
    shapes: tuple[Shape, ...]
    marks: tuple[Mark, ...]
    dots: tuple[tuple[int, int], ...]
    townships: tuple[TownshipRow, ...]
    villages: str
    markets: tuple[MarketRow, ...]
    demo: bool


def page_of(said: Said) -> str:
    """Return the page of the county's map; empty where it ships none."""
    return addresses.item_page(said.drawn[0].id) if said.drawn else ""


def map_shown(item: Item, drawn: CountyMap, said: Said, products: Sequence[Product]) -> MapShown:
    """Return the map as its page shows it."""
    plane = lay(drawn)
    sheet = Sheet(plane.aspect, WIDTH, EDGE)
    held = _holding(said)
    shapes = tuple(_shape(field, held, sheet) for field in plane.fields)
    markets = [dot for dot in plane.dots if dot.kind is PlaceKind.MARKET]
    others = (dot for dot in plane.dots if dot.kind is not PlaceKind.MARKET)
    return MapShown(
        path=addresses.item_page(item.id),
        label=item.section.label,
        title=item.title,
        note=_note(drawn),
        width=WIDTH,
        height=sheet.height,
        shapes=shapes,
        marks=tuple(_marks(markets, plane, shapes, sheet)),
        dots=tuple(sheet.spot(dot.at) for dot in others),
        townships=tuple(_townships(plane, held, said)),
        villages="、".join(dot.name for dot in plane.dots if dot.kind is PlaceKind.VILLAGE),
        markets=tuple(
            MarketRow(number, dot.name, _place(dot, plane), tuple(_lines(dot.name, products, said)))
            for number, dot in enumerate(markets, 1)
        ),
        demo=item.demo,
    )


def _holding(said: Said) -> list[tuple[Item, Alert]]:
    by_name = {alert.identifier: (item, alert) for item, alert in said.alerts}
    return [by_name[name] for name in said.holding]


def _shape(field: Field, held: Sequence[tuple[Item, Alert]], sheet: Sheet) -> Shape:
    alert = next((one for _, one in held if cap.concerns(one, field.code)), None)
    return Shape(
        field.name,
        sheet.path(field.rings),
        f"level-{int(alert.level)}" if alert else "",
        words.on_map(alert) if alert else "",
        *sheet.spot(field.at),
    )


def _marks(
    markets: Sequence[Dot], plane: Plane, shapes: Sequence[Shape], sheet: Sheet
) -> Iterator[Mark]:
    """Put numbers where the markets are, or near by, in the same township, where a name stands."""
    taken: list[Spot] = []
    for number, dot in enumerate(markets, 1):
        at, field = sheet.spot(dot.at), plane.hit(dot.at)
        ground = [[sheet.spot(point) for point in ring] for ring in field.rings] if field else []
        free = [spot for spot in _around(at) if not _hides(spot, shapes, taken)]
        within = [spot for spot in free if spot == at or inside(spot, ground)]
        taken.append((within or free or [at])[0])
        yield Mark(number, *taken[-1])


def _around(at: Spot) -> list[Spot]:
    """Return the places a number may stand, the nearest first."""
    steps = range(-AWAY, AWAY + 1, STEP)
    ways = sorted(product(steps, steps), key=lambda way: (hypot(*way), way))
    return [(at[0] + x, at[1] + y) for x, y in ways]


def _hides(spot: Spot, shapes: Iterable[Shape], taken: Iterable[Spot]) -> bool:
    """Tell whether a number there would lie on another one, or on a township's name."""
    x, y = spot
    on_number = any(max(abs(x - a), abs(y - b)) < MARK for a, b in taken)
    return on_number or any(_is_on(spot, shape) for shape in shapes)


def _is_on(spot: Spot, shape: Shape) -> bool:
    wide = max(len(shape.name), len(shape.word)) * LETTER + MARK
    top = shape.y - LETTER - MARK // 2
    foot = shape.y + (LINE if shape.word else 0) + MARK // 2 + 3
    return 2 * abs(spot[0] - shape.x) < wide and top < spot[1] < foot


def _townships(
    plane: Plane, held: Sequence[tuple[Item, Alert]], said: Said
) -> Iterator[TownshipRow]:
    """Return the townships by what is warned of, the worst first, those in peace last."""
    groups: dict[tuple[int, ...], list[str]] = {}
    for field in plane.fields:
        here = tuple(n for n, (_, alert) in enumerate(held) if cap.concerns(alert, field.code))
        groups.setdefault(here, []).append(field.name)
    for here in sorted(groups, key=lambda one: (not one, one)):
        names = groups[here]
        every = words.EVERY_TOWNSHIP.format(count=len(names))
        yield TownshipRow(
            every if len(groups) == 1 and len(names) > 1 else "、".join(names),
            tuple(warnings.warning(*held[n], said) for n in here),
        )


def _place(dot: Dot, plane: Plane) -> str:
    field = plane.field(areas.stem(dot.code))
    return field.name if field else ""


def _lines(market: str, products: Sequence[Product], said: Said) -> list[PriceLine]:
    lines = (
        PriceLine(one.name, one.path, row)
        for one in products
        for table in one.tables
        for row in table.rows
        if row.market == market and said.today - date.fromisoformat(row.iso) <= FRESH
    )
    return [line for line, _ in zip(lines, range(LINES_MOST), strict=False)]


def _note(drawn: CountyMap) -> str:
    said = [words.SCHEMATIC if drawn.schematic else "", f"{drawn.source}。" if drawn.source else ""]
    return "".join((*said, words.DRAWN.format(day=words.day(drawn.day))))
