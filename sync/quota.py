"""Which attachments the disk holds: of films the ones last opened, of all else everything.

Only films are given up, the one opened longest ago first; one that was never
opened counts as opened on the day it was published. What is kept depends on
nothing but what is wanted, what was opened and how much room there is: a film
that was given up does not come again before it ranks again.

Pure: values in, values out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from content.model import Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from content.library import Wanted
    from content.model import Attachment, Section
    from sync.tables import Disk

MARGIN: Final = 16_000_000  # bytes: so that a log file that grows does not throw out what just came
_PART: Final = 10  # of a small disk only one in so many bytes stays free: the rest is for use


@dataclass(frozen=True, slots=True)
class Room:
    """What all attachments together may take.

    Args:
        keep: Bytes, with what is here already.
        fetch: Bytes, with what is to come; less, so that nothing comes only to go.
    """

    keep: float
    fetch: float


@dataclass(frozen=True, slots=True)
class Choice:
    """What to do with the attachments.

    Args:
        keep: Those to have, here or still to come, in the order to fetch them.
        drop: Films that are here and go.
        held_back: How many are not to be had, for lack of room; those that go are among them.
    """

    keep: list[Attachment]
    drop: list[Attachment]
    held_back: int


def room(disk: Disk, *, here: int, free: int, total: int) -> Room:
    """Return what attachments may take.

    Args:
        disk: What the station says.
        here: Bytes of attachments that are here, whole or in part.
        free: Bytes of the disk that are free.
        total: Bytes of the disk.
    """
    quota = disk.quota or float("inf")
    part = total // _PART
    most = here + free - min(disk.keep_free, part)
    return Room(min(quota, most), min(quota, most - min(MARGIN, part)))


def choose(
    wanted: Iterable[Wanted],
    *,
    held: Collection[str],
    opened: Mapping[str, datetime],
    pinned: frozenset[Section],
    room: Room,
) -> Choice:
    """Choose which attachments to have.

    Args:
        wanted: All that the station's items name, in the order to fetch them.
        held: Hashes of those that are here whole.
        opened: When items were last opened, by id.
        pinned: Sections of which no film is given up.
        room: What all of it may take.
    """

    def may_go(each: Wanted) -> bool:
        return each.attachment.role is Role.FILM and pinned.isdisjoint(each.sections)

    def rank(each: Wanted) -> tuple[bool, bool, float]:
        is_film = each.attachment.role is Role.FILM
        return is_film, may_go(each), -_last_use(each, opened) if is_film else 0.0

    wanted = list(wanted)
    stays = [each for each in wanted if each.attachment.sha256 in held and not may_go(each)]
    used = sum(each.attachment.size for each in stays)
    kept = {each.attachment.sha256 for each in stays}
    drop = []
    for each in sorted(wanted, key=rank):
        attachment, is_here = each.attachment, each.attachment.sha256 in held
        if attachment.sha256 in kept:
            continue
        if used + attachment.size <= (room.keep if is_here else room.fetch):
            used += attachment.size
            kept.add(attachment.sha256)
        elif is_here:
            drop.append(attachment)
    return Choice(
        keep=[each.attachment for each in wanted if each.attachment.sha256 in kept],
        drop=drop,
        held_back=len({each.attachment.sha256 for each in wanted} - kept),
    )


def _last_use(each: Wanted, opened: Mapping[str, datetime]) -> float:
    used = [opened[item] for item in each.items if item in opened]
    return max([each.published, *used]).timestamp()
