"""Judge what villages send; where it is kept is somebody else's business.

One contract for every county, whether it keeps a file of its own (`content.intake`) or
the database of its site: the bytes hash to their name, they open, the signature holds,
the device signs with the key it has always signed with. Then each record is stored
once, and the answers are signed after all of it is on the disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from content import seal
from content.decided import MOST, to_document
from content.documents import Refusal, refused, to_base64
from content.records import Answers, Bundle, Record, Verdict, is_name, name_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from contextlib import AbstractContextManager

    from content.decided import Decided
    from content.seal import PrivateKeys


class Stamped(NamedTuple):
    """A record and what all of it hashes to that may never differ under its id."""

    record: Record
    digest: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A batch whose name, seal and signature hold.

    Args:
        name: What its bytes hash to.
        device: Whose it is.
        key: Which key that signed with, in base64.
        records: What is in it.
    """

    name: str
    device: str
    key: str
    records: tuple[Stamped, ...]


class Shelf(Protocol):
    """Where it is kept. Everything but `transaction` is called within one."""

    def transaction(self) -> AbstractContextManager[object]:
        """Do all of the block or none of it; it is on the disk when the block ends."""

    def meet(self, device: str, key: str) -> str:
        """Take note that a device called.

        Returns:
            The key it signed with first; empty when it was taken out of service.
        """

    def put(self, device: str, rows: Sequence[Stamped]) -> Collection[str]:
        """Keep the records whose ids are not there yet; return those ids.

        Args:
            device: Whose they are.
            rows: No two under one id.
        """

    def digests(self, ids: Sequence[str]) -> Mapping[str, str]:
        """Return the digests of what is there under these ids."""

    def put_aside(self, device: str, row: Stamped) -> None:
        """Keep another body under an id in quarantine, within a bound."""

    def seen(self, device: str) -> tuple[int, int]:
        """Return the newest epoch of a device and the highest number in it; zeros for none."""

    def decided(self, device: str) -> Sequence[Decided]:
        """Return what was decided lately about the notices of a device, the newest first."""

    def keep(self, name: str, document: bytes) -> None:
        """Keep the answers to a batch in place of those before, to be asked for later."""


def take(name: str, sealed: bytes, *, shelf: Shelf, keys: PrivateKeys) -> bytes:
    """Take in a batch; its records are on the disk when this returns.

    What costs time, opening and judging, is done before anything is locked.

    Args:
        name: What its bytes hash to.
        sealed: Its bytes.
        shelf: Where it is kept.
        keys: The county's private halves.

    Returns:
        The signed answers.

    Raises:
        UntrustedError: When it is not taken; its `reason` is a `Refusal`.
        StoreError: When it cannot be kept: send it again later.
    """
    batch = opened(name, sealed, keys)
    with shelf.transaction():
        _check_key(batch, shelf.meet(batch.device, batch.key))
        verdicts = _store(batch, shelf)
        told = _told(batch, shelf, keys)
        answers = Answers(name, batch.device, verdicts, shelf.seen(batch.device), told)
        document = seal.sign(answers.to_json(), keys)
        shelf.keep(name, document)
    return document


def opened(name: str, sealed: bytes, keys: PrivateKeys) -> Opened:
    """Return what is in a batch.

    Raises:
        UntrustedError: When its name, its seal, its signature or its form does not hold.
    """
    if not is_name(name) or name_of(sealed) != name:
        msg = "the bytes do not hash to the name of the batch"
        raise refused(msg, Refusal.NAME)
    key, document = seal.open_batch(sealed, keys)
    bundle = Bundle.from_json(document)
    rows = tuple(Stamped(record, record.digest) for record in bundle.records)
    return Opened(name, bundle.device, to_base64(key), rows)


def _told(batch: Opened, shelf: Shelf, keys: PrivateKeys) -> str:
    """Return what was decided about the device's notices, for that device alone."""
    decided = shelf.decided(batch.device)[:MOST]
    return seal.close_for(to_document(decided), batch.key, keys) if decided else ""


def _check_key(batch: Opened, known: str) -> None:
    if not known:
        msg = f"device {batch.device} was taken out of service"
        raise refused(msg, Refusal.RETIRED)
    if known != batch.key:
        msg = f"device {batch.device} has signed with another key before"
        raise refused(msg, Refusal.OTHER_KEY)


def _store(batch: Opened, shelf: Shelf) -> tuple[tuple[str, Verdict], ...]:
    first: dict[str, Stamped] = {}
    for row in batch.records:
        first.setdefault(row.record.id, row)
    fresh = frozenset(shelf.put(batch.device, tuple(first.values())))
    known = {name: row.digest for name, row in first.items() if name in fresh}
    known |= shelf.digests([name for name in first if name not in fresh])
    said = [(row, _verdict(row, first, fresh, known)) for row in batch.records]
    for row, verdict in said:
        if verdict is Verdict.CONFLICT:
            shelf.put_aside(batch.device, row)
    return tuple((row.record.id, verdict) for row, verdict in said)


def _verdict(
    row: Stamped, first: Mapping[str, Stamped], fresh: Collection[str], known: Mapping[str, str]
) -> Verdict:
    name = row.record.id
    if row is first[name] and name in fresh:
        return Verdict.STORED
    return Verdict.ALREADY_STORED if known.get(name) == row.digest else Verdict.CONFLICT
