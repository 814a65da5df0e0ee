"""`python -m tests.writing.make FOLDER`: make the recogniser's model, and what it is tested with.

Needs the dependency group `writing`, and npm's hanzi-writer-data unpacked in the
folder. Each character is drawn nine times by `tests.writing.wobble`; linear
discriminant analysis finds the axes along which characters differ most for how much
one character differs from hand to hand; a character's place is the middle of its
drawings. Takes two minutes.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections import Counter
from datetime import datetime
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from content.folder import read_folder
from kiosk.ui.drawing import outline
from kiosk.writing.features import COUNT, features
from kiosk.writing.model import packed
from tests.writing.wobble import wobbled

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "kiosk" / "writing" / "characters.ink"
DRAWN = ROOT / "tests" / "data" / "strokes.json.gz"

DRAWINGS = 8  # of each character, beside the plain one
AXES = 96
RIDGE = 0.5  # of the mean spread, added to every spread: what eight drawings cannot tell
UNIT = 0.1
COMMON = 500
SAMPLE_DAY = datetime(2026, 11, 23, tzinfo=ZoneInfo("Asia/Shanghai"))

NOTICE = """\
Where 6,763 characters of GB 2312 lie in the space of kiosk.writing.features.
Derived from the stroke medians of Make Me a Hanzi (npm hanzi-writer-data 2.0.1), which were
extracted from the fonts AR PL KaitiM GB and AR PL UKai of Arphic Technology Co., Ltd.
Changed on 2026-11-25 by tests/writing/make.py of Cunkou: drawn with a wobble, turned into
features, projected and rounded. This file, as a whole, may be copied and changed under the
Arphic Public License, ARPHICPL.TXT beside it; it comes without any warranty.
"""
DRAWN_NOTICE = (
    "medians: Make Me a Hanzi (npm hanzi-writer-data), Arphic Public License, see"
    " kiosk/writing/ARPHICPL.TXT; rounded. kanjivg: KanjiVG (kanjivg.tagaini.net), (C) Ulrich"
    " Apel, CC BY-SA 3.0; flattened and scaled. common: the 500 most frequent characters by the"
    " word frequencies of jieba 0.42.1 (MIT). farm: characters of the tags and products of the"
    " sample county."
)


def main(folder):
    strokes = medians(Path(folder))
    MODEL.write_bytes(model(strokes))
    print(f"{MODEL.name}: {MODEL.stat().st_size:,} bytes, {len(strokes)} characters")
    common, farm = common_characters(strokes), farm_characters(strokes)
    asked = sorted({*common, *farm})
    held = {
        "notice": DRAWN_NOTICE,
        "common": common,
        "farm": farm,
        "medians": {letter: rounded(strokes[letter]) for letter in asked},
        "kanjivg": {
            letter: found
            for letter in asked
            if (found := kanjivg(letter)) and len(found) == len(strokes[letter])
        },
    }
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    DRAWN.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{DRAWN.name}: {DRAWN.stat().st_size:,} bytes, {len(asked)} characters")


def medians(folder):
    """Return the strokes of every character of GB 2312, y downwards on 1000 by 1000."""
    letters = [
        bytes([row, column]).decode("gb2312", "ignore")
        for row in range(0xB0, 0xF8)
        for column in range(0xA1, 0xFF)
    ]
    held = {letter: folder / f"{letter}.json" for letter in sorted(filter(None, letters))}
    return {
        letter: [
            [(x, 900 - y) for x, y in stroke] for stroke in json.loads(path.read_text())["medians"]
        ]
        for letter, path in held.items()
        if path.exists()
    }


def model(strokes):
    source = random.Random(100)
    found = np.empty((len(strokes), DRAWINGS + 1, COUNT), np.float32)
    for number, drawn in enumerate(strokes.values()):
        found[number, 0] = features(drawn)
        for turn in range(DRAWINGS):
            found[number, turn + 1] = features(wobbled(drawn, source))
    axes = discriminants(found)
    places = found.mean(axis=1) @ axes
    centre = places.mean(axis=0)
    worth = np.abs(axes).max(axis=0) / 127
    rows = np.round(axes / worth).astype(np.int8)
    rounded_places = np.clip(np.round((places - centre) / UNIT), -127, 127).astype(np.int8)
    return packed(
        notice=NOTICE,
        characters="".join(strokes),
        axes=[(worth[at] / UNIT, rows[:, at].tobytes()) for at in range(AXES)],
        centre=list(centre / UNIT),
        places=rounded_places.tobytes(),
        unit=UNIT,
    )


def discriminants(found):
    """Return the axes, whitened: along each, one character's drawings have a spread of 1."""
    middle = found.mean(axis=1)
    within = np.zeros((COUNT, COUNT))
    for begin in range(0, len(found), 500):
        apart = (found[begin : begin + 500] - middle[begin : begin + 500, None]).reshape(-1, COUNT)
        within += apart.T @ apart
    within /= len(found) * (found.shape[1] - 1)
    within += np.eye(COUNT) * RIDGE * np.trace(within) / COUNT
    between = np.cov(middle.T)
    inverse = np.linalg.inv(np.linalg.cholesky(within))
    _, turned = np.linalg.eigh(inverse @ between @ inverse.T)
    return inverse.T @ turned[:, ::-1][:, :AXES]


def common_characters(strokes):
    counts = Counter()
    for line in (files("jieba") / "dict.txt").read_text("utf-8").splitlines():
        word, count, _ = line.split(" ")
        counts.update(dict.fromkeys(word, int(count)))
    known = (letter for letter, _ in counts.most_common() if letter in strokes)
    return "".join(letter for letter, _ in zip(known, range(COMMON), strict=False))


def farm_characters(strokes):
    items = read_folder(ROOT / "content" / "sample", now=SAMPLE_DAY).items
    words = [*(tag for item in items for tag in item.tags), *(item.title for item in items)]
    return "".join(sorted({letter for word in words for letter in word if letter in strokes}))


def kanjivg(letter):
    path = Path(distribution("kanjivg").locate_file(f"kanji/{ord(letter):05x}.svg"))
    if not path.is_file():
        return []
    paths = re.findall(r'<path [^>]*?\bd="([^"]+)"', path.read_text("utf-8"))
    return rounded([flattened(each) for each in paths])


def flattened(path, scale=9.2):
    """Return a drawn path as points on 1000 by 1000; its own square is 109 by 109."""
    line = outline(path)
    count = max(2, round(line.length() / 6) + 1)
    points = (line.pointAtPercent(turn / (count - 1)) for turn in range(count))
    return [(point.x() * scale, point.y() * scale) for point in points]


def rounded(strokes):
    return [[(round(x), round(y)) for x, y in stroke] for stroke in strokes]


if __name__ == "__main__":
    main(sys.argv[1])
