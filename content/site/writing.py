"""Write the public site: every page of it, and of the folder only what changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from content import lock, markup, pages, plane, questions
from content.errors import StoreError
from content.model import Section
from content.site import (
    addresses,
    articles,
    bodies,
    files,
    ground,
    lists,
    prices,
    said,
    warnings,
    words,
)
from content.site.files import Page, Written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from content.cap import Alert
    from content.model import Item
    from content.release import County
    from content.site.said import Said

_TEMPLATES: Final = "site"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_COLOUR: Final = "#b0382d"
_PAPER: Final = "#f5eee0"


@dataclass(frozen=True, slots=True)
class Link:
    """A section in the navigation."""

    section: str
    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages have in common.

    Args:
        county: Who speaks.
        base_url: Where the site will stand; empty when that is not known.
        style: Place of the stylesheet.
        sections: The navigation.
        edition: Fingerprint of the program and its templates.
    """

    county: str
    base_url: str
    style: str
    sections: tuple[Link, ...]
    edition: str


def write_site(
    items: Iterable[Item],
    blobs: Mapping[str, bytes | Path],
    *,
    into: Path,
    county: County,
    now: datetime,
    base_url: str = "",
) -> Written:
    """Make a folder hold the public site of what is said now.

    Args:
        items: All that is said; what has not begun is left out.
        blobs: The files behind the attachments, by SHA-256; what is not there is not shown.
        into: Folder of the site; made when it is not there.
        county: Who speaks.
        now: Time of the writing; what is over by then is on no list.
        base_url: Where the site will stand, ``https://…/``: for its map and its feeds.

    Returns:
        What changed; nothing, where the site says it all already.

    Raises:
        StoreError: The folder cannot be used.
    """
    try:
        with lock.only_one(into / ".writing"):
            before = files.recall(into)
            told = [_since(item, before.items) for item in items]
            what = said.read((item for item, _ in told), blobs, county=county, now=now)
            remembered = {_print(item.id): known for item, known in told}
            made = list(_pages(what, _frame(county, base_url)))
            return files.bring(into, made, _media(what), before=before, items=remembered)
    except OSError as error:
        msg = f"cannot write the site to {into}: {error}"
        raise StoreError(msg) from error


def _since(item: Item, before: Mapping[str, tuple[str, str]]) -> tuple[Item, tuple[str, str]]:
    """Return an item as old as what it says, and what to remember of it.

    A folder's items are all of the moment it is read; readers of a feed want to know
    what was said anew.
    """
    print_ = _print(_without_bytes(replace(item, updated=_EPOCH)))
    known = before.get(_print(item.id))
    if known is None or known[0] != print_:
        known = (print_, item.updated.isoformat())
    return replace(item, updated=datetime.fromisoformat(known[1])), known


def _without_bytes(item: Item) -> Item:
    plain = tuple(replace(one, inline=None) for one in item.attachments)
    return replace(item, attachments=plain)


def _pages(what: Said, frame: Frame) -> Iterator[Page]:
    """Return all files but media, what leads to others after what it leads to."""
    products = prices.products(what)
    yield Page(frame.style, frame.style, partial(pages.source, f"{_TEMPLATES}/style.css"))
    yield Page("icon.svg", frame.edition, partial(pages.source, f"{_TEMPLATES}/icon.svg"))
    alerts = {item.id: alert for item, alert in what.alerts}
    drawn = what.drawn[0].id if what.drawn else ""
    shown = [
        _item_page(item, alerts.get(item.id), what, frame)
        for item in what.items
        if item.id != drawn
    ]
    if what.drawn:
        shown.append(_page("map.html.j2", ground.map_shown(*what.drawn, what, products), frame))
    shown += [_page("product.html.j2", _At(one.path, one), frame) for one in products]
    for section in Section:
        listed = lists.section_pages(section, what, products)
        shown += [_page("section.html.j2", one, frame) for one in listed]
    shown.append(_page("home.html.j2", lists.home(what, products), frame))
    yield from shown
    for section in (*Section, None):
        yield _page("feed.xml.j2", lists.feed(section, what), frame)
    yield _page("404.html.j2", _At(addresses.NOT_FOUND, None), frame)
    yield from _for_machines(frame, [page.path for page in shown])


