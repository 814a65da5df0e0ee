"""Whether the screen speaks English where it is asked to: only what the county says is Chinese."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from kiosk.ui.environment import I18N
from tests.ui.audit.rules import Finding, in_sight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tests.ui.audit.sight import Sight

CHINESE = re.compile(r"[\u3400-\u9fff]+")
TAGS = re.compile(r"<[^>]*>")
VALUES = re.compile(r'[">]([^<>"]+)["<]')  # of JSON, or between tags
ESCAPED = re.compile(r"\\u([0-9a-f]{4})")


class Said:
    """All that is said in a home: what of it is shown may be Chinese on an English screen."""

    def __init__(self, home: Path) -> None:
        with closing(sqlite3.connect(home / "library.db")) as library:
            texts = [*_texts(library), (home / "station.toml").read_text("utf-8")]
        written = (I18N.parent / "pinyin.txt").read_text("utf-8")  # what an officer may write
        self._content = _plain([*texts, written])
        self._values = {each for text in texts for each in (text, *VALUES.findall(text))}
        chrome = ET.parse(I18N / "en.ts").getroot().iter("source")
        self._chrome = frozenset(source.text or "" for source in chrome)

    def untranslated(self, sight: Sight) -> Iterator[Finding]:
        """Return what is Chinese and not the county's own words."""
        seen = [(each, each.text) for each in sight.words]
        seen += [(each, each.name) for each in sight.targets]
        for each, text in seen:
            plain = TAGS.sub("", text)
            odd = [run for run in CHINESE.findall(plain) if run not in self._content]
            is_ours = plain in self._chrome and plain not in self._values
            if (odd or is_ours) and in_sight(each, sight):
                yield Finding("untranslated", text, each.place, " ".join(odd))


def _texts(library: sqlite3.Connection) -> Iterator[str]:
    for table in ("items", "bodies", "texts", "attachments", "late_data", "quotes", "item_tags"):
        for row in library.execute(f"SELECT * FROM {table}"):
            for value in row:
                if isinstance(value, bytes):
                    yield value.decode("utf-8", "ignore")
                elif isinstance(value, str):
                    yield value


def _plain(texts: Iterable[str]) -> str:
    """Return texts as they are shown: without tags, escapes of JSON, or new lines."""
    joined = "\n".join(texts)
    return re.sub(r"\s+", "", TAGS.sub("", ESCAPED.sub(lambda m: chr(int(m[1], 16)), joined)))
