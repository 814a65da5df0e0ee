"""Which blocks of releases are offered, and which of them a village needs.

At release n the last two complete blocks of every size 2^k are live: about
2·log2(n) files, whatever the age of the county. A block holds the last word on
every item that changed in its releases, so a village may always take a larger
block than it needs: applying it twice changes nothing.

Pure arithmetic on release numbers (the first release is 1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_NAME = re.compile(r"(\d{8})-(\d{8})\.atom\.zst")


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """Releases `first` to `last`, both included."""

    first: int
    last: int

    @property
    def name(self) -> str:
        """File name of the block's segment, sorted as the releases are."""
        return f"{self.first:08d}-{self.last:08d}.atom.zst"

    @property
    def halves(self) -> tuple[Block, Block] | None:
        """The two blocks this one is merged from; None for a single release."""
        if self.first == self.last:
            return None
        middle = (self.first + self.last) // 2
        return Block(self.first, middle), Block(middle + 1, self.last)

    @classmethod
    def from_name(cls, name: str) -> Block:
        """Read a segment's file name back.

        Raises:
            ValueError: When the name is none of ours.
        """
        found = _NAME.fullmatch(name)
        if found is None:
            msg = f"{name!r} is no segment's name"
            raise ValueError(msg)
        return cls(int(found[1]), int(found[2]))


def live(release: int) -> list[Block]:
    """Return the blocks offered at this release, in order of their names."""
    found = set()
    size = 1
    while size <= release:
        last = release // size * size
        found |= {Block(end - size + 1, end) for end in (last, last - size) if end >= size}
        size *= 2
    return sorted(found)


def completed(release: int) -> list[Block]:
    """Return the blocks this very release completes, smallest first."""
    return sorted(
        (block for block in live(release) if block.last == release),
        key=lambda block: block.last - block.first,
    )


def route(held: int, release: int) -> list[Block]:
    """Return the blocks that lead from one release to another, in order.

    The largest block that starts right behind what is held is best: it holds
    no word twice. Where none starts there, the smallest that covers the next
    release is taken; it overlaps what is held by at most its own half.

    Args:
        held: Release on this machine; 0 when it has none.
        release: Release to reach, at least `held`.
    """
    offered = live(release)
    chosen: list[Block] = []
    while held < release:
        begins = [block for block in offered if block.first == held + 1]
        covers = [block for block in offered if block.first <= held + 1 <= block.last]
        block = max(begins) if begins else min(covers, key=lambda b: b.last - b.first)
        chosen.append(block)
        held = block.last
    return chosen


def rebuilt(held: Collection[Block], release: int) -> tuple[list[Block], list[Block]]:
    """Return which live blocks can be merged from what is held, and which cannot.

    Args:
        held: Blocks on this machine, live or live once.
        release: Release whose live blocks are wanted.

    Returns:
        The blocks to merge from their halves, each after its halves, and the
        blocks that are to be had from elsewhere first. With these, the first
        list is complete.
    """
    have = set(held)
    merged: list[Block] = []
    missing: list[Block] = []
    for block in sorted(live(release), key=lambda each: (each.last - each.first, each)):
        if block in have:
            continue
        is_merged = block.halves is not None and have.issuperset(block.halves)
        (merged if is_merged else missing).append(block)
        have.add(block)
    return merged, missing


def wanted(held: int, release: int) -> list[Block]:
    """Return the blocks a mirror needs to come from one release to another.

    Those that lead a village there, and those that cannot be merged from them
    and from what was live before.
    """
    way = route(held, release)
    return sorted({*way, *rebuilt({*live(held), *way}, release)[1]})
