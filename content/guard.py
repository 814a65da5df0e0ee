"""Keep a cell of a sheet from being taken for a formula, and take the guard off again.

An office program runs what begins with = + - @, a tab or a return, and in some
languages their full-width forms. An apostrophe before it makes it a text; what we
wrote with one is read back without it.

Source: OWASP, CSV Injection.
"""

from __future__ import annotations

from typing import Final

_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_GUARD: Final = "'"


def guarded(text: str) -> str:
    """Return a text that no office program runs."""
    begins = text.lstrip(" \u3000'")  # what stands behind spaces runs too, once they are trimmed
    return _GUARD + text if begins.startswith(_STARTS) else text


def unguarded(text: str) -> str:
    """Return the text as it was before `guarded`; any other is left as it is."""
    bare = text.removeprefix(_GUARD)
    return bare if text != bare and guarded(bare) == text else text
