"""Files that are not whole yet, kept across restarts and continued byte-exact.

A part is named by the hash its whole must have, so whatever road goes on with
it, and whenever, it is the same file. What a part holds is believed only when
the whole has that hash: a power cut may have left anything at its end.
"""

from __future__ import annotations

import hashlib
import os
import re
from typing import TYPE_CHECKING, Final

from content import durable
from content.errors import StoreError
from sync.disk import store_errors

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path
    from typing import BinaryIO, Self

FLUSH_EVERY: Final = 262_144  # bytes to the disk: the most that a power cut takes away again
_PART = re.compile(r"([0-9a-f]{64})\.part")


class Spool:
    """The folder of parts.

    Args:
        root: The folder; made when the first part is begun.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def sizes(self) -> dict[str, int]:
        """Return the bytes that are here already, by SHA-256 of the whole."""
        try:
            names = [(path, _PART.fullmatch(path.name)) for path in self.root.iterdir()]
            return {found[1]: path.stat().st_size for path, found in names if found}
        except OSError:
            return {}

    def part(self, sha256: str) -> Part:
        """Open the part of a file, to go on with it.

        Raises:
            StoreError: When the disk refuses.
        """
        with store_errors(f"write {self.root}"):
            self.root.mkdir(parents=True, exist_ok=True)
        return Part(self.path(sha256), sha256)

    def path(self, sha256: str) -> Path:
        """Return where the part of a file lies."""
        return self.root / f"{sha256}.part"

    def whole(self, sha256: str) -> bytes:
        """Return the bytes of a file that is here whole.

        Raises:
            StoreError: When the disk does not give back what was proven on it.
        """
        with store_errors(f"read {self.path(sha256)}"):
            held = self.path(sha256).read_bytes()
        if hashlib.sha256(held).hexdigest() != sha256:
            msg = f"{self.path(sha256)} does not read back as it was written"
            raise StoreError(msg)
        return held

    def sweep(self, keep: Collection[str]) -> int:
        """Delete the parts of what nobody wants any more.

        Args:
            keep: Hashes of what is still wanted.

        Returns:
            Bytes given back to the disk.
        """
        gone = {name: size for name, size in self.sizes().items() if name not in keep}
        with store_errors(f"clear {self.root}"):
            for name in gone:
                self.path(name).unlink(missing_ok=True)
        return sum(gone.values())


class Part:
    """One file in the making; a context manager.

    Args:
        path: Where it lies.
        sha256: Hash its whole must have.
    """

    def __init__(self, path: Path, sha256: str) -> None:
        self.path = path
        self.sha256 = sha256
        self.resent = 0  # bytes that were here and had to be thrown away
        self._unflushed = 0
        with store_errors(f"open {path}"):
            self._file: BinaryIO = path.open("ab")
        self.size = self._file.tell()

    def append(self, chunk: bytes) -> None:
        """Take the next bytes.

        Raises:
            StoreError: When the disk refuses; what it took before stays.
        """
        with store_errors(f"write {self.path}"):
            self._file.write(chunk)
            self._file.flush()  # to the system: a crash of this program takes nothing away
            self._unflushed += len(chunk)
            self.size += len(chunk)
            if self._unflushed >= FLUSH_EVERY:
                self._flush()

    def restart(self) -> None:
        """Throw away all bytes."""
        self.resent += self.size
        with store_errors(f"write {self.path}"):
            self._file.truncate(0)
            self._file.seek(0)
            self._flush()
        self.size = 0

    def is_right(self) -> bool:
        """Tell whether the bytes are the file, and make them last if they are."""
        with store_errors(f"read {self.path}"):
            self._flush()
            with self.path.open("rb") as file:
                right = hashlib.file_digest(file, "sha256").hexdigest() == self.sha256
            durable.sync_folder(self.path.parent)
        return right

    def close(self) -> None:
        """Flush and close; the bytes stay for the next time."""
        with store_errors(f"write {self.path}"), self._file:
            self._flush()

    def __enter__(self) -> Self:
        """Go on with the part."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it, whatever happened."""
        self.close()

    def _flush(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._unflushed = 0
