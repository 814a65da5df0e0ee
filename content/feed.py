"""Read feeds: our own segments, strictly; anybody's RSS or Atom, tolerantly.

The only module that imports feedparser. Of our own segments feedparser reads
the standard Atom and judges its form; what it would damage is read here from
the XML itself: of repeated elements it keeps the last (facts, tombstones), of
extension attributes none (hashes), its dates are guesses, and a text that
could be UTF-8 taken for Latin-1 it decodes a second time. Bytes come here
after their hash was verified; they are read as if the county were careless.

Foreign feeds are read only in a child process, which `main` is: bytes on
standard input, JSON on standard output (feedparser can hang and can raise).
"""

from __future__ import annotations

import base64
import binascii
import io
import json
import sys
import time
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, Protocol, TypedDict
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

import feedparser
import zstandard
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from content.atom import ATOM, CUNKOU, SCHEME, TERMS, TOMBSTONES
from content.errors import AuthoringError, FeedFormatError
from content.model import Attachment, Fact, FactName, Item, Kind, Role, Section, Tombstone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BATCH: Final = 200  # entries feedparser holds at once: about 3 MB of text
_WINDOW: Final = 1 << 27  # bytes a zstd frame may ask for, whatever it claims
_ENTRY: Final = f"{{{ATOM}}}entry"
_GONE: Final = f"{{{TOMBSTONES}}}deleted-entry"
_FOREIGN_MOST: Final = 500  # entries of a foreign feed; a kiosk keeps fewer
_TEXT_MOST: Final = 200_000  # characters of one foreign entry

register_namespace("", ATOM)
register_namespace("at", TOMBSTONES)
register_namespace("dcterms", TERMS)
register_namespace("k", CUNKOU)


class ForeignEntry(TypedDict):
    """One entry of a foreign feed, as it was found; dates are as written.

    `cap` is the link to a CAP message, where the entry names one as such.
    """

    id: str
    title: str
    link: str
    cap: str
    summary: str
    content: str
    published: str
    updated: str


def read_segment(data: bytes, *, most: int) -> Iterator[Item | Tombstone]:
    """Read a segment of our own tree, bounded in memory.

    Args:
        data: The zstd frame, after its hash was verified.
        most: Bytes it may unpack to, from the signed head.

    Yields:
        Items and tombstones, in the order of the segment.

    Raises:
        FeedFormatError: When it is not what `content.atom` writes; what was
            yielded before must be thrown away.
    """
    try:
        batch: list[Element] = []
        for element in _elements(_unpacked(data, most)):
            if element.tag == _GONE:
                yield _tombstone(element)
                continue
            batch.append(element)
            if len(batch) == _BATCH:
                yield from _items(batch)
                batch = []
        yield from _items(batch)
    except (AuthoringError, ParseError, DefusedXmlException, zstandard.ZstdError) as error:
        msg = f"the segment cannot be read: {error}"
        raise FeedFormatError(msg) from error
    except (ValueError, KeyError, IndexError, AttributeError) as error:
        msg = f"the segment holds an entry that is not of our form: {error!r}"
        raise FeedFormatError(msg) from error


class _Stream(Protocol):
    def read(self, size: int = -1, /) -> bytes | None: ...


class _Bounded(io.RawIOBase):
    """A stream that refuses to yield more than was announced."""

    def __init__(self, stream: _Stream, most: int) -> None:
        self._stream, self._left = stream, most

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        wanted = 65_536 if size < 0 else size
        part = self._stream.read(wanted) or b""
        self._left -= len(part)
        if self._left < 0:
            msg = "the segment unpacks to more than its head says"
            raise FeedFormatError(msg)
        return part


def _unpacked(data: bytes, most: int) -> _Bounded:
    unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    return _Bounded(unpacker.stream_reader(data), most)


def _elements(stream: io.RawIOBase) -> Iterator[Element]:
    events = iterparse(stream, events=("start", "end"), forbid_dtd=True)
    _, top = next(events)
    for event, element in events:
        if event == "end" and element.tag in (_ENTRY, _GONE):
            yield element
            top.clear()


def _items(elements: list[Element]) -> Iterator[Item]:
    """Join what feedparser reads of the entries with what it would damage."""
    if not elements:
        return
    feed = Element(f"{{{ATOM}}}feed")
    feed.extend(elements)
    parsed = feedparser.parse(
        io.BytesIO(tostring(feed, encoding="utf-8")),
        sanitize_html=False,  # content.markup cleans, at the county and again on the screen
        resolve_relative_uris=False,
    )
    if parsed.bozo or len(parsed.entries) != len(elements):
        msg = f"feedparser refuses the segment: {parsed.get('bozo_exception')!r}"
        raise FeedFormatError(msg)
    for element, entry in zip(elements, parsed.entries, strict=True):
        yield _item(element, entry)


