"""What of an item is read aloud, sentence by sentence, in the order of its page.

The county records these sentences, the screen marks them while they are heard: both
take them from here, so that a cue and a sentence on the page are the same words.

Pure. `kiosk.views.read_aloud` adds what only the screen knows, such as ages.
"""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.markup import Block, BlockKind, blocks
from content.model import Role
from content.questions import question
from content.sentences import sentences
from content.vertical import is_vertical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from content.model import Attachment, Item

_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"<br\s*/?>")


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence, and where on its page it stands.

    Args:
        text: The sentence as it is written.
        rows: Which rows bear it: ``head``, ``facts`` or ``blocks``.
        index: Which of them, from 0.
        start: Where it begins in that row's words.
        end: Where it ends in them; 0 when it is the whole row.
        line: Row of a table it says; -1 elsewhere.
    """

    text: str
    rows: str
    index: int = 0
    start: int = 0
    end: int = 0
    line: int = -1


def reading(item: Item) -> list[Part]:
    """Return an item as it is read aloud: title, summary, short answers, text."""
    body = blocks(item.body)
    return [
        *_said(item.title, "head", 0),
        *_said(item.summary, "head", 1),
        *fact_parts(item),
        *(part for index, block in enumerate(body) for part in block_parts(block, index)),
    ]


def sound_of(item: Item) -> Attachment | None:
    """Return the recording of an item's text, if the county made one."""
    return _of(item, Role.SOUND)


def cues_of(item: Item) -> Attachment | None:
    """Return when each sentence is heard in the recording, if the county says so."""
    return _of(item, Role.FILE)


def _of(item: Item, role: Role) -> Attachment | None:
    return next((a for a in item.attachments if a.role is role and a.is_reading), None)


def fact_parts(item: Item) -> list[Part]:
    """Return each short answer after its question."""
    given = [fact.name for fact in item.facts]
    return [
        part
        for index, fact in enumerate(item.facts)
        for part in _answered(question(fact.name, item.section, given), fact.value, index)
    ]


def _answered(asked: str, answer: str, index: int) -> Iterator[Part]:
    for number, sentence in enumerate(sentences(answer)):
        before = f"{asked}：" if number == 0 else ""
        yield Part(before + sentence.text, "facts", index)


def block_parts(block: Block, index: int) -> list[Part]:
    """Return the sentences of one block; a picture says its caption, a table its rows."""
    if is_vertical(block.text):
        return []  # no voice here speaks Mongolian
    if block.kind is BlockKind.TABLE:
        return table_parts(block, index)
    if block.kind is BlockKind.PICTURE:
        return list(_said(block.caption, "blocks", index))
    return list(_said(plain(block.html), "blocks", index))


def plain(styled: str) -> str:
    """Return the words of inline HTML, with a line feed for each break."""
    return entities.unescape(_TAG.sub("", _BREAK.sub("\n", styled)))


def table_parts(block: Block, index: int) -> list[Part]:
    """Return a table row by row: 天气，连着下雨；危险不危险，最危险."""
    parts = list(_said(block.caption, "blocks", index))
    heads = block.rows[0] if block.header else ()
    for line, row in enumerate(block.rows):
        if heads and line == 0 and len(block.rows) > 1:
            continue
        text = row_words(row, heads if line else ())
        if text:
            parts.append(Part(text, "blocks", index, line=line))
    return parts


def row_words(row: Iterable[str], heads: Iterable[str]) -> str:
    """Return one row of a table as a sentence, each cell after the name of its column."""
    names = [*heads]
    cells = [
        (names[column] if column < len(names) else "", cell.strip().rstrip("。；"))
        for column, cell in enumerate(row)
    ]
    said = [f"{name}，{cell}" if name else cell for name, cell in cells if cell]
    return "；".join(said) + "。" if said else ""


def _said(text: str, rows: str, index: int) -> Iterator[Part]:
    for sentence in sentences(text):
        yield Part(sentence.text, rows, index, sentence.start, sentence.end)
