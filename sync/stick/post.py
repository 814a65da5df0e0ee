"""What a village sends home and what the county answers, as files on a stick.

``outbox/<name>`` holds a sealed batch, ``answers/<name>`` what the county
signed about it; a name is the hash of the batch. A batch leaves the stick when
its answer is there, the answer when its village has it: pulled out at any
moment, the stick holds one or the other, and what is handed over twice counts
once.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from content.documents import MOST_DOCUMENT
from content.errors import UntrustedError
from content.records import MOST_SEALED, is_name, name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sync.within import Within

logger = logging.getLogger(__name__)

BATCHES_MOST: Final = 200  # of one village on one stick: 20,000 records
NAMES_MOST: Final = 5_000  # of all villages
ANSWERS_MOST: Final = 2_000  # answers left for villages that may never come


class Batch(Protocol):
    """A frozen batch."""

    @property
    def name(self) -> str:
        """SHA-256 of its bytes."""

    @property
    def sealed(self) -> bytes:
        """Its bytes."""


class Sender(Protocol):
    """The outbox of this village, and the keys of its county."""

    def batches(self, most: int) -> Sequence[Batch]:
        """Return what waits, frozen."""

    def waiting(self) -> int:
        """Return how many records are not answered."""

    def open_names(self) -> list[str]:
        """Return the names of the batches that are not answered."""

    def take_answers(self, name: str, document: bytes) -> int:
        """Take in what the county says of a batch; return how many records that settles.

        Raises:
            UntrustedError: When the county did not sign that.
            StoreError: When the disk refuses.
        """


class Receiver(Protocol):
    """The county's intake."""

    def take(self, name: str, sealed: bytes) -> bytes:
        """Take in a batch and return the signed answers.

        Raises:
            UntrustedError: When it is none for this county.
            StoreError: When this machine cannot keep it.
        """

    def tally(self, document: bytes) -> tuple[int, int]:
        """Return how many records its answers say are stored, and how many are put aside."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What a county took from a stick.

    Args:
        batches: Batches taken in and answered.
        records: Records in them that the county has now.
        conflicts: Records in them that it has put aside.
        refused: Files in their place that are no batches for this county.
    """

    batches: int = 0
    records: int = 0
    conflicts: int = 0
    refused: int = 0


def take_answers(sender: Sender, stick: Within, at: str) -> int:
    """Take in the answers for this village; return how many records that settled.

    Args:
        sender: The village's outbox.
        stick: The stick.
        at: The county's folder on it.

    Raises:
        OSError: When the stick refuses, or is gone.
        StoreError: When this machine cannot keep them.
    """
    settled = 0
    for name in sender.open_names():
        document = _read(stick, f"{at}/answers/{name}", MOST_DOCUMENT)
        if document is None:
            continue
        try:
            settled += sender.take_answers(name, document)
        except UntrustedError as error:
            logger.warning("answers=%s error=%s", name, error)
            continue
        stick.remove(f"{at}/outbox/{name}")
        stick.remove(f"{at}/answers/{name}")
    return settled


def hand_over(sender: Sender, stick: Within, at: str) -> int:
    """Put what waits onto a stick; return how many records it carries home.

    Raises:
        OSError: When the stick refuses, or is gone.
        StoreError: When this machine's disk refuses.
    """
    batches = sender.batches(BATCHES_MOST)
    for batch in batches:
        path = f"{at}/outbox/{batch.name}"
        if stick.size(path) != len(batch.sealed):
            stick.write(path, (batch.sealed,))
    return sender.waiting() if batches else 0


def collect(intake: Receiver, stick: Within, at: str) -> Collected:
    """Take in at the county what villages sent, and put the answers beside it.

    Raises:
        OSError: When the stick refuses, or is gone.
        StoreError: When this machine cannot keep what came.
    """
    batches = records = conflicts = refused = 0
    for name in stick.names(f"{at}/outbox", NAMES_MOST):
        sealed = _batch(stick, at, name)
        try:
            if sealed is None:
                refused += 1
                continue
            document = intake.take(name, sealed)
        except UntrustedError as error:
            logger.warning("batch=%s error=%s", name, error)
            refused += 1
            continue
        stick.write(f"{at}/answers/{name}", (document,))
        stick.remove(f"{at}/outbox/{name}")
        stored, aside = intake.tally(document)
        batches, records, conflicts = batches + 1, records + stored, conflicts + aside
    for name in stick.names(f"{at}/answers", NAMES_MOST)[ANSWERS_MOST:]:
        stick.remove(f"{at}/answers/{name}")  # its village asks again, and is answered again
    return Collected(batches, records, conflicts, refused)


def _batch(stick: Within, at: str, name: str) -> bytes | None:
    if not is_name(name):
        return None
    sealed = _read(stick, f"{at}/outbox/{name}", MOST_SEALED)
    return sealed if sealed is not None and name_of(sealed) == name else None


def _read(stick: Within, path: str, most: int) -> bytes | None:
    """Return a file of a stick; None when there is none that can be read and is not too large."""
    size = stick.size(path)
    if size is None or size > most:
        return None
    try:
        with stick.open(path) as file:
            held = file.read(most + 1)
    except OSError as error:
        logger.warning("path=%s error=%s", path, error)
        return None
    return held if len(held) <= most else None
