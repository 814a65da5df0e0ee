"""The county's tree as far as this home holds it, byte for byte, for others to take.

A home that lost its library takes its text from here, a stick or a neighbour
takes its tree from here. What was fetched is kept; larger blocks are merged
from their halves as the publisher merges them, and count only when they are
what was signed. An edition is laid out when all of it is here, in the order in
which a reader needs it, the timestamp last: the folder is a whole tree, old or
new, at every instant.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import re
from typing import TYPE_CHECKING, Final

from content import atom, durable, ladder, latest, signing
from content.errors import FeedFormatError, StoreError
from content.ladder import Block
from content.prune import prune
from content.segment import Segment, merge
from sync.disk import read_if_there, store_errors
from sync.mirror.signed import Signed
from sync.plan import Offer, Rank

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from content.signing import Target
    from sync.spool import Spool

logger = logging.getLogger(__name__)

_SEGMENTS: Final = "segments/"
_HEAD: Final = "head.json"
_SEGMENT: Final = re.compile(r"[0-9a-f]{64}\.\d{8}-\d{8}\.atom\.zst", re.ASCII)


class Mirror:
    """A folder that holds the tree.

    Args:
        folder: Top of the tree; made when there is something for it.
        trust: Folder of what was verified, kept by `sync.trust`.
    """

    def __init__(self, folder: Path, trust: Path) -> None:
        self.folder = folder
        self.missing: tuple[Offer, ...] = ()  # what the newest edition still lacks
        self._trust = trust
        self._head = b""
        self._not_alike: set[str] = set()  # hashes of blocks that did not merge to what was signed

    @property
    def release(self) -> int:
        """Release of the edition laid out; 0 when there is none, or it cannot be read."""
        try:
            issue = signing.current(self.folder)
        except StoreError:
            return 0
        return issue.release if issue else 0

    def keep_head(self, held: bytes) -> None:
        """Remember a verified head until its release is laid out: it need not be fetched twice."""
        self._head = held

    def bring(self, spool: Spool) -> tuple[Offer, ...]:
        """Come up to what was verified last, from what is on this machine.

        Args:
            spool: Where the segments are that were fetched; they are taken out of it.

        Returns:
            What is still to be fetched before that edition can be laid out.

        Raises:
            StoreError: When the disk refuses.
        """
        signed = Signed.kept(self._trust)
        if signed is None or self._is_laid_out(signed):
            self.missing = ()
        else:
            with store_errors(f"write {self.folder}"):
                self.missing = self._collect(signed, spool)
                if not self.missing:
                    self._lay_out(signed)
        return self.missing

    def _is_laid_out(self, signed: Signed) -> bool:
        is_current = read_if_there(self._timestamp) == signed.timestamp
        return is_current and all(path.exists() for path in self._files(signed))

    def _files(self, signed: Signed) -> Iterator[Path]:
        """Yield where all files of an edition lie."""
        metadata = self.folder / "metadata"
        small = [metadata / name for name in signed.metadata if not _is_root(name)]
        words = (self.folder / latest.PATH, self._timestamp)
        for path in (*small, self._place(signed.targets[_HEAD]), *words):
            yield path
            yield _packed(path)
        yield from (self._place(target) for target in signed.targets.values())
        yield from (metadata / name for name in signed.metadata if _is_root(name))
        yield self.folder / "targets" / _HEAD

    @property
    def _timestamp(self) -> Path:
        return self.folder / "metadata" / "timestamp.json"

    def _has(self, target: Target) -> bool:
        path = self._place(target)
        return path.is_file() and path.stat().st_size == target.length

    def _place(self, target: Target) -> Path:
        return self.folder / "targets" / target.file

    def _collect(self, signed: Signed, spool: Spool) -> tuple[Offer, ...]:
        """Put the signed files in place that can be had here; return the others."""
        head = signed.targets[_HEAD]
        if not self._has(head) and hashlib.sha256(self._head).hexdigest() == head.sha256:
            durable.write(self._place(head), self._head)
        spooled = spool.sizes()
        for target in signed.targets.values():
            if not self._has(target) and spooled.get(target.sha256) == target.length:
                self._take(target, spool)
        waiting = self._merge(signed)
        lacking = {path: each for path, each in signed.targets.items() if not self._has(each)}
        to_fetch = lacking.keys() - waiting or lacking.keys()
        return tuple(_offer(each) for path, each in lacking.items() if path in to_fetch)

    def _take(self, target: Target, spool: Spool) -> None:
        part, place = spool.path(target.sha256), self._place(target)
        if hashlib.sha256(part.read_bytes()).hexdigest() == target.sha256:
            place.parent.mkdir(parents=True, exist_ok=True)
            part.replace(place)
            durable.sync_folder(place.parent)

    def _blocks(self, signed: Signed) -> set[Block]:
        """Return the blocks that are here: as signed, or of an edition before."""
        found = set()
        for path in self._segment_files():
            name = path.name.partition(".")[2]
            target = signed.targets.get(_SEGMENTS + name)
            if target is None or self._has(target):
                found.add(Block.from_name(name))
        return found

    def _segment_files(self) -> list[Path]:
        paths = (self.folder / "targets" / "segments").glob("*.atom.zst")
        return sorted(path for path in paths if _SEGMENT.fullmatch(path.name))

    def _merge(self, signed: Signed) -> set[str]:
        """Make what blocks can be made; return the paths of those that wait for their halves."""
        waiting = set()
        for block in ladder.rebuilt(self._blocks(signed), signed.release)[0]:
            path = _SEGMENTS + block.name
            target = signed.targets.get(path)
            if target is None or target.sha256 in self._not_alike:
                continue
            halves = [self._read(half) for half in block.halves or ()]
            if None in halves:
                waiting.add(path)
            else:
                self._make(target, *(half for half in halves if half is not None))
        return waiting

    def _make(self, target: Target, first: bytes, second: bytes) -> None:
        """Merge two halves, where that gives what was signed; another system may write otherwise."""
        packed = b""
        with contextlib.suppress(FeedFormatError):
            merged = merge(Segment.unpacked(first), Segment.unpacked(second))
            packed = atom.compress(merged.document())
        if hashlib.sha256(packed).hexdigest() == target.sha256:
            durable.write(self._place(target), packed)
        else:
            logger.info("not alike path=%s", target.path)
            self._not_alike.add(target.sha256)

    def _read(self, block: Block) -> bytes | None:
        """Return the file of a block that is here, whole; one that was damaged goes."""
        for path in self._segment_files():
            sha256, _, name = path.name.partition(".")
            if name == block.name:
                held = path.read_bytes()
                if hashlib.sha256(held).hexdigest() == sha256:
                    return held
                logger.warning("damaged path=%s", path)
                path.unlink()
        return None

    def _lay_out(self, signed: Signed) -> None:
        for left in (self.folder / "metadata").glob("*.tmp"):  # by a power cut
            left.unlink()
        place = self._place(signed.targets[_HEAD])
        head = place.read_bytes()
        _put(place, head)
        for name, held in signed.metadata.items():
            put = _put_plain if _is_root(name) else _put
            put(self.folder / "metadata" / name, held)
        _put_plain(self.folder / "targets" / _HEAD, head)
        told = signing.latest_of(self.folder, signed.timestamp)
        _put(self.folder / latest.PATH, told.to_json())
        _put(self._timestamp, signed.timestamp)
        gone = prune(self.folder, signed.targets.values(), (), now=signed.issued)
        logger.info("mirrored release=%d pruned=%d", signed.release, gone)


def _is_root(name: str) -> bool:
    return name.endswith(".root.json")


def _put(path: Path, held: bytes) -> None:
    """Put a file and its precompressed sibling in place, unless they are there."""
    if read_if_there(path) != held or not _packed(path).exists():
        durable.write_with_gzip(path, held)


def _put_plain(path: Path, held: bytes) -> None:
    if read_if_there(path) != held:
        durable.write(path, held)


def _packed(path: Path) -> Path:
    return path.with_name(path.name + ".gz")


def _offer(target: Target) -> Offer:
    return Offer(f"targets/{target.file}", target.sha256, target.length, Rank.TEXT)
