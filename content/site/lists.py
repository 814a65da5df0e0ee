"""Pages that lead to others: home, sections page by page, feeds, the site's map."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from content.model import Role, Section
from content.site import addresses, ground, warnings, weather, words
from content.site.cards import card
from content.site.pictures import shown
from content.site.prices import PriceLine, by_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from content.model import Item
    from content.site.cards import Card
    from content.site.pictures import Media
    from content.site.prices import Product, UnitList
    from content.site.said import Said
    from content.site.warnings import WarningShown
    from content.site.weather import Weather

A_PAGE: Final = 24  # cards: a phone scrolls through them in a minute
A_PANEL: Final = 3  # first of a section on the home page
HOME_PRICES: Final = 6
A_FEED: Final = 30  # entries: a reader who asks once a week misses nothing


@dataclass(frozen=True, slots=True)
class Panel:
    """A section on the home page: where it is and its first items."""

    section: str
    label: str
    path: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The first page.

    Args:
        path: Where it lies.
        updated: When the newest of all that is said was said, in words.
        warnings: Those that hold.
        weather: The county's forecast.
        prices: Products the county writes of, each with its newest quote.
        panels: The sections.
        map: Page of the county's map; empty for none.
    """

    path: str
    updated: str
    warnings: tuple[WarningShown, ...]
    weather: Weather | None
    prices: tuple[PriceLine, ...]
    panels: tuple[Panel, ...]
    map: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPage:
    """One page of a section.

    Args:
        path: Where it lies.
        section: In the program's word.
        label: In the reader's.
        feed: Its feed.
        cards: Its items.
        count: How many items the section has, in words.
        number: Which page of how many, in words; empty for a single one.
        newer: The page before; empty for none.
        older: The page after; empty for none.
        warnings: Those that hold, on the first page of the weather.
        weathers: Forecasts, there too.
        prices: By unit, on the first page of the prices.
        map: Page of the county's map, on the first page of both; empty for none.
    """

    path: str
    section: str
    label: str
    feed: str
    cards: tuple[Card, ...]
    count: str
    number: str
    newer: str
    older: str
    warnings: tuple[WarningShown, ...] = ()
    weathers: tuple[Weather, ...] = ()
    prices: tuple[UnitList, ...] = ()
    map: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item in a feed."""

    id: str
    path: str
    label: str
    title: str
    updated: str
    published: str
    summary: str
    source: str
    body: str
    pictures: tuple[Media, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: of a section, or of all.

    Args:
        path: Where it lies.
        id: Its own permanent name.
        title: Its name.
        about: The page it belongs to.
        author: The county.
        updated: When its newest entry was.
        entries: Newest first.
    """

    path: str
    id: str
    title: str
    about: str
    author: str
    updated: str
    entries: tuple[Entry, ...]


def home(said: Said, products: Sequence[Product]) -> Home:
    """Return the first page."""
    newest = max((item.updated for item in said.items), default=said.now)
    lines = [PriceLine(p.name, p.path, p.first) for p in products][:HOME_PRICES]
    return Home(
        path=addresses.HOME,
        updated=words.UPDATED.format(moment=words.moment(newest)),
        warnings=warnings.holding(said),
        weather=next(_weathers(said), None),
        prices=tuple(lines),
        panels=tuple(_panel(section, said) for section in Section),
        map=ground.page_of(said),
    )


def section_pages(
    section: Section, said: Said, products: Sequence[Product]
) -> Iterator[SectionPage]:
    """Return the pages of one section; an empty one has one page."""
    items = said.current(section)
    pages = max(1, -(-len(items) // A_PAGE))
    for page in range(1, pages + 1):
        cards = tuple(card(item, said) for item in items[(page - 1) * A_PAGE : page * A_PAGE])
        number = words.PAGE_OF.format(page=page, pages=pages) if pages > 1 else ""
        listed = SectionPage(
            path=addresses.section_page(section, page),
            section=str(section),
            label=section.label,
            feed=addresses.section_feed(section),
            cards=cards,
            count=words.COUNT.format(count=len(items)) if items else "",
            number=number,
            newer=addresses.section_page(section, page - 1) if page > 1 else "",
            older=addresses.section_page(section, page + 1) if page < pages else "",
        )
        yield _headed(listed, said, products) if page == 1 else listed


def feed(section: Section | None, said: Said) -> Feed:
    """Return the feed of a section, or of all of them."""
    items = sorted(said.current(section), key=lambda item: (item.updated, item.id), reverse=True)
    newest = items[:A_FEED]
    name = section.label if section else said.county.name
    oldest = min((item.updated for item in said.items), default=said.now)
    return Feed(
        path=addresses.section_feed(section) if section else addresses.FEED,
        id=f"tag:{said.county.authority},2026:site/{section or 'all'}",
        title=f"{said.county.name}{words.SEPARATOR}{name}" if section else name,
        about=addresses.section_page(section) if section else addresses.HOME,
        author=said.county.name,
        updated=max((item.updated for item in newest), default=oldest).isoformat(),
        entries=tuple(_entry(item, said) for item in newest),
    )


def _panel(section: Section, said: Said) -> Panel:
    first = said.current(section)[:A_PANEL]
    return Panel(
        section=str(section),
        label=section.label,
        path=addresses.section_page(section),
        cards=tuple(card(item, said) for item in first),
    )


def _headed(page: SectionPage, said: Said, products: Sequence[Product]) -> SectionPage:
    """Put above a list what is no list: warnings and forecasts, prices."""
    if page.section == Section.WEATHER:
        held, weathers = warnings.holding(said), tuple(_weathers(said))
        return replace(page, warnings=held, weathers=weathers, map=ground.page_of(said))
    if page.section == Section.PRICES:
        return replace(page, prices=by_unit(products), map=ground.page_of(said))
    return page


def _weathers(said: Said) -> Iterator[Weather]:
    shown = (weather.weather(one, said.now, said.today) for one in said.forecasts)
    yield from (one for one in shown if one is not None)


def _entry(item: Item, said: Said) -> Entry:
    return Entry(
        id=item.id,
        path=addresses.item_page(item.id),
        label=item.section.label,
        title=item.title,
        updated=item.updated.isoformat(),
        published=item.published.isoformat(),
        summary=item.summary,
        source=item.source,
        body=item.body,
        pictures=shown(item, Role.PICTURE, said.blobs),
    )
