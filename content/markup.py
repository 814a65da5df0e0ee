"""Keep of foreign HTML what our screens may show: safe, shallow and short.

What Qt makes of hostile HTML was measured: 25 nested tables (400 bytes) hold its text
engine for more than 20 s, 2 MB without a space as long, and a picture's address can
name any local file. So there is an explicit list of tags, no attribute but a
picture's blob and a cell's span, and a limit for everything that can grow.

Cleaning is done at the county and again on the screen: cleaning twice changes
nothing. The only module that imports nh3.
"""

from __future__ import annotations

import html as entities
import re
from html.parser import HTMLParser
from itertools import islice
from typing import TYPE_CHECKING, Final

import nh3

from content.errors import AuthoringError
from content.pieces import VOID, Block, BlockKind, pieces, words

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Block", "BlockKind", "blocks", "clean", "plain"]

MOST_DEPTH: Final = 16
MOST_TABLES: Final = 2  # inside each other
MOST_NODES: Final = 5_000  # elements and texts
MOST_RUN: Final = 200  # characters without a chance to break the line
MOST_OUT: Final = 300_000  # characters of HTML: a book chapter
MOST_IN: Final = 400_000  # characters that are looked at; the parser is quadratic in some
MOST_ALT: Final = 300  # characters of a picture's text

