"""Bytes over HTTP, with the deadlines and bounds that httpx does not have.

httpx limits the silence between two bytes, never the whole request, and
unpacks whatever a server claims to have packed. Here every request has one
deadline over all (`asyncio.timeout`), every answer a bound on its bytes, and
nothing is unpacked but one layer of gzip, within that bound. The only module
that imports httpx; it is asynchronous inside and plain outside.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import urlsplit
from urllib.request import url2pathname

import httpx

from content.errors import LinkError
from sync.folder_road import FolderRoad
from sync.road import (
    ASK_S,
    DONE,
    KEPT,
    Answer,
    MissingError,
    PortalError,
    RefusedError,
    Road,
    StoppedError,
    Tally,
    TooLargeError,
    unpack_gzip,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Mapping

    from sync.road import Into

_TIMEOUT: Final = httpx.Timeout(20, connect=15)  # silence: a pooled connection that died shows so
_AGENT: Final = "cunkou"
_NOT_THERE: Final = (403, 404, 410)  # object stores say 403 for what they do not have
_UNWANTED: Final = (400, 413, 422)
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_EVENTS: Final = "text/event-stream"
_REFUSAL_MOST: Final = 4096  # bytes of a refusal worth reading: less than a new connection costs
_PACKING: Final = 1024  # bytes by which gzip may make a small file larger
_ETAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e]{0,200}"')
_DATE = re.compile(r"[\x20-\x7e]{1,64}")
_RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)", re.ASCII)
# The last three: what is made of an answer that nobody foresaw, or of a port above 65535.
_BROKEN: Final = (
    *(httpx.HTTPError, httpx.InvalidURL, httpx.StreamError),
    *(ValueError, OverflowError, ExceptionGroup),
)
T = TypeVar("T")


def road(address: str) -> Road:
    """Return the road to an address: ``http(s)://`` or a folder's path or ``file://``."""
    if address.startswith(("http://", "https://")):
        return HttpRoad(address)
    if address.startswith("file:"):
        return FolderRoad(Path(url2pathname(urlsplit(address).path)), address)
    return FolderRoad(Path(address).expanduser(), address)


