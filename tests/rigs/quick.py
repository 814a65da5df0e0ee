"""A folder in memory where there is one: what is recorded or counted needs no real disk."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

_MEMORY = Path("/dev/shm")
_ENOUGH = 200_000_000  # bytes: some copies of a small home


@contextmanager
def quick_folder():
    """Give an empty folder whose fsyncs cost nothing; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="cunkou-", dir=_memory()) as folder:
        yield Path(folder).resolve()


def _memory():
    if not os.access(_MEMORY, os.W_OK):
        return None
    free = os.statvfs(_MEMORY)
    return _MEMORY if free.f_bavail * free.f_frsize > _ENOUGH else None
