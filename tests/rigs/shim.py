"""The preloaded library: built with the machine's own compiler, armed in a child.

What it does is told in `shim.c`.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
from enum import IntEnum
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")
BUILT = Path("build/rigs")


class Fault(IntEnum):
    """What happens to the call that is struck."""

    NONE = 0
    KILL = 1  # the process dies before it
    TORN = 2  # half a write is done, or all of another call; then the process dies
    EIO = 3  # the disk says no, once
    FULL_ONCE = 4  # the disk is full, once
    FULL = 5  # the disk is full from then on


FAULTS = tuple(fault for fault in Fault if fault is not Fault.NONE)


def why_not():
    """Return why there can be no such library here; empty when there can."""
    if os.uname().sysname != "Linux":
        return "calls are only counted on Linux"
    return "" if compiler() else "no C compiler"


def compiler():
    return shutil.which("cc") or shutil.which("gcc")


def built():
    """Return the library's path; built once for each state of its source."""
    digest = hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:12]
    library = (BUILT / f"shim-{digest}.so").resolve()
    if not library.exists():
        library.parent.mkdir(parents=True, exist_ok=True)
        part = library.with_suffix(f".{os.getpid()}")
        flags = ["-O1", "-Wall", "-Werror", "-shared", "-fPIC"]
        subprocess.run([compiler(), *flags, "-o", part, SOURCE, "-ldl"], check=True)
        part.replace(library)  # another worker may have built it meanwhile: it is the same
    return library


class Shim:
    """The library within a process that runs with it preloaded."""

    def __init__(self):
        self._library = ctypes.CDLL(None)
        self._library.rig_arm.argtypes = (
            ctypes.c_char_p,
            ctypes.c_int,
            ctypes.c_long,
            ctypes.c_int,
        )
        self._library.rig_mark.argtypes = (ctypes.c_char_p,)
        self._library.rig_seen.restype = ctypes.c_long

    def arm(self, folder, fault=Fault.NONE, at=0, log=-1):
        """See every change below a folder from now on, and strike the one with this number."""
        self._library.rig_arm(os.fsencode(folder), fault, at, log)

    def disarm(self):
        self._library.rig_disarm()

    def mark(self, said):
        """Say in the log that something was acknowledged."""
        self._library.rig_mark(said.encode())

    def seen(self):
        """Return how many changes there were."""
        return self._library.rig_seen()
