"""What goes onto a stick, as room allows.

Text first, for all else hangs on it; then sound, pictures, other files and
films, the small ones of a kind before the large. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sync.plan import Offer

CLUSTER: Final = 32_768  # bytes FAT gives out at once on a large stick
RESERVE: Final = 4_194_304  # bytes left free: folders, a result file, records on their way home


@dataclass(frozen=True, slots=True)
class Lading:
    """What to write.

    Args:
        loaded: Attachments to write, in this order.
        left: Attachments there is no room for.
    """

    loaded: tuple[Offer, ...] = ()
    left: tuple[Offer, ...] = ()


def on_disk(size: int) -> int:
    """Return what a file of so many bytes takes on a stick."""
    return -(-size // CLUSTER) * CLUSTER


def load(offers: Iterable[Offer], there: Mapping[str, int], room: int) -> Lading:
    """Choose which attachments to write.

    Args:
        offers: What could be written.
        there: Bytes of what is on the stick already, by SHA-256.
        room: Bytes that may be taken.
    """
    loaded, left = [], []
    for offer in sorted(offers, key=lambda each: (each.rank, each.size, each.sha256)):
        if there.get(offer.sha256) == offer.size:
            continue
        taken = on_disk(offer.size)
        if taken <= room:
            loaded.append(offer)
            room -= taken
        else:
            left.append(offer)
    return Lading(tuple(loaded), tuple(left))
