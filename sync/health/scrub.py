"""Look through what is kept, a little at a time, so that every file is seen once a week.

A disk forgets without saying so. Files that are named by a hash are read back and
hashed; one that is wrong or cannot be read is taken away at once, is missing then
and comes again like any other. The library is looked through when a home is opened
and once a day.
Runs at the end of a round, when nothing else is to be done.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from sync.disk import store_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from content.library import Library

logger = logging.getLogger(__name__)

NOTE: Final = "scrub"  # name of the library's note that holds the progress
LIBRARY_EVERY: Final = timedelta(days=1)  # it takes a second, and its reader cannot wait a week
WITHIN: Final = timedelta(days=6)  # a pass; a week with a day to spare
SLICE_MOST: Final = 64_000_000  # bytes a round: three seconds of a slow flash card
PACKED: Final = ".gz"  # the same file packed, which readers prove anew
_CHUNK: Final = 1_048_576
_HASH: Final = re.compile(r"([0-9a-f]{64})(?:\.|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the look through the files is.

    Args:
        begun: When this pass began.
        last: Hash of the file that was looked at last; files are taken in that order.
        done: Bytes looked at in this pass.
        wrong: Files found wrong in this pass.
        finished: When the pass before ended.
        found: Files found wrong in the pass before.
        library: When the library was looked through.
    """

    begun: datetime | None = None
    last: str = ""
    done: int = 0
    wrong: int = 0
    finished: datetime | None = None
    found: int = 0
    library: datetime | None = None

    def due(self, total: int, now: datetime) -> int:
        """Return the bytes to look at now, so that a pass over all takes `WITHIN`.

        What a machine that was off has missed is made up for, a slice a round.
        """
        if self.begun is None:
            return 0
        part = min(1.0, (now - self.begun) / WITHIN)
        return max(0, min(SLICE_MOST, round(total * part) - self.done))

    def to_json(self) -> str:
        """Return it as one JSON object."""
        return json.dumps(asdict(self), default=datetime.isoformat)

    @classmethod
    def from_json(cls, text: str | None) -> Progress:
        """Read it back; what cannot be read is a look that never began."""
        try:
            said = json.loads(text or "{}")
            for name in ("begun", "finished", "library"):
                said[name] = datetime.fromisoformat(said[name]) if said.get(name) else None
            return cls(**said)
        except (ValueError, TypeError, AttributeError):
            return cls()


class Scrub:
    """Looks through the files of one home.

    Args:
        library: Keeps the progress; open for writing.
        folders: Folders in which a file's name begins with its hash, at any depth.
    """

    def __init__(self, library: Library, folders: Iterable[Path]) -> None:
        self._library = library
        self._folders = tuple(folders)
        self._has_checked = False

    def some(self, now: datetime, may_look: Callable[[], bool] = lambda: True) -> Progress:
        """Look at what is due.

        Args:
            now: The time, as this machine believes.
            may_look: Asked between two pieces whether there is still time for it.

        Returns:
            How far it is then.

        Raises:
            BrokenFileError: When the library does not hold together.
            StoreError: When the disk refuses.
        """
        progress = Progress.from_json(self._library.note(NOTE))
        if progress.begun is None or progress.begun > now:
            progress = replace(progress, begun=now)
        progress = self._look_at_files(progress, now, may_look)
        if self._is_library_due(progress, now) and may_look():
            self._library.check()
            self._has_checked = True
            progress = replace(progress, library=now)
        self._library.put_note(NOTE, progress.to_json())
        return progress

    def _is_library_due(self, progress: Progress, now: datetime) -> bool:
        if progress.library is None or not self._has_checked:
            return True
        return abs(now - progress.library) >= LIBRARY_EVERY

    def _look_at_files(
        self, progress: Progress, now: datetime, may_look: Callable[[], bool]
    ) -> Progress:
        left = sorted(each for each in self._files() if each[0] > progress.last)
        due = progress.due(progress.done + sum(size for _, size, _ in left), now)
        for sha256, size, path in left:
            found = _digest(path, may_look) if due > 0 else ""
            if not found:
                return progress
            wrong = progress.wrong + (found != sha256)
            if found != sha256:
                _take_away(path, found)
            progress = replace(progress, last=sha256, done=progress.done + size, wrong=wrong)
            due -= max(1, size)
        if now - (progress.begun or now) < WITHIN:
            return progress  # all were seen; the next pass begins when its time comes
        logger.info("scrubbed bytes=%d wrong=%d", progress.done, progress.wrong)
        return Progress(begun=now, finished=now, found=progress.wrong, library=progress.library)

    def _files(self) -> Iterator[tuple[str, int, Path]]:
        for folder in self._folders:
            for path in folder.rglob("*"):
                named = _HASH.match(path.name)
                if named and path.suffix != PACKED and path.is_file():
                    yield named[1], path.stat().st_size, path


def _digest(path: Path, may_look: Callable[[], bool]) -> str:
    """Return what a file hashes to, or why it cannot be read; nothing when the time is over."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            _forget(file)
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                if not may_look():
                    return ""
            _forget(file)
    except OSError as error:
        return error.strerror or str(error)
    return digest.hexdigest()


def _forget(file: BinaryIO) -> None:
    """Let the system forget what it remembers of a file: the disk is asked, not the memory."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _take_away(path: Path, found: str) -> None:
    logger.warning("file is wrong path=%s found=%s", path, found)
    with store_errors(f"remove {path}"):
        path.unlink(missing_ok=True)
