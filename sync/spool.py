"""Files that are not whole yet, kept across restarts and continued byte-exact.

A part is named by the hash its whole must have, so whatever road goes on with
it, and whenever, it is the same file. It is shown to nobody before the whole has
that hash. Sums of its pieces lie beside it (`sync.sums`): a power cut may have
left anything at its end, and only what is bad is asked for again.
"""

from __future__ import annotations

import os
import re
import time
from io import FileIO
from typing import TYPE_CHECKING, Final

from content import durable
from content.errors import StoreError
from sync import sums
from sync.disk import store_errors

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path
    from typing import Self

# The most that a power cut takes away again, on a fast line and on a slow one.
FLUSH_EVERY: Final = 262_144  # bytes
FLUSH_AFTER_S: Final = 5.0
_PART = re.compile(r"([0-9a-f]{64})\.part")
_SUMS: Final = ".sums"


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

    def size(self, sha256: str) -> int:
        """Return the bytes of one file that are here already."""
        try:
            return self.path(sha256).stat().st_size
        except OSError:
            return 0

    def part(self, sha256: str) -> Part:
        """Open the part of a file, to go on with it.

        Raises:
            StoreError: When the disk refuses.
        """
        with store_errors(f"write {self.root}"):
            durable.make_folder(self.root)
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
        import hashlib  # noqa: PLC0415  brings libcrypto, 3 MB that a screen, which only looks, can spare

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
            for path in self.root.glob(f"*{_SUMS}"):
                if not path.with_suffix(".part").exists():
                    path.unlink(missing_ok=True)
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
        self.resent: int  # bytes that were here and had to be thrown away
        self._unflushed, self._flushed_at = 0, time.monotonic()
        with store_errors(f"open {path}"):
            self._is_new = not path.exists()
            self._file = _opened(path)
            self._beside = _opened(path.with_suffix(_SUMS))
            self._sums = sums.read(self._beside.read())
            self.size = found = os.fstat(self._file.fileno()).st_size
            # What was flushed is as it was; the last flush may lie two spans back.
            self._keep(sums.right(self._file, self._sums, tail=2 * FLUSH_EVERY))
        self.resent = found - self.size

    def append(self, chunk: bytes) -> None:
        """Take the next bytes.

        Raises:
            StoreError: When the disk refuses; what it took before stays.
        """
        if not chunk:
            return
        said = sums.sum_of(chunk)
        with store_errors(f"write {self.path}"):
            try:
                # The sum first: were the program killed between the two, all bytes in
                # the file would still have one.
                _write(self._beside, sums.written([said]))
                _write(self._file, chunk)
            except OSError:
                self._keep(self._sums)
                raise
            self._sums.append(said)
            self.size += len(chunk)
            self._unflushed += len(chunk)
            if (
                self._unflushed >= FLUSH_EVERY
                or time.monotonic() - self._flushed_at > FLUSH_AFTER_S
            ):
                self._flush()

    def same(self, at: int, chunk: bytes) -> bool:
        """Tell whether these bytes, from a place on, are those that are here."""
        with store_errors(f"read {self.path}"):
            self._file.seek(at)
            found = self._file.read(len(chunk))
            self._file.seek(self.size)
        return found == chunk

    def cut(self, at: int) -> None:
        """Throw away all bytes from a place on."""
        self.resent += self.size - at
        kept: list[sums.Sum] = []
        begins = 0
        with store_errors(f"write {self.path}"):
            for each in self._sums:
                if begins + each.size > at:
                    break
                kept.append(each)
                begins += each.size
            self._file.seek(begins)
            piece = self._file.read(at - begins)
            self._keep(kept)
        self.append(piece)

    def restart(self) -> None:
        """Throw away all bytes."""
        self.cut(0)

    def mend(self) -> bool:
        """Throw away what is not as it came, and all behind it; tell whether there was any."""
        before = self.size
        with store_errors(f"read {self.path}"):
            self._keep(sums.right(self._file, self._sums))
        self.resent += before - self.size
        return self.size < before

    def is_right(self) -> bool:
        """Tell whether the bytes are the file, and make them last if they are."""
        import hashlib  # noqa: PLC0415  as above

        with store_errors(f"read {self.path}"):
            self._flush()
            with self.path.open("rb") as file:
                right = hashlib.file_digest(file, "sha256").hexdigest() == self.sha256
            durable.sync_folder(self.path.parent)
        return right

    def close(self) -> None:
        """Flush and close; the bytes stay for the next time."""
        with store_errors(f"write {self.path}"), self._file, self._beside:
            self._flush()

    def __enter__(self) -> Self:
        """Go on with the part."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it, whatever happened."""
        self.close()

    def _keep(self, kept: list[sums.Sum]) -> None:
        """Bring both files to the end of these pieces."""
        size = sum(each.size for each in kept)
        for file, end in ((self._file, size), (self._beside, len(kept) * sums.ENTRY_BYTES)):
            file.truncate(end)
            file.seek(end)
        self._sums, self.size = list(kept), size

    def _flush(self) -> None:
        os.fsync(self._file.fileno())
        os.fsync(self._beside.fileno())
        if self._is_new:
            durable.sync_folder(self.path.parent)
            self._is_new = False
        self._unflushed, self._flushed_at = 0, time.monotonic()


def _opened(path: Path) -> FileIO:
    """Open a file to read and write, without a buffer: a crash takes nothing away."""
    return FileIO(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644), "r+")


def _write(file: FileIO, held: bytes) -> None:
    left = memoryview(held)
    while left:
        left = left[file.write(left) :]
