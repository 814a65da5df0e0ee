"""By which road content came, in a word of the village: by its kind, an address says nothing."""

from __future__ import annotations

from fnmatch import fnmatch
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def road_words(address: str, sticks: Sequence[str], tr: Callable[[str], str]) -> str:
    """Say what kind of road an address is.

    Args:
        address: As the agent noted it: ``http(s)://``, a folder's path, or ``file://``.
        sticks: Patterns of folders where a stick appears.
        tr: Translates a Chinese phrase.
    """
    if address.startswith(("http://", "https://")):
        return tr("乡里转") if _is_near(address) else tr("联网")
    if any(fnmatch(address, f"{pattern}*") for pattern in sticks):
        return tr("U盘")
    return tr("文件夹")


def _is_near(address: str) -> bool:
    """Tell a station of the township, found in its own network, from the county on the internet."""
    try:
        return ip_address(urlsplit(address).hostname or "").is_private
    except ValueError:  # a name, or no address at all
        return False
