"""Which program this is."""

from __future__ import annotations


def version() -> str:
    """Return the version installed; empty where it was not installed."""
    from importlib import metadata  # noqa: PLC0415  20 ms that a first picture can spare

    try:
        return metadata.version("cunkou")
    except metadata.PackageNotFoundError:
        return ""
