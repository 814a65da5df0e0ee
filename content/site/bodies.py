"""Fit a body into its page: places of pictures, headings in order, tables that scroll alone.

What comes in is cleaned by `content.markup` first, always; so it is well-formed and
holds only tags we know. Nothing goes out that is not written here.
"""

from __future__ import annotations

import html as entities
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from content import markup
from content.pieces import VOID
from content.site import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from content.site.pictures import Media

_HEADINGS: Final = {"h2": 2, "h3": 3, "h4": 4}
_EMPTY_HEAD = re.compile(r"<th([^>]*)>\s*</th>")  # the corner of a table names nothing
_TITLE: Final = 1  # the page's own heading


def fitted(html: str, pictures: Iterable[Media], top: str) -> str:
    """Return a body as it stands in a page.

    Args:
        html: Any HTML; it is cleaned here.
        pictures: What may be shown; others are left out.
        top: The way from the page to the site's top.
    """
    writer = _Writer({picture.sha256: picture for picture in pictures}, top)
    writer.feed(markup.clean(html))
    writer.close()
    return _EMPTY_HEAD.sub(r"<td\1></td>", "".join(writer.out))


class _Writer(HTMLParser):
    """Writes a cleaned body again."""

    def __init__(self, pictures: Mapping[str, Media], top: str) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._pictures = pictures
        self._top = top
        self._level = _TITLE
        self._closing: list[str] = []
        self._tables = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "img":
            self._picture(said)
            return
        if tag == "table":
            self._open_table()
        written = self._heading(tag)
        spans = "".join(
            f' {name}="{said[name]}"' for name in ("colspan", "rowspan") if name in said
        )
        self.out.append(f"<{written}{spans}>")
        if tag not in VOID:
            self._closing.append(f"</{written}>")

    def handle_endtag(self, tag: str) -> None:
        self.out.append(self._closing.pop())
        if tag == "table":
            self._close_table()

    def handle_data(self, data: str) -> None:
        self.out.append(entities.escape(data, quote=False))

    def _heading(self, tag: str) -> str:
        """Return the tag; a heading goes at most one level deeper than the one before."""
        level = _HEADINGS.get(tag)
        if level is None:
            return tag
        self._level = min(level, self._level + 1)
        return f"h{self._level}"

    def _open_table(self) -> None:
        if not self._tables:
            label = entities.escape(words.TABLE)
            self.out.append(f'<div class="scroll" role="group" aria-label="{label}" tabindex="0">')
        self._tables += 1

    def _close_table(self) -> None:
        self._tables -= 1
        if not self._tables:
            self.out.append("</div>")

    def _picture(self, said: Mapping[str, str]) -> None:
        picture = self._pictures.get(said["src"].rpartition("/")[2])
        if picture is None:
            return
        alt = entities.escape(said.get("alt", "") or picture.title)
        measure = f' width="{picture.width}" height="{picture.height}"' if picture.width else ""
        self.out.append(
            f'<img src="{self._top}{picture.path}" alt="{alt}"{measure}'
            ' loading="lazy" decoding="async">'
        )
