"""What an entry of a stranger's feed says, cleaned and cut to our measures.

Whether it is shown as a stranger's (`sync.feeds.foreign`) or drafted for an editor
(the county's site) is the caller's.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.markup import clean, plain
from content.model import SUMMARY_MOST, TITLE_MOST

if TYPE_CHECKING:
    from content.feed import ForeignEntry

_PICTURE = re.compile(r"<img [^>]*>")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an entry: a line, a sentence, and a cleaned text."""

    title: str
    summary: str
    body: str


def words(entry: ForeignEntry) -> Words:
    """Return what an entry says; what it leaves out is taken from its text.

    The only pictures a cleaned text may show are ours, and a stranger has none of those.
    """
    body = clean(_PICTURE.sub("", clean(entry["content"] or entry["summary"])))
    text = _line(plain(body))
    title = _line(plain(clean(entry["title"]))) or text
    summary = _line(plain(clean(entry["summary"]))) or text
    return Words(
        title=_cut(title, TITLE_MOST),
        summary=_cut(summary, SUMMARY_MOST),
        body=body or f"<p>{html.escape(entry['link'])}</p>",
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
