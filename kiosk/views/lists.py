"""A section's list: cards, and the chips that filter them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from content.library import COUNTY, OWN
from content.model import FactName
from content.pictograms import pictogram_for
from kiosk.freshness import Trouble, posted_words
from kiosk.views.village import TAG
from kiosk.views.words import question

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from content.library import Headline

NEW_FOR: Final = timedelta(days=7)
CHIPS_MOST: Final = 12  # one row and a bit to pull
SEASON: Final = "*season"  # the chip of what matters this month; no tag begins with a star


@dataclass(frozen=True, slots=True)
class CardRow:
    """One card.

    Args:
        item_id: The item.
        title: Its title.
        sentence: What it says in one plain sentence; who may claim, where there is money.
        meta: When it was said and by whom.
        picture: SHA-256; empty for none.
        drawing: Drawing in the picture's place.
        is_new: Came this week.
        is_season: Matters this month.
        is_pinned: Stands first.
        is_demo: Invented for a demonstration.
        is_own: The village says it, not the county.
        is_unsigned: From an ordinary feed, not signed by the county.
        strong: The answer looked for first: the pay of a job, the amount of a subsidy.
        ask: Whom to ask, such as ``找谁：村委会``.
    """

    item_id: str
    title: str
    sentence: str
    meta: str
    picture: str
    drawing: str
    is_new: bool = False
    is_season: bool = False
    is_pinned: bool = False
    is_demo: bool = False
    is_unsigned: bool = False
    is_own: bool = False
    strong: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class ChipRow:
    """One filter.

    Args:
        tag: What it filters by; empty for everything, `SEASON` for this month's.
        label: Its word.
        drawing: Its drawing; empty for none.
        is_chosen: It filters now.
    """

    tag: str
    label: str
    drawing: str
    is_chosen: bool


def cards(
    headlines: Sequence[Headline],
    now: datetime,
    tr: Callable[[str], str],
    *,
    season_only: bool = False,
) -> list[CardRow]:
    """Return headlines as cards, in the library's order.

    Args:
        headlines: As `Library.headlines` orders them: pinned, in season, newest.
        now: The time now.
        tr: Translates a Chinese phrase.
        season_only: Keep only what matters this month.
    """
    kept = [line for line in headlines if not season_only or now.month in line.months]
    return [card(line, now, tr) for line in kept]


def valid(headlines: Sequence[Headline], now: datetime) -> list[Headline]:
    """Return the headlines whose time is not over, as `Library.headlines` would judge them."""
    return [line for line in headlines if line.valid_until is None or now < line.valid_until]


def card(line: Headline, now: datetime, tr: Callable[[str], str]) -> CardRow:
    """Return one headline as a card."""
    day = posted_words(line.published, now, tr)
    return CardRow(
        item_id=line.id,
        title=line.title,
        sentence=_who(line, tr) or line.summary,
        meta=" · ".join(part for part in (day, line.source) if part),
        picture=line.picture,
        drawing=pictogram_for((line.title, *line.tags)) or str(line.section),
        is_new=timedelta() <= now - line.published < NEW_FOR,
        is_season=now.month in line.months,
        is_pinned=line.pinned,
        is_demo=line.demo,
        is_unsigned=line.origin not in {COUNTY, OWN},
        is_own=line.origin == OWN,
        strong=line.pay or line.fact(FactName.AMOUNT),
        ask=_answer(line, FactName.CONTACT, tr),
    )


def _who(line: Headline, tr: Callable[[str], str]) -> str:
    """Say who may claim money; empty where none is to be claimed."""
    return _answer(line, FactName.WHO, tr) if line.fact(FactName.AMOUNT) else ""


def _answer(line: Headline, name: FactName, tr: Callable[[str], str]) -> str:
    answer = line.fact(name)
    return f"{question(name, line, tr)}：{answer}" if answer else ""


def chips(
    tags: Sequence[tuple[str, int]],
    chosen: str,
    tr: Callable[[str], str],
    *,
    has_season: bool,
) -> list[ChipRow]:
    """Return the filters of a list: everything, this season, then by what is written of most.

    Args:
        tags: Tag and how many items bear it.
        chosen: The tag filtered by now; empty for none.
        tr: Translates a Chinese phrase.
        has_season: Something on the list matters this month.
    """
    rows = [ChipRow("", tr("全部"), "", chosen == "")]
    if has_season:
        rows.append(ChipRow(SEASON, tr("当季"), "calendar", chosen == SEASON))
    common = sorted(tags, key=lambda tag: (not pictogram_for((tag[0],)), -tag[1], tag[0]))
    known = [tag for tag, count in common if count > 1 or pictogram_for((tag,)) or tag == TAG]
    rows += [_chip(tag, chosen, tr) for tag in known[:CHIPS_MOST]]
    return rows if len(rows) > 2 else []  # noqa: PLR2004  nothing to choose between


def _chip(tag: str, chosen: str, tr: Callable[[str], str]) -> ChipRow:
    if tag == TAG:  # not the county's word, but ours
        return ChipRow(tag, tr("本村供求"), "bag", tag == chosen)
    return ChipRow(tag, tag, pictogram_for((tag,)), tag == chosen)


def count_words(count: int, tr: Callable[[str], str]) -> str:
    """Say how many there are, such as 共 31 篇; empty for an empty list."""
    return tr("共 {count} 篇").format(count=count) if count else ""


def nothing_here(trouble: Trouble, *, filtered: bool, tr: Callable[[str], str]) -> tuple[str, str]:
    """Say why a list is empty: a title, and what to do.

    Args:
        trouble: Why there is no library, if there is none.
        filtered: A filter leaves nothing over.
        tr: Translates a Chinese phrase.
    """
    if trouble is not Trouble.NONE:
        return tr("内容现在读不出来"), tr("请先回首页看看。机器会自己再试。")
    if filtered:
        return tr("这一类现在没有内容"), tr("按“全部”可以看到这一栏的所有内容。")
    return tr("这一栏还没有内容"), tr("县里发来以后，这里会自己出现。")
