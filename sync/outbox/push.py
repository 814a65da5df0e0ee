"""Hand over what waits by one road, batch by batch, and take in what is answered.

Whatever is lost on the way, an acknowledgement too, is handed over again: the county
knows every record by its id. A road that only keeps a batch, such as a relay, is asked
for the answer later, and given the next batch meanwhile; so is one that refuses a batch.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Final

from content.documents import MOST_DOCUMENT
from sync.outbox import Taken
from sync.road import ASK_S, KEPT, MissingError, RefusedError

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from content.records import Keys
    from sync.outbox import Batch, Outbox
    from sync.road import Road

logger = logging.getLogger(__name__)

BATCHES_MOST: Final = 50  # handed over in one visit
LASTS_S: Final = 60.0  # after which no other one is begun: a warning waits no longer than that
SLOWEST: Final = 500  # bytes a second of the slowest line that is waited for
AGAIN_S: Final = 86_400.0  # a relay that kept a batch so long may have lost it


def push(
    outbox: Outbox, road: Road, keys: Keys, kept: MutableMapping[str, float] | None = None
) -> Taken:
    """Hand over what waits.

    Args:
        outbox: What waits.
        road: Over which.
        keys: The county's.
        kept: Batches this road keeps already, with the monotonic second of their
            handing over; brought up to date.

    Returns:
        What was settled.

    Raises:
        RefusedError: When the road refused a batch; all others were handed over.
        LinkError: When the road does not take or deliver; what was settled is.
        UntrustedError: When what it answers is not the county's word.
        StoreError: When this machine cannot keep it.
    """
    kept = {} if kept is None else kept
    taken = _ask_for_answers(outbox, road, keys, kept)
    ends = time.monotonic() + LASTS_S
    refused: dict[str, RefusedError] = {}
    for _ in range(BATCHES_MOST):
        batch = outbox.batch(keys, besides=[*kept, *refused])
        if batch is None or time.monotonic() > ends:
            break
        try:
            taken = _sum(taken, _hand_over(outbox, road, keys, batch, kept))
        except RefusedError as error:
            refused[batch.name] = error
    if taken != Taken():
        logger.info(
            "handed over stored=%d conflicts=%d road=%s",
            *(taken.stored, taken.conflicts, road.address),
        )
    if refused:
        raise next(iter(refused.values()))
    return taken


def _ask_for_answers(
    outbox: Outbox, road: Road, keys: Keys, kept: MutableMapping[str, float]
) -> Taken:
    taken, still_open = Taken(), set(outbox.open_names())
    for name, since in list(kept.items()):
        if name not in still_open or time.monotonic() - since > AGAIN_S:
            del kept[name]
            continue
        try:
            answer = road.ask(f"answers/{name}", most=MOST_DOCUMENT)
        except MissingError:
            continue
        taken = _sum(taken, outbox.take_answers(name, answer.body, keys))
        del kept[name]
    return taken


def _hand_over(
    outbox: Outbox, road: Road, keys: Keys, batch: Batch, kept: MutableMapping[str, float]
) -> Taken:
    answer = road.put(
        f"outbox/{batch.name}",
        batch.sealed,
        most=MOST_DOCUMENT,
        within_s=ASK_S + len(batch.sealed) / SLOWEST,
    )
    if answer.status == KEPT:
        kept[batch.name] = time.monotonic()
        return Taken()
    return outbox.take_answers(batch.name, answer.body, keys)


def _sum(first: Taken, second: Taken) -> Taken:
    return Taken(first.stored + second.stored, first.conflicts + second.conflicts)
