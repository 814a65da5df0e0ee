"""A release tree on this machine, to be carried away: the county's, or a home's mirror of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from content import ladder
from content.errors import FeedFormatError, StoreError
from content.head import Head
from content.model import Role, blob_path
from content.segment import Segment
from sync.disk import store_errors
from sync.mirror.signed import Signed
from sync.plan import RANKS, Offer
from sync.within import Within

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from content.atom import Word
    from content.ladder import Block
    from content.signing import Target

_LINK: Final = re.compile(
    r'<link rel="enclosure" type="[^"]*" length="(\d{1,12})" href="[^"]*"[^>]*? '
    r'k:role="([a-z]+)" k:sha256="([0-9a-f]{64})"'
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a tree and its attachments are.

    Args:
        tree: Top of the tree.
        blobs: Folder of the attachments, as ``ab/abcd…``.
    """

    tree: Path
    blobs: Path

    @classmethod
    def of_tree(cls, tree: Path) -> Source:
        """Return the county's own tree as a source."""
        return cls(tree, tree / "blobs" / "sha256")

    @classmethod
    def of_home(cls, home: Path) -> Source:
        """Return what a station's home holds as a source."""
        return cls(home / "tree", home / "blobs")

    def edition(self) -> Edition:
        """Return the edition that is there now.

        Raises:
            StoreError: When there is none.
        """
        signed = Signed.in_tree(Within(self.tree))
        if signed is None:
            msg = f"{self.tree} holds no release yet"
            raise StoreError(msg)
        head = self.read(signed.targets["head.json"])
        try:
            return Edition(signed, Head.from_json(head), head)
        except FeedFormatError as error:
            msg = f"{self.tree}: {error}"
            raise StoreError(msg) from error

    def read(self, target: Target) -> bytes:
        """Return the bytes of a signed file.

        Raises:
            StoreError: When they are not there as they were signed.
        """
        path = self.tree / "targets" / target.file
        with store_errors(f"read {path}"):
            held = path.read_bytes()
        if hashlib.sha256(held).hexdigest() != target.sha256:
            msg = f"{path} is damaged"
            raise StoreError(msg)
        return held

    def blob(self, sha256: str) -> Path | None:
        """Return where an attachment lies; None when it is not here."""
        path = self.blobs / sha256[:2] / sha256
        return path if path.is_file() else None

    def attachments(self, edition: Edition, blocks: Iterable[Block]) -> list[Offer]:
        """Return what the live entries of some blocks name, what is wanted soonest first.

        What rides inside its entry is left out.

        Raises:
            StoreError: When a block is not there as it was signed.
        """
        words: dict[str, Word] = {}
        for block in blocks:
            words |= Segment.unpacked(self.read(edition.target(block))).words
        found = {
            sha256: Offer(blob_path(sha256), sha256, int(size), RANKS[Role(role)])
            for word in words.values()
            if not word.gone
            for size, role, sha256 in _LINK.findall(word.xml)
            if role in RANKS and f'<k:inline sha256="{sha256}"' not in word.xml
        }
        return sorted(found.values(), key=lambda offer: (offer.rank, offer.sha256))


@dataclass(frozen=True, slots=True)
class Edition:
    """What a tree offers at one moment.

    Args:
        signed: Its metadata.
        head: Its head.
        head_bytes: The same, as signed.
    """

    signed: Signed
    head: Head
    head_bytes: bytes

    @property
    def release(self) -> int:
        """Number of the release."""
        return self.signed.release

    def target(self, block: Block) -> Target:
        """Return the signed file of a block.

        Raises:
            StoreError: When the edition lacks it.
        """
        target = self.signed.targets.get(f"segments/{block.name}")
        if target is None:
            msg = f"release {self.release} lacks its segment {block.name}"
            raise StoreError(msg)
        return target

    def blocks(self, since: int) -> list[Block]:
        """Return the blocks that bring whoever holds an older release here, mirror and all."""
        return ladder.wanted(min(since, self.release), self.release)
