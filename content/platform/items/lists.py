"""Lists as people type them: words with marks between them, months with a tick."""

from __future__ import annotations

import re
from typing import Final

MONTHS: Final = tuple((month, f"{month}月") for month in range(1, 13))
_BETWEEN = re.compile(r"\s*[,，、;；\n]\s*")


def words(typed: str) -> tuple[str, ...]:
    """Return the words of a line, in their order, each once."""
    return tuple(dict.fromkeys(word for word in _BETWEEN.split(typed.strip()) if word))


def line(said: tuple[str, ...]) -> str:
    """Return words as a line to type on."""
    return "、".join(said)
