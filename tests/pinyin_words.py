"""`python tests/pinyin_words.py DICT`: make kiosk/pinyin.txt anew.

What an officer writes with pinyin keys is looked up there: a word a line, the commonest
first, its syllables beside it. The words and how often they are met come from a list
such as jieba's ``dict.txt`` (MIT), the readings from pypinyin (MIT); words of this
region that no such list has are given here.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pypinyin import Style, lazy_pinyin, pinyin

from content.pinyin import spell

WORDS = Path(__file__).parents[1] / "kiosk" / "pinyin.txt"
MOST = 30_000  # half a megabyte; the commonest words of two to four characters and all characters
LONGEST = 4
RARER = 8  # a second reading is met so many times less
OURS = (
    *(
        "洋芋",
        "土豆",
        "山药蛋",
        "莜麦",
        "荞麦",
        "胡麻",
        "葵花",
        "羊羔",
        "羯羊",
        "母羊",
        "牛犊",
        "草料",
    ),
    *(
        "停水",
        "停电",
        "开会",
        "村委会",
        "村民会议",
        "村民小组",
        "大喇叭",
        "公示",
        "低保",
        "医保",
        "社保",
    ),
    *("一卡通", "农机", "拖拉机", "收割机", "播种", "打药", "化肥", "地膜", "尿素", "种薯", "薯窖"),
    *(
        "井尔沟",
        "武川",
        "可可以力更",
        "乌兰花",
        "大青山",
        "雇人",
        "找活",
        "出售",
        "求购",
        "联系电话",
    ),
)


def main(source: str) -> None:
    """Write the list."""
    spell(["莜麦"])  # gives pypinyin the readings of the region
    counts: dict[str, int] = dict.fromkeys(OURS, 20_000)
    for line in Path(source).read_text("utf-8").splitlines():
        word, count, _ = line.split(" ")
        if len(word) <= LONGEST and is_ours(word):
            counts[word] = max(counts.get(word, 0), int(count))
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    singles = [word for word in ranked if len(word) == 1]
    kept = set(singles) | set(ranked[: MOST - len(singles)])
    said = [(counts[word], word, reading(word)) for word in ranked if word in kept]
    said += [
        (counts[word] // RARER, word, other) for word in singles for other in other_readings(word)
    ]
    said.sort(key=lambda line: (-line[0], line[1]))
    lines = [f"{word} {syllables}" for _, word, syllables in said if syllables]
    WORDS.write_text("\n".join(lines) + "\n", "utf-8")


def is_ours(word: str) -> bool:
    """Tell whether every character is Chinese and in the older standard, which all fonts have."""
    try:
        return len(word.encode("gb2312")) == 2 * len(word) and all("一" <= c <= "鿿" for c in word)
    except UnicodeEncodeError:
        return False


def reading(word: str) -> str:
    """Return the syllables as they are typed: ü is v."""
    parts = lazy_pinyin(word, style=Style.NORMAL, v_to_u=False)
    return "'".join(parts) if all(map(is_typed, parts)) else ""


def is_typed(part: str) -> bool:
    """Tell whether a syllable is one that somebody would type."""
    return part.isascii() and part.isalpha() and any(letter in "aeiouv" for letter in part)


def other_readings(character: str) -> list[str]:
    """Return what else a character is read as."""
    found = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
    first = reading(character)
    return [other for other in found if other != first and is_typed(other)]


if __name__ == "__main__":
    main(sys.argv[1])
