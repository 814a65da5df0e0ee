"""What goes up from a village: records, bundles of them, the county's answers, as JSON.

Pure. A record gets its id before it is first written anywhere and never another, so
that it may be handed over any number of times. Whoever reads what others wrote meets
`UntrustedError` with a `Refusal` and nothing else; everything has a bound.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from content.documents import (
    FORMAT,
    ID,
    MOST_NUMBER,
    Refusal,
    count,
    from_base64,
    listed,
    matching,
    moment,
    pair,
    parsed,
    refused,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

MOST_SEALED: Final = 1_000_000  # bytes of one sealed batch
MOST_BODY: Final = 65_536  # bytes of a record's body
MOST_DEPTH: Final = 8  # of lists and objects within each other in a body
KEY_BYTES: Final = 32

_KIND = re.compile(r"[a-z][a-z0-9_]{0,31}")
_NAME = re.compile(r"[0-9a-f]{64}")
_MOST_SEALED_BODY: Final = 2 * MOST_BODY  # in base64, with what sealing adds


class Verdict(StrEnum):
    """What the county says of one record."""

    STORED = "stored"
    ALREADY_STORED = "already_stored"
    CONFLICT = "conflict"  # another body stands under its id; this one is kept aside


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
        return name_of(written(said))

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
            id=matching(said.get("id"), ID, "id"),
            epoch=count(said.get("epoch"), "epoch"),
            seq=count(said.get("seq"), "seq"),
            kind=matching(said.get("kind"), _KIND, "kind"),
            made=moment(said.get("made"), "made").replace(microsecond=0),
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
        return written({"format": FORMAT, "device": self.device, "records": records})

    @classmethod
    def from_json(cls, document: bytes) -> Bundle:
        """Read a bundle back.

        Raises:
            UntrustedError: When it is none, or one of a newer format.
        """
        said = parsed(document)
        return cls(
            matching(said.get("device"), ID, "device"),
            tuple(Record.from_json(each) for each in listed(said.get("records"), "records")),
        )


@dataclass(frozen=True, slots=True)
class Answers:
    """What the county says of a batch.

    Args:
        batch: Name of the batch.
        device: Whose it is.
        verdicts: Of each record, by its id.
        seen: Newest epoch the county knows of the device, and the highest number in it.
        decided: What was decided about its notices, sealed to the device, in base64; empty for
            nothing.
    """

    batch: str
    device: str
    verdicts: tuple[tuple[str, Verdict], ...]
    seen: tuple[int, int]
    decided: str = ""

    def to_json(self) -> bytes:
        """Return the same bytes for the same answers."""
        said = {"format": FORMAT, "batch": self.batch, "device": self.device}
        decided = {"decided": self.decided} if self.decided else {}
        return written(said | {"answers": self.verdicts, "seen": self.seen} | decided)

    @classmethod
    def from_json(cls, document: bytes) -> Answers:
        """Read answers back.

        Raises:
            UntrustedError: When they are none, or of a newer format.
        """
        said = parsed(document)
        epoch, seq = pair(said.get("seen"))
        decided = said.get("decided", "")
        return cls(
            matching(said.get("batch"), _NAME, "batch"),
            matching(said.get("device"), ID, "device"),
            tuple(_verdict(each) for each in listed(said.get("answers"), "answers")),
            (count(epoch, "seen", least=0), count(seq, "seen", least=0)),
            decided if isinstance(decided, str) else "",
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
    said = written(body)
    if len(said) > MOST_BODY:
        msg = f"a body of {len(said)} bytes; {MOST_BODY} may be"
        raise refused(msg, Refusal.TOO_LARGE)
    return said.decode()


def name_of(sealed: bytes) -> str:
    """Return the name of a batch: what its bytes hash to."""
    import hashlib  # noqa: PLC0415  brings libcrypto, 3 MB that a screen, which hands over nothing, can spare

    return hashlib.sha256(sealed).hexdigest()


def registration_code(key: str) -> str:
    """Return the short code of a device, to be compared on two screens or by telephone.

    Args:
        key: Its public key in base64.
    """
    said = name_of(from_base64(key, 64))
    return f"{said[:4]} {said[4:8]}"


def is_id(text: Any) -> bool:
    """Tell whether this is the id of a record or a device."""
    return isinstance(text, str) and bool(ID.fullmatch(text))


def is_name(text: str) -> bool:
    """Tell whether a text is the name of a batch."""
    return bool(_NAME.fullmatch(text))


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


def _verdict(said: Any) -> tuple[str, Verdict]:
    name, verdict = pair(said)
    if not isinstance(verdict, str) or verdict not in tuple(Verdict):
        msg = "a verdict nobody knows"
        raise refused(msg)
    return matching(name, ID, "id"), Verdict(verdict)
