"""Serve a release tree for a trial: what any web server does with static files.

Byte ranges, strong ETags, conditional requests and precompressed siblings, by
the standard library alone, on threads. For more than a trial take nginx or its like.

Source: RFC 9110 (conditional and range requests).
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from typing import BinaryIO

logger = logging.getLogger(__name__)

_RANGE = re.compile(r"bytes=(\d+)-(\d*)")
_CHUNK: Final = 65_536
_TYPES: Final = {
    ".json": "application/json",
    ".zst": "application/zstd",
    ".gz": "application/gzip",
}


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002  the name of the class above
        """Note a village that went away; it is no fault of ours."""
        logger.debug("request failed from=%s", client_address)


def server(tree: Path, *, host: str = "127.0.0.1", port: int = 8750) -> ThreadingHTTPServer:
    """Return a server of a release tree, not yet running.

    Args:
        tree: Folder of the tree; nothing outside it is served.
        host: Address to listen at.
        port: Port to listen at; 0 for any that is free.
    """
    return _Server((host, port), partial(_Handler, tree.resolve()))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "cunkou"
    sys_version = ""
    timeout = 60  # seconds a village may be silent in the middle of a request

    def __init__(self, tree: Path, *args: object) -> None:
        self.tree = tree
        super().__init__(*args)  # type: ignore[arg-type]  # the server's own three

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name of the class above
        logger.debug(format, *args)

    def _answer(self, *, with_body: bool) -> None:
        path = self._file()
        if path is None:
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        packed = path.with_name(path.name + ".gz")
        is_packed = "gzip" in self.headers.get("Accept-Encoding", "") and packed.is_file()
        with (packed if is_packed else path).open("rb") as file:
            self._send(file, path, is_packed=is_packed, with_body=with_body)

    def _file(self) -> Path | None:
        """Return the file that is asked for; hidden ones and ways out are not there."""
        parts = Path(unquote(urlsplit(self.path).path)).parts[1:]
        if any(part.startswith(".") or "\0" in part for part in parts):
            return None
        path = self.tree.joinpath(*parts)
        inside = path.is_file() and self.tree in path.resolve().parents
        return path if inside else None

    def _send(self, file: BinaryIO, path: Path, *, is_packed: bool, with_body: bool) -> None:
        stat = _stat(file)
        tag = _tag(stat, is_packed=is_packed)
        if self.headers.get("If-None-Match") == tag:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.send_header("ETag", tag)
            self.end_headers()
            return
        first, last = self._range(stat.st_size, tag)
        if first >= stat.st_size > 0:
            self._refuse(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            return
        is_part = (first, last) != (0, stat.st_size - 1)
        self.send_response(HTTPStatus.PARTIAL_CONTENT if is_part else HTTPStatus.OK)
        if is_part:
            self.send_header("Content-Range", f"bytes {first}-{last}/{stat.st_size}")
        if is_packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", _TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(last - first + 1))
        self.send_header("ETag", tag)
        self.end_headers()
        if with_body:
            self._pour(file, first, last - first + 1)

    def _range(self, size: int, tag: str) -> tuple[int, int]:
        asked = _RANGE.fullmatch(self.headers.get("Range", ""))
        if asked is None or self.headers.get("If-Range", tag) != tag:
            return 0, size - 1
        last = int(asked[2]) if asked[2] else size - 1
        return int(asked[1]), min(last, size - 1)

    def _pour(self, file: BinaryIO, first: int, length: int) -> None:
        file.seek(first)
        while length > 0 and (part := file.read(min(_CHUNK, length))):
            self.wfile.write(part)
            length -= len(part)

    def _refuse(self, status: HTTPStatus) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()


def _stat(file: BinaryIO) -> os.stat_result:
    return os.fstat(file.fileno())


def _tag(stat: os.stat_result, *, is_packed: bool) -> str:
    """Return a strong ETag: a file of ours is replaced by rename, never rewritten."""
    seen = f"{stat.st_ino}-{stat.st_mtime_ns}-{stat.st_size}-{is_packed}"
    return f'"{hashlib.sha256(seen.encode()).hexdigest()[:16]}"'
