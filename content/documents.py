"""Documents of JSON that others wrote: read by rule, every bound kept, refused in one way.

Pure. Whoever reads meets `UntrustedError` with a `Refusal` and nothing else.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from content.errors import UntrustedError

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT: Final = 1  # raised when an older reader could misread a document
MOST_RECORDS: Final = 500  # of one bundle
MOST_DOCUMENT: Final = 8_000_000  # bytes of one document, unpacked
ID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
MOST_NUMBER: Final = 2**53 - 1  # what JSON's numbers hold in every language


class Refusal(StrEnum):
    """Why a document that went up or came back is not taken."""

    MALFORMED = "malformed"
    TOO_LARGE = "too_large"
    NAME = "name"  # its bytes do not hash to its name
    SEALED = "sealed"  # sealed to a key that is not ours
    SIGNATURE = "bad_signature"
    OTHER_KEY = "other_key"  # the device has signed with another key before
    RETIRED = "retired"  # the county has taken the device out of service


def refused(message: str, reason: Refusal = Refusal.MALFORMED) -> UntrustedError:
    """Return the error that says why."""
    return UntrustedError(message, reason=reason)


def to_base64(held: bytes) -> str:
    """Return bytes as a text of ASCII."""
    return base64.b64encode(held).decode("ascii")


def from_base64(said: Any, most: int) -> bytes:
    """Return the bytes of a text.

    Args:
        said: The text, or whatever stands where it should.
        most: Characters it may have.

    Raises:
        UntrustedError: When it is no base64.
    """
    if not isinstance(said, str) or not 0 < len(said) <= most:
        msg = f"no text in base64 of at most {most} characters"
        raise refused(msg)
    try:
        return base64.b64decode(said, validate=True)
    except (binascii.Error, ValueError) as error:
        msg = f"no base64: {error}"
        raise refused(msg) from error


def written(said: Mapping[str, Any]) -> bytes:
    """Return the one way to write a document: names sorted, no blanks."""
    try:
        return json.dumps(
            said, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False
        ).encode()
    except UnicodeEncodeError as error:  # half a character, as an escape of JSON may say it
        msg = f"cannot be written in UTF-8: {error}"
        raise refused(msg) from error


def parsed(document: bytes) -> dict[str, Any]:
    """Return what a document of ours says."""
    if len(document) > MOST_DOCUMENT:
        msg = f"a document of {len(document)} bytes; {MOST_DOCUMENT} may be"
        raise refused(msg, Refusal.TOO_LARGE)
    try:
        said = json.loads(document.decode(), parse_float=_no_fraction, parse_constant=_no_fraction)
    except (ValueError, RecursionError) as error:
        msg = f"no JSON in UTF-8 that is taken here: {error}"
        raise refused(msg) from error
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        msg = f"a document of another format; this program reads {FORMAT}"
        raise refused(msg)
    return said


def _no_fraction(text: str) -> None:
    msg = f"{text} is no whole number"
    raise ValueError(msg)


def matching(said: Any, pattern: re.Pattern[str], name: str) -> str:
    """Return a text of this form."""
    if not isinstance(said, str) or not pattern.fullmatch(said):
        msg = f"{name} is not what it must be"
        raise refused(msg)
    return said


def count(said: Any, name: str, least: int = 1) -> int:
    """Return a whole number, not less than the least."""
    if not isinstance(said, int) or isinstance(said, bool) or not least <= said <= MOST_NUMBER:
        msg = f"{name} is no number from {least}"
        raise refused(msg)
    return said


def moment(said: Any, name: str) -> datetime:
    """Return a time with its zone."""
    try:
        moment = datetime.fromisoformat(said)
    except (ValueError, TypeError) as error:
        msg = f"{name} is no time: {error}"
        raise refused(msg) from error
    if moment.tzinfo is None:
        msg = f"{name} is a time without its zone"
        raise refused(msg)
    return moment


def listed(said: Any, name: str) -> list[Any]:
    """Return a list of no more than a bundle holds."""
    if not isinstance(said, list) or len(said) > MOST_RECORDS:
        msg = f"{name} is no list of at most {MOST_RECORDS}"
        raise refused(msg)
    return said


def pair(said: Any) -> tuple[Any, Any]:
    """Return the two of a pair."""
    if not isinstance(said, list) or len(said) != 2:  # noqa: PLR2004  a pair
        msg = "no pair"
        raise refused(msg)
    return said[0], said[1]
