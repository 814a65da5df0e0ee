"""The files of a tree: byte ranges, strong ETags, conditional requests, packed siblings.

Not Starlette's FileResponse: it looks at a file by its name and opens it later,
so that a poll in the moment of publishing gets the length of one timestamp and
the bytes of the next; and it answers 400 to a range it does not understand,
where the whole file is right. Here one open file gives length, tag and bytes.

Source: RFC 9110 §13 (conditional requests), §14 (range requests).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path
    from typing import BinaryIO

    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

_RANGE = re.compile(r"bytes=(\d{1,18})-(\d{0,18})", re.ASCII)
_NO_GZIP = re.compile(r"gzip\s*;\s*q=0(\.0*)?\s*(,|$)")
_CHUNK: Final = 65_536  # what is no larger is read at once
_TYPES: Final = {
    ".json": "application/json",
    ".zst": "application/zstd",
    ".gz": "application/gzip",
}
_LOOKS: Final = 2  # a packed sibling goes in the moment of publishing, between look and opening
_BLOBS: Final = ["blobs", "sha256"]


class Files:
    """The files of one tree.

    Args:
        folder: Where the tree lies; nothing outside it is served.
        blobs: Folder of attachments in place of the tree's ``blobs/sha256``.
    """

    def __init__(self, folder: Path, blobs: Path | None = None) -> None:
        self._folder = folder
        self._blobs = blobs

    async def answer(self, request: Request) -> Response:
        """Answer a GET or HEAD; a slow disk holds up nobody else."""
        return await run_in_threadpool(self._answer, request)

    def _answer(self, request: Request) -> Response:
        for _ in range(_LOOKS):
            with contextlib.suppress(FileNotFoundError):
                return self._look(request)
        return Response(status_code=404)

    def _look(self, request: Request) -> Response:
        path = self._file(request.path_params["path"].split("/"))
        if path is None:
            return Response(status_code=404)
        packed = path.with_name(f"{path.name}.gz")
        has_packed = packed.is_file()
        is_packed = has_packed and _takes_gzip(request)
        headers = {"Content-Type": _TYPES.get(path.suffix, "application/octet-stream")}
        headers |= {"Vary": "Accept-Encoding"} if has_packed else {}
        headers |= {"Content-Encoding": "gzip"} if is_packed else {}
        with contextlib.ExitStack() as closing:
            file = closing.enter_context((packed if is_packed else path).open("rb"))
            answer = _give(file, request, headers)
            if isinstance(answer, _Pour):
                closing.pop_all()  # it closes the file when all is sent
            return answer

    def _file(self, parts: list[str]) -> Path | None:
        """Return the file that is asked for; hidden ones and ways out are not there."""
        if any(not part or part.startswith(".") for part in parts):
            return None
        root = self._folder
        if self._blobs is not None and parts[:2] == _BLOBS:
            root, parts = self._blobs, parts[2:]
        path = root.joinpath(*parts)
        try:
            inside = path.is_file() and root.resolve() in path.resolve().parents
        except OSError:  # a name longer than a name can be
            return None
        return path if inside else None


def _give(file: BinaryIO, request: Request, headers: dict[str, str]) -> Response:
    stat = os.fstat(file.fileno())
    size, tag = stat.st_size, _tag(stat, headers)
    headers |= {"ETag": tag}
    if _is_known(request, tag):
        del headers["Content-Type"]
        return Response(status_code=304, headers=headers)
    first, stop = _range(request, size, tag)
    if first >= size > 0:
        return Response(status_code=416, headers={"Content-Range": f"bytes */{size}"})
    is_part = stop - first < size
    headers |= {"Content-Range": f"bytes {first}-{stop - 1}/{size}"} if is_part else {}
    headers |= {"Content-Length": str(stop - first)}
    status = 206 if is_part else 200
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers)
    file.seek(first)
    if stop - first <= _CHUNK:
        return Response(file.read(stop - first), status, headers)
    return _Pour(file, stop - first, status, headers)


class _Pour(StreamingResponse):
    """A large file, piece by piece."""

    def __init__(self, file: BinaryIO, length: int, status: int, headers: dict[str, str]) -> None:
        super().__init__(_pieces(file, length), status, headers)
        self._file = file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it, and close the file however that ends."""
        with self._file:
            await super().__call__(scope, receive, send)


async def _pieces(file: BinaryIO, left: int) -> AsyncIterator[bytes]:
    while left > 0 and (piece := await run_in_threadpool(file.read, min(_CHUNK, left))):
        yield piece
        left -= len(piece)


def _tag(stat: os.stat_result, headers: dict[str, str]) -> str:
    """Return a strong ETag: a file of ours is replaced by rename, never rewritten."""
    packing = headers.get("Content-Encoding", "")
    seen = f"{stat.st_ino}-{stat.st_mtime_ns}-{stat.st_size}-{packing}"
    return f'"{hashlib.sha256(seen.encode()).hexdigest()[:16]}"'


def _is_known(request: Request, tag: str) -> bool:
    known = request.headers.get("if-none-match", "").split(",")
    return any(each.strip().removeprefix("W/") in (tag, "*") for each in known)


def _range(request: Request, size: int, tag: str) -> tuple[int, int]:
    """Return first byte and one behind the last; all of them where no range is understood."""
    asked = _RANGE.fullmatch(request.headers.get("range", ""))
    if asked is None or request.headers.get("if-range", tag) != tag:
        return 0, size
    first = int(asked[1])
    stop = int(asked[2]) + 1 if asked[2] else max(first + 1, size)
    return (first, min(stop, size)) if first < stop else (0, size)


def _takes_gzip(request: Request) -> bool:
    said = request.headers.get("accept-encoding", "").lower()
    return "gzip" in said and not _NO_GZIP.search(said)
