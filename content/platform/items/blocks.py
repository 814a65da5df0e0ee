"""What a text is put together from in the editor, and the HTML each piece becomes.

No more than `content.markup` lets through: headings, paragraphs, lists, tables,
pictures. No links: a village screen goes nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString, mark_safe
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import RichText

from content import markup
from content.platform.items.body import Part, PartKind, picture_html, split, table_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from content.platform.items.media import Picture

_TABLE = {
    "contextMenu": [
        *("row_above", "row_below", "---------", "col_left", "col_right", "---------"),
        *("remove_row", "remove_col", "---------", "undo", "redo"),
    ],
    "startRows": 3,
    "startCols": 2,
}


class PictureBlock(blocks.StructBlock):
    """A picture in the text."""

    picture = ImageChooserBlock(label="图片")
    caption = blocks.CharBlock(
        label="图上是什么",
        max_length=100,
        help_text="一句话。看不清的人听这句，图没到时也显示这句。",
    )

    class Meta:
        icon = "image"
        label = "图片"


class BodyBlock(blocks.StreamBlock):
    """A text."""

    text = blocks.RichTextBlock(
        label="文字",
        icon="pilcrow",
        features=["h2", "h3", "h4", "bold", "italic", "ol", "ul", "hr"],
        help_text="短句，一句一件事。按步骤做的事用编号列表。",
    )
    table = TableBlock(label="表格", icon="table", table_options=_TABLE)
    picture = PictureBlock()
    markup = blocks.RawHTMLBlock(
        label="原样排版",
        icon="code",
        help_text="从别处导入、编辑器放不下的排版（引文、合并格子的表）。一般不用。",
    )

    class Meta:
        block_counts: dict[str, Any] = {}


def to_html(stream: Iterable[Any]) -> str:
    """Return the HTML of a text, as our screens may show it.

    Raises:
        AuthoringError: When something would have to be lost.
    """
    return markup.clean("".join(_html(child) for child in stream), strict=True)


def pictures_in(stream: Iterable[Any]) -> list[tuple[Picture, str]]:
    """Return the pictures of a text with their captions, in their order."""
    shown = (child.value for child in stream if child.block_type == PartKind.PICTURE)
    return [(value["picture"], value["caption"]) for value in shown if value["picture"]]


def to_stream(html: str, picture: Callable[[str], Picture]) -> list[tuple[str, Any]]:
    """Return a cleaned text as what an editor can take in hand.

    Args:
        html: The text, cleaned by `content.markup`.
        picture: Returns the picture that was drawn to these bytes, by SHA-256.
    """
    return [(str(part.kind), _value(part, picture)) for part in split(html)]


def _html(child: Any) -> str:
    value = child.value
    if child.block_type == PartKind.PICTURE:
        picture = value["picture"]
        return picture_html(picture.sha256, value["caption"]) if picture else ""
    if child.block_type == PartKind.TABLE:
        return _table_html(value)
    return str(value.source if isinstance(value, RichText) else value)


def _table_html(value: Any) -> str:
    if not value:
        return ""
    rows = [["" if cell is None else str(cell) for cell in row] for row in value["data"]]
    heads = value.get("table_header_choice", "row")
    return table_html(
        rows,
        header=heads in {"row", "both"},
        first_column=heads in {"column", "both"},
        caption=value.get("table_caption") or "",
    )


def _value(part: Part, picture: Callable[[str], Picture]) -> Any:
    if part.kind is PartKind.PICTURE:
        return {"picture": picture(part.sha256), "caption": part.caption}
    if part.kind is PartKind.TABLE:
        return {
            "data": [list(row) for row in part.rows],
            "cell": [],
            "mergeCells": [],
            "table_header_choice": "row",
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_caption": "",
        }
    if part.kind is PartKind.TEXT:
        return RichText(part.html)
    return _safe(part.html)


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308  cleaned by content.markup, and cleaned again when it goes out
