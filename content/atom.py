"""Write items as Atom entries, and entries as segment documents.

One entry is one line of XML that begins with ``<entry>``, so a publisher can
compare and merge what it released before without parsing it: a `Word` is the
last that was said about an item, as it stands in a segment.

Source: RFC 4287 (Atom), RFC 5005 §4 (archived feeds), RFC 6721 (tombstones),
DCMI Terms (``dcterms:valid`` as a DCMI Period).
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, unescape

import zstandard

from content.errors import FeedFormatError
from content.model import Attachment, Item, Kind, Tombstone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content.ladder import Block

ATOM: Final = "http://www.w3.org/2005/Atom"
HISTORY: Final = "http://purl.org/syndication/history/1.0"
TOMBSTONES: Final = "http://purl.org/atompub/tombstones/1.0"
TERMS: Final = "http://purl.org/dc/terms/"
CUNKOU: Final = "urn:cunkou:feed:1"  # our own extension elements
SCHEME: Final = "urn:cunkou:"  # category schemes: section, kind, area, tag, month, mark

_FEED: Final = (
    f'<feed xmlns="{ATOM}" xmlns:fh="{HISTORY}" xmlns:at="{TOMBSTONES}" '
    f'xmlns:dcterms="{TERMS}" xmlns:k="{CUNKOU}" xml:lang="zh-CN" xml:base="../../">\n'
)
_WORD = re.compile(
    r"<entry><id>(?P<entry>[^<]*)</id>.*?</entry>|<at:deleted-entry ref=\"(?P<gone>[^\"]*)\"[^>]*/>",
    re.DOTALL,
)
_UPDATED = re.compile(r"<updated>([^<]*)</updated>")
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LEVEL: Final = 19  # the smallest that a village PC still unpacks at once
_LARGE: Final = 4_000_000  # bytes: a whole county's first segment would take a minute at that level
_LEVEL_OF_LARGE: Final = 12  # a fifth larger on the wire, once, and twenty times as fast


@dataclass(frozen=True, slots=True)
class Word:
    """The last that was said about one item, as XML.

    Args:
        id: The item's id.
        xml: One entry or tombstone, as it stands in a segment.
        gone: Whether it says that the item is withdrawn.
    """

    id: str
    xml: str
    gone: bool

    @property
    def updated(self) -> datetime:
        """When an entry was changed last; a tombstone has no such time.

        Raises:
            FeedFormatError: When it does not say.
        """
        found = _UPDATED.search(self.xml)
        if found is None:
            msg = f"the entry {self.id} does not say when it was updated"
            raise FeedFormatError(msg)
        return datetime.fromisoformat(found[1])

    def says_the_same(self, other: Word) -> bool:
        """Tell whether both say the same, whenever they say it."""
        return _UPDATED.sub("", self.xml) == _UPDATED.sub("", other.xml)


def word(said: Item | Tombstone) -> Word:
    """Write one item or tombstone.

    Raises:
        FeedFormatError: When a text holds a character that XML cannot carry.
    """
    if isinstance(said, Tombstone):
        xml = f"<at:deleted-entry ref={_attribute(said.id)} when={_time(said.when)}/>"
        return Word(said.id, xml, gone=True)
    return Word(said.id, _entry(said), gone=False)


def pack(words: Iterable[Word], block: Block, *, authority: str, issued: datetime) -> bytes:
    """Return the segment document of a block, not yet compressed.

    The same words give the same bytes, in whatever order they come.
    """
    stem = f"tag:{authority},2026:segment/"
    head = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        _FEED,
        f"<id>{escape(stem)}{block.name}</id>\n",
        f"<title>{block.first}-{block.last}</title>\n",
        f"<updated>{issued.isoformat(timespec='seconds')}</updated>\n",
        f"<author><name>{escape(authority)}</name></author>\n",
        "<fh:archive/>\n",
    ]
    body = sorted(f"{one.xml}\n" for one in words)
    return "".join([*head, *body, "</feed>\n"]).encode()


def unpack(document: bytes) -> dict[str, Word]:
    """Return the words of a segment document that `pack` wrote, by id."""
    found = {}
    for match in _WORD.finditer(document.decode()):
        gone = match["gone"] is not None
        name = unescape(match["gone"] if gone else match["entry"], {"&quot;": '"'})
        found[name] = Word(name, match[0], gone=gone)
    return found


def compress(document: bytes) -> bytes:
    """Return a zstd frame that names the size of what it holds."""
    level = _LEVEL if len(document) <= _LARGE else _LEVEL_OF_LARGE
    return zstandard.ZstdCompressor(level=level, write_content_size=True).compress(document)


def decompress(data: bytes) -> bytes:
    """Return what a segment of our own tree holds.

    Raises:
        FeedFormatError: When it is no zstd frame.
    """
    try:
        return zstandard.ZstdDecompressor().decompress(data)
    except zstandard.ZstdError as error:
        msg = f"a segment cannot be unpacked: {error}"
        raise FeedFormatError(msg) from error


def _entry(item: Item) -> str:
    parts = [
        f"<id>{_text(item.id)}</id>",
        f"<title>{_text(item.title)}</title>",
        f"<updated>{item.updated.isoformat(timespec='seconds')}</updated>",
        f"<published>{item.published.isoformat(timespec='seconds')}</published>",
        *_said_by(item),
        *_categories(item),
        *_terms(item),
        *(f'<k:fact name="{fact.name}">{_text(fact.value)}</k:fact>' for fact in item.facts),
        *_spelling(item),
        *(_link(attachment) for attachment in item.attachments),
        *(_inline(attachment) for attachment in item.attachments),
    ]
    if item.body:
        parts.append(f'<content type="html">{_text(item.body)}</content>')
    return f"<entry>{''.join(parts)}</entry>"


def _said_by(item: Item) -> Iterable[str]:
    if item.summary:
        yield f"<summary>{_text(item.summary)}</summary>"
    if item.source:
        yield f"<author><name>{_text(item.source)}</name></author>"


def _categories(item: Item) -> Iterable[str]:
    marks = [name for name in ("pinned", "demo") if getattr(item, name)]
    yield _category("section", item.section, label=item.section.label)
    yield from (_category("kind", kind) for kind in _kinds(item.kind))
    yield from (_category("area", area) for area in item.areas)
    yield from (_category("tag", tag) for tag in item.tags)
    yield from (_category("month", str(month)) for month in item.months)
    yield from (_category("mark", mark) for mark in marks)


def _kinds(kind: Kind) -> tuple[Kind, ...]:
    """Say what an item is; first what a reader may take it for who does not know its kind.

    A kind that was there from the first release needs no such word. Readers take the last they know.
    """
    return (Kind.ARTICLE, kind) if kind is Kind.MAP else (kind,)


def _category(scheme: str, term: str, *, label: str = "") -> str:
    shown = f" label={_attribute(label)}" if label else ""
    return f'<category scheme="{SCHEME}{scheme}" term={_attribute(term)}{shown}/>'


def _terms(item: Item) -> Iterable[str]:
    if item.valid_from or item.valid_until:
        start = f"start={item.valid_from.isoformat()}; " if item.valid_from else ""
        end = f"end={item.valid_until.isoformat()}; " if item.valid_until else ""
        yield f"<dcterms:valid>{start}{end}scheme=W3C-DTF</dcterms:valid>"
    if item.document_number:
        yield f"<dcterms:identifier>{_text(item.document_number)}</dcterms:identifier>"


def _spelling(item: Item) -> Iterable[str]:
    if item.pinyin or item.initials:
        yield f"<k:spelling pinyin={_attribute(item.pinyin)} initials={_attribute(item.initials)}/>"


def _link(attachment: Attachment) -> str:
    numbers = "".join(
        f' k:{name}="{value}"'
        for name in ("width", "height", "seconds")
        if (value := getattr(attachment, name))
    )
    title = f" title={_attribute(attachment.title)}" if attachment.title else ""
    return (
        f'<link rel="enclosure" type={_attribute(attachment.media_type)} '
        f'length="{attachment.size}" href="{attachment.path}"{title} '
        f'k:role="{attachment.role}" k:sha256="{attachment.sha256}"{numbers}/>'
    )


def _inline(attachment: Attachment) -> str:
    if attachment.inline is None:
        return ""
    begin = f'<k:inline sha256="{attachment.sha256}"'
    text = _readable(attachment.inline)
    if text is not None:
        return f"{begin}>{escape(text)}</k:inline>"
    return f'{begin} encoding="base64">{base64.b64encode(attachment.inline).decode()}</k:inline>'


def _readable(held: bytes) -> str | None:
    """Return the text of bytes that survive a way through XML unchanged."""
    try:
        text = held.decode()
    except UnicodeDecodeError:
        return None
    return None if "\r" in text or _NOT_XML.search(text) else text


def _text(text: str) -> str:
    return escape(_checked(text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    white = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
    return f'"{escape(_checked(text), white)}"'


def _checked(text: str) -> str:
    found = _NOT_XML.search(text)
    if found:
        before = text[: found.start()][-20:]
        msg = f"character U+{ord(found[0]):04X} cannot be sent; it stands behind {before!r}"
        raise FeedFormatError(msg)
    return text


def _time(moment: datetime) -> str:
    return f'"{moment.isoformat(timespec="seconds")}"'
