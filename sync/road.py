"""What a road to the county is: something that gives the bytes behind a path.

Web server, relay, stick: whoever fetches knows only this. A road is never
trusted; what it gives is verified by others.
"""

from __future__ import annotations

import time
import zlib
from dataclasses import dataclass
from typing import Final, Protocol

from content.errors import LinkError

ASK_S: Final = 60.0  # a metadata file on a line of 9,600 bit/s with losses
ASK_TRIES: Final = 3
DONE: Final = 200  # what was handed over is answered
KEPT: Final = 202  # it is kept, and its answer may be asked for later
_STEP: Final = 65_536


class MissingError(LinkError):
    """The road answers, and has no such file."""


class TooLargeError(LinkError):
    """The road gives more than may be taken."""


class RefusedError(LinkError):
    """The road answers, and does not take what it was handed; it may take something else."""


class PortalError(LinkError):
    """Somebody on the way answers in the county's place: a hotel's log-in page, a provider."""


class StoppedError(LinkError):
    """Somebody here asked for an end."""


@dataclass(slots=True)
class Tally:
    """What a road has cost so far.

    Args:
        requests: Requests that were answered.
        received: Bytes of the answers, with their headers.
        sent: Bytes of those requests.
    """

    requests: int = 0
    received: int = 0
    sent: int = 0

    @property
    def paid(self) -> int:
        """Bytes in both directions."""
        return self.received + self.sent


@dataclass(frozen=True, slots=True)
class Answer:
    """A small file, whole.

    Args:
        body: Its bytes, unpacked; empty when unchanged.
        etag: The road's name for this edition; empty when it gave none.
        last_modified: As the road wrote it; empty when it gave none.
        unchanged: It is still the edition whose ETag or time was given.
        status: Of something handed over: DONE or KEPT.
    """

    body: bytes
    etag: str = ""
    last_modified: str = ""
    unchanged: bool = False
    status: int = DONE


class Into(Protocol):
    """Where the bytes of a large file go."""

    def append(self, chunk: bytes) -> None:
        """Take the next bytes."""

    def same(self, at: int, chunk: bytes) -> bool:
        """Tell whether bytes that come again, from a place on, are those that are here."""

    def cut(self, at: int) -> None:
        """Forget all bytes from a place on: the road has others."""


class Asked(Protocol):
    """What answers when it is asked for a small file."""

    address: str

    def ask(
        self,
        path: str,
        *,
        most: int,
        within_s: float = ASK_S,
        etag: str = "",
        last_modified: str = "",
    ) -> Answer:
        """Return a small file.

        Args:
            path: Relative to the top of the tree, with ``/`` between folders.
            most: Bytes it may have, unpacked.
            within_s: Seconds the whole request may take.
            etag: Edition known already.
            last_modified: Time of the edition known already.

        Raises:
            MissingError: When the road has no such file.
            TooLargeError: When it has more than `most` bytes.
            LinkError: When the road did not deliver.
        """


class Road(Asked, Protocol):
    """One way to the county's tree; for one thread."""

    tally: Tally

    def stream(
        self, path: str, into: Into, *, start: int, stop: int, whole: int, within_s: float
    ) -> None:
        """Pour a part of a large file; what arrived stays, whatever is raised.

        Args:
            path: Relative to the top of the tree.
            into: Where the bytes go.
            start: First byte wanted.
            stop: One behind the last byte wanted.
            whole: Bytes of the whole file, as signed.
            within_s: Seconds the whole request may take.

        Raises:
            MissingError: When the road has no such file.
            LinkError: When the road did not deliver all of it.
        """

    def put(self, path: str, body: bytes, *, most: int, within_s: float = ASK_S) -> Answer:
        """Hand something over.

        Args:
            path: Relative to the top of the tree.
            body: What.
            most: Bytes the answer may have, unpacked.
            within_s: Seconds the whole request may take.

        Returns:
            The answer with status DONE; with status KEPT its body says nothing.

        Raises:
            RefusedError: When the road does not want it.
            LinkError: When the road does not take it now.
        """

    def interrupt(self) -> None:
        """End the request in progress and refuse all others; safe in a signal handler."""

    def close(self) -> None:
        """Let go of connections and files."""


def ask_again(road: Asked, path: str, *, most: int, within_s: float = ASK_S) -> bytes:
    """Return a small file of a road that answered just now, though it breaks once or twice.

    Raises:
        LinkError: As `Road.ask` does.
    """
    ends = time.monotonic() + within_s
    for left in reversed(range(ASK_TRIES)):
        try:
            return road.ask(path, most=most, within_s=max(0.1, ends - time.monotonic())).body
        except (MissingError, TooLargeError, PortalError, StoppedError):
            raise
        except LinkError:
            if not left or time.monotonic() >= ends:
                raise
    raise AssertionError  # pragma: no cover  the last try returns or raises


def is_page(body: bytes) -> bool:
    """Tell whether this is a page for people where a file of the tree was asked for."""
    return body[:_STEP].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def unpack_gzip(packed: bytes, most: int) -> bytes:
    """Return what one gzip member holds.

    Raises:
        TooLargeError: When that is more than `most` bytes.
        LinkError: When it is not gzip, cut short, or followed by more.
    """
    unpacker = zlib.decompressobj(31)
    found = bytearray()
    try:
        while packed and len(found) <= most:
            found += unpacker.decompress(packed, _STEP)
            packed = unpacker.unconsumed_tail
    except zlib.error as error:
        msg = f"not gzip: {error}"
        raise LinkError(msg) from error
    if len(found) > most:
        msg = f"unpacks to more than {most} bytes"
        raise TooLargeError(msg)
    if not unpacker.eof or unpacker.unused_data:
        msg = "gzip that does not end where it should"
        raise LinkError(msg)
    return bytes(found)
