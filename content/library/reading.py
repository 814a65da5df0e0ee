"""Answer what the screen asks, apart from search.

Each function reads one state of the database and takes the time of asking as an
argument. "For the station" means: one of the item's areas is the station's own or
lies around it.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from content.areas import lineage
from content.cap import read_cap
from content.countymap import read_map
from content.errors import AuthoringError, CapError
from content.forecast import read_json
from content.library import rows, times
from content.library.items import headlines_of
from content.library.records import COUNTY, Wanted
from content.library.structured import quote_of
from content.model import Role, Section

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from content.cap import Alert
    from content.countymap import CountyMap
    from content.database import Database, Row
    from content.forecast import Forecast
    from content.library.records import Headline, Shelf
    from content.model import Attachment, Item
    from content.prices import Quote

WEEK: Final = timedelta(days=7)  # what counts as new on the screen

_FOR_STATION: Final = """
    p.area IN (SELECT value FROM json_each(:areas)) AND p.kind = 'article'
    AND p.begins <= :now AND :now < p.ends
"""
_THIS_WEEK: Final = " AND p.published >= :week_ago"
_SHELF_ORDER: Final = "p.pinned DESC, (p.months & :season) != 0 DESC, p.published DESC, p.key DESC"
_FETCH_ORDER: Final = (Role.DATA, Role.SOUND, Role.PICTURE, Role.FILE, Role.FILM)


def headlines(database: Database, shelf: Shelf, limit: int, offset: int) -> list[Headline]:
    """Return a shelf's headlines: pinned, then of the season, then newest."""
    return _headlines(database, shelf, _on_shelf(shelf), _SHELF_ORDER, (limit, offset))


def newest(database: Database, shelf: Shelf, limit: int, offset: int) -> list[Headline]:
    """Return what a shelf got within the last seven days, newest first."""
    within = _on_shelf(shelf) + _THIS_WEEK
    return _headlines(database, shelf, within, "p.published DESC, p.key DESC", (limit, offset))


def count(database: Database, shelf: Shelf, *, new: bool) -> int:
    """Return how many items stand on a shelf, or how many came within seven days."""
    within = _on_shelf(shelf) + (_THIS_WEEK if new else "")
    found = database.row(f"SELECT count(*) {within}", _values(shelf))
    return int(found[0]) if found else 0


def tags(database: Database, shelf: Shelf) -> list[tuple[str, int]]:
    """Return the tags on a shelf and how many items have each, the commonest first."""
    sql = f"""
        SELECT tag, count(*) AS many FROM item_tags
        WHERE key IN (SELECT p.key {_on_shelf(replace(shelf, tag=""))})
        GROUP BY tag ORDER BY many DESC, tag
    """  # noqa: S608  our own words
    return [(row["tag"], row["many"]) for row in database.rows(sql, _values(shelf))]


def related(database: Database, to: Item, shelf: Shelf, limit: int) -> list[Headline]:
    """Return other articles that share tags: most tags, same section, newest first."""
    sql = f"""
        SELECT t.key FROM (
            SELECT key, count(*) AS many FROM item_tags
            WHERE tag IN (SELECT value FROM json_each(:tags)) GROUP BY key
        ) AS t CROSS JOIN places AS p INDEXED BY places_by_key ON p.key = t.key
        WHERE {_FOR_STATION} AND p.key != (SELECT key FROM items WHERE id = :id)
        ORDER BY t.many DESC, p.section = :own DESC, p.published DESC, p.key DESC LIMIT :limit
    """  # noqa: S608  our own words
    more = {"tags": json.dumps(to.tags), "id": to.id, "own": to.section, "limit": limit}
    keys = [row["key"] for row in database.rows(sql, _values(shelf) | more)]
    return list(headlines_of(database, keys).values())


def warnings(database: Database, known: dict[str, Alert]) -> list[tuple[str, Alert]]:
    """Return every warning that is held and can be read, with its item's id.

    Args:
        database: Where to look.
        known: Warnings read before, by the hash of their bytes; those still held
            are kept in it, new ones are added.
    """
    sql = """
        SELECT i.id, i.demo, d.sha256, d.data FROM items AS i JOIN item_data AS d USING (key)
        WHERE i.kind = 'warning' AND d.data IS NOT NULL ORDER BY i.published, i.key
    """
    found = [
        (row["id"], row["sha256"], _marked(alert, demo=bool(row["demo"])))
        for row in database.rows(sql)
        if (alert := known.get(row["sha256"]) or _alert(row["data"])) is not None
    ]
    known.clear()
    known.update((sha256, alert) for _, sha256, alert in found)
    return [(item_id, alert) for item_id, _, alert in found]


