"""Files inside a folder that somebody else filled: a stick, a share, a tree on this machine.

Every name on the way is opened by itself, relative to the folder before it,
and no link is followed: nothing leads out of the folder, whatever is planted
or swapped in it meanwhile. Only regular files are read, so that no pipe or
device blocks. Windows cannot open relative to a folder; there the path is
resolved and looked at as a whole.
"""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PART: Final = ".part.tmp"  # end of the name of a file that is not whole yet
_BELOW: Final = os.open in os.supports_dir_fd  # whether one can open relative to a folder
_READ: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
_WRITE: Final = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
_FOLDER: Final = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_INNER: Final = _FOLDER | getattr(os, "O_NOFOLLOW", 0)


class NotAFileError(OSError):
    """There is something of that name, and it is no regular file."""


class Within:
    """The files below one folder, by their paths with ``/`` between names.

    Args:
        top: The folder. It may be a link; nothing below it may.
    """

    def __init__(self, top: Path) -> None:
        self.top = top
        self._handle: int | None = None

    @contextlib.contextmanager
    def pinned(self) -> Iterator[Within]:
        """Give the same folder, held open: whatever its path leads to meanwhile.

        The path of a stick that was pulled out leads to the folder it was mounted
        on, which is none to write to.

        Raises:
            OSError: When it cannot be opened.
        """
        found = Within(self.top)
        if not _BELOW:  # pragma: no cover  Windows
            yield found
            return
        found._handle = os.open(self.top, _FOLDER)
        try:
            yield found
        finally:
            os.close(found._handle)
            found._handle = None

    @contextlib.contextmanager
    def open(self, path: str) -> Iterator[IO[bytes]]:
        """Open a regular file for reading.

        Raises:
            NotAFileError: When it is something else.
            OSError: When it is not there, or cannot be read.
            ValueError: When the path is none.
        """
        with self._at(path) as (folder, name):
            _check(os.stat(name, dir_fd=folder, follow_symlinks=False), path)
            handle = os.open(name, _READ, dir_fd=folder)
        with os.fdopen(handle, "rb") as file:
            _check(os.fstat(handle), path)  # once more: it may have been swapped
            yield file

    def size(self, path: str) -> int | None:
        """Return the size of a regular file; None when there is none."""
        try:
            with self._at(path) as (folder, name):
                found = os.stat(name, dir_fd=folder, follow_symlinks=False)
        except (OSError, ValueError):
            return None
        return found.st_size if stat.S_ISREG(found.st_mode) else None

    def names(self, path: str, most: int) -> list[str]:
        """Return the names in a folder, sorted; none when it is not there.

        Args:
            path: The folder.
            most: Names to look at: who knows how many were planted.
        """
        found: list[str] = []
        with contextlib.suppress(OSError, ValueError), self._at(f"{path}/x") as (folder, _):
            target = self.top / path if folder is None else folder
            with os.scandir(target) as entries:
                for entry in entries:
                    found.append(entry.name)
                    if len(found) >= most:
                        break
        return sorted(found)

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        """Put a file in place, whole or not at all; folders on the way are made.

        Raises:
            OSError: When the disk refuses, or is gone; what stood there before still stands.
        """
        with self._at(path, make=True) as (folder, name):
            part = name + PART
            with contextlib.suppress(FileNotFoundError):
                os.unlink(part, dir_fd=folder)
            try:
                with os.fdopen(os.open(part, _WRITE, 0o644, dir_fd=folder), "wb") as file:
                    for chunk in chunks:
                        file.write(chunk)
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(part, name, src_dir_fd=folder, dst_dir_fd=folder)
            except BaseException:
                with contextlib.suppress(OSError):
                    os.unlink(part, dir_fd=folder)
                raise
            if folder is not None:
                os.fsync(folder)

    def remove(self, path: str) -> None:
        """Remove a file, or whatever has its name but is no folder.

        Raises:
            OSError: When the disk refuses.
        """
        with contextlib.suppress(FileNotFoundError), self._at(path) as (folder, name):
            os.unlink(name, dir_fd=folder)

    @contextlib.contextmanager
    def _at(self, path: str, *, make: bool = False) -> Iterator[tuple[int | None, str]]:
        """Open the folder a path lies in; give it with the path's last name."""
        *way, name = _parts(path)
        if not _BELOW:  # pragma: no cover  Windows
            yield None, str(self._resolved(way, make=make) / name)
            return
        folder = os.open(self.top, _FOLDER) if self._handle is None else os.dup(self._handle)
        try:
            for step in way:
                if make:
                    _make(step, folder)
                inner = os.open(step, _INNER, dir_fd=folder)
                os.close(folder)
                folder = inner
            yield folder, name
        finally:
            os.close(folder)

    def _resolved(self, way: list[str], *, make: bool) -> Path:  # pragma: no cover  Windows
        top = self.top.resolve()
        found = top.joinpath(*way)
        if make:
            found.mkdir(parents=True, exist_ok=True)
        if found.resolve() != found:
            raise NotAFileError(0, "leads out of the folder", str(found))
        return found


def _parts(path: str) -> tuple[str, ...]:
    parts = PurePosixPath(path).parts
    if not parts or any(part in ("..", "/") or "\0" in part for part in parts):
        msg = f"{path!r} is no path within a folder"
        raise ValueError(msg)
    return parts


def _make(name: str, folder: int) -> None:
    try:
        os.mkdir(name, dir_fd=folder)
    except FileExistsError:
        return
    os.fsync(folder)


def _check(found: os.stat_result, path: str) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NotAFileError(0, "is no regular file", path)
