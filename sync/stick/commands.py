"""What `cunkou carry` does and prints.

The sentences here are for staff at a terminal; the file on the stick is for villages.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from content.errors import AuthoringError
from sync.commands import counted
from sync.disk import store_errors
from sync.home import one_writer
from sync.opening import opened
from sync.road import StoppedError
from sync.station import Station
from sync.stick.export import FOLDER, export, place_of
from sync.stick.post import NAMES_MOST as LETTERS_MOST
from sync.stick.post import collect
from sync.stick.result import NAME, collected_sentences, county_bytes, exported_sentences
from sync.stop import Stop
from sync.within import Within

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sync.stick.carry import Carried
    from sync.stick.export import Exported
    from sync.stick.post import Receiver
    from sync.stick.source import Source

DONE: Final = 0
FAILED: Final = 1
REFUSED: Final = 3  # as `cunkou sync` says it
STOPPED: Final = 130


def export_to(stick: Path, source: Source, *, since: int = 0) -> int:
    """Put a tree onto a stick.

    Args:
        stick: Top of the stick.
        source: Where the tree is.
        since: Release that whoever will read the stick holds already.

    Returns:
        0, also when the stick was newer.

    Raises:
        AuthoringError: When the stick is no folder, or `since` a release still to come.
        StoreError: When the tree or the stick cannot be used.
    """
    _check(stick)
    newest = source.edition().head.release
    if since > newest:
        msg = f"the newest release is {newest}, there is nothing newer than {since}"
        raise AuthoringError(msg)
    with store_errors(f"write {stick}"), Within(stick).pinned() as pinned:
        done = export(source, pinned, since=since)
        letters = len(pinned.names(f"{place_of(done.county)}/outbox", LETTERS_MOST))
        _note(pinned, source, exported_sentences(done, letters=letters))
    _print(exported_sentence(done))
    return DONE


def import_from(stick: Path, home: Path, *, stop: Stop | None = None) -> int:
    """Read a stick into a home, and put onto it what goes home and on.

    Args:
        stick: Top of the stick.
        home: The home.
        stop: Who may ask for an end; SIGTERM and SIGINT may, too.

    Returns:
        0, 1 when the stick could not be written to its end, 3 when what it
        brought may not be believed, 130 when an end was asked for.

    Raises:
        AuthoringError: When the stick is no folder.
        StoreError: When the home cannot be written, or an agent is at work in it.
    """
    _check(stick)
    stop = stop or Stop()
    try:
        with (
            stop.on_signals(),
            one_writer(home),
            opened(Station.read(home), stop=stop) as at,
        ):
            done = at.serve_stick(stick)
    except StoppedError:
        return STOPPED
    _print(carried_sentence(done))
    if done.refused:
        return REFUSED
    return FAILED if done.problem else DONE


def collect_from(stick: Path, source: Source, intake: Receiver) -> int:
    """Take in at the county what villages sent by stick, and put the answers onto it.

    Args:
        stick: Top of the stick.
        source: The county's tree.
        intake: Takes them in.

    Returns:
        0, also when files in their place were no batches.

    Raises:
        AuthoringError: When the stick is no folder.
        StoreError: When the tree, the intake or the stick cannot be used.
    """
    _check(stick)
    at = place_of(source.edition().head.county)
    with store_errors(f"write {stick}"), Within(stick).pinned() as pinned:
        done = collect(intake, pinned, at)
        _note(pinned, source, collected_sentences(done))
    _print(
        f"{counted(done.batches, 'batch', 'batches')} taken in and answered, {done.refused} refused"
    )
    return DONE


def exported_sentence(done: Exported) -> str:
    """Return what an export did, for staff."""
    if done.is_newer:
        return f"the stick holds release {done.before}, newer than {done.release}; left as it is"
    said = (
        f"{FOLDER}/{done.county}: release {done.before} -> {done.release}, {done.written:,} bytes"
    )
    if done.left:
        size = sum(offer.size for offer in done.left)
        said += f"; no room for {counted(len(done.left), 'attachment')} of {size:,} bytes"
    return said


def carried_sentence(done: Carried) -> str:
    """Return what a stick brought and took, for staff."""
    parts = []
    if done.refused:
        parts.append(f"refused ({done.refused}): {done.detail or 'nothing of this county'}")
    elif done.after > done.before:
        applied = done.applied
        parts.append(
            f"release {done.before} -> {done.after}: {applied.added} added, "
            f"{applied.changed} changed, {applied.withdrawn} withdrawn"
        )
    else:
        parts.append(f"nothing newer than release {done.after}")
    if done.waiting:
        parts.append(f"{counted(done.waiting, 'attachment')} still to come")
    if done.held_back:
        parts.append(f"no room on the disk for {counted(done.held_back, 'attachment')}")
    if done.settled:
        parts.append(f"{counted(done.settled, 'record')} answered")
    if done.records:
        parts.append(f"{counted(done.records, 'record')} on the stick")
    if done.exported:
        parts.append(exported_sentence(done.exported))
    if done.problem:
        parts.append(f"stick {done.problem}: {done.detail}")
    return "; ".join(parts)


def _check(stick: Path) -> None:
    if not stick.is_dir():
        msg = "is no folder; is the stick plugged in?"
        raise AuthoringError(msg, file=stick)


def _note(stick: Within, source: Source, said: Iterable[str]) -> None:
    """Write the file of what was done: what a village wrote before is over."""
    head = source.edition().head
    now = datetime.now(UTC)
    stick.write(
        f"{FOLDER}/{NAME}", (county_bytes(said, county=f"{head.name} {head.county}", now=now),)
    )


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
