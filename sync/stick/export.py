"""Put a county's tree onto a stick so that it may be pulled out at any moment.

On the stick a county has one folder, ``cunkou/<county>``, laid out like the
tree itself. Segments go first, then the metadata that signs them, the
timestamp last of it: until then whoever reads the stick finds the edition
before. Attachments follow one by one, as in a village. Only when all is there
goes what no edition names any more.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import logging
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from content.errors import StoreError
from sync.mirror.signed import Signed
from sync.stick.lading import RESERVE, load, on_disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sync.plan import Offer
    from sync.stick.source import Edition, Source
    from sync.within import Within

logger = logging.getLogger(__name__)

FOLDER: Final = "cunkou"  # on the stick; sticks without it are nobody's of ours
NAMES_MOST: Final = 20_000  # names to look at in one folder of a stick
_STEP: Final = 262_144
_TIMESTAMP: Final = "metadata/timestamp.json"


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export did.

    Args:
        county: Administrative code of the county.
        release: Release of the source.
        before: Release that was on the stick; 0 when none was.
        written: Bytes written.
        left: Attachments for which there was no room.
        is_newer: The stick holds a newer edition, and was left alone.
    """

    county: str
    release: int
    before: int
    written: int = 0
    left: tuple[Offer, ...] = ()
    is_newer: bool = False


def place_of(county: str) -> str:
    """Return where a county's tree lies on a stick."""
    return f"{FOLDER}/{county}"


def export(
    source: Source,
    stick: Within,
    *,
    since: int = 0,
    tell: Callable[[int], None] = lambda _: None,
) -> Exported:
    """Bring the tree on a stick up to a source.

    Args:
        source: Where the tree is.
        stick: The stick, pinned.
        since: Release that whoever will read the stick holds already; 0: none.
        tell: Called with the number of bytes after each piece; may raise to stop.

    Raises:
        NoRoomError: When there is no room even for the text.
        StoreError: When the source holds no release, or is damaged.
        OSError: When the stick cannot be written, or is gone.
        Exception: Whatever `tell` raises.
    """
    return _Freight(source, source.edition(), stick, since, tell).deliver()


