"""A rule: what is written, and how it is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NUMBER: Final = r"\d+(?:,\d{3})*(?:\.\d+)?"
TO: Final = r"(?:[-~～—–－]|——|到|至)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing.

    Args:
        written: What it looks like.
        said: Says a match of it, in words that no later rule takes for something else.
    """

    written: re.Pattern[str]
    said: Callable[[re.Match[str]], str]


def rule(pattern: str, said: Callable[[re.Match[str]], str] | str) -> Rule:
    """Return a rule; a text in place of a function is said as it is, with groups."""
    if isinstance(said, str):
        words = said
        return Rule(re.compile(pattern), lambda found: found.expand(words))
    return Rule(re.compile(pattern), said)


def applied(rules: Iterable[Rule], text: str) -> str:
    """Apply rules one after the other."""
    for each in rules:
        text = each.written.sub(each.said, text)
    return text
