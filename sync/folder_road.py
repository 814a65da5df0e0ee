"""A folder as a road: a stick, a mounted share, the tree on the same machine.

Whoever filled it may have planted anything; `sync.within` reads it so that
nothing leads out of the folder and nothing blocks.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from typing import IO, TYPE_CHECKING, Final

from content.errors import LinkError
from sync.road import ASK_S, Answer, MissingError, StoppedError, Tally, TooLargeError
from sync.within import NotAFileError, Within

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sync.road import Into

_STEP: Final = 65_536


class FolderRoad:
    """A folder that holds the tree.

    Args:
        folder: Top of the tree.
        address: What it is called in reports; the folder's path when empty.
        at: Where the tree lies in the folder; empty: at its top. No link leads there.
    """

    def __init__(self, folder: Path, address: str = "", *, at: str = "") -> None:
        self.folder = folder
        self.address = address or str(folder)
        self._at = f"{at}/" if at else ""
        self.tally = Tally()
        self._is_stopped = False

    def ask(
        self,
        path: str,
        *,
        most: int,
        within_s: float = ASK_S,  # noqa: ARG002  a disk has no line to wait for
        etag: str = "",
        last_modified: str = "",  # noqa: ARG002  the ETag says more
    ) -> Answer:
        """Return a small file; see `Road.ask`. Its ETag is made from its bytes."""
        with self._open(path) as file:
            body = file.read(most + 1)
        self.tally.received += len(body)
        if len(body) > most:
            msg = f"{self.address}: {path} has more than {most} bytes"
            raise TooLargeError(msg)
        found = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        return Answer(b"", found, unchanged=True) if found == etag else Answer(body, found)

    def stream(
        self, path: str, into: Into, *, start: int, stop: int, whole: int, within_s: float
    ) -> None:
        """Pour a part of a large file; see `Road.stream`."""
        ends = time.monotonic() + within_s
        with self._open(path) as file:
            size = os.fstat(file.fileno()).st_size
            if size != whole:
                msg = f"{self.address}: {path} has {size} bytes where {whole} are signed"
                raise LinkError(msg)
            file.seek(start)
            while start < stop:
                self._go_on(path, ends)
                chunk = self._read(file, min(_STEP, stop - start), path)
                into.append(chunk)
                start += len(chunk)

    def put(self, path: str, body: bytes, *, most: int, within_s: float = ASK_S) -> Answer:  # noqa: ARG002  it takes nothing
        """Take nothing: who owns the folder does not look there for it."""
        msg = f"{self.address} takes nothing in: {path}"
        raise LinkError(msg)

    def interrupt(self) -> None:
        """End the transfer in progress and refuse all others."""
        self._is_stopped = True

    def close(self) -> None:
        """Do nothing: no file stays open."""

    def _go_on(self, path: str, ends: float) -> None:
        if self._is_stopped:
            msg = f"{self.address}: {path}: stopped"
            raise StoppedError(msg)
        if time.monotonic() > ends:
            msg = f"{self.address}: {path} takes too long to read"
            raise LinkError(msg)

    def _read(self, file: IO[bytes], most: int, path: str) -> bytes:
        chunk = file.read(most)
        self.tally.received += len(chunk)
        if not chunk:
            msg = f"{self.address}: {path} ended early"
            raise LinkError(msg)
        return chunk

    @contextlib.contextmanager
    def _open(self, path: str) -> Iterator[IO[bytes]]:
        """Open one regular file inside the folder; name the file in every error."""
        self._go_on(path, float("inf"))
        if not self.folder.is_dir():
            msg = f"{self.address} is no folder"
            raise LinkError(msg)
        try:
            with Within(self.folder).open(self._at + path) as file:
                self.tally.requests += 1
                yield file
        except NotAFileError as error:
            msg = f"{self.address}: {path} is no regular file"
            raise MissingError(msg) from error
        except (FileNotFoundError, NotADirectoryError) as error:
            msg = f"{self.address}: {path} is not there"
            raise MissingError(msg) from error
        except (OSError, ValueError) as error:
            msg = f"{self.address}: {path}: {error}"
            raise LinkError(msg) from error
