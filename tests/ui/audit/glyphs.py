"""Whether every character on the glass is in the one typeface: a village's machine has no other."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QRawFont

from tests.ui.audit.language import TAGS
from tests.ui.audit.rules import Finding, in_sight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.audit.sight import Sight

FAMILY = "Noto Sans SC"
MONGOLIAN = range(0x1800, 0x18B0)  # has a typeface of its own


def unwritten(sight: Sight) -> Iterator[Finding]:
    """Return words with a character that shows as an empty box."""
    for each in sight.words:
        lost = [sign for sign in TAGS.sub("", each.text) if not _is_there(sign)]
        if lost and in_sight(each, sight):
            yield Finding("no such sign", each.text, each.place, " ".join(map(ascii, lost)))


@cache
def _is_there(sign: str) -> bool:
    if sign.isspace() or ord(sign) in MONGOLIAN or not sign.isprintable():
        return True
    return bool(QRawFont.fromFont(QFont(FAMILY)).supportsCharacter(ord(sign)))