_PARTS: Final = frozenset({"thead", "tbody", "tr", "td", "th", "caption"})
_BELOW_TABLE: Final = 3  # tbody, tr, td
_BLOCKS: Final = _PARTS | {
    *("p", "h2", "h3", "h4", "ul", "ol", "li", "table", "hr", "blockquote"),
    *("figure", "figcaption", "dl", "dt", "dd"),
}
_INLINE: Final = frozenset({"strong", "em", "b", "i", "u", "sub", "sup", "br", "img"})
_TAGS: Final = _BLOCKS | _INLINE
_RENAMED: Final = {"h1": "h2", "h5": "h4", "h6": "h4"}
# taken apart: their words stay, on lines of their own
_CONTAINERS: Final = frozenset(
    {"div", "section", "article", "header", "footer", "main", "aside", "nav"}
    | {"address", "center", "pre", "details", "summary", "form", "fieldset", "tfoot"}
)
# dropped with all that is in them
_OUTCASTS: Final = frozenset(
    {"script", "style", "template", "iframe", "noembed", "noframes", "noscript", "object"}
    | {"svg", "math", "title", "textarea", "select", "video", "audio", "canvas"}
)
_ATTRIBUTES: Final = {
    "img": {"src", "alt"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_BLOB = re.compile(r"blobs/sha256/([0-9a-f]{2})/\1[0-9a-f]{62}")
_SPAN = re.compile(r"[2-9]|1[0-9]|20", re.ASCII)
# control characters, halves of pairs, and marks that turn the direction of writing
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)
_BREAKS: Final = r"\s\u200b\u2e80-\U0010ffff"  # a line breaks at spaces and between Han letters
_RUN_OR_BREAK = re.compile(rf"[^{_BREAKS}]+|[{_BREAKS}]+")
_PASSES: Final = 5  # three were enough for all that was ever seen
_TOO_MUCH: Final = f"more than {MOST_OUT} characters or {MOST_NODES} elements; split it in two"


def clean(html: str, *, strict: bool = False) -> str:
    """Return the HTML that may be shown; cleaning it again changes nothing.

    Links are unwrapped, sections taken apart into lines, what is nested too deep is
    flattened, what is too long is cut off at its end, pictures that are no blobs of
    ours are dropped.

    Args:
        html: Any text.
        strict: For authors: refuse what would lose something instead of losing it.

    Raises:
        AuthoringError: Only if strict.
    """
    losses: list[str] = []
    cleaned = settled(lambda text: _step(text, losses), UNSEEN.sub("", html), passes=_PASSES)
    if strict and losses:
        raise AuthoringError(losses[0], field="body")
    return cleaned


def plain(html: str) -> str:
    """Return the words to read: a paragraph a line, a table's cells apart by spaces."""
    return words(clean(html))


def blocks(html: str) -> list[Block]:
    """Return the pieces of a body, to lay out one by one, cleaned once more."""
    return pieces(clean(html))


def settled(step: Callable[[str], str], text: str, *, passes: int) -> str:
    """Repeat a step until it changes nothing; what never settles becomes plain words.

    HTML that was parsed and written is nearly always parsed the same again, and
    nearly is not enough.
    """
    for _ in range(passes):
        before, text = text, step(text)
        if before == text:
            return text
    return step(entities.escape(re.sub(r"<[^>]*>", " ", text), quote=False))


def _step(html: str, losses: list[str]) -> str:
    safe = nh3.clean(
        _bounded(html, losses),
        tags=set(_TAGS | _CONTAINERS | _RENAMED.keys()),
        clean_content_tags=set(_OUTCASTS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes=set(),
        link_rel=None,
    )
    limiter = _Limiter(losses)
    limiter.feed(safe)
    limiter.close()
    return limiter.written()


def _bounded(html: str, losses: list[str]) -> str:
    """Cut before the parser sees it what would only be cut after."""
    end = min(
        MOST_IN,
        _start_of(r"<[A-Za-z]", html, MOST_NODES),
        _start_of(r"<", html, 2 * MOST_NODES),  # every element opens and closes
    )
    if len(html) > end:
        losses.append(_TOO_MUCH)
    return html[:end]


def _start_of(pattern: str, html: str, number: int) -> int:
    found = next(islice(re.finditer(pattern, html), number, None), None)
    return found.start() if found else len(html)


class _Limiter(HTMLParser):
    """Writes again what nh3 made safe, within the limits.

    nh3 writes well-formed HTML, so tags match; its depth is not limited, so nothing
    here is recursive.
    """

    def __init__(self, losses: list[str]) -> None:
        """Begin with nothing written; `losses` takes what had to be lost."""
        super().__init__(convert_charrefs=True)
        self._losses = losses
        self._out: list[str] = []
        self._length = 0
        self._nodes = 0
        self._is_full = False
        self._open: list[str] = []  # what was written and not yet closed
        self._seen: list[tuple[str, bool]] = []  # what nh3 has open, and whether it was written
        self._tables: list[bool] = []  # whether each open table was written
        self._run = 0  # characters since the line could last be broken
        self._is_touching = False  # words directly before would touch words that follow
        self._wants_break = False  # a container ended between them

    def written(self) -> str:
        """Return all that was written, closed."""
        return "".join((*self._out, *(f"</{tag}>" for tag in reversed(self._open))))

    # What HTMLParser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a tag, or take it apart."""
        tag = _RENAMED.get(tag, tag)
        fits = self._fits(tag)
        if tag == "table":
            self._tables.append(fits)
        if tag not in VOID:
            self._seen.append((tag, fits))
        kept = _attributes(tag, attrs)
        if kept is None:
            self._losses.append("a picture that is none of the files beside the text")
        elif fits:
            self._write_start(tag, kept)
        elif tag not in _INLINE:
            self._apart()

    def handle_endtag(self, tag: str) -> None:
        """Close a tag that was written."""
        tag, was_written = self._seen.pop()
        if tag == "table":
            self._tables.pop()
        if was_written and not self._is_full:
            self._put(f"</{self._open.pop()}>")
            self._bound(tag)
        elif tag not in _INLINE:
            self._apart()

    def handle_data(self, data: str) -> None:
        """Write words, with chances to break a line."""
        data = UNSEEN.sub("", data).replace("\r", "\n")  # written as references before
        if data.strip():
            self._break()
            self._is_touching = True
        text = entities.escape(self._broken(data), quote=False)
        room = max(0, MOST_OUT - self._length - self._closing())
        if len(text) > room:
            text = re.sub(r"&[a-z]*\Z", "", text[:room])
            self._put(text, is_node=True)
            self._fill()
        else:
            self._put(text, is_node=True)

    # How it is written

    def _fits(self, tag: str) -> bool:
        if tag in _CONTAINERS or self._is_full:
            return False
        if tag in _PARTS:
            return bool(self._tables) and self._tables[-1]
        if tag in VOID:
            return True
        depth = len(self._open) + 1
        if tag == "table":
            depth += _BELOW_TABLE
        is_nested = tag == "table" and sum(self._tables) >= MOST_TABLES
        if depth > MOST_DEPTH or is_nested:
            self._losses.append(f"<{tag}> is nested too deep; make it flatter")
            return False
        return True

    def _write_start(self, tag: str, attributes: str) -> None:
        if tag == "img":
            self._break()
        self._put(f"<{tag}{attributes}>", is_node=True)
        if tag not in VOID and not self._is_full:
            self._open.append(tag)
        self._bound(tag)

    def _bound(self, tag: str) -> None:
        """Note what a tag that was written does to the words around it."""
        if tag in _BLOCKS or tag == "br":
            self._is_touching = self._wants_break = False
            self._run = 0

    def _apart(self) -> None:
        self._wants_break = self._is_touching

    def _break(self) -> None:
        """Keep words of two containers on two lines."""
        if self._wants_break:
            self._put("<br>", is_node=True)
            self._bound("br")

    def _put(self, text: str, *, is_node: bool = False) -> None:
        self._nodes += is_node
        too_long = self._length + len(text) + self._closing() > MOST_OUT
        if is_node and (self._nodes > MOST_NODES or too_long):
            self._fill()
        if not self._is_full:
            self._length += len(text)
            self._out.append(text)

    def _closing(self) -> int:
        """Count the characters that closing all will take."""
        return sum(len(tag) + len("</>") for tag in self._open)

    def _fill(self) -> None:
        self._is_full = True
        self._losses.append(_TOO_MUCH)

    def _broken(self, text: str) -> str:
        written: list[str] = []
        for token in _RUN_OR_BREAK.findall(text):
            if re.match(f"[{_BREAKS}]", token):
                self._run = 0
                written.append(token)
            else:
                written.append(self._broken_run(token))
        return "".join(written)

    def _broken_run(self, run: str) -> str:
        written: list[str] = []
        while self._run + len(run) > MOST_RUN:
            fits = MOST_RUN - self._run
            written.append(run[:fits] + "\u200b")
            run, self._run = run[fits:], 0
        self._run += len(run)
        return "".join((*written, run))


def _attributes(tag: str, attrs: list[tuple[str, str | None]]) -> str | None:
    """Write the attributes that may stay; None for a picture that may not."""
    said = {name: value or "" for name, value in attrs}
    if tag == "img":
        if not _BLOB.fullmatch(said.get("src", "")):
            return None
        alt = " ".join(UNSEEN.sub("", said.get("alt", "")).split())[:MOST_ALT].strip()
        return f' src="{said["src"]}" alt="{entities.escape(alt)}"'
    spans = ((name, said.get(name, "")) for name in ("colspan", "rowspan"))
    return "".join(f' {name}="{span}"' for name, span in spans if _SPAN.fullmatch(span))
