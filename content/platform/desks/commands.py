"""The follower's command, as `content.platform.cli` calls it."""

from __future__ import annotations

import logging
import signal

from content.platform.desks.following import Follower


def run_follower(*, once: bool) -> int:
    """Look once, or again and again until told to end."""
    logging.getLogger("content.platform").setLevel(logging.INFO)
    follower = Follower()
    if once:
        follower.look()
        return 0
    ended: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, _: ended.append(received))
    follower.run(until=lambda: bool(ended))
    return 0
