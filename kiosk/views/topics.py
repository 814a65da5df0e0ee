"""Pictures to touch, and everything about what one of them shows.

A crop or an animal gathers every tag with its drawing: 羊, 羊肉, 活羊 and 布病 are
one touch. Errands and jobs stand for themselves.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from content import pictograms
from content.model import Section
from kiosk.views.words import section_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from content.library import Headline
    from kiosk.views.phrases import Tr
    from kiosk.views.prices import PriceRow

PRICES_MOST: Final = 3
CROPS, ANIMALS, ERRANDS = "crops", "animals", "errands"
KINDS: Final = (CROPS, ANIMALS, ERRANDS)

# Tags without a drawing of their own: words in them → the drawing of a section.
_OTHERS: Final = (
    ("policy", ("政策", "法", "合作医疗", "医保")),
    ("jobs", ("工", "家政", "培训")),
    ("pests", ("病", "虫", "疫", "打药", "农药", "鼠")),
    ("weather", ("冻", "寒", "天气")),
    ("guides", ("办", "证", "户口")),
    ("courses", ("课", "讲座", "视频")),
    ("village", ("村", "通知", "公示", "停水", "停电")),
)

# What somebody who touches a picture most likely wants, first.
_ORDER: Final = (
    Section.TECHNIQUE,
    Section.PESTS,
    Section.PRICES,
    Section.POLICY,
    Section.JOBS,
    Section.VILLAGE,
    Section.GUIDES,
    Section.COURSES,
    Section.WEATHER,
)


@dataclass(frozen=True, slots=True)
class Pick:
    """A word to touch, beside its drawing."""

    word: str
    picture: str
    kind: str = ERRANDS


@dataclass(frozen=True, slots=True)
class GroupRow:
    """What one section has about a topic.

    Args:
        section: As the theme knows its colour.
        label: As the reader knows it.
        count: How many items.
        first: Place of its first item in the list of all.
    """

    section: str
    label: str
    count: int
    first: int


def topic_picture(word: str) -> str:
    """Return the name of the drawing of a topic or of goods; empty when it has none."""
    found = pictograms.pictogram_for([word])
    if found:
        return found
    for name, words in _OTHERS:
        if any(part in word for part in words):
            return name
    return ""


def kind_of(picture: str) -> str:
    """Return which of `KINDS` a drawing belongs to."""
    if picture in pictograms.CROPS:
        return CROPS
    return ANIMALS if picture in pictograms.ANIMALS else ERRANDS


def picks(tags: Iterable[tuple[str, int]], most: int, kind: str = "") -> list[Pick]:
    """Return words to touch: those with a drawing first, then those that most items bear.

    Tags of one crop or animal are one of them, under the tag that most items bear.

    Args:
        tags: (tag, number of items).
        most: How many.
        kind: Only of this kind; empty: of all.
    """
    names: dict[str, str] = {}
    weights: Counter[str] = Counter()
    for tag, count in sorted(tags, key=lambda tag: (-tag[1], len(tag[0]), tag[0])):
        picture = topic_picture(tag)
        one = picture if kind_of(picture) != ERRANDS else tag
        names.setdefault(one, tag)
        weights[one] += count
    found = [(_pick(names[one]), weight) for one, weight in weights.items()]
    found.sort(key=lambda each: (each[0].picture == _NONE, -each[1], each[0].word))
    return [pick for pick, _ in found if kind in ("", pick.kind)][:most]


def tags_about(word: str, tags: Iterable[tuple[str, int]]) -> list[str]:
    """Return the tags that a word stands for, itself first."""
    picture = topic_picture(word)
    if kind_of(picture) == ERRANDS:
        return [word]
    alike = [tag for tag, _ in tags if topic_picture(tag) == picture]
    return list(dict.fromkeys([word, *alike]))


def grouped(headlines: Iterable[Headline]) -> list[Headline]:
    """Return items section by section, each once, otherwise in their order."""
    once = {each.id: each for each in headlines}
    return sorted(once.values(), key=lambda each: _ORDER.index(each.section))


def groups(headlines: Sequence[Headline], tr: Tr) -> list[GroupRow]:
    """Return what each section has, of items that `grouped` put in order."""
    sections = [each.section for each in headlines]
    return [
        GroupRow(
            str(section),
            section_name(section, tr),
            sections.count(section),
            sections.index(section),
        )
        for section in dict.fromkeys(sections)
    ]


def prices_of(word: str, prices: Iterable[PriceRow]) -> list[PriceRow]:
    """Return today's prices of goods with the drawing of a crop or an animal, its own first."""
    picture = topic_picture(word)
    merges = kind_of(picture) != ERRANDS
    found = [
        row
        for row in prices
        if not row.is_old and (row.product == word or (merges and row.picture == picture))
    ]
    return sorted(found, key=lambda row: row.product != word)[:PRICES_MOST]


_NONE: Final = "paper"


def _pick(tag: str) -> Pick:
    picture = topic_picture(tag)
    return Pick(tag, picture or _NONE, kind_of(picture))
