"""What `cunkou sync` does and prints: once with a result, or as an agent.

The sentences here are for staff at a terminal; what villagers read is the screen's.
"""

from __future__ import annotations

import json
import logging
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TextIO

from content.errors import UntrustedError
from sync import agent
from sync.home import one_writer
from sync.opening import opened
from sync.road import StoppedError
from sync.settings import known_roads
from sync.station import Station
from sync.status import State
from sync.stop import Stop

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sync.home import OpenHome
    from sync.pull import Outcome
    from sync.status import SourceStatus, Status

DONE: Final = 0  # up to date, or updated
REFUSED: Final = 3  # a road answered, and what it said may not be believed
NO_ROAD: Final = 4  # no road answered
STOPPED: Final = 130  # as a shell says it of Ctrl-C
_EXITS: Final = {State.REFUSED: REFUSED, State.OFFLINE: NO_ROAD}
_BAR: Final = 30  # characters: fits beside the figures in 80 columns


def sync_once(
    home: Path,
    *,
    roads: Sequence[str] = (),
    trust: Path | None = None,
    as_json: bool = False,
    stop: Stop | None = None,
) -> int:
    """Bring a home up to date once.

    Args:
        home: The home; made when it is not there.
        roads: Ways to the county in place of those in its `station.toml`.
        trust: File of the county's root, as given; None to believe the one
            pinned, or to pin the one met on first contact.
        as_json: Print one JSON object in place of sentences and a bar.
        stop: Who may ask for an end; SIGTERM and SIGINT may, too.

    Returns:
        0 when up to date or updated, 3 when refused, 4 when no road answered,
        130 when an end was asked for. What was held stays shown.

    Raises:
        StoreError: When the home cannot be written, or an agent is at work in it.
        AuthoringError: When `station.toml` or the root given cannot be read.
    """
    roads = known_roads(list(roads), "--from")
    station = Station.read(home)
    if roads:
        station = replace(station, roads=tuple(roads))
    stop = stop or Stop()
    show = _nothing if as_json or not sys.stderr.isatty() else Bar(sys.stderr)
    try:
        with (
            stop.on_signals(),
            one_writer(home),
            opened(station, stop=stop, trust=trust, show=show) as at,
        ):
            return _visit(at, as_json=as_json)
    except StoppedError:
        return STOPPED
    except UntrustedError as error:
        _refuse(error, as_json=as_json)
        return REFUSED


def run_agent(
    home: Path,
    *,
    roads: Sequence[str] = (),
    trust: Path | None = None,
    poll_s: float | None = None,
) -> int:
    """Keep a home up to date until SIGTERM or Ctrl-C; see `agent.run`.

    Raises:
        AuthoringError: When a road given is of an unknown kind.
    """
    roads = known_roads(list(roads), "--from")
    if not logging.root.handlers:
        form = "%(asctime)s %(levelname)s %(name)s %(message)s"
        logging.basicConfig(level=logging.INFO, format=form)
    return agent.run(home, roads=roads, trust=trust, poll_s=poll_s)


def _visit(at: OpenHome, *, as_json: bool) -> int:
    was_known = bool(at.fingerprint)
    outcome = at.visit()
    at.look_at_sources(at_all=True)
    if as_json:
        said = _object(outcome) | {
            "county": at.county,
            "fingerprint": at.fingerprint,
            "first_contact": not was_known and bool(at.fingerprint),
            "sources": [_source(row) for row in at.status.sources],
        }
        _print(json.dumps(said, ensure_ascii=False))
    else:
        if not was_known and at.fingerprint:
            _print(f"first contact with the county: from now on only its root {at.fingerprint}")
        _print(sentence(outcome))
        for row in at.status.sources:
            _print(f"{row.url}: {row.reason or f'{row.entries} entries'}")
    return _EXITS.get(outcome.status.state, DONE)


def sentence(outcome: Outcome) -> str:
    """Return how a visit went, for staff."""
    status, applied = outcome.status, outcome.applied
    if status.state is State.REFUSED:
        return f"refused ({status.reason}): {status.detail}; release {outcome.after} stays"
    if status.state is State.OFFLINE:
        return f"no road answered: {status.detail}; release {outcome.after} stays"
    if outcome.after == outcome.before:
        said = f"up to date at release {outcome.after}"
    else:
        said = (
            f"release {outcome.before} -> {outcome.after}: {applied.added} added, "
            f"{applied.changed} changed, {applied.withdrawn} withdrawn"
        )
    if status.is_old:
        said += f"; old: last word of the county is of {status.issued}"
    if status.waiting:
        said += f"; {counted(status.waiting, 'attachment')} still to come"
    if status.held_back:
        said += f"; no room on the disk for {counted(status.held_back, 'attachment')}"
    if status.unsent:
        said += f"; {counted(status.unsent, 'record')} not taken by the county yet"
    return (
        f"{said} ({outcome.requests} requests, {outcome.received} bytes, {outcome.seconds:.1f} s)"
    )


def counted(number: int, one: str, many: str = "") -> str:
    """Return such as ``1 record`` and ``2 records``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _object(outcome: Outcome) -> dict[str, Any]:
    status, applied = outcome.status, outcome.applied
    return {
        "state": status.state,
        "reason": status.reason,
        "detail": status.detail,
        "road": status.road,
        "release_before": outcome.before,
        "release_after": outcome.after,
        "added": applied.added,
        "changed": applied.changed,
        "withdrawn": applied.withdrawn,
        "unread": list(applied.unread),
        "bytes_received": outcome.received,
        "bytes_resent": outcome.resent,
        "requests": outcome.requests,
        "seconds": round(outcome.seconds, 3),
        "issued": status.issued.isoformat() if status.issued else None,
        "is_old": status.is_old,
        "clock_ok": status.clock_ok,
        "waiting": status.waiting,
        "held_back": status.held_back,
        "unsent": status.unsent,
        "passed": [[each.address, each.reason, each.detail] for each in outcome.passed],
    }


def _source(row: SourceStatus) -> dict[str, Any]:
    return {"url": row.url, "entries": row.entries, "reason": row.reason}


def _refuse(error: UntrustedError, *, as_json: bool) -> None:
    if as_json:
        said = {"state": State.REFUSED, "reason": error.reason, "detail": str(error)}
        _print(json.dumps(said, ensure_ascii=False))
    else:
        _print(f"refused ({error.reason}): {error}")


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _nothing(_: Status) -> None:
    """Show nothing."""


class Bar:
    """A line on a terminal that fills as bytes come.

    Args:
        terminal: Where to draw it.
    """

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal
        self._is_drawn = False

    def __call__(self, status: Status) -> None:
        """Draw it, or take it away when nothing is being received."""
        if status.state is State.RECEIVING and status.bytes_total:
            self._terminal.write("\r" + bar(status.bytes_done, status.bytes_total))
            self._is_drawn = True
        elif self._is_drawn:
            self._terminal.write("\r\033[K")
            self._is_drawn = False
        self._terminal.flush()


def bar(done: int, total: int) -> str:
    """Return such as ``[#########.....................]  30%  0.3 of 1.0 MB``."""
    part = min(1.0, done / total)
    filled = "#" * round(part * _BAR)
    figures = f"{done / 1e6:.1f} of {total / 1e6:.1f} MB"
    return f"[{filled:.<{_BAR}}] {part:4.0%}  {figures}"
