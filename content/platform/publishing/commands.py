"""The publisher's commands, as `content.platform.cli` calls them."""

from __future__ import annotations

import logging
import signal
from typing import TYPE_CHECKING

from content.platform.environment import here
from content.platform.publishing import filmroom
from content.platform.publishing.exporting import export_folder
from content.platform.publishing.importing import import_folder
from content.platform.publishing.public import PublicSite
from content.platform.publishing.publisher import Publisher
from content.platform.publishing.readings import readings

if TYPE_CHECKING:
    from pathlib import Path


def run_publisher(*, tree: Path | None, keys: Path | None, once: bool, withdraw: bool) -> int:
    """Release once, or whenever something changes, until told to end."""
    base_url = f"{here().origin}/" if here().origin else ""
    publisher = Publisher(
        tree or here().tree,
        keys or here().keys,
        PublicSite(here().public, base_url),
        readings(here().voice, here().recordings),
        may_withdraw=withdraw,
    )
    if once:
        done = publisher.release()
        print(f"release {done.release}, {done.items} items")
        return 0
    ended: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, _: ended.append(received))
    logging.getLogger("content.platform").setLevel(logging.INFO)
    publisher.run(until=lambda: bool(ended))
    return 0


def run_films(*, once: bool) -> int:
    """Make ready what waits, or whatever is brought until told to end."""
    logging.getLogger("content.platform").setLevel(logging.INFO)
    if once:
        while filmroom.make_next():
            pass
        return 0
    ended: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, _: ended.append(received))
    filmroom.run(until=lambda: bool(ended))
    return 0


def run_import(folder: Path) -> int:
    """Bring a content folder in."""
    done = import_folder(folder)
    print(f"{done.county}: {done.items} items came in")
    return 0


def run_export(folder: Path) -> int:
    """Write all that the site says into a content folder."""
    done = export_folder(folder)
    print(f"{done.items} items in {folder}")
    for name in done.changed:
        print(f"the form of its text could not be kept: {name}")
    return 0
