"""A village's home that holds the sample county: what the tests of the whole screen look at."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import content
from content.folder import read_folder
from content.library import Blobs, Held, Library
from sync.station import Station
from tests.builders_screen import NOW, VILLAGE

if TYPE_CHECKING:
    from datetime import datetime

PATIENT = "\n[screen]\nidle_s = 7200\nrest_s = 7200\n"  # nobody goes away while it is looked at


def a_county_home(root: Path, now: datetime = NOW) -> Path:
    """Make a home that has taken in all of the sample county."""
    said = read_folder(Path(content.__file__).parent / "sample", now=now)
    Station.write_default(root, area=VILLAGE, name="井尔沟村", roads=("http://127.0.0.1:9/",))
    settings = root / "station.toml"
    settings.write_text(settings.read_text("utf-8") + PATIENT, "utf-8")
    station = Station.read(root)
    blobs = Blobs(station.blobs_path)
    for held in said.blobs.values():
        blobs.add(held.read_bytes() if isinstance(held, Path) else held)
    with Library(station.library_path, write=True) as library:
        library.apply(said.items, Held(3, now - timedelta(hours=8), "150125", 3, now))
    return root
