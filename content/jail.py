"""Read what a stranger brought in a child process that may fail, hang or eat its fill.

feedparser can raise, hang and take gigabytes on hostile bytes, and nobody knows what a
picture on a stick does to who decodes it. The child gets
seconds of processor time, half a gigabyte of memory and a file of bounded size
for its answer, where the system has such limits; everywhere it gets a wall
clock. No document type declaration reaches it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import content
from content.errors import AuthoringError, ContentError, FeedFormatError
from content.feed import ForeignEntry

if TYPE_CHECKING:
    from collections.abc import Sequence


FEED_MOST: Final = 2_097_152  # bytes; county sites send 20 to 300 KB
_ANSWER_MOST: Final = 16_777_216  # bytes of JSON from the child
_TELL: Final = 200  # characters of the child's complaint worth keeping
# What may stand before a document type: a byte-order mark, space, comments, instructions.
_BEFORE = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|\s|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)


class ChildError(ContentError):
    """A child has no answer."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may take.

    Args:
        cpu_s: Seconds of processor time.
        wall_s: Seconds altogether.
        memory: Bytes of address space.
    """

    cpu_s: int = 5
    wall_s: float = 20.0
    memory: int = 512 << 20


def parse_feed(
    said: bytes, *, command: Sequence[str] = (), limits: Limits = Limits()
) -> list[ForeignEntry]:
    """Return the entries of any RSS or Atom feed.

    Args:
        said: The feed as received.
        command: The child to start; empty for our own.
        limits: What it may take.

    Raises:
        FeedFormatError: When it is too large, declares a document type, or the
            child found no feed in it within its limits.
    """
    _check(said)
    try:
        return _entries(_answered(command or _command("parse-feed", "content.feed"), said, limits))
    except ChildError as error:
        msg = f"the feed cannot be read: {error}"
        raise FeedFormatError(msg) from error


def draw_picture(said: bytes, *, command: Sequence[str] = (), limits: Limits = Limits()) -> bytes:
    """Return a stranger's picture drawn anew; see `content.pictures.fitted`.

    Args:
        said: The file as it was found.
        command: The child to start; empty for our own.
        limits: What it may take.

    Raises:
        AuthoringError: When the child made no picture of it within its limits.
    """
    try:
        return _answered(command or _command("draw-picture", "content.pictures"), said, limits)
    except ChildError as error:
        raise AuthoringError(str(error)) from error


def _check(said: bytes) -> None:
    if len(said) > FEED_MOST:
        msg = f"{len(said)} bytes are more than the {FEED_MOST} a feed may have"
        raise FeedFormatError(msg)
    ascii_only = said.replace(b"\0", b"")  # UTF-16 and UTF-32 hide nothing then
    found = _BEFORE.match(ascii_only)
    assert found is not None, "the pattern matches nothing at all, too"
    if ascii_only[found.end() : found.end() + 2] == b"<!":
        msg = "the feed declares a document type"
        raise FeedFormatError(msg)


def _command(word: str, module: str) -> tuple[str, ...]:
    if getattr(sys, "frozen", False):
        return (sys.executable, word)
    return (sys.executable, "-m", module)


def _answered(command: Sequence[str], said: bytes, limits: Limits) -> bytes:
    """Return what a child answers.

    Raises:
        ChildError: When it has no answer.
    """
    with tempfile.TemporaryFile() as answer, tempfile.TemporaryFile() as complaint:
        code = _run(command, said, answer, complaint, limits)
        if code:
            complaint.seek(0)
            last = complaint.read(_TELL * 4).decode("utf-8", "replace").strip()[-_TELL:]
            raise ChildError(last or f"the reader ended with {code}")
        answer.seek(0)
        return answer.read(_ANSWER_MOST)


def _run(
    command: Sequence[str], said: bytes, answer: IO[bytes], complaint: IO[bytes], limits: Limits
) -> int:
    top = str(Path(content.__file__).parent.parent)
    with subprocess.Popen(  # noqa: S603  our own command
        command,
        stdin=subprocess.PIPE,
        stdout=answer,
        stderr=complaint,
        env={**os.environ, "PYTHONPATH": top, "PYTHONIOENCODING": "utf-8"},
    ) as child:
        _limit(child.pid, limits)
        try:
            child.communicate(said, timeout=limits.wall_s)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            msg = f"it was not read within {limits.wall_s:g} s"
            raise ChildError(msg) from None
        return child.returncode


def _limit(pid: int, limits: Limits) -> None:
    """Bound the child before it gets its first byte; it cannot do harm until then."""
    if sys.platform != "linux":  # pragma: no cover  the wall clock must do
        return
    import resource  # noqa: PLC0415  does not exist on Windows

    for kind, most in (
        (resource.RLIMIT_CPU, limits.cpu_s),
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, _ANSWER_MOST),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.prlimit(pid, kind, (most, most))


def _entries(answer: bytes) -> list[ForeignEntry]:
    try:
        said = json.loads(answer)["entries"]
        return [
            ForeignEntry(
                id=str(entry["id"]),
                title=str(entry["title"]),
                link=str(entry["link"]),
                cap=str(entry["cap"]),
                summary=str(entry["summary"]),
                content=str(entry["content"]),
                published=str(entry["published"]),
                updated=str(entry["updated"]),
            )
            for entry in said
        ]
    except (ValueError, KeyError, TypeError) as error:
        msg = f"the reader's answer cannot be read: {error!r}"
        raise FeedFormatError(msg) from error