def _item(element: Element, entry: Any) -> Item:
    terms = _terms_by_scheme(entry)
    inline = _inline(element)
    begins, ends = _period(element.findtext(f"{{{TERMS}}}valid", ""))
    spelling = element.find(f"{{{CUNKOU}}}spelling")
    return Item(
        id=entry.id,
        section=Section(terms["section"][0]),
        kind=_kind(terms["kind"]),
        title=_text(element, "title"),
        updated=datetime.fromisoformat(entry.updated),
        published=datetime.fromisoformat(entry.published),
        summary=_text(element, "summary"),
        body=_text(element, "content"),
        source=_text(element, "author/name"),
        document_number=element.findtext(f"{{{TERMS}}}identifier", ""),
        areas=tuple(terms["area"]),
        tags=tuple(terms.get("tag", ())),
        months=tuple(int(month) for month in terms.get("month", ())),
        valid_from=begins,
        valid_until=ends,
        facts=tuple(
            Fact(FactName(fact.attrib["name"]), fact.text or "")
            for fact in element.iterfind(f"{{{CUNKOU}}}fact")
        ),
        attachments=tuple(_attachments(element, inline)),
        pinned="pinned" in terms.get("mark", ()),
        demo="demo" in terms.get("mark", ()),
        pinyin=spelling.get("pinyin", "") if spelling is not None else "",
        initials=spelling.get("initials", "") if spelling is not None else "",
    )


def _kind(said: list[str]) -> Kind:
    """Return the last kind that is known here: a newer county may say a finer one after it."""
    known = [Kind(term) for term in said if term in set(Kind)]
    return known[-1] if known else Kind(said[0])


def _text(element: Element, path: str) -> str:
    return element.findtext("/".join(f"{{{ATOM}}}{name}" for name in path.split("/")), "")


def _terms_by_scheme(entry: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for category in entry.get("tags", ()):
        scheme = (category.scheme or "").removeprefix(SCHEME)
        found.setdefault(scheme, []).append(category.term)
    return found


def _attachments(element: Element, inline: dict[str, bytes]) -> Iterator[Attachment]:
    for link in element.iterfind(f"{{{ATOM}}}link"):
        if link.get("rel") != "enclosure":
            continue
        sha256 = link.attrib[f"{{{CUNKOU}}}sha256"]
        yield Attachment(
            role=Role(link.attrib[f"{{{CUNKOU}}}role"]),
            media_type=link.attrib["type"],
            sha256=sha256,
            size=int(link.attrib["length"]),
            title=link.get("title", ""),
            inline=inline.get(sha256),
            width=int(link.get(f"{{{CUNKOU}}}width", "0")),
            height=int(link.get(f"{{{CUNKOU}}}height", "0")),
            seconds=int(link.get(f"{{{CUNKOU}}}seconds", "0")),
        )


def _inline(element: Element) -> dict[str, bytes]:
    found = {}
    for held in element.iterfind(f"{{{CUNKOU}}}inline"):
        text = held.text or ""
        try:
            coded = held.get("encoding") == "base64"
            found[held.attrib["sha256"]] = (
                base64.b64decode(text, validate=True) if coded else text.encode()
            )
        except binascii.Error as error:
            msg = f"inline bytes are not base64: {error}"
            raise FeedFormatError(msg) from error
    return found


def _period(text: str) -> tuple[datetime | None, datetime | None]:
    """Read a DCMI Period of W3C-DTF times."""
    ends = dict(part.strip().split("=", 1) for part in text.split(";") if "=" in part)
    return tuple(  # type: ignore[return-value]  # two of them
        datetime.fromisoformat(ends[name]) if name in ends else None for name in ("start", "end")
    )


def _tombstone(element: Element) -> Tombstone:
    return Tombstone(element.attrib["ref"], datetime.fromisoformat(element.attrib["when"]))


def read_foreign(data: bytes) -> list[ForeignEntry]:
    """Read any RSS or Atom feed; call it in a child process only.

    A Chinese site often sends GBK and says UTF-8, or says nothing: when the
    first reading is damaged and the bytes are GB18030, they are read as that.

    Raises:
        FeedFormatError: When there is no entry to be found.
    """
    parsed = _parse_foreign(data)
    if parsed.bozo and not _is_utf8(data):
        second = _parse_foreign(data.decode("gb18030", "replace").encode())
        parsed = second if second.entries else parsed
    if not parsed.entries:
        msg = f"no entry in {len(data)} bytes: {parsed.get('bozo_exception')!r}"
        raise FeedFormatError(msg)
    return [_foreign(entry) for entry in parsed.entries[:_FOREIGN_MOST]]


def _parse_foreign(data: bytes) -> Any:
    return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _foreign(entry: Any) -> ForeignEntry:
    content: Iterable[Any] = entry.get("content", ())
    links: Iterable[Any] = entry.get("links", ())
    return ForeignEntry(
        id=str(entry.get("id", "") or entry.get("link", ""))[:1000],
        title=str(entry.get("title", ""))[:1000],
        link=str(entry.get("link", ""))[:1000],
        cap=next((str(one.get("href", ""))[:1000] for one in links if _is_cap(one)), ""),
        summary=str(entry.get("summary", ""))[:_TEXT_MOST],
        content="".join(str(part.get("value", "")) for part in content)[:_TEXT_MOST],
        published=str(entry.get("published", ""))[:100],
        updated=str(dict.get(entry, "updated", ""))[:100],  # its own get() would give `published`
    )


def _is_cap(link: Any) -> bool:
    return bool(link.get("type") == "application/cap+xml")


def main() -> int:
    """Read a foreign feed from standard input; write its entries as JSON.

    Returns:
        0, or 1 with the reason on standard error.
    """
    begun = time.monotonic()
    try:
        entries = read_foreign(sys.stdin.buffer.read())
    except Exception as error:  # noqa: BLE001  the root of a child process: any error is an answer
        print(f"{type(error).__name__}: {error}", file=sys.stderr)  # noqa: T201  its output
        return 1
    json.dump({"entries": entries, "seconds": time.monotonic() - begun}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
