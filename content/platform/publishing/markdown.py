"""Write the HTML of a text as Markdown, so that a county can take its words elsewhere.

What Markdown made comes back letter for letter. What it cannot say (underlining, joined
cells) is said as plainly as it can be; whether that changed the text is for the caller
to find out, by reading it back.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~])")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+\s*$|-{3,}\s*$)", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)", re.MULTILINE)
_EMPTY_LINE = re.compile(r"\n\s*\n")  # would end the paragraph
_MARKS: Final = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_HEADINGS: Final = {"h2": "## ", "h3": "### ", "h4": "#### "}
_VOID: Final = frozenset({"br", "hr", "img"})


def from_html(html: str, picture: Callable[[str], str]) -> str:
    """Return Markdown for a cleaned text.

    Args:
        html: The text, as `content.markup` cleans it.
        picture: Returns the file name for a picture's address.
    """
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return _Writer(picture).blocks(builder.top).strip("\n") + "\n"


class _Node:
    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[_Node | str] = []

    def all(self, *tags: str) -> list[_Node]:
        """Return the elements of these tags right below."""
        return [one for one in self.children if isinstance(one, _Node) and one.tag in tags]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = _Node("body", {})
        self._open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = _Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


class _Writer:
    def __init__(self, picture: Callable[[str], str]) -> None:
        self._picture = picture

    def blocks(self, node: _Node, *, tight: bool = False) -> str:
        """Write what is below a node, a block after the other."""
        written: list[str] = []
        run: list[_Node | str] = []
        for child in (*node.children, None):
            if isinstance(child, str) or (child is not None and _is_inline(child)):
                run.append(child)
                continue
            if words := self._inline(run):
                written.append(words)
            run = []
            if child is not None:
                written.append(self._block(child))
        return ("\n" if tight else "\n\n").join(part for part in written if part)

    def _block(self, node: _Node) -> str:
        if node.tag in _HEADINGS:
            return _HEADINGS[node.tag] + self._inline(node.children).replace("\n", " ")
        if node.tag in {"ul", "ol"}:
            return self._list(node)
        if node.tag == "table":
            return self._table(node)
        if node.tag == "hr":
            return "---"
        if node.tag == "blockquote":
            return "\n".join(f"> {line}".rstrip() for line in self.blocks(node).split("\n"))
        if node.tag == "p":
            return self._inline(node.children)
        return self.blocks(node)

    def _list(self, node: _Node) -> str:
        items = node.all("li")
        tight = not any(item.all("p") for item in items)
        written = []
        for number, item in enumerate(items, start=1):
            mark = f"{number}. " if node.tag == "ol" else "- "
            below = self.blocks(item, tight=tight).replace("\n", "\n" + " " * len(mark))
            written.append(mark + below)
        return ("\n" if tight else "\n\n").join(written)

    def _table(self, node: _Node) -> str:
        parts = [*node.all("thead"), *node.all("tbody")]
        rows = [
            [self._inline(cell.children).replace("\n", " ") for cell in row.all("th", "td")]
            for part in parts
            for row in part.all("tr")
        ]
        if not rows:
            return ""
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])

    def _inline(self, children: list[_Node | str]) -> str:
        said = "".join(
            _escaped(child) if isinstance(child, str) else self._marked(child) for child in children
        )
        return _guarded(_EMPTY_LINE.sub("\n", said.strip(" \n")))

    def _marked(self, node: _Node) -> str:
        if node.tag == "br":
            return "\\\n"
        if node.tag == "img":
            return f"![{_escaped(node.attributes['alt'])}]({self._picture(node.attributes['src'])})"
        mark = _MARKS.get(node.tag, "")
        return f"{mark}{self._inline(node.children)}{mark}"


def _is_inline(node: _Node) -> bool:
    return node.tag in {"strong", "em", "b", "i", "u", "sub", "sup", "br", "img"}


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _guarded(text: str) -> str:
    """Keep a line from being read as a heading, a list or a rule."""
    return _NUMBERED.sub(r"\1\\\2", _LINE_START.sub(r"\1\\\2", text))