class HttpRoad:
    """A web server that holds the tree, or a single address.

    Args:
        address: Address of the top of the tree; with `path` empty, of the file itself.
        redirects: How many redirections to follow. None for the county's tree: a
            hotel's log-in page is no county.
    """

    def __init__(self, address: str, *, redirects: int = 0) -> None:
        self.address = address
        self.tally = Tally()
        self._redirects = redirects
        self._runner = asyncio.Runner()
        self._client = httpx.AsyncClient(
            # A tenth of a second for certificates that a plain road, which leads nowhere else,
            # never looks at; the tree's own signatures are what is believed on any.
            verify=bool(redirects) or not address.startswith("http://"),
            timeout=_TIMEOUT,
            trust_env=False,
            follow_redirects=False,
            headers={"User-Agent": _AGENT, "Accept": "*/*"},
        )
        self._task: asyncio.Task[Any] | None = None
        self._is_stopped = False

    def ask(
        self,
        path: str,
        *,
        most: int,
        within_s: float = ASK_S,
        etag: str = "",
        last_modified: str = "",
    ) -> Answer:
        """Return a small file; see `Road.ask`."""
        known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {"Accept-Encoding": "gzip"} | {name: said for name, said in known.items() if said}
        return self._run(self._ask(path, headers, most), path, within_s)

    def stream(
        self, path: str, into: Into, *, start: int, stop: int, whole: int, within_s: float
    ) -> None:
        """Pour a part of a large file; see `Road.stream`."""
        self._run(self._stream(path, into, start, stop, whole), path, within_s)

    def put(self, path: str, body: bytes, *, most: int, within_s: float = ASK_S) -> Answer:
        """Hand something over; see `Road.put`."""
        return self._run(self._put(path, body, most), path, within_s)

    def follow(
        self, path: str, take: Callable[[bytes], object], *, silence_s: float, most: int
    ) -> None:
        """Pass on an event stream for as long as it lasts.

        Args:
            path: Relative to the top of the tree.
            take: Takes the next bytes.
            silence_s: Seconds without a byte after which the line is dead.
            most: Bytes after which to end.

        Raises:
            MissingError: When the road has no event stream.
            LinkError: When the line broke, or is silent.
            StoppedError: When somebody here asked for an end.
        """
        self._run(self._follow(path, take, silence_s, most), path, None)

    def interrupt(self) -> None:
        """End the request in progress and refuse all others; safe in a signal handler."""
        self._is_stopped = True
        task = self._task  # looked at once: the thread that waits for it may be done meanwhile
        if task is not None:
            with contextlib.suppress(RuntimeError):  # its loop is closed already
                task.get_loop().call_soon_threadsafe(task.cancel)

    def close(self) -> None:
        """Close connections."""
        self._runner.run(self._client.aclose())
        self._runner.close()

    def _run(self, work: Coroutine[Any, Any, T], path: str, within_s: float | None) -> T:
        try:
            if self._is_stopped:
                raise asyncio.CancelledError  # noqa: TRY301  one way to stop
            return self._runner.run(self._within(work, within_s))
        except asyncio.CancelledError as error:
            work.close()
            msg = f"{self._url(path)}: stopped"
            raise StoppedError(msg) from error
        except TimeoutError as error:
            msg = f"{self._url(path)}: not done within {within_s} s"
            raise LinkError(msg) from error
        except _BROKEN as error:
            msg = f"{self._url(path)}: {str(error) or type(error).__name__}"
            raise LinkError(msg) from error

    async def _within(self, work: Coroutine[Any, Any, T], within_s: float | None) -> T:
        self._task = asyncio.current_task()
        try:
            if self._is_stopped:  # since it was looked at; from now on there is a task to cancel
                raise asyncio.CancelledError
            async with asyncio.timeout(within_s):
                return await work
        finally:
            self._task = None

    async def _ask(self, path: str, headers: Mapping[str, str], most: int) -> Answer:
        async with self._open(path, headers) as response:
            if response.status_code == httpx.codes.NOT_MODIFIED:
                return Answer(b"", *_edition(response), unchanged=True)
            await self._expect(response, httpx.codes.OK)
            return Answer(await self._whole(response, most), *_edition(response))

    async def _put(self, path: str, body: bytes, most: int) -> Answer:
        headers = {"Accept-Encoding": "gzip", "Content-Type": "application/octet-stream"}
        async with self._open(path, headers, body) as response:
            await self._expect(response, DONE, KEPT)
            return Answer(await self._whole(response, most), status=response.status_code)

    async def _whole(self, response: httpx.Response, most: int) -> bytes:
        body = bytearray()
        async for chunk in response.aiter_raw():
            self.tally.received += len(chunk)
            body += chunk
            if len(body) > most + _PACKING:
                msg = f"{response.url} has more than {most} bytes"
                raise TooLargeError(msg)
        return _decoded(bytes(body), response, most)

    async def _stream(self, path: str, into: Into, start: int, stop: int, whole: int) -> None:
        async with self._open(path, _part_headers(start, stop, whole)) as response:
            await self._expect(response, httpx.codes.OK, httpx.codes.PARTIAL_CONTENT)
            _expect_plain(response)
            pour = _Pour(into, response, start, _first_byte(response, start, whole))
            async for chunk in response.aiter_raw():
                self.tally.received += len(chunk)
                pour.take(chunk[: stop - pour.at])
                if pour.at >= stop:  # endless bytes end here: the signed length is here
                    return
            msg = f"{response.url} ended {stop - pour.at} bytes early"
            raise LinkError(msg)

    async def _follow(
        self, path: str, take: Callable[[bytes], object], silence_s: float, most: int
    ) -> None:
        headers = {"Accept": _EVENTS, "Accept-Encoding": "identity"}
        patience = httpx.Timeout(15, read=silence_s)
        async with self._open(path, headers, patience=patience) as response:
            await self._expect(response, httpx.codes.OK)
            if not response.headers.get("Content-Type", "").startswith(_EVENTS):
                msg = f"{response.url} is no event stream"
                raise MissingError(msg)
            _expect_plain(response)
            left = most
            async for chunk in response.aiter_raw():
                self.tally.received += len(chunk)
                take(chunk)
                left -= len(chunk)
                if left <= 0:
                    return

    @contextlib.asynccontextmanager
    async def _open(
        self,
        path: str,
        headers: Mapping[str, str],
        body: bytes | None = None,
        patience: httpx.Timeout = _TIMEOUT,
    ) -> AsyncIterator[httpx.Response]:
        url = httpx.URL(self._url(path))
        method = "GET" if body is None else "POST"
        for _ in range(self._redirects + 1):
            async with self._client.stream(
                method, url, headers=dict(headers), content=body, timeout=patience
            ) as response:
                self.tally.requests += 1
                self.tally.received += _head_bytes(response)
                self.tally.sent += _request_bytes(response.request)
                if response.status_code not in _REDIRECTS:
                    yield response
                    return
                url = _redirected(response)
        msg = f"{self._url(path)} leads on to {url}"
        raise PortalError(msg)

    def _url(self, path: str) -> str:
        return f"{self.address.rstrip('/')}/{path}" if path else self.address

    async def _expect(self, response: httpx.Response, *expected: int) -> None:
        if response.status_code not in expected:
            await self._drain(response)
        if response.status_code in _NOT_THERE:
            msg = f"{response.url} is not there ({response.status_code})"
            raise MissingError(msg)
        if response.status_code == httpx.codes.NETWORK_AUTHENTICATION_REQUIRED:
            msg = f"{response.url}: somebody on the way wants a log-in"
            raise PortalError(msg)
        if response.status_code not in expected:
            msg = f"{response.url} answers {response.status_code}"
            raise (RefusedError if response.status_code in _UNWANTED else LinkError)(msg)

    async def _drain(self, response: httpx.Response) -> None:
        """Read what little a refusal says, so that its connection can be used again."""
        said = response.headers.get("Content-Length", "")
        if said.isdecimal() and int(said) <= _REFUSAL_MOST:
            async for chunk in response.aiter_raw():
                self.tally.received += len(chunk)


