"""Cut a cleaned body into the pieces a screen lays out one by one.

A long text as a single document blocks the screen while it is laid out; as pieces it
does not. Takes only what `content.markup` cleaned: well-formed, shallow, of known
tags. Called by `content.markup` alone.
"""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass, field
from enum import StrEnum
from html.parser import HTMLParser
from itertools import chain, groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 600  # characters of a paragraph: more than a screen at the largest text
MOST_ROWS: Final = 40  # of a table's piece, its header among them
MOST_COLUMNS: Final = 40  # that spans may fill; beyond, cells stand as they come

VOID: Final = frozenset({"br", "hr", "img"})

_STYLES: Final = {"b": "b", "strong": "b", "em": "i", "i": "i", "u": "u"}
_HEADINGS: Final = {"h2": 2, "h3": 3, "h4": 4}
_RAISED: Final = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_LOWERED: Final = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_CHINESE: Final = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_WRAP = re.compile(rf"(?<={_CHINESE})[ \t\r\f]*\n[ \t\r\n\f]*(?={_CHINESE})")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_STRAY = re.compile(r"\A[ \n]+|(?<=[ \n]) +| +(?=\n)|[ \n]+\Z")
_SENTENCE_END = re.compile(r"[。！？!?；;][”’」』）)]?|\.\s|\n")


