"""Hand a sheet to the system's printer, and see what becomes of it.

CUPS is asked by its own programs, each with a deadline: a printer that is off, or a
spooler that hangs, never holds the screen up. What is not printed in time is taken
back, so that no stranger's sheet comes out when somebody loads paper in the evening.

Source: lp(1), lpstat(1), cancel(1); RFC 8011 §5.4.12 for a printer's reasons.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ANSWER_S: Final = 10.0  # within which a program of CUPS answers
PRINT_S: Final = 90.0  # within which a sheet is out; a cold laser takes 40
LOOK_S: Final = 1.0

_PROGRAMS: Final = ("lp", "lpstat", "cancel")
_DEFAULT: Final = re.compile(r"system default destination: (\S+)")
_JOB: Final = re.compile(r"request id is (\S+-\d+)")
_ALERTS: Final = re.compile(r"^\s*Alerts: (.+)$", re.MULTILINE)


class Outcome(Enum):
    """What became of a sheet so far."""

    SENT = "sent"  # the printer has it
    DONE = "done"
    NO_PRINTER = "no printer"
    NO_PAPER = "no paper"
    NO_INK = "no ink"
    OPEN = "open"  # a cover or a door
    JAM = "jam"
    SILENT = "silent"  # off, not plugged in, or nothing comes


TROUBLES: Final = frozenset(Outcome) - {Outcome.SENT, Outcome.DONE}
_REASONS: Final = (
    ("media-empty", Outcome.NO_PAPER),
    ("media-needed", Outcome.NO_PAPER),
    ("media-jam", Outcome.JAM),
    ("toner-empty", Outcome.NO_INK),
    ("marker-supply-empty", Outcome.NO_INK),
    ("cover-open", Outcome.OPEN),
    ("door-open", Outcome.OPEN),
    ("interlock-open", Outcome.OPEN),
    ("offline", Outcome.SILENT),
    ("paused", Outcome.SILENT),
    ("connecting-to-device", Outcome.SILENT),
)


@dataclass(frozen=True, slots=True)
class Cups:
    """The spooler of Linux.

    Args:
        printer: Name of the queue; empty: the system's default.
    """

    printer: str = ""

    def found(self) -> str:
        """Return the queue to print to; empty when there is none."""
        if not all(shutil.which(program) for program in _PROGRAMS):
            return ""
        if self.printer:
            return self.printer if self.printer in _said("lpstat", "-e").split() else ""
        named = _DEFAULT.search(_said("lpstat", "-d"))
        return named[1] if named else ""

    def send(self, file: Path, title: str) -> Iterator[Outcome]:
        """Print a file; tell what becomes of it, each change once, until it is out or taken back.

        Args:
            file: A PDF; may go when this has ended.
            title: What the queue calls it.
        """
        queue = self.found()
        job = _JOB.search(_said("lp", "-d", queue, "-t", title, "--", str(file))) if queue else None
        if job is None:
            yield Outcome.NO_PRINTER
            return
        yield from _changes(lambda: _fate(queue, job[1]), lambda: _said("cancel", job[1]))


def _changes(look: Callable[[], Outcome], take_back: Callable[[], object]) -> Iterator[Outcome]:
    """Look until the sheet is out or the time is over."""
    before, deadline = None, time.monotonic() + PRINT_S
    while True:
        seen = look()
        if time.monotonic() > deadline and seen is not Outcome.DONE:
            take_back()
            yield seen if seen in TROUBLES else Outcome.SILENT
            return
        if seen is not before:
            before = seen
            yield seen
        if seen is Outcome.DONE:
            return
        time.sleep(LOOK_S)


def _fate(queue: str, job: str) -> Outcome:
    """Return how a job stands; one that is not waiting any more is out."""
    waiting = _said("lpstat", "-W", "not-completed", "-o", queue)
    if waiting and job not in waiting.split():
        return Outcome.DONE
    told = _said("lpstat", "-l", "-p", queue)
    if not waiting:
        return Outcome.DONE if told else Outcome.SILENT  # no job at all, or no spooler
    return reason(told)


def reason(told: str) -> Outcome:
    """Read what is wrong with a printer out of `lpstat -l -p`; SENT when nothing is."""
    alerts = _ALERTS.search(told)
    if alerts is None:
        return Outcome.SENT
    return next((outcome for name, outcome in _REASONS if name in alerts[1]), Outcome.SENT)


def _said(*command: str) -> str:
    """Return what a program of CUPS says, in its own language; nothing when it fails."""
    told = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603  the queue's name is the officer's, the rest ours
            command, capture_output=True, text=True, timeout=ANSWER_S, env=told, check=False
        )
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return ""
    return done.stdout if not done.returncode else ""