def _part_headers(start: int, stop: int, whole: int) -> dict[str, str]:
    """Return what to ask for a part with.

    No If-Range: a path of the tree names bytes that never change, and the hash
    proves them. Two mirrors that name one file by two ETags must not cost it again.
    """
    headers = {"Accept-Encoding": "identity"}  # a range of packed bytes would be another range
    if start > 0 or stop < whole:
        headers["Range"] = f"bytes={start}-{stop - 1}"
    return headers


class _Pour:
    """Pours an answer into a file whose beginning may be here already.

    A server that cannot begin in the middle sends the beginning again: those bytes
    are compared and left where they are, so that a line that breaks meanwhile takes
    nothing away.

    Args:
        into: The file.
        response: The answer.
        here: Bytes of the file that are here.
        at: Byte at which the answer begins.
    """

    def __init__(self, into: Into, response: httpx.Response, here: int, at: int) -> None:
        self.at = at
        self._into = into
        self._here = here
        self._response = response

    def take(self, chunk: bytes) -> None:
        """Take the next bytes of the answer."""
        known = chunk[: max(0, self._here - self.at)]
        if known and not self._into.same(self.at, known):
            self._give_way()
            known = b""
        self.at += len(known)
        if new := chunk[len(known) :]:
            self._into.append(new)
            self.at += len(new)

    def _give_way(self) -> None:
        """What is here is not what comes: let it go, unless this may be a log-in page."""
        if "Content-Length" not in self._response.headers:
            msg = f"{self._response.url} has other bytes than are here, and does not say how many"
            raise LinkError(msg)
        self._into.cut(self.at)
        self._here = self.at


def _redirected(response: httpx.Response) -> httpx.URL:
    url = response.url.join(response.headers.get("Location", ""))
    if url.scheme not in (response.url.scheme, "https"):
        msg = f"{response.url} leads on to {url}, another kind of address"
        raise LinkError(msg)
    return url


def _first_byte(response: httpx.Response, start: int, whole: int) -> int:
    """Return at which byte of the file the answer begins."""
    if response.status_code == httpx.codes.PARTIAL_CONTENT:
        found = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
        if found is None or int(found[1]) != start or found[3] not in ("*", str(whole)):
            msg = f"{response.url} gives another part than byte {start} of {whole}"
            raise LinkError(msg)
        return start
    said = response.headers.get("Content-Length", str(whole))
    if said != str(whole):  # a log-in page for the file
        msg = f"{response.url} has {said} bytes where {whole} are signed"
        raise LinkError(msg)
    return 0


def _decoded(body: bytes, response: httpx.Response, most: int) -> bytes:
    coding = _coding(response)
    if coding == "identity":
        if len(body) > most:
            msg = f"{response.url} has more than {most} bytes"
            raise TooLargeError(msg)
        return body
    if coding == "gzip":
        return unpack_gzip(body, most)
    msg = f"{response.url} is packed by {coding}, which nobody asked for"
    raise LinkError(msg)


def _expect_plain(response: httpx.Response) -> None:
    if _coding(response) != "identity":
        msg = f"{response.url} is packed by {_coding(response)}, which nobody asked for"
        raise LinkError(msg)


def _coding(response: httpx.Response) -> str:
    return str(response.headers.get("Content-Encoding", "identity")).strip().lower()


def _edition(response: httpx.Response) -> tuple[str, str]:
    """Return ETag and Last-Modified, unless they could not be sent back as they are."""
    etag = response.headers.get("ETag", "")
    last = response.headers.get("Last-Modified", "")
    return etag if _ETAG.fullmatch(etag) else "", last if _DATE.fullmatch(last) else ""


def _head_bytes(response: httpx.Response) -> int:
    status = len(f"{response.http_version} {response.status_code} {response.reason_phrase}\r\n")
    return status + sum(len(name) + len(said) + 4 for name, said in response.headers.raw) + 2


def _request_bytes(request: httpx.Request) -> int:
    line = len(f"{request.method} {request.url.raw_path.decode('ascii')} HTTP/1.1\r\n")
    return line + sum(len(name) + len(said) + 4 for name, said in request.headers.raw) + 2


__all__ = ["FolderRoad", "HttpRoad", "road"]
