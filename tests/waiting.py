"""Wait for what other threads and processes do."""

from __future__ import annotations

import time


def eventually(claim, within_s=10.0):
    """Return what a claim says as soon as it is true, or when time is up."""
    ends = time.monotonic() + within_s
    while not claim() and time.monotonic() < ends:
        time.sleep(0.02)
    return claim()
