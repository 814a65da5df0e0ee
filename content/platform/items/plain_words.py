"""Say what makes a text hard to read for who reads little: hints, never a refusal.

Pure: texts in, sentences for the author out. Source: the plain-language habits of the
county desks (one thing a sentence, no phrases out of documents), as numbers.
"""

from __future__ import annotations

import re
from typing import Final

SENTENCE_MOST: Final = 40  # characters: what is read aloud in one breath
SUMMARY_LEAST: Final = 8  # characters: below it says nothing
TOLD: Final = 5  # hints at a time: what an author mends in one sitting
_PHRASES: Final = (
    *(
        "特此通知",
        "贯彻落实",
        "切实做好",
        "高度重视",
        "进一步加强",
        "深入推进",
        "统筹推进",
        "扎实推进",
    ),
    *(
        "予以",
        "兹",
        "望遵照执行",
        "各有关单位",
        "为切实",
        "根据上级要求",
        "有序开展",
        "按照.{0,12}精神",
    ),
    *("结合.{0,8}实际", "强化组织领导", "确保落到实处", "以下简称"),
)
_PHRASE = re.compile("|".join(_PHRASES))
_SENTENCE = re.compile(r"[^。！？；!?;\n]+")


def hints(*, title: str, summary: str, text: str) -> list[str]:
    """Return what an author might say more plainly, the most worthwhile first.

    Args:
        title: The title.
        summary: The one sentence on the card.
        text: The text, without markup.
    """
    return [*_summary_hints(summary), *_phrase_hints(title, summary, text), *_sentence_hints(text)][
        :TOLD
    ]


def _summary_hints(summary: str) -> list[str]:
    if not summary.strip():
        return ["还没有写摘要。村里的屏幕先显示它，也先念它：一句话说清“谁、什么事、怎么办”。"]
    if len(summary.strip()) < SUMMARY_LEAST:
        return ["摘要太短，看不出是什么事。"]
    return []


def _phrase_hints(title: str, summary: str, text: str) -> list[str]:
    found = dict.fromkeys(_PHRASE.findall(f"{title}\n{summary}\n{text}"))
    if not found:
        return []
    said = "、".join(f"“{phrase}”" for phrase in found)
    return [f"{said}是公文里的话，村民听不懂，换成平常说的话。"]


def _sentence_hints(text: str) -> list[str]:
    long = [one.strip() for one in _SENTENCE.findall(text) if len(one.strip()) > SENTENCE_MOST]
    return [f"这一句有{len(one)}个字，分成两句：“{one[:18]}……”" for one in long]