class _Freight:
    """One export."""

    def __init__(
        self,
        source: Source,
        edition: Edition,
        stick: Within,
        since: int,
        tell: Callable[[int], None],
    ) -> None:
        self._source = source
        self._edition = edition
        self._since = since
        self._stick = stick
        self._tell = tell
        self._at = place_of(edition.head.county)
        self._there = _files(stick, self._at)
        self._written = 0

    def deliver(self) -> Exported:
        edition, before = self._edition, on_stick(self._stick, self._edition.head.county)
        done = Exported(edition.head.county, edition.release, before.release if before else 0)
        if before is not None and _stamp(before) > _stamp(edition.signed):
            return Exported(done.county, done.release, done.before, is_newer=True)
        text = list(self._text())
        self._make_room(sum(on_disk(len(held)) for path, held in text if self._lacks(path, held)))
        for path, held in text:
            self._put(path, held)
        offers = self._source.attachments(edition, edition.blocks(self._since))
        left = self._load(offers)
        self._sweep()
        return Exported(done.county, done.release, done.before, self._written, left)

    def _text(self) -> Iterator[tuple[str, bytes]]:
        """Yield the files of the text, in the order in which they may appear."""
        edition = self._edition
        for block in edition.blocks(self._since):
            target = edition.target(block)
            yield f"targets/{target.file}", self._source.read(target)
        head = edition.signed.targets["head.json"]
        yield f"targets/{head.file}", edition.head_bytes
        for name, held in edition.signed.metadata.items():
            yield f"metadata/{name}", held
        yield "targets/head.json", edition.head_bytes
        yield _TIMESTAMP, edition.signed.timestamp

    def _lacks(self, path: str, held: bytes) -> bool:
        if self._there.get(path) != len(held):
            return True
        with contextlib.suppress(OSError), self._stick.open(f"{self._at}/{path}") as file:
            return file.read(len(held) + 1) != held
        return True

    def _make_room(self, needed: int) -> None:
        """Give up attachments of an edition before where the text needs their room."""
        if self._room() >= needed:
            return
        self._sweep(only_blobs=True)
        if self._room() < needed:
            msg = f"{self._stick.top} has {self._room():,} bytes of room; the text needs {needed:,}"
            raise NoRoomError(msg)

    def _room(self) -> int:
        return max(0, free_on(self._stick.top) - RESERVE)

    def _put(self, path: str, held: bytes) -> None:
        if self._lacks(path, held):
            self._stick.write(f"{self._at}/{path}", self._counted(iter((held,))))

    def _load(self, offers: list[Offer]) -> tuple[Offer, ...]:
        held = [offer for offer in offers if self._source.blob(offer.sha256)]
        there = {offer.sha256: self._there.get(offer.path, -1) for offer in held}
        lading = load(held, there, self._room())
        left = list(lading.left)
        for offer in lading.loaded:
            try:
                self._stick.write(f"{self._at}/{offer.path}", self._counted(self._blob(offer)))
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise
                left.append(offer)
            except _DamagedError as error:
                logger.warning("%s", error)
        return tuple(left)

    def _blob(self, offer: Offer) -> Iterator[bytes]:
        """Yield an attachment; raise at its end when it is not what its name says."""
        path, digest = self._source.blob(offer.sha256), hashlib.sha256()
        if path is None:
            msg = f"attachment {offer.sha256} went away"
            raise _DamagedError(msg)
        for chunk in _chunks(path):
            digest.update(chunk)
            yield chunk
        if digest.hexdigest() != offer.sha256:
            msg = f"{path} is damaged"
            raise _DamagedError(msg)

    def _counted(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            yield chunk
            self._written += len(chunk)
            self._tell(len(chunk))

    def _sweep(self, *, only_blobs: bool = False) -> None:
        """Remove what this edition does not name."""
        edition = self._edition
        named = self._source.attachments(edition, edition.blocks(0))
        keep = {offer.path for offer in named}
        keep |= {f"targets/{target.file}" for target in edition.signed.targets.values()}
        keep |= {f"metadata/{name}" for name in edition.signed.metadata}
        keep |= {"targets/head.json", _TIMESTAMP}
        for path in sorted(self._there.keys() - keep):
            if path.startswith("blobs/") or not only_blobs:
                self._stick.remove(f"{self._at}/{path}")
                del self._there[path]


class NoRoomError(StoreError):
    """The stick has no room even for the text."""


class _DamagedError(Exception):
    """An attachment of the source is not what its name says."""


def _chunks(path: Path) -> Iterator[bytes]:
    """Yield the bytes of an attachment of the source, whose errors are not the stick's."""
    with contextlib.ExitStack() as closing:
        try:
            file = closing.enter_context(path.open("rb"))
            while chunk := file.read(_STEP):
                yield chunk
        except OSError as error:
            msg = f"{path} cannot be read: {error}"
            raise _DamagedError(msg) from error


def free_on(stick: Path) -> int:
    """Return how many bytes of a stick are free."""
    return shutil.disk_usage(stick).free


def on_stick(stick: Within, county: str) -> Signed | None:
    """Return the edition a stick holds of a county, as it claims; None when it holds none."""
    return Signed.in_tree(stick, f"{place_of(county)}/")


def _stamp(signed: Signed) -> tuple[int, int]:
    return signed.release, signed.version


def _files(within: Within, at: str) -> dict[str, int]:
    """Return the sizes of the files of a county's tree on a stick, by path."""
    folders = ["metadata", "targets", "targets/segments"]
    folders += [f"blobs/sha256/{name}" for name in within.names(f"{at}/blobs/sha256", 300)]
    found = {}
    for folder in folders:
        for name in within.names(f"{at}/{folder}", NAMES_MOST):
            size = within.size(f"{at}/{folder}/{name}")
            if size is not None:
                found[f"{folder}/{name}"] = size
    return found
