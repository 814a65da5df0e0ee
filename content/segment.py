"""A segment: the last words of a block of releases, and how larger blocks are made of them.

The publisher merges a block from its two halves, and whoever mirrors a tree
does the same to the byte, so that larger blocks need not travel. The county
and the village both call this; nothing here knows a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import unescape

from content import atom
from content.errors import FeedFormatError
from content.ladder import Block

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.atom import Word

_HEAD = re.compile(
    rb"<title>(\d+)-(\d+)</title>\n<updated>([^<]*)</updated>\n<author><name>([^<]*)</name></author>\n"
)
_HEAD_MOST = 4096  # bytes in which the head of a document ends


@dataclass(frozen=True, slots=True)
class Segment:
    """What some releases said.

    Args:
        block: The releases it covers.
        authority: Who mints the ids: a domain name (RFC 4151).
        issued: Time of its last release.
        words: The last word on each item that changed in them, by id.
    """

    block: Block
    authority: str
    issued: datetime
    words: Mapping[str, Word]

    def document(self) -> bytes:
        """Return it as an Atom document, the same bytes for the same segment."""
        return atom.pack(
            self.words.values(), self.block, authority=self.authority, issued=self.issued
        )

    @classmethod
    def unpacked(cls, packed: bytes) -> Segment:
        """Read the file of a segment back.

        Raises:
            FeedFormatError: When it is none of ours.
        """
        document = atom.decompress(packed)
        found = _HEAD.search(document, 0, _HEAD_MOST)
        if found is None:
            msg = "a segment does not say which releases it covers"
            raise FeedFormatError(msg)
        try:
            return cls(
                block=Block(int(found[1]), int(found[2])),
                authority=unescape(found[4].decode()),
                issued=datetime.fromisoformat(found[3].decode()),
                words=atom.unpack(document),
            )
        except ValueError as error:
            msg = f"a segment cannot be read: {error}"
            raise FeedFormatError(msg) from error


def merge(first: Segment, second: Segment) -> Segment:
    """Return the block of two halves: the later word on each item, at the later time."""
    return Segment(
        block=Block(first.block.first, second.block.last),
        authority=second.authority,
        issued=second.issued,
        words={**first.words, **second.words},
    )
