"""How the last tries to reach the county went: a value the screen can show.

The agent keeps it as the library's note `NOTE`; whoever shows it reads it
with `Status.from_json`. Pure: no clock, no file.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from sync.health.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Callable

NOTE: Final = "sync"  # name of the library's note that holds it


class StickState(StrEnum):
    """What is done with a stick."""

    READING = "reading"  # not to be pulled out yet
    WRITING = "writing"  # nor now
    DONE = "done"
    FAILED = "failed"


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
class PassedRoad:
    """A road that was tried in vain at the last try.

    Args:
        address: Which.
        reason: Code why it was passed over.
    """

    address: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StickStatus:
    """What is done with a stick, or was done with the last one.

    Args:
        state: How far it is.
        release_before: Release held when it was plugged in.
        release_after: Release held now.
        issued: When that one was issued.
        records: Records for the county that it carries away.
        reason: Code why it failed, or why what it brought was not taken; empty otherwise.
        when: Begin while it is read or written, end afterwards; by this machine's clock.
    """

    state: StickState
    release_before: int = 0
    release_after: int = 0
    issued: datetime | None = None
    records: int = 0
    reason: str = ""
    when: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What is known of the county's roads.

    Args:
        state: What is being done, or how the last try ended.
        checked: Last try, by this machine's clock.
        contact: Last time a road answered with believable metadata.
        contact_road: The road that did.
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
        held_back: Attachments that do not come for lack of room on the disk.
        sources: The ordinary feeds, as configured.
        passed: Roads that were tried in vain at the last try.
        unsent: Records for the county that it has not acknowledged.
        acknowledged: When it last acknowledged any.
        stick: The stick that is plugged in, or was last.
        faults: What is wrong with this machine.
        code: Short code by which this station registers; empty before the outbox was opened.
        rebuilt: When the library was last found lost or broken, and begun anew.
    """

    state: State = State.OFFLINE
    checked: datetime | None = None
    contact: datetime | None = None
    contact_road: str = ""
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
    held_back: int = 0
    sources: tuple[SourceStatus, ...] = ()
    passed: tuple[PassedRoad, ...] = ()
    unsent: int = 0
    acknowledged: datetime | None = None
    stick: StickStatus | None = None
    faults: tuple[Fault, ...] = ()
    code: str = ""
    rebuilt: datetime | None = None

    def to_json(self) -> str:
        """Return it as one JSON object."""
        return json.dumps(asdict(self), default=_iso, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str | None) -> Status:
        """Read it back; what cannot be read is a machine that never called."""
        if not text:
            return cls()
        try:
            return cls(**_typed(cls, json.loads(text)))
        except (ValueError, TypeError, AttributeError, KeyError):
            return cls()

    def with_source(self, source: SourceStatus) -> Status:
        """Return the status with this source's row in place of its row before."""
        others = [row for row in self.sources if row.url != source.url]
        return replace(self, sources=(*others, source))


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _moment(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None


def _stick(said: dict[str, Any] | None) -> StickStatus | None:
    return StickStatus(**_typed(StickStatus, said)) if said else None


def _each(kind: type[SourceStatus | PassedRoad]) -> Callable[[list[dict[str, Any]]], Any]:
    return lambda said: tuple(kind(**_typed(kind, each)) for each in said)


_FAULTS: Final = frozenset(Fault)
_READ: Final[dict[type, dict[str, Callable[[Any], Any]]]] = {
    PassedRoad: {},
    SourceStatus: {"checked": _moment, "contact": _moment},
    StickStatus: {"state": StickState, "issued": _moment, "when": _moment},
    Status: {
        "state": State,
        "checked": _moment,
        "contact": _moment,
        "issued": _moment,
        "acknowledged": _moment,
        "rebuilt": _moment,
        "sources": _each(SourceStatus),
        "passed": _each(PassedRoad),
        "stick": _stick,
        "faults": lambda said: tuple(Fault(each) for each in said if each in _FAULTS),
    },
}


def _typed(kind: type[Any], said: dict[str, Any]) -> dict[str, Any]:
    """Return what is said of the fields of a kind, read back; a newer program may say more."""
    names = {field.name for field in fields(kind)} & said.keys()
    return {name: _READ[kind].get(name, _as_it_is)(said[name]) for name in names}


def _as_it_is(said: object) -> object:
    return said
