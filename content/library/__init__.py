"""What the village holds: items, state and search in one SQLite file, media as files.

The agent writes (one connection), the screen reads (`mode=ro`); they meet only
here.
"""

from content.library.blobs import Blobs
from content.library.healing import put_aside
from content.library.records import COUNTY, OWN, Applied, Headline, Held, Hit, Shelf, Wanted
from content.library.store import Library

__all__ = [
    "COUNTY",
    "OWN",
    "Applied",
    "Blobs",
    "Headline",
    "Held",
    "Hit",
    "Library",
    "Shelf",
    "Wanted",
    "put_aside",
]
