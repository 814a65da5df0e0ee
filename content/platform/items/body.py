"""A text as pieces that an editor can take in hand, without losing a letter on the way.

What Markdown made comes in as HTML of `content.markup`'s kind and is cut at its outermost
elements: running text, tables, pictures. A piece that its form could not say exactly
(a table with bold cells, a quotation) stays markup as it is, so that what is imported
and not touched goes out byte for byte.
"""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

VOID: Final = frozenset({"br", "hr", "img"})
_TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
_PICTURE = re.compile(
    r'<p><img src="blobs/sha256/[0-9a-f]{2}/([0-9a-f]{64})" alt="([^"]*)"></p>\n?'
)
_ROW = re.compile(r"<tr>\n(.*?)</tr>\n", re.DOTALL)
_CELL = re.compile(r"<(?:th|td)>([^<]*)</(?:th|td)>\n")
_WRITABLE: Final = frozenset(
    {"p", "h2", "h3", "h4", "ul", "ol", "li", "hr", "strong", "em", "b", "i", "br"}
)


class PartKind(StrEnum):
    """What a piece is to the editor."""

    TEXT = "text"
    TABLE = "table"
    PICTURE = "picture"
    MARKUP = "markup"


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a text.

    Args:
        kind: What it is.
        html: Its HTML, whole; of a picture or a table as the Markdown parser writes it.
        rows: Of a table, the first of them its header.
        sha256: Of a picture.
        caption: What is to be seen on a picture.
    """

    kind: PartKind
    html: str
    rows: tuple[tuple[str, ...], ...] = ()
    sha256: str = ""
    caption: str = ""


def split(cleaned: str) -> list[Part]:
    """Cut a cleaned text; the HTML of the parts, one after the other, is the text again."""
    parts: list[Part] = []
    read = (_part(chunk) for chunk in _chunks(cleaned))
    for kind, same in groupby(read, key=lambda part: part.kind):
        if kind is PartKind.TEXT:
            parts.append(Part(kind, "".join(part.html for part in same)))
        else:
            parts += same
    return parts


def table_html(
    rows: Sequence[Sequence[str]],
    *,
    header: bool = True,
    first_column: bool = False,
    caption: str = "",
) -> str:
    """Write a table the way a Markdown parser does; short rows are filled.

    Args:
        rows: Its cells.
        header: Whether the first row names the columns.
        first_column: Whether the first column names the rows.
        caption: What the table says, above it; Markdown knows none.
    """
    width = max((len(row) for row in rows), default=0)
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    if not full:
        return ""
    top, rest = (full[:1], full[1:]) if header else ([], full)
    named = f"<caption>{entities.escape(caption, quote=False)}</caption>\n" if caption else ""
    head = "".join(_row_html(row, len(row)) for row in top)
    body = "".join(_row_html(row, int(first_column)) for row in rest)
    return f"<table>\n{named}{_within('thead', head)}{_within('tbody', body)}</table>\n"


def picture_html(sha256: str, caption: str) -> str:
    """Write a picture that stands alone."""
    path = f"blobs/sha256/{sha256[:2]}/{sha256}"
    return f'<p><img src="{path}" alt="{entities.escape(caption)}"></p>\n'


def _within(tag: str, rows: str) -> str:
    return f"<{tag}>\n{rows}</{tag}>\n" if rows else ""


def _row_html(row: Sequence[str], heads: int) -> str:
    tags = ("th" if column < heads else "td" for column in range(len(row)))
    cells = "".join(
        f"<{tag}>{entities.escape(cell, quote=False)}</{tag}>\n"
        for tag, cell in zip(tags, row, strict=True)
    )
    return f"<tr>\n{cells}</tr>\n"


def _part(chunk: str) -> Part:
    if chunk.startswith("<table>"):
        rows = tuple(
            tuple(entities.unescape(cell) for cell in _CELL.findall(row))
            for row in _ROW.findall(chunk)
        )
        if rows and table_html(rows) == chunk:
            return Part(PartKind.TABLE, chunk, rows=rows)
    if found := _PICTURE.fullmatch(chunk):
        caption = entities.unescape(found[2])
        if picture_html(found[1], caption) == chunk:
            return Part(PartKind.PICTURE, chunk, sha256=found[1], caption=caption)
    is_plain = {name for _, name in _TAG.findall(chunk)} <= _WRITABLE
    return Part(PartKind.TEXT if is_plain else PartKind.MARKUP, chunk)


def _chunks(cleaned: str) -> Iterator[str]:
    """Cut at the outermost elements; the space after one belongs to it."""
    depth, begin = 0, 0
    for tag in _TAG.finditer(cleaned):
        closes, name = tag.groups()
        if closes:
            depth -= 1
        elif name not in VOID:
            if depth == 0 and tag.start() > begin:
                yield cleaned[begin : tag.start()]
                begin = tag.start()
            depth += 1
    if cleaned[begin:]:
        yield cleaned[begin:]
