"""Tell a text that is written from top to bottom: traditional Mongolian.

Source: Unicode block Mongolian, U+1800 to U+18AF.
"""

from __future__ import annotations

import re
from typing import Final

MOSTLY: Final = 0.5  # share of a text's letters that makes it a text of this script

_MONGOLIAN = re.compile(r"[\u1800-\u18af]")
_LETTER = re.compile(r"[^\W\d_]")


def is_vertical(text: str) -> bool:
    """Tell whether most letters of a text are Mongolian."""
    letters = len(_LETTER.findall(text))
    return letters > 0 and len(_MONGOLIAN.findall(text)) >= MOSTLY * letters
