"""One item, to be read: its heading, its short answers, its text block by block."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from content.library import COUNTY, OWN
from content.markup import Block, BlockKind
from content.model import Role
from content.pictograms import pictogram_for
from content.vertical import is_vertical
from kiosk.freshness import day_words, posted_words
from kiosk.views.words import FACT_PICTOGRAMS, question, section_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from content.library import Headline
    from content.model import Item

SCRIPT: Final = "script"  # plain text, paragraphs divided by line feeds, top to bottom
WIDEST: Final = 24  # characters: a longer cell wraps
NARROWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the text.

    Args:
        section: Section in the program's words.
        section_name: On the screen.
        title: The title.
        meta: Who says it, under which number, and when it was put here.
        summary: One plain sentence.
        marks: Words to mark it with: 演示数据, 已过期.
        notice: What happened to it while it is being read; empty for nothing.
        renewed: There is a newer edition to read.
        until: Until when it holds, in words; empty for no end.
    """

    section: str = ""
    section_name: str = ""
    title: str = ""
    meta: str = ""
    summary: str = ""
    marks: tuple[str, ...] = ()
    notice: str = ""
    renewed: bool = False
    until: str = ""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One question with its short answer."""

    label: str
    value: str
    drawing: str


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One piece of the text, laid out by itself.

    Args:
        kind: As `content.markup.BlockKind` says, or `SCRIPT`.
        styled: What a delegate shows: styled text of inline tags only.
        marker: Before a list item: its number, or a dot.
        level: Of a heading 2 to 4; of a list item how deep it stands, from 0.
        picture: SHA-256 of a picture.
        caption: Under a picture or a table.
        cells: Rows of a table.
        widths: Share of each column, together 1.
        has_header: The table's first row names the columns.
    """

    kind: str
    styled: str = ""
    marker: str = ""
    level: int = 0
    picture: str = ""
    caption: str = ""
    cells: tuple[tuple[str, ...], ...] = ()
    widths: tuple[float, ...] = ()
    has_header: bool = False


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """Another item that belongs to this one."""

    item_id: str
    title: str
    meta: str
    drawing: str
    section: str


def heading(item: Item, origin: str, now: datetime, tr: Callable[[str], str]) -> Heading:
    """Return what stands above the text.

    Args:
        item: The item as it was opened.
        origin: Where it came from: the county, or the address of a feed.
        now: The time now.
        tr: Translates a Chinese phrase.
    """
    return Heading(
        section=str(item.section),
        section_name=section_name(item.section, tr),
        title=item.title,
        meta=said_by(item, posted_words(item.published, now, tr)),
        summary=item.summary,
        marks=_marks(item, origin, now, tr),
        until=_until(item, now, tr),
    )


def said_by(item: Item, posted: str) -> str:
    """Say whose an item is: its source, the number of the document, when it was put here."""
    return " · ".join(part for part in (item.source, item.document_number, posted) if part)


def notice(opened: Item, held: Item | None, tr: Callable[[str], str]) -> str:
    """Say what became of an item while it was being read; empty when nothing did."""
    if held is None:
        return tr("县里刚刚撤回了这一篇，请不要再照着做")
    if is_other(opened, held):
        return tr("县里刚刚改了这一篇，下面还是原来的")
    return ""


def is_other(opened: Item, held: Item) -> bool:
    """Tell whether an item says anything else; that it was read aloud since changes nothing."""
    return _words(opened) != _words(held)


def _words(item: Item) -> Item:
    own = tuple(each for each in item.attachments if not each.is_reading)
    return replace(item, attachments=own, updated=item.published)


def facts(item: Item, tr: Callable[[str], str]) -> list[FactRow]:
    """Return the short answers of an item, in its order."""
    return [
        FactRow(question(fact.name, item, tr), fact.value, FACT_PICTOGRAMS[fact.name])
        for fact in item.facts
    ]


def block_rows(item: Item, blocks: Sequence[Block]) -> list[BlockRow]:
    """Return an item's text as rows; its pictures come first unless the text shows them.

    Args:
        item: The item.
        blocks: Of its body, with `html` fit for Qt's styled text.
    """
    shown = {block.sha256 for block in blocks}
    pictures = [
        BlockRow(str(BlockKind.PICTURE), picture=a.sha256, caption=a.title)
        for a in item.attachments
        if a.role is Role.PICTURE and a.sha256 not in shown
    ]
    return pictures + list(_rows(blocks))


def related(lines: Sequence[Headline], now: datetime, tr: Callable[[str], str]) -> list[RelatedRow]:
    """Return other items as rows."""
    return [
        RelatedRow(
            item_id=line.id,
            title=line.title,
            meta=f"{section_name(line.section, tr)} · {posted_words(line.published, now, tr)}",
            drawing=pictogram_for((line.title, *line.tags)) or str(line.section),
            section=str(line.section),
        )
        for line in lines
    ]


def column_widths(cells: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Share a table's width among its columns by what stands in them.

    Args:
        cells: Rows of text; short rows are allowed.

    Returns:
        A share for each column, together 1; nothing for an empty table.
    """
    count = max((len(row) for row in cells), default=0)
    weights = [
        min(WIDEST, max(NARROWEST, *(_wide(row[place]) for row in cells if place < len(row))))
        for place in range(count)
    ]
    return tuple(weight / sum(weights) for weight in weights)


def _wide(text: str) -> float:
    """How wide a text is, in Chinese characters; Latin letters and digits are half as wide."""
    return sum(1.0 if ord(letter) > 0x2E7F else 0.56 for letter in text) + 1  # noqa: PLR2004  CJK begins


def _rows(blocks: Sequence[Block]) -> Iterator[BlockRow]:
    """Yield a row a block; paragraphs that are written top to bottom stand in the first of them."""
    for vertical, some in groupby(blocks, lambda block: is_vertical(block.text)):
        if vertical:
            first, *rest = [block.text for block in some]
            yield BlockRow(SCRIPT, styled="\n".join((first, *rest)))
            yield from (BlockRow(SCRIPT) for _ in rest)
        else:
            yield from map(_row, some)


def _row(block: Block) -> BlockRow:
    marker, styled = _marker(block)
    return BlockRow(
        kind=str(block.kind),
        styled=styled,
        marker=marker,
        level=block.level,
        picture=block.sha256,
        caption=block.caption,
        cells=block.rows,
        widths=column_widths(block.rows),
        has_header=block.header,
    )


def _marker(block: Block) -> tuple[str, str]:
    """Part a list item from its number, so that its lines hang beside it."""
    if block.kind is not BlockKind.LIST:
        return "", block.html
    number = re.match(r"(\d+\.) ", block.html)
    return (number[1], block.html[number.end() :]) if number else ("•", block.html)


def _marks(item: Item, origin: str, now: datetime, tr: Callable[[str], str]) -> tuple[str, ...]:
    over = item.valid_until is not None and item.valid_until <= now
    early = item.valid_from is not None and now < item.valid_from
    return tuple(
        mark
        for mark, holds in (
            (tr("本村"), origin == OWN),
            (tr("已过期"), over),
            (tr("还没有生效"), early),
            (tr("演示数据"), item.demo),
            (tr("来自外部网站，县里没有签名"), origin not in {COUNTY, OWN}),
        )
        if holds
    )


def _until(item: Item, now: datetime, tr: Callable[[str], str]) -> str:
    if item.valid_until is None:
        return ""
    day = day_words(item.valid_until, now, tr)
    if item.valid_until <= now:
        return tr("{day}已经到期").format(day=day)
    return tr("有效到{day}").format(day=day)
