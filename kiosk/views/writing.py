"""What stands beside the writing pad: five characters at a time, and what they are.

While there is ink they are what it may be; on a clean pad they are what usually
follows the words so far, so that it need not be written at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.views.phrases import Tr

SHOWN: Final = 5
CANDIDATES_MOST: Final = 2 * SHOWN  # who does not find it among ten writes it again


@dataclass(frozen=True, slots=True)
class Letter:
    """One place beside the pad; without a character it cannot be pressed."""

    character: str


def shown(found: Sequence[str], turn: int) -> list[Letter]:
    """Return five places, those of the first or of a later turn.

    Args:
        found: The likeliest first.
        turn: How often the next five were asked for; it begins again after the last.
    """
    begin = turn % turns(found) * SHOWN
    five = [Letter(each) for each in found[begin : begin + SHOWN]]
    return five + [Letter("")] * (SHOWN - len(five))


def turns(found: Sequence[str]) -> int:
    """Return how many times five there are, at least one."""
    return max(1, -(-len(found) // SHOWN))


def caption(found: Sequence[str], *, inked: bool, begun: bool, tr: Tr) -> str:
    """Say what the characters are; empty when there are none.

    Args:
        found: The characters.
        inked: There is ink on the pad.
        begun: There are words already.
        tr: Translates a Chinese phrase.
    """
    if inked:
        return tr("是哪个字？") if found else tr("认不出来，再写一次")
    if not found:
        return ""
    return tr("接着点也行") if begun else tr("常写的字")
