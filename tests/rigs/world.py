"""Where a scenario keeps what is not broken."""

from __future__ import annotations


def world_of(folder):
    """Return the folder of what lies around the one that is broken."""
    return folder.parent / "world"
