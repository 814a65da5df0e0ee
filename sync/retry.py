"""When to call again: polls spread out, back-off with full jitter.

Pure: the caller draws the random number and does the waiting. Five hundred
kiosks that come back after one outage must not call in the same second, so the
whole wait is drawn, not only its tail.

Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
"""

from __future__ import annotations

from typing import Final

BASE_S: Final = 10.0  # the first wait after a failure is drawn from 0 to this
MOST_S: Final = 1800.0  # half an hour: the longest a warning may wait for the line to be tried
LEAST_S: Final = 1.0  # never a busy loop, whatever was drawn
SPREAD: Final = 0.2  # a poll comes within ±10 % of its time


def backoff_s(failures: int, draw: float, *, most_s: float = MOST_S) -> float:
    """Return how long to wait after this many failures in a row.

    Args:
        failures: Failures in a row, from 1.
        draw: Random number from 0 to 1.
        most_s: Longest wait in seconds.
    """
    doubled = BASE_S * 2.0 ** min(failures - 1, 30)
    return max(LEAST_S, draw * min(most_s, doubled))


def pause_s(poll_s: float, failures: int, draw: float) -> float:
    """Return how long to wait before the next poll.

    Args:
        poll_s: Seconds between polls when all is well.
        failures: Failures in a row; 0 when the last poll was answered.
        draw: Random number from 0 to 1.
    """
    if failures:
        return backoff_s(failures, draw, most_s=max(poll_s, MOST_S))
    return max(LEAST_S, poll_s * (1.0 - SPREAD / 2 + SPREAD * draw))
