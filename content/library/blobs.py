"""Attachments as files named by their own hash, so that nothing half or wrong is shown.

A file stands under its name only after its bytes were verified and are on the
disk: verify, fsync, rename, fsync of the folder. One process places (the agent);
any number read.
"""

from __future__ import annotations

import os
import re
import shutil
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from content import durable
from content.errors import StoreError, UntrustedError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

_NAME: Final = re.compile(r"[0-9a-f]{64}")


class BlobReason(StrEnum):
    """Why a file was not placed."""

    HASH = "blob-hash"


class Blobs:
    """The folder of attachments: ``root/ab/<64 hexadecimal digits>``.

    Args:
        root: The folder; made when the first file is placed.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path | None:
        """Return where a file lies; None when it is not here (or the name is no hash)."""
        place = self._place(sha256)
        return place if place is not None and place.is_file() else None

    def has(self, sha256: str) -> bool:
        """Tell whether a file is here, whole."""
        return self.path(sha256) is not None

    def clear(self, sha256: str, size: int) -> bool:
        """Take away what cannot be this file: one of another size, or no file at all.

        Returns:
            Whether there was anything to take away; the file is missing then.

        Raises:
            StoreError: When the disk refuses.
        """
        place = self._place(sha256)
        if place is None:
            return False
        wrong = next(
            (each for each in (place.parent, place) if _cannot_be(each, place, size)), None
        )
        if wrong is None:
            return False
        try:
            shutil.rmtree(wrong) if wrong.is_dir() else wrong.unlink()
        except OSError as error:
            msg = f"cannot take away {wrong}: {error}"
            raise StoreError(msg) from error
        return True

    def place(self, part: Path, sha256: str) -> None:
        """Move a finished download to its name, once its bytes prove right.

        Args:
            part: The file as received, on the same disk; gone afterwards.
            sha256: What its bytes must hash to.

        Raises:
            UntrustedError: When they do not; `part` is left for the caller to drop.
            StoreError: When the disk refuses.
        """
        target = self._place(sha256)
        if target is None:
            msg = f"{sha256!r} is no name of a blob"
            raise StoreError(msg)
        try:
            found = _digest_on_disk(part)
            if found != sha256:
                msg = f"{part.name} hashes to {found}, not to {sha256}"
                raise UntrustedError(msg, reason=BlobReason.HASH)
            durable.make_folder(target.parent)
            part.replace(target)
            durable.sync_folder(target.parent)
        except OSError as error:
            msg = f"cannot place blob {sha256}: {error}"
            raise StoreError(msg) from error

    def add(self, held: bytes) -> str:
        """Keep these bytes and return their name.

        Raises:
            StoreError: When the disk refuses.
        """
        import hashlib  # noqa: PLC0415  brings libcrypto, 3 MB that a screen, which only reads, can spare

        sha256 = hashlib.sha256(held).hexdigest()
        if not self.has(sha256):
            try:
                durable.write(self.root / sha256[:2] / sha256, held)
            except OSError as error:
                msg = f"cannot keep blob {sha256}: {error}"
                raise StoreError(msg) from error
        return sha256

    def drop(self, sha256: str) -> None:
        """Give a file up; it may come again.

        Raises:
            StoreError: When the disk refuses.
        """
        place = self._place(sha256)
        try:
            if place is not None:
                place.unlink(missing_ok=True)
        except OSError as error:
            msg = f"cannot drop blob {sha256}: {error}"
            raise StoreError(msg) from error

    def sweep(self, keep: Collection[str]) -> int:
        """Delete every file whose name is not in `keep`, and what a crash left half.

        Call after the rows that named them are gone and committed.

        Returns:
            Bytes given back to the disk.
        """
        freed = 0
        for file in self._files():
            if file.name not in keep:
                freed += file.stat().st_size
                file.unlink(missing_ok=True)
        return freed

    def _files(self) -> Iterator[Path]:
        return (file for file in self.root.glob("??/*") if file.is_file())

    def _place(self, sha256: str) -> Path | None:
        if not _NAME.fullmatch(sha256):
            return None
        return self.root / sha256[:2] / sha256


def _cannot_be(path: Path, place: Path, size: int) -> bool:
    """Tell whether what stands at a path is neither nothing nor what must stand there."""
    if not path.exists():
        return False
    if path != place:
        return not path.is_dir()
    return not path.is_file() or path.stat().st_size != size


def _digest_on_disk(part: Path) -> str:
    import hashlib  # noqa: PLC0415  as above

    with part.open("r+b") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    return digest