@dataclass(frozen=True, slots=True)
class _At:
    """A view that does not know its own place."""

    path: str
    said: Any


@dataclass(frozen=True, slots=True)
class _ItemPage:
    path: str
    article: articles.Article
    warning: warnings.WarningShown | None


def _item_page(item: Item, alert: Alert | None, what: Said, frame: Frame) -> Page:
    article = articles.article(item, what)
    if alert is None:
        return _page("article.html.j2", _ItemPage(article.path, article, None), frame)
    view = _ItemPage(article.path, article, warnings.warning(item, alert, what))
    return _page("warning.html.j2", view, frame)


def _page(template: str, view: Any, frame: Frame) -> Page:
    make = partial(_rendered, template, view, frame)
    return Page(view.path, _print((template, view, frame)), make)


def _rendered(template: str, view: Any, frame: Frame) -> bytes:
    top = addresses.to_top(view.path)
    if view.path == addresses.NOT_FOUND:  # a server shows it at any depth
        top = urlsplit(frame.base_url).path.rstrip("/") + "/"
    text = pages.render(
        f"{_TEMPLATES}/{template}",
        page=view,
        frame=frame,
        top=top,
        here=addresses.absolute(frame.base_url, view.path),
        absolute=partial(addresses.absolute, frame.base_url),
        fitted=bodies.fitted,
        ways=_ways(top, frame.sections),
        w=words,
    )
    return markup.UNSEEN.sub("", text).encode()


@cache
def _ways(top: str, sections: tuple[Link, ...]) -> str:
    """Return the navigation below each page: the same on all of one depth."""
    return pages.render(f"{_TEMPLATES}/ways.html.j2", top=top, sections=sections, w=words)


def _for_machines(frame: Frame, shown: list[str]) -> Iterator[Page]:
    icon = {"src": "icon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    manifest = {
        "name": words.SLOGAN.format(county=frame.county),
        "short_name": f"{frame.county}{words.SITE}",
        "lang": words.LANGUAGE,
        "start_url": "./",
        "display": "minimal-ui",
        "background_color": _PAPER,
        "theme_color": _COLOUR,
        "icons": [icon],
    }
    yield _text("manifest.webmanifest", json.dumps(manifest, ensure_ascii=False, indent=1))
    robots = "User-agent: *\nAllow: /\n"
    if frame.base_url:
        places = [addresses.absolute(frame.base_url, path) for path in sorted(shown)]
        yield _text("sitemap.xml", pages.render(f"{_TEMPLATES}/sitemap.xml.j2", places=places))
        robots += f"Sitemap: {addresses.absolute(frame.base_url, 'sitemap.xml')}\n"
    yield _text("robots.txt", robots)


def _text(path: str, text: str) -> Page:
    held = text.encode()
    return Page(path, hashlib.sha256(held).hexdigest(), lambda: held)


def _media(what: Said) -> dict[str, bytes | Path]:
    """Return the bytes of all that pages show, by the place they are shown from."""
    every = (one for item in what.items for one in item.attachments)
    return {
        place: what.blobs[one.sha256]
        for one in every
        if one.sha256 in what.blobs and (place := addresses.media(one))
    }


def _frame(county: County, base_url: str) -> Frame:
    style = hashlib.sha256(pages.source(f"{_TEMPLATES}/style.css")).hexdigest()[:10]
    return Frame(
        county=county.name,
        base_url=base_url,
        style=f"style-{style}.css",
        sections=tuple(
            Link(str(section), section.label, addresses.section_page(section))
            for section in Section
        ),
        edition=_edition(),
    )


@cache
def _edition() -> str:
    """Return a fingerprint of all that decides how a page looks, beside what is said."""
    own = sorted(Path(__file__).parent.glob("*.py"))
    code = [path.read_bytes() for path in own if path.exists()]
    others = [Path(str(module.__file__)) for module in (markup, plane, questions)]
    code += [path.read_bytes() for path in others if path.exists()]
    return _print((pages.edition(_TEMPLATES), *code))


def _print(value: Any) -> str:
    return hashlib.sha256(repr(value).encode(errors="surrogatepass")).hexdigest()[:32]
