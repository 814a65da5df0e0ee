"""What to fetch now, in what order, within the budget.

Text rides in segments and comes first and whole, whatever it costs: warnings,
prices and forecasts are in it. Of the attachments, a sound is heard before a
picture is seen and both before a film. A text read aloud by a machine at the county
comes after all of these but the films, for most villages have a voice of their own.

Pure: offers and what is here already go in, fetches come out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from content.ladder import route
from content.model import Role
from sync.judge import Reason, untrusted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from content.head import Head
    from content.model import Attachment
    from sync.trust import SignedFile


class Rank(IntEnum):
    """How soon a file is wanted."""

    TEXT = 0  # segments, with warnings, prices and forecast in them
    DATA = 1  # structured forms too large to ride in an entry
    SOUND = 2
    PICTURE = 3
    FILE = 4
    READING = 5  # the text read aloud, and its times
    FILM = 6


RANKS: Final = {
    Role.DATA: Rank.DATA,
    Role.SOUND: Rank.SOUND,
    Role.PICTURE: Rank.PICTURE,
    Role.FILE: Rank.FILE,
    Role.FILM: Rank.FILM,
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A file the county says is to be had.

    Args:
        path: Where it lies in the tree.
        sha256: Hash of the whole.
        size: Bytes of the whole.
        rank: How soon it is wanted.
        unpacked: Bytes of a segment once decompressed; 0 for other files.
    """

    path: str
    sha256: str
    size: int
    rank: Rank
    unpacked: int = 0


@dataclass(frozen=True, slots=True)
class Fetch:
    """A file, or a part of it, that will be fetched now.

    Args:
        offer: The file.
        stop: Byte to stop at; the size of the whole when the budget allows it.
    """

    offer: Offer
    stop: int


def segment_offers(held: int, head: Head, files: Mapping[str, SignedFile]) -> list[Offer]:
    """Return the segments that lead from the release held to the head's.

    Raises:
        UntrustedError: When the head and the signed files do not belong together.
    """
    sizes = {entry.block: entry.size for entry in head.segments}
    offers = []
    for block in route(held, head.release):
        file = files.get(f"segments/{block.name}")
        if file is None or block not in sizes:
            msg = f"release {head.release} lacks its segment {block.name}"
            raise untrusted(msg, Reason.MIX)
        offers.append(Offer(file.path, file.sha256, file.length, Rank.TEXT, sizes[block]))
    return offers


def blob_offers(wanted: Iterable[Attachment], has: Callable[[str], bool]) -> list[Offer]:
    """Return the attachments that are not here yet, each once, in the order given."""
    missing = {each.sha256: each for each in reversed(list(wanted)) if not has(each.sha256)}
    return [
        Offer(each.path, each.sha256, each.size, rank_of(each))
        for each in reversed(missing.values())
    ]


def rank_of(attachment: Attachment) -> Rank:
    """Return how soon an attachment is wanted."""
    return Rank.READING if attachment.is_reading else RANKS[attachment.role]


def plan(
    offers: Iterable[Offer], spooled: Mapping[str, int], budget: int | None = None
) -> list[Fetch]:
    """Choose what to fetch in one call.

    Text comes first and whole, whatever it costs. Then by rank, what was begun
    before the rest; what the budget cannot finish it begins, so that even the
    longest film arrives in the end.

    Args:
        offers: What is to be had, in the order of wish.
        spooled: Bytes already on disk, by SHA-256 of the whole.
        budget: Bytes this call may spend on what is not text; None: any.

    Returns:
        Fetches, in the order to make them.
    """
    fetches = []
    left = budget
    for offer in sorted(offers, key=lambda each: (each.rank, each.sha256 not in spooled)):
        start = min(spooled.get(offer.sha256, 0), offer.size)
        stop = offer.size
        if left is not None and offer.rank is not Rank.TEXT:
            stop = min(stop, start + left)
            left -= stop - start
        if stop > start or stop == offer.size:
            fetches.append(Fetch(offer, stop))
    return fetches


def part_of(
    offers: Iterable[Offer], spooled: Mapping[str, int], most: int | None = None
) -> list[Fetch]:
    """Choose what to fetch now of files of which all are wanted, one after the other.

    Args:
        offers: What is to be had, in the order to fetch it.
        spooled: Bytes already on disk, by SHA-256 of the whole.
        most: Bytes to fetch now; None: all.
    """
    fetches = []
    left = most
    for offer in offers:
        start = min(spooled.get(offer.sha256, 0), offer.size)
        stop = offer.size if left is None else min(offer.size, start + left)
        fetches.append(Fetch(offer, stop))
        if left is not None:
            left -= stop - start
            if left <= 0:
                break
    return fetches
