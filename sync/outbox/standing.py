"""What a station tells its county of itself: how it stands, never who uses it.

Pure. One record a day, and one more when something changed that somebody at the county
would act on. What changes all the time, such as attachments in transfer or minutes, is in the
record but is no reason for one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from sync.status import State

if TYPE_CHECKING:
    from datetime import datetime

    from sync.status import Status

ROAD_MOST: Final = 200  # characters of an address
_MB: Final = 1_000_000
_STEPS_MB: Final = (100, 500, 1_000, 5_000)  # of free disk that somebody would act on


def body(status: Status, *, room: int, version: str) -> dict[str, Any]:
    """Return what a record of kind ``station`` says.

    Args:
        status: How the last visit left things.
        room: Bytes of the disk that are free.
        version: Of the program.
    """
    return {
        "release": status.release,
        "issued": _moment(status.issued),
        "contact": _moment(status.contact),
        "road": _address(status.contact_road),
        "reason": status.reason if status.state is State.REFUSED else "",
        "waiting": status.waiting,
        "unsent": status.unsent,
        "disk_free_mb": room // _MB,
        "faults": [str(fault) for fault in status.faults],
        "clock_ok": status.clock_ok,
        "version": version,
    }


def mark(said: dict[str, Any], day: str) -> str:
    """Return a text that differs when a new record is due.

    Args:
        said: What it would say.
        day: China's date.
    """
    worth = ("release", "road", "reason", "faults", "clock_ok", "version")
    level = sum(said["disk_free_mb"] >= step for step in _STEPS_MB)
    return json.dumps([day, *(said[name] for name in worth), level])


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def _address(road: str) -> str:
    """Return an address without the name and word that some have in them."""
    try:
        parts = urlsplit(road)
    except ValueError:
        return ""
    bare = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    return bare.encode("utf-8", "replace").decode()[:ROAD_MOST]
