"""Write all that the site says into a content folder: a county can leave as it came.

`cunkou publish` of that folder says what the site says. Drafts, history and people stay.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from content import durable
from content.authoring import read_markdown
from content.dates import CHINA, iso
from content.desk import Desk
from content.errors import StoreError
from content.platform.areas.models import County
from content.platform.desks.models import Alert, Forecast, Quote
from content.platform.items.blocks import pictures_in
from content.platform.items.convert import desk_now, to_item
from content.platform.items.models import Bulletin
from content.platform.publishing.markdown import from_html
from content.prices import write_csv

if TYPE_CHECKING:
    from datetime import datetime

    from content.model import Item
    from content.platform.items.media import Picture, Recording

_MOST_ROWS: Final = 40_000  # quotes in one sheet; a folder's reader takes 50,000


@dataclass(frozen=True, slots=True)
class Exported:
    """What went out.

    Args:
        items: How many articles, and how many messages of the desks.
        changed: Articles whose text Markdown could not say exactly.
    """

    items: int
    changed: tuple[str, ...]


def export_folder(folder: Path) -> Exported:
    """Write a content folder.

    Args:
        folder: Made by this; must not be there, or be empty.

    Raises:
        StoreError: When something is there already.
    """
    if folder.exists() and any(folder.iterdir()):
        msg = f"{folder} is not empty; export into a new folder"
        raise StoreError(msg)
    county, desk = County.load(), desk_now()
    _write(folder / "county.toml", _county_toml(county))
    changed = []
    pages = Bulletin.objects.filter(live=True).order_by("section", "name")
    for page in pages.select_related("picture", "sound", "film"):
        item = to_item(page, desk)
        path = folder / str(item.section) / f"{page.name}.md"
        _write(path, _markdown(page, item, path.parent))
        again = read_markdown(path, item.section, Desk(desk.county, desk.now, None, demo=desk.demo))
        if again.body != item.body:
            changed.append(f"{item.section}/{page.name}")
    desks = _export_prices(folder) + _export_weather(folder)
    if county.map:
        _write(folder / "map.json", county.map)
        desks += 1
    return Exported(pages.count() + desks, tuple(changed))


def _county_toml(county: County) -> str:
    said = {"name": county.name, "code": county.code, "authority": county.authority}
    if county.phone:
        said["phone"] = county.phone
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in said.items()]
    return "\n".join([*lines, f"demo = {str(county.demo).lower()}", ""])


def _markdown(page: Bulletin, item: Item, folder: Path) -> str:
    fields: dict[str, Any] = {
        "title": item.title,
        "summary": item.summary,
        "source": item.source,
        "document": item.document_number,
        "areas": list(item.areas),
        "tags": list(item.tags),
        "months": list(item.months),
        "published": _moment(item.published),
        "valid_from": _moment(item.valid_from),
        "valid_until": _moment(item.valid_until),
        "pinned": "true" if item.pinned else "",
        "demo": str(item.demo).lower(),
        **{str(fact.name): fact.value for fact in item.facts},
        **_media(page, item, folder),
    }
    beside = {
        picture.sha256: _copy(picture.file.path, folder) for picture, _ in pictures_in(page.body)
    }
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}"  # JSON is YAML, and quotes for us
        for name, value in fields.items()
        if value
    ]
    body = from_html(item.body, lambda address: beside[address.rpartition("/")[2]])
    return "\n".join(["---", *lines, "---", body])


def _media(page: Bulletin, item: Item, folder: Path) -> dict[str, str]:
    titles = {one.sha256: one.title for one in item.attachments}
    said: dict[str, str] = {}
    held: Picture | Recording | None
    for name, held in (("picture", page.picture), ("sound", page.sound)):
        if held is not None:
            said[name] = _copy(held.file.path, folder)
            said[f"{name}_text"] = titles[held.sha256]
    if page.film is not None:
        said["film"] = _copy(page.film.file.path, folder)
        said["film_text"] = page.film_text or page.title
        if page.film_captions.strip():
            _write((folder / said["film"]).with_suffix(".vtt"), page.film_captions)
    return said


def _copy(path: str, folder: Path) -> str:
    source = Path(path)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, folder / source.name)
    return source.name


def _export_prices(folder: Path) -> int:
    rows = [row.said() for row in Quote.objects.order_by("market", "day")]
    for begin in range(0, len(rows), _MOST_ROWS):
        part = write_csv(rows[begin : begin + _MOST_ROWS]).decode()
        _write(folder / f"prices/quotes-{begin // _MOST_ROWS + 1}.csv", part)
    return len({(row.market, f"{row.day:%Y-%m}") for row in rows})


def _export_weather(folder: Path) -> int:
    forecasts, alerts = Forecast.objects.all(), Alert.objects.filter(live=True)
    for row in forecasts:
        _write(folder / f"weather/{row.name}.json", row.held)
    for row in alerts:
        path = folder / f"warnings/{row.pk:06}.xml"
        durable.write(path, bytes(row.held))
    return len(forecasts) + len(alerts)


def _moment(moment: datetime | None) -> str:
    return iso(moment.astimezone(CHINA)) if moment is not None else ""


def _write(path: Path, text: str) -> None:
    durable.write(path, text.encode())
