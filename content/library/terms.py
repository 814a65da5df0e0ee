"""Cut text into the one- and two-character terms that search is built on.

Chinese has no spaces, and a farmer may look for one character. Every character of a
word and every pair of neighbours is a term, Chinese or not, so that each part of
each word can be found without a dictionary. For text of at most two characters the
index alone is right; longer text is checked against the text itself.

Pure. A change here needs no migration: the index is made anew when `TERMS` changes.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from operator import add
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from content.model import Item

TERMS: Final = f"1/{unicodedata.unidata_version}"  # what a character is differs by version
LEVELS: Final = ("¹", "²", "")  # title; title and tags; everything

# Capitals, and all that is neither ASCII, Chinese nor punctuation: most texts have none.
_FOLDABLE = re.compile(
    "[A-Z\u00aa-\u1fff\u2070-\u2fff\u3130-\u33ff\uf900-\uff00"
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uffff\U00010000-\U0001ffff]"
)
_BLOCK = re.compile(
    "</?(?:p|h[1-6]|[uod]l|li|d[td]|table|tr|caption|[bh]r|blockquote|fig[a-z]+)\\b[^<>]*>"
)
_CELL = re.compile("</t[dh]>")
_TAG = re.compile("<[^<>]*>")  # no "<" within: linear even for a text of nothing else
_MAY_BREAK: Final = "\u200b"  # put into very long words, so that they can be laid out
_RUN = re.compile(r"[^\W_]+")


class _Folds(dict[int, str]):
    """Small letters for capitals and half width for full width, one for one."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = unicodedata.normalize("NFKC", character).casefold()
        changes = len(folded) == 1 and bool(_FOLDABLE.match(character))
        self[code] = folded if changes else character
        return self[code]


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Return text in which case and width of letters make no difference; its length is the same."""
    return text.translate(_FOLDS) if _FOLDABLE.search(text) else text


def grams(text: str) -> set[str]:
    """Return every character and every pair of neighbours within words of folded text."""
    found: set[str] = set()
    for run in _RUN.findall(text):
        found.update(run)
        found.update(map(add, run, run[1:]))
    return found


def query_grams(text: str) -> set[str]:
    """Return the terms a text must have in order to hold this text.

    A pair implies its two characters, so single characters count only where they
    stand alone.
    """
    found: set[str] = set()
    for run in _RUN.findall(text):
        found.update(map(add, run, run[1:]) if len(run) > 1 else run)
    return found


def is_settled_by_terms(text: str) -> bool:
    """Tell whether having the terms of this folded text means having the text."""
    return len(text) <= 2 and bool(_RUN.fullmatch(text))  # noqa: PLR2004  terms reach two characters


def words_of_html(html: str) -> str:
    """Return the words of a body, a paragraph a line.

    Ten times as fast as parsing it, which matters for 10,000 of them, and never
    wrong about a body of `content.markup`; whatever else it is given gives words.
    """
    spaced = _TAG.sub("", _CELL.sub(" ", _BLOCK.sub("\n", html)))
    lines = (line.strip() for line in unescape(spaced).replace(_MAY_BREAK, "").splitlines())
    return "\n".join(line for line in lines if line)


class Words(NamedTuple):
    """All that is searched of one item, as it is stored.

    Args:
        title: Its title.
        tags: Its tags.
        text: Title, body and all the rest, one part a line.
    """

    title: str
    tags: tuple[str, ...]
    text: str

    def entry(self) -> str:
        """Return the terms as the index takes them, marked by level."""
        in_title = grams(fold(self.title))
        in_head = in_title.union(*(grams(fold(tag)) for tag in self.tags))
        title_mark, head_mark, _ = LEVELS
        return " ".join(
            (
                *(title_mark + gram for gram in in_title),
                *(head_mark + gram for gram in in_head),
                *grams(fold(self.text)),
            )
        )


def words_of(item: Item) -> Words:
    """Return what is searched of an item."""
    facts = (fact.value for fact in item.facts)
    rest = (
        item.summary,
        words_of_html(item.body),
        *facts,
        " ".join(item.tags),
        item.source,
        item.document_number,
    )
    text = "\n".join(part for part in (item.title, *rest) if part)
    return Words(item.title, item.tags, text)
