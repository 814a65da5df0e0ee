"""In which order to try the roads, after what each did lately.

As configured, but a road that failed stands behind the others until it is due
again, so that a dead first road does not cost its time-out at every poll. No
road is ever left out: when all else fails, each is tried.

Pure: what happened and the time of it go in, an order comes out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

AGAIN_S: Final = 120.0  # a road that failed once is first again after this; doubled each time
MOST_S: Final = 1800.0  # the longest a road that came back waits to be noticed
QUICK_S: Final = 2.0  # a stick that is not plugged in, a port nobody listens at: costs nothing


@dataclass(frozen=True, slots=True)
class Failure:
    """How a road fails lately.

    Args:
        times: Tries in a row that failed.
        is_silent: It gave no answer; a time-out may go by before that is known.
        due_s: From when on it is tried in its place again.
    """

    times: int
    is_silent: bool
    due_s: float


@dataclass(slots=True)
class RoadLog:
    """What each road did lately; times are seconds of a clock that only goes forward."""

    failures: dict[str, Failure] = field(default_factory=dict)

    def order(self, addresses: Sequence[str], now: float) -> list[int]:
        """Return the places of the addresses in the order to try them.

        Those that are well or due come first, then those that answer something that
        could not be taken, then the silent.
        """
        return sorted(range(len(addresses)), key=lambda place: self._rank(addresses[place], now))

    def is_silent(self, address: str, now: float) -> bool:
        """Tell whether a road gave no answer lately and is not due again."""
        failure = self.failures.get(address)
        return failure is not None and failure.is_silent and now < failure.due_s

    def well(self, address: str) -> None:
        """The road delivered."""
        self.failures.pop(address, None)

    def failed(self, address: str, now: float, *, is_silent: bool, took_s: float) -> None:
        """The road did not deliver, or not what could be taken.

        Args:
            address: The road.
            now: When that was known.
            is_silent: It gave no answer.
            took_s: Seconds until it was known; a quick silence puts nobody off.
        """
        if is_silent and took_s < QUICK_S:
            return
        before = self.failures.get(address)
        times = before.times + 1 if before else 1
        due_s = now + min(MOST_S, AGAIN_S * 2.0 ** min(times - 1, 30))
        self.failures[address] = Failure(times, is_silent, due_s)

    def _rank(self, address: str, now: float) -> int:
        failure = self.failures.get(address)
        if failure is None or now >= failure.due_s:
            return 0
        return 2 if failure.is_silent else 1
