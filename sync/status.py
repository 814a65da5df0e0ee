"""How the last tries to reach the county went: a value the screen can show.

The agent keeps it as the library's note `NOTE`; whoever shows it reads it
with `Status.from_json`. Pure: no clock, no file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

NOTE: Final = "sync"  # name of the library's note that holds it


class State(StrEnum):
    """What the agent is doing, or how its last try ended."""

    IDLE = "idle"  # the last try was answered; nothing is being done
    CHECKING = "checking"
    RECEIVING = "receiving"
    REFUSED = "refused"  # a road answered, and what it said may not be believed
    OFFLINE = "offline"  # no road answered


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStatus:
    """How one ordinary feed is doing.

    Args:
        url: Its address.
        title: Its name, as shown.
        checked: Last try.
        contact: Last time it delivered, or said that nothing changed.
        entries: Entries taken from it at its last delivery.
        reason: Why the last try failed; empty when it did not.
    """

    url: str
    title: str = ""
    checked: datetime | None = None
    contact: datetime | None = None
    entries: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What is known of the county's roads.

    Args:
        state: What is being done, or how the last try ended.
        checked: Last try, by this machine's clock.
        contact: Last time a road answered with believable metadata.
        road: The road that was tried last.
        reason: Code why it was refused or did not answer; empty otherwise.
        detail: The same as a sentence for whoever mends it.
        release: Release held.
        issued: When the county signed last that this is its last word.
        is_old: The county's word has outlived the time it was given for.
        clock_ok: This machine's clock is plausible beside the signed times.
        bytes_done: Bytes of the transfer in progress that are here.
        bytes_total: Bytes of the transfer in progress; 0 when there is none.
        waiting: Attachments still to come.
        unsent: Records that the county has not answered yet.
        acknowledged: When it answered some last; None when it never did.
        sources: The ordinary feeds, as configured.
    """

    state: State = State.OFFLINE
    checked: datetime | None = None
    contact: datetime | None = None
    road: str = ""
    reason: str = ""
    detail: str = ""
    release: int = 0
    issued: datetime | None = None
    is_old: bool = False
    clock_ok: bool = True
    bytes_done: int = 0
    bytes_total: int = 0
    waiting: int = 0
    unsent: int = 0
    acknowledged: datetime | None = None
    sources: tuple[SourceStatus, ...] = ()

    def to_json(self) -> str:
        """Return it as one JSON object."""
        said = _plain(self)
        said["sources"] = [_plain(source) for source in self.sources]
        return json.dumps(said, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str | None) -> Status:
        """Read it back; what cannot be read is a machine that never called."""
        if not text:
            return cls()
        try:
            said = json.loads(text)
            sources = tuple(
                SourceStatus(**_typed(SourceStatus, each)) for each in said.get("sources", ())
            )
            return cls(**(_typed(cls, said) | {"sources": sources}))
        except (ValueError, TypeError, AttributeError, KeyError):
            return cls()

    def with_source(self, source: SourceStatus) -> Status:
        """Return the status with this source's row in place of its row before."""
        others = [row for row in self.sources if row.url != source.url]
        return replace(self, sources=(*others, source))


_TIMES: Final = {"checked", "contact", "issued", "acknowledged"}


def _plain(value: Status | SourceStatus) -> dict[str, Any]:
    said = {field.name: getattr(value, field.name) for field in fields(value)}
    return {name: _iso(each) if isinstance(each, datetime) else each for name, each in said.items()}


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _typed(kind: type[Status | SourceStatus], said: dict[str, Any]) -> dict[str, Any]:
    known = {field.name for field in fields(kind)} & said.keys()
    values = {name: said[name] for name in known}
    for name in _TIMES & known:
        values[name] = datetime.fromisoformat(said[name]) if said[name] else None
    if "state" in known:
        values["state"] = State(said["state"])
    return values
