"""The head of a release tree: what a poll needs to know, in one small file.

It is a TUF target of its own (``head.json``), so its bytes are signed. The
hashes and lengths of the segments stand in the signed targets metadata; here
stands what TUF does not say: whose tree it is, which release, how much there
is to unpack, to whom what goes up is sealed, and where the public site stands.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from content.errors import FeedFormatError, UntrustedError
from content.ladder import Block
from content.records import Keys

# A host, a port, folders: what a phone opens, short enough for a code
_WEB: Final = re.compile(
    r"https?://[a-z0-9.-]{1,100}(?::\d{1,5})?(?:/[A-Za-z0-9._~-]{1,40}){0,4}/?"
)
FORMAT: Final = 1  # raised when an older village could misread a tree


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """One live segment.

    Args:
        block: The releases it covers.
        size: Bytes of its Atom document once decompressed.
        items: Entries and tombstones in it.
    """

    block: Block
    size: int
    items: int


@dataclass(frozen=True, slots=True)
class Head:
    """What a county offers at one release.

    Args:
        county: Administrative code of the publisher, such as ``150125``.
        name: Its name, such as 武川县.
        release: Number of the release, from 1.
        issued: When it was released.
        items: Entries that are live at this release.
        segments: The live segments, in order of their blocks.
        intake: The county's keys for what goes up; None where nothing is taken in.
        site: Address of the county's public site, ``https://…/``; empty when it has none.
    """

    county: str
    name: str
    release: int
    issued: datetime
    items: int
    segments: tuple[SegmentEntry, ...]
    intake: Keys | None = None
    site: str = ""

    def to_json(self) -> bytes:
        """Return the same bytes for the same head."""
        said: dict[str, Any] = {
            "format": FORMAT,
            "county": self.county,
            "name": self.name,
            "release": self.release,
            "issued": self.issued.isoformat(timespec="seconds"),
            "items": self.items,
            "segments": [
                [entry.block.first, entry.block.last, entry.size, entry.items]
                for entry in self.segments
            ],
        }
        if self.intake:
            said["intake"] = self.intake.to_json()
        if self.site:
            said["site"] = self.site
        return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_json(cls, said: bytes) -> Head:
        """Read a head back.

        Raises:
            FeedFormatError: When it is not a head, or one of a newer format.
        """
        try:
            value = json.loads(said)
            _check_format(value)
            return cls(
                county=str(value["county"]),
                name=str(value["name"]),
                release=int(value["release"]),
                issued=datetime.fromisoformat(value["issued"]),
                items=int(value["items"]),
                segments=tuple(
                    SegmentEntry(Block(int(first), int(last)), int(size), int(items))
                    for first, last, size, items in value["segments"]
                ),
                intake=Keys.from_json(value["intake"]) if "intake" in value else None,
                site=web_address(str(value.get("site", ""))),
            )
        except (ValueError, KeyError, TypeError, UntrustedError) as error:
            msg = f"head.json cannot be read: {error}"
            raise FeedFormatError(msg) from error


def web_address(said: str) -> str:
    """Return the address of a site as it may stand in a code; empty when it is none."""
    return said if _WEB.fullmatch(said) else ""


def _check_format(value: dict[str, Any]) -> None:
    if value["format"] != FORMAT:
        msg = f"head.json has format {value['format']!r}; this program reads {FORMAT}"
        raise FeedFormatError(msg)
