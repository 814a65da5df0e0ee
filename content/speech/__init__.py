"""Turn what is written into what people say: 1.35 元/斤 becomes 一斤一块三毛五.

Rules are tried in their order, each on what the ones before left; what a rule said
holds no digit any more, so that no later one takes it for something else. A text
without a Chinese character is another language's and is left alone.

Pure. Called where a text is read aloud: at the county when it is recorded, on the
screen before a voice is given it.
"""

from __future__ import annotations

import re

from content.speech.counts import COUNTS
from content.speech.marks import AFTER, BEFORE, narrowed, paused, with_letters
from content.speech.named import NAMED
from content.speech.rules import applied

_HAN = re.compile(r"[\u3400-\u9fff]")
_RULES = (*BEFORE, *NAMED, *COUNTS, *AFTER)


def say(text: str) -> str:
    """Return a text as it is said aloud in Chinese.

    Args:
        text: A sentence or more.
    """
    narrow = narrowed(text)
    if not _HAN.search(narrow) and not any(letter.isdigit() for letter in narrow):
        return narrow.strip()
    return paused(with_letters(applied(_RULES, narrow)))


def is_chinese(text: str) -> bool:
    """Tell a text for a Chinese voice from one in another language."""
    return bool(_HAN.search(text))