class BlockKind(StrEnum):
    """What a piece is."""

    HEADING = "heading"
    TEXT = "text"
    LIST = "list"
    TABLE = "table"
    PICTURE = "picture"
    QUOTE = "quote"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a body.

    Args:
        kind: What it is.
        html: Inline HTML of ``b``, ``i``, ``u`` and ``br`` only; empty without words.
        text: The same to read aloud; of a table its cells.
        level: Of a heading 2 to 4, of a list item how deep it stands, from 1.
        sha256: Of a picture.
        caption: Of a picture or a table.
        rows: Of a table, all of one length.
        header: Whether the first row names the columns.
    """

    kind: BlockKind
    html: str
    text: str
    level: int = 0
    sha256: str = ""
    caption: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    header: bool = False


def pieces(cleaned: str) -> list[Block]:
    """Cut a cleaned body: a paragraph, a list item, a picture, a table at a time.

    Pictures stand alone even out of the middle of a paragraph. What is longer than
    `LONGEST` is cut at the ends of sentences, a table of more than `MOST_ROWS` rows
    between rows, its header repeated.
    """
    return list(chain.from_iterable(_split(piece) for piece in _pieces(cleaned)))


def words(cleaned: str) -> str:
    """Return the words of a cleaned body: a paragraph a line, cells apart by a space."""
    return "\n".join(text for piece in _pieces(cleaned) if (text := piece.words()))


# The tree


@dataclass(slots=True)
class _Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[_Element | str] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator[_Element]:
        for child in self.children:
            if isinstance(child, _Element) and child.tag in tags:
                yield child


class _Builder(HTMLParser):
    """Builds the tree of a body that is known to be well-formed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [_Element("body")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  it is the last one opened
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def _tree(cleaned: str) -> _Element:
    builder = _Builder()
    builder.feed(cleaned)
    builder.close()
    return builder.open[0]


# The pieces, before the long ones are cut


@dataclass(slots=True)
class _Piece:
    """A piece whose every character knows its styles, so that it can be cut anywhere."""

    kind: BlockKind
    text: str = ""
    styles: list[str] = field(default_factory=list)
    level: int = 0
    sha256: str = ""
    caption: str = ""
    rows: list[list[str]] = field(default_factory=list)
    header: bool = False

    def words(self) -> str:
        rows = "\n".join(" ".join(cell for cell in row if cell) for row in self.rows)
        return "\n".join(part for part in (self.caption, rows, _spoken(self.text)) if part)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the words of a container become."""

    kind: BlockKind = BlockKind.TEXT
    level: int = 0
    depth: int = 0  # of lists


class _Layout:
    """Walks the tree once and collects pieces."""

    def __init__(self) -> None:
        self.pieces: list[_Piece] = []
        self.text = ""
        self.styles: list[str] = []
        self.marker = ""

    def walk(self, element: _Element, style: str, frame: _Frame) -> None:
        for child in element.children:
            if isinstance(child, str):
                self.say(_SPACES.sub(" ", _WRAP.sub("", child)), style)
            else:
                self.visit(child, style, frame)

    def visit(self, element: _Element, style: str, frame: _Frame) -> None:
        tag = element.tag
        if tag == "br":
            self.say("\n", style)
        elif tag in _STYLES:
            self.walk(element, "".join(sorted({*style, _STYLES[tag]})), frame)
        elif tag in ("sub", "sup"):
            self.say(_said(element).translate(_LOWERED if tag == "sub" else _RAISED), style)
        elif tag == "p" and frame.kind is BlockKind.LIST:
            self.say("\n", style)  # paragraphs of one item stay one piece
            self.walk(element, style, frame)
        else:
            self.flush(frame)
            self.visit_block(element, style, frame)
            self.flush(frame)

    def visit_block(self, element: _Element, style: str, frame: _Frame) -> None:
        tag = element.tag
        if tag == "img":
            self.picture(element)
        elif tag == "hr":
            self.pieces.append(_Piece(BlockKind.RULE))
        elif tag in _HEADINGS:
            self.contained(element, "", _Frame(BlockKind.HEADING, _HEADINGS[tag]))
        elif tag in ("ul", "ol"):
            self.listed(element, style, frame)
        elif tag == "table":
            self.table(element)
        elif tag == "blockquote":
            self.contained(element, style, _Frame(BlockKind.QUOTE, 0, frame.depth))
        elif tag == "figure":
            self.figure(element, style, frame)
        elif tag == "dt":
            self.contained(element, "b", frame)
        else:
            self.contained(element, style, frame)

    def contained(self, element: _Element, style: str, frame: _Frame) -> None:
        self.walk(element, style, frame)
        self.flush(frame)

    def listed(self, element: _Element, style: str, frame: _Frame) -> None:
        depth = frame.depth + 1
        for number, item in enumerate(element.all("li"), start=1):
            self.marker = f"{number}. " if element.tag == "ol" else ""
            self.contained(item, style, _Frame(BlockKind.LIST, depth, depth))
        self.marker = ""

    def picture(self, element: _Element) -> None:
        sha256 = element.attributes["src"].rpartition("/")[2]
        caption = element.attributes.get("alt", "")
        self.pieces.append(_Piece(BlockKind.PICTURE, sha256=sha256, caption=caption))

    def figure(self, element: _Element, style: str, frame: _Frame) -> None:
        before = len(self.pieces)
        self.walk(_Element("figure", {}, _without(element, "figcaption")), style, frame)
        self.flush(frame)
        captioned = [piece for piece in self.pieces[before:] if piece.sha256 or piece.rows]
        for caption in element.all("figcaption"):
            if captioned:
                captioned[-1].caption = _said(caption)
            else:
                self.contained(caption, style, frame)

    def table(self, element: _Element) -> None:
        heads = [row for part in element.all("thead") for row in part.all("tr")]
        body = [row for part in element.all("tbody") for row in part.all("tr")]
        rows = _rectangle([*heads, *body])
        if rows:
            first = [*heads, *body][0]
            header = bool(heads) or not any(first.all("td"))
            caption = " ".join(_said(one) for one in element.all("caption"))
            self.pieces.append(_Piece(BlockKind.TABLE, rows=rows, header=header, caption=caption))

    def say(self, text: str, style: str) -> None:
        self.text += text
        self.styles += [style] * len(text)

    def flush(self, frame: _Frame) -> None:
        text, styles = _tidied(self.text, self.styles)
        self.text, self.styles = "", []
        if _spoken(text):
            text, styles = self.marker + text, [""] * len(self.marker) + styles
            self.marker = ""
            self.pieces.append(_Piece(frame.kind, text, styles, frame.level))


def _pieces(cleaned: str) -> list[_Piece]:
    return _laid_out(_tree(cleaned))


def _laid_out(element: _Element) -> list[_Piece]:
    layout = _Layout()
    layout.contained(element, "", _Frame())
    return layout.pieces


def _without(element: _Element, tag: str) -> list[_Element | str]:
    return [one for one in element.children if isinstance(one, str) or one.tag != tag]


def _said(element: _Element) -> str:
    """Return the words of an element in one line."""
    return " ".join(piece.words() for piece in _laid_out(element)).replace("\n", " ")


def _rectangle(rows: list[_Element]) -> list[list[str]]:
    """Return the cells, spanned ones filled: downwards repeated, sideways left empty."""
    lines: list[list[str]] = []
    hanging: dict[int, tuple[int, str]] = {}  # by column: rows still to fill, and with what
    for row in rows:
        line: list[str] = []
        for cell in row.all("td", "th"):
            _hang(line, hanging)
            text, down = _said(cell), int(cell.attributes.get("rowspan", 1))
            line.append(text)
            hanging[len(line) - 1] = (down - 1, text)
            for _ in range(1, int(cell.attributes.get("colspan", 1))):
                hanging[len(line)] = (down - 1, "")
                line.append("")
        _hang(line, hanging)
        lines.append(line)
    width = max((len(line) for line in lines), default=0)
    return [line + [""] * (width - len(line)) for line in lines if any(line)]


def _hang(line: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    while len(line) < MOST_COLUMNS and hanging.get(len(line), (0, ""))[0]:
        left, text = hanging[len(line)]
        hanging[len(line)] = (left - 1, text)
        line.append(text)


# Cutting and writing


def _tidied(text: str, styles: list[str]) -> tuple[str, list[str]]:
    """Take away the spaces that no page would show."""
    kept: list[tuple[int, int]] = []
    begin = 0
    for stray in _STRAY.finditer(text):
        kept.append((begin, stray.start()))
        begin = stray.end()
    kept.append((begin, len(text)))
    return (
        "".join(text[a:b] for a, b in kept),
        [style for a, b in kept for style in styles[a:b]],
    )


def _spoken(text: str) -> str:
    return text.replace("\u200b", "").strip()


def _split(piece: _Piece) -> Iterator[Block]:
    if piece.kind is BlockKind.TABLE:
        yield from _table_blocks(piece)
        return
    kind, begin = piece.kind, 0
    for end in _cuts(piece.text):
        text, styles = _tidied(piece.text[begin:end], piece.styles[begin:end])
        inline = _inline(text, styles)
        yield Block(kind, inline, _spoken(text), piece.level, piece.sha256, _spoken(piece.caption))
        begin = end
        kind = BlockKind.TEXT if kind is BlockKind.LIST else kind  # one dot an item


def _table_blocks(piece: _Piece) -> Iterator[Block]:
    top = [tuple(row) for row in piece.rows[: 1 if piece.header else 0]]
    body = [tuple(row) for row in piece.rows[len(top) :]]
    step = MOST_ROWS - len(top)
    for begin in range(0, max(1, len(body)), step):
        rows = (*top, *body[begin : begin + step])
        text = "\n".join(" ".join(cell for cell in row if cell) for row in rows)
        yield Block(
            BlockKind.TABLE, "", text, caption=piece.caption, rows=rows, header=piece.header
        )


def _cuts(text: str) -> Iterator[int]:
    """Return where to cut: after a sentence if one ends in the second half, else anywhere."""
    begin = 0
    while len(text) - begin > LONGEST:
        ends = [end.end() for end in _SENTENCE_END.finditer(text, begin, begin + LONGEST)]
        last = ends[-1] if ends else 0
        begin = last if last > begin + LONGEST // 2 else begin + LONGEST
        yield begin
    yield len(text)


def _inline(text: str, styles: list[str]) -> str:
    """Write styled text in the few tags that Qt's StyledText knows."""
    written: list[str] = []
    for style, run in groupby(zip(text, styles, strict=True), key=lambda one: one[1]):
        said = entities.escape("".join(letter for letter, _ in run), quote=False)
        said = said.replace("\n", "<br>")
        opened = "".join(f"<{one}>" for one in style)
        written.append(opened + said + "".join(f"</{one}>" for one in reversed(style)))
    return "".join(written)