def quotes(database: Database, product: str, market: str, since: date | None) -> list[Quote]:
    """Return quotes by day, product, market and spec; of two for the same the last word.

    Args:
        database: Where to look.
        product: Only this product; empty: all.
        market: Only at this market; empty: all.
        since: Only of this day and later; None: all.
    """
    sql = """
        SELECT q.* FROM quotes AS q JOIN items AS i USING (key)
        WHERE (:product = '' OR q.product = :product)
          AND (:market = '' OR q.market = :market)
          AND q.day >= :since
        ORDER BY i.updated, q.rowid
    """
    values = {"product": product, "market": market, "since": since.isoformat() if since else ""}
    found = [quote_of(row) for row in database.rows(sql, values)]
    last_word = {(*_price_of(quote), quote.unit): quote for quote in found}
    return sorted(last_word.values(), key=_price_of)


def forecast(database: Database, station: str) -> Forecast | None:
    """Return the forecast for the smallest area around a station; of these the newest."""
    sql = """
        SELECT d.data FROM forecasts AS f JOIN item_data AS d USING (key)
        WHERE f.area IN (SELECT value FROM json_each(?))
        ORDER BY length(f.area) DESC, f.issued DESC, key DESC LIMIT 1
    """
    row = database.row(sql, (json.dumps(lineage(station)),))
    return None if row is None else read_json(row["data"])


def county_map(database: Database) -> CountyMap | None:
    """Return the county's map, of several the one said last; None where none can be read."""
    sql = """
        SELECT d.data FROM items AS i JOIN item_data AS d USING (key)
        WHERE i.kind = 'map' AND d.data IS NOT NULL ORDER BY i.updated DESC, i.key DESC
    """
    maps = (_map(row["data"]) for row in database.rows(sql))
    return next((drawn for drawn in maps if drawn is not None), None)


def wanted(database: Database, station: str) -> list[Wanted]:
    """Return what a station needs beyond the text, in the order to fetch it.

    Data first, then sound, pictures, other files, films; of newer items first. Only
    what the county signed; what rides inline is here already. No station: all of it.
    """
    sql = """
        SELECT a.*, i.id AS item, i.section, i.published
        FROM places AS p JOIN items AS i USING (key) JOIN attachments AS a USING (key)
        WHERE (:station = '' OR p.area IN (SELECT value FROM json_each(:areas)))
        AND i.origin = :origin AND a.inline IS NULL
        ORDER BY p.published DESC, a.key DESC, a.position
    """
    place = {"station": station, "areas": json.dumps(lineage(station)), "origin": COUNTY}
    naming: dict[str, list[Row]] = {}
    for row in database.rows(sql, place):
        naming.setdefault(row["sha256"], []).append(row)
    return sorted(map(_wanted, naming.values()), key=lambda each: _fetch_rank(each.attachment))


def blob_names(database: Database) -> set[str]:
    """Return the hash of every file that any held item names."""
    return {row[0] for row in database.rows("SELECT DISTINCT sha256 FROM attachments")}


def _headlines(
    database: Database, shelf: Shelf, within: str, order: str, part: tuple[int, int]
) -> list[Headline]:
    """Find and order the keys in the narrow table, then fetch only those rows."""
    found = f"SELECT p.key {within} ORDER BY {order} LIMIT :limit OFFSET :offset"
    limit, offset = part
    values = _values(shelf) | {"limit": limit, "offset": offset}
    keys = [row["key"] for row in database.rows(found, values)]
    return list(headlines_of(database, keys).values())


def _on_shelf(shelf: Shelf) -> str:
    section = "" if shelf.section is None else "AND p.section = :section"
    tagged = "AND p.key IN (SELECT key FROM item_tags WHERE tag = :tag)" if shelf.tag else ""
    return f"FROM places AS p WHERE {_FOR_STATION} {section} {tagged}"


def _values(shelf: Shelf) -> dict[str, object]:
    return {
        "areas": json.dumps(lineage(shelf.station)),
        "section": shelf.section,
        "tag": shelf.tag,
        "now": times.written(shelf.now),
        "week_ago": times.written(shelf.now - WEEK),
        "season": rows.season_bits((shelf.month,) if shelf.month else ()),
    }


def _map(data: bytes) -> CountyMap | None:
    try:
        return read_map(data)
    except AuthoringError:  # of a newer county, perhaps; its item says so in words
        return None


def _marked(alert: Alert, *, demo: bool) -> Alert:
    return alert if alert.demo == demo else replace(alert, demo=demo)


def _alert(data: bytes) -> Alert | None:
    try:
        return read_cap(data)
    except CapError:
        return None


def _wanted(named: Sequence[Row]) -> Wanted:
    """Make one of the rows that name a file, the newest item's first."""
    return Wanted(
        attachment=min(map(rows.attachment_of, named), key=_fetch_rank),
        items=tuple(dict.fromkeys(row["item"] for row in named)),
        sections=frozenset(Section(row["section"]) for row in named),
        published=times.read(named[0]["published"]),
    )


def _price_of(quote: Quote) -> tuple[object, ...]:
    return (quote.day, quote.product, quote.market, quote.spec, quote.origin, quote.type)


def _fetch_rank(attachment: Attachment) -> int:
    return _FETCH_ORDER.index(attachment.role)
