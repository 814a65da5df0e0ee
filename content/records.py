"""What goes up from a village: records, bundles of them, the county's answers, as JSON.

Pure. A record gets its id before it is first written anywhere and never another, so
that it may be handed over any number of times. Whoever reads what others wrote meets
`UntrustedError` with a `Refusal` and nothing else; everything has a bound.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from content.errors import UntrustedError

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT: Final = 1  # raised when an older reader could misread a document
MOST_RECORDS: Final = 500  # of one bundle
MOST_SEALED: Final = 1_000_000  # bytes of one sealed batch
MOST_DOCUMENT: Final = 8_000_000  # bytes of one document, unpacked
MOST_BODY: Final = 65_536  # bytes of a record's body
MOST_DEPTH: Final = 8  # of lists and objects within each other in a body
MOST_NUMBER: Final = 2**53 - 1  # what JSON's numbers hold in every language
KEY_BYTES: Final = 32

_KIND = re.compile(r"[a-z][a-z0-9_]{0,31}")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_NAME = re.compile(r"[0-9a-f]{64}")
_MOST_SEALED_BODY: Final = 2 * MOST_BODY  # in base64, with what sealing adds


class Refusal(StrEnum):
    """Why a document that went up or came back is not taken."""

    MALFORMED = "malformed"
    TOO_LARGE = "too_large"
    NAME = "name"  # its bytes do not hash to its name
    SEALED = "sealed"  # sealed to a key that is not ours
    SIGNATURE = "bad_signature"
    OTHER_KEY = "other_key"  # the device has signed with another key before


class Verdict(StrEnum):
    """What the county says of one record."""

    STORED = "stored"
    ALREADY_STORED = "already_stored"
    CONFLICT = "conflict"  # another body stands under its id; this one is kept aside


def refused(message: str, reason: Refusal = Refusal.MALFORMED) -> UntrustedError:
    """Return the error that says why."""
    return UntrustedError(message, reason=reason)


@dataclass(frozen=True, slots=True)
class Keys:
    """The county's public halves, each 32 bytes in base64.

    Args:
        seal: X25519: what goes up is sealed to it.
        sign: Ed25519: the county signs its answers with the other half.
    """

    seal: str
    sign: str

    def to_json(self) -> dict[str, str]:
        """Return it as a value for JSON."""
        return {"seal": self.seal, "sign": self.sign}

    @classmethod
    def from_json(cls, said: Any) -> Keys:
        """Read a value back.

        Raises:
            UntrustedError: When these are no two keys.
        """
        if not isinstance(said, dict):
            msg = "the keys of an intake are no object"
            raise refused(msg)
        for name in ("seal", "sign"):
            if len(from_base64(said.get(name), 64)) != KEY_BYTES:
                msg = f"the intake's key {name} has not {KEY_BYTES} bytes"
                raise refused(msg)
        return cls(said["seal"], said["sign"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing a village tells the county.

    Args:
        id: A UUID, made before it was first written.
        epoch: Which life of the device's memory it is of.
        seq: Its number within that, from 1.
        kind: What it is, such as ``receipt``.
        made: When, by the machine's clock.
        clock_ok: Whether that clock could be believed.
        body: What it says, an object as canonical JSON; empty when it is sealed.
        sealed: The same sealed to the county, in base64; empty when it is not personal.
    """

    id: str
    epoch: int
    seq: int
    kind: str
    made: datetime
    clock_ok: bool
    body: str = ""
    sealed: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 over all that may never differ under one id."""
        said = self.to_json()
        for place in ("id", "epoch", "seq"):
            del said[place]
        return name_of(_written(said))

    def to_json(self) -> dict[str, Any]:
        """Return it as a value for JSON."""
        said = {
            "id": self.id,
            "epoch": self.epoch,
            "seq": self.seq,
            "kind": self.kind,
            "made": self.made.isoformat(timespec="seconds"),
            "clock_ok": self.clock_ok,
        }
        if self.sealed:
            return said | {"sealed": self.sealed}
        return said | {"body": json.loads(self.body)}

    @classmethod
    def from_json(cls, said: Any) -> Record:
        """Read a value back; members nobody here knows are left out.

        Raises:
            UntrustedError: When it is no record.
        """
        if not isinstance(said, dict) or ("body" in said) == ("sealed" in said):
            msg = "a record is an object with either a body or a sealed one"
            raise refused(msg)
        if not isinstance(said.get("clock_ok"), bool):
            msg = "a record says whether the clock is right by true or false"
            raise refused(msg)
        if "sealed" in said:
            from_base64(said["sealed"], _MOST_SEALED_BODY)
        return cls(
            id=_matching(said.get("id"), _ID, "id"),
            epoch=_count(said.get("epoch"), "epoch"),
            seq=_count(said.get("seq"), "seq"),
            kind=_matching(said.get("kind"), _KIND, "kind"),
            made=_moment(said.get("made")),
            clock_ok=said["clock_ok"],
            body=canonical(said["body"]) if "body" in said else "",
            sealed=said.get("sealed", ""),
        )


@dataclass(frozen=True, slots=True)
class Bundle:
    """Records of one device: what is in a batch.

    Args:
        device: A UUID that the device made for itself.
        records: In the order of their making.
    """

    device: str
    records: tuple[Record, ...]

    def to_json(self) -> bytes:
        """Return the same bytes for the same bundle."""
        records = [record.to_json() for record in self.records]
        return _written({"format": FORMAT, "device": self.device, "records": records})

    @classmethod
    def from_json(cls, document: bytes) -> Bundle:
        """Read a bundle back.

        Raises:
            UntrustedError: When it is none, or one of a newer format.
        """
        said = _parsed(document)
        return cls(
            _matching(said.get("device"), _ID, "device"),
            tuple(Record.from_json(each) for each in _list(said.get("records"), "records")),
        )


@dataclass(frozen=True, slots=True)
class Answers:
    """What the county says of a batch.

    Args:
        batch: Name of the batch.
        device: Whose it is.
        verdicts: Of each record, by its id.
        seen: Newest epoch the county knows of the device, and the highest number in it.
    """

    batch: str
    device: str
    verdicts: tuple[tuple[str, Verdict], ...]
    seen: tuple[int, int]

    def to_json(self) -> bytes:
        """Return the same bytes for the same answers."""
        said = {"format": FORMAT, "batch": self.batch, "device": self.device}
        return _written(said | {"answers": self.verdicts, "seen": self.seen})

    @classmethod
    def from_json(cls, document: bytes) -> Answers:
        """Read answers back.

        Raises:
            UntrustedError: When they are none, or of a newer format.
        """
        said = _parsed(document)
        epoch, seq = _pair(said.get("seen"))
        return cls(
            _matching(said.get("batch"), _NAME, "batch"),
            _matching(said.get("device"), _ID, "device"),
            tuple(_verdict(each) for each in _list(said.get("answers"), "answers")),
            (_count(epoch, "seen", least=0), _count(seq, "seen", least=0)),
        )


def canonical(body: Mapping[str, Any]) -> str:
    """Return the one way to write a body: names sorted, no blanks, no fractions.

    Raises:
        UntrustedError: When it is no object of what JSON can hold, too deep or too large.
    """
    if not isinstance(body, dict):
        msg = "a body is an object"
        raise refused(msg)
    _check_values(body, MOST_DEPTH)
    written = _written(body)
    if len(written) > MOST_BODY:
        msg = f"a body of {len(written)} bytes; {MOST_BODY} may be"
        raise refused(msg, Refusal.TOO_LARGE)
    return written.decode()


def name_of(sealed: bytes) -> str:
    """Return the name of a batch: what its bytes hash to."""
    import hashlib  # noqa: PLC0415  brings libcrypto, 3 MB that a screen, which hands over nothing, can spare

    return hashlib.sha256(sealed).hexdigest()


def is_id(text: Any) -> bool:
    """Tell whether this is the id of a record or a device."""
    return isinstance(text, str) and bool(_ID.fullmatch(text))


def is_name(text: str) -> bool:
    """Tell whether a text is the name of a batch."""
    return bool(_NAME.fullmatch(text))


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


def _written(said: Mapping[str, Any]) -> bytes:
    try:
        return json.dumps(
            said, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False
        ).encode()
    except UnicodeEncodeError as error:  # half a character, as an escape of JSON may say it
        msg = f"cannot be written in UTF-8: {error}"
        raise refused(msg) from error


def _parsed(document: bytes) -> dict[str, Any]:
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


def _check_values(value: Any, depth: int) -> None:
    if isinstance(value, dict | list) and not depth:
        msg = f"a body of more than {MOST_DEPTH} levels"
        raise refused(msg)
    if isinstance(value, dict):
        if not all(isinstance(name, str) for name in value):
            msg = "names in a body are text"
            raise refused(msg)
        for each in value.values():
            _check_values(each, depth - 1)
    elif isinstance(value, list):
        for each in value:
            _check_values(each, depth - 1)
    elif isinstance(value, int) and abs(value) > MOST_NUMBER:
        msg = f"a number of {value.bit_length()} bits; {MOST_NUMBER.bit_length()} may be"
        raise refused(msg)
    elif value is not None and not isinstance(value, str | int):
        msg = f"a body cannot hold {type(value).__name__}"
        raise refused(msg)


def _matching(said: Any, pattern: re.Pattern[str], name: str) -> str:
    if not isinstance(said, str) or not pattern.fullmatch(said):
        msg = f"{name} is not what it must be"
        raise refused(msg)
    return said


def _count(said: Any, name: str, least: int = 1) -> int:
    if not isinstance(said, int) or isinstance(said, bool) or not least <= said <= MOST_NUMBER:
        msg = f"{name} is no number from {least}"
        raise refused(msg)
    return said


def _moment(said: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(said).replace(microsecond=0)
    except (ValueError, TypeError) as error:
        msg = f"made is no time: {error}"
        raise refused(msg) from error
    if moment.tzinfo is None:
        msg = "made is a time without its zone"
        raise refused(msg)
    return moment


def _list(said: Any, name: str) -> list[Any]:
    if not isinstance(said, list) or len(said) > MOST_RECORDS:
        msg = f"{name} is no list of at most {MOST_RECORDS}"
        raise refused(msg)
    return said


def _pair(said: Any) -> tuple[Any, Any]:
    if not isinstance(said, list) or len(said) != 2:  # noqa: PLR2004  a pair
        msg = "no pair"
        raise refused(msg)
    return said[0], said[1]


def _verdict(said: Any) -> tuple[str, Verdict]:
    name, verdict = _pair(said)
    if not isinstance(verdict, str) or verdict not in tuple(Verdict):
        msg = "a verdict nobody knows"
        raise refused(msg)
    return _matching(name, _ID, "id"), Verdict(verdict)
