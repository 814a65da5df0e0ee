"""How old what the screen says is, in words a reader takes in at a glance.

Pure: values and `now` in, a sentence out. Never shows old things as fresh: when
the clock is not to be trusted or the county's word was refused, it says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Final

from kiosk.days import month_day, whole_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sync.status import Status

EXPIRED: Final = "expired"  # the road brings what was said once, and nothing newer
OLD_DAYS: Final = 3  # forecasts and prices older than this mislead


class Trouble(Enum):
    """Why there is no library to read, if there is none."""

    NONE = "none"  # there is one
    UNSEEN = "unseen"  # nobody looked yet
    NONE_YET = "none yet"  # nothing was ever received
    BROKEN = "broken"  # it cannot be read
    TOO_NEW = "too new"  # a newer program wrote it


@dataclass(frozen=True, slots=True)
class Freshness:
    """One line about age, and whether it is a warning.

    Args:
        line: Such as 今天 07:40 更新.
        is_old: The line should be seen: what is shown may no longer hold.
    """

    line: str
    is_old: bool = False


def freshness(
    now: datetime,
    moment: datetime | None,
    status: Status | None,
    tr: Callable[[str], str],
) -> Freshness:
    """Say how fresh the library is.

    Args:
        now: The time now, as this machine believes.
        moment: When the release held was issued; None when nothing is held.
        status: What the agent last wrote down; None when it never did.
        tr: Translates a Chinese phrase.

    Returns:
        One line for the foot of the home screen.
    """
    if moment is None:
        return _waiting(status, tr)
    if status is not None and not status.clock_ok:
        line = tr("这台机器的钟不准。内容是{day}发布的").format(day=day_words(moment, None, tr))
        return Freshness(line, is_old=True)
    if status is not None and status.state == "refused" and status.reason != EXPIRED:
        line = tr("新到的内容没有通过检查，没有收下。现在看的是{day}的")
        return Freshness(line.format(day=day_words(moment, now, tr)), is_old=True)
    return _age(now, _believed(moment, status), tr)


def of_before(
    now: datetime, shown: datetime, trouble: Trouble, tr: Callable[[str], str]
) -> Freshness:
    """Say that the library cannot be read, and of when what is still on the glass is.

    Args:
        now: The time now.
        shown: When that was issued.
        trouble: Why it cannot be read.
        tr: Translates a Chinese phrase.
    """
    if trouble is Trouble.TOO_NEW:
        line = tr("机器里的内容比程序新，要更新程序。现在看的是{day}的")
    else:
        line = tr("机器里存的内容读不出来了，正在重新接收。现在看的是{day}的")
    return Freshness(line.format(day=day_words(shown, now, tr)), is_old=True)


def day_words(moment: datetime | date, now: datetime | None, tr: Callable[[str], str]) -> str:
    """Say a day as people do: 今天, 昨天, 前天, 明天, 11月20日, 2025年3月1日.

    Args:
        moment: The day, or a time of it.
        now: The time now; None when the clock is unsure and no day is "today".
        tr: Translates a Chinese phrase.
    """
    day = _day(moment, now)
    if now is None:
        return whole_day(day, tr)
    named = {0: tr("今天"), 1: tr("昨天"), 2: tr("前天"), -1: tr("明天")}
    age = (now.date() - day).days
    if age in named:
        return named[age]
    return month_day(day, tr) if day.year == now.year else whole_day(day, tr)


def posted_words(moment: datetime | date, now: datetime | None, tr: Callable[[str], str]) -> str:
    """Say since when a text is here to be read: 11月17日放上来. What it tells of may be older.

    Args:
        moment: When it was published.
        now: As for `day_words`.
        tr: Translates a Chinese phrase.
    """
    return tr("{day}放上来").format(day=day_words(moment, now, tr))


def days_word(days: int, tr: Callable[[str], str]) -> str:
    """Say a number of days: 两, 三 … 十, then in digits."""
    words = (
        tr("两"),
        tr("三"),
        tr("四"),
        tr("五"),
        tr("六"),
        tr("七"),
        tr("八"),
        tr("九"),
        tr("十"),
    )
    place = days - 2
    return words[place] if 0 <= place < len(words) else str(days)


def _waiting(status: Status | None, tr: Callable[[str], str]) -> Freshness:
    if status is not None and status.state == "receiving":
        return Freshness(tr("正在接收县里的内容"))
    return Freshness(tr("还没有收到县里的内容"), is_old=True)


def _believed(moment: datetime, status: Status | None) -> datetime:
    """When the county last said "this is how it stands", as far as it may be believed."""
    if status is None or status.contact is None or status.is_old:
        return moment
    return max(moment, status.contact)


def _age(now: datetime, moment: datetime, tr: Callable[[str], str]) -> Freshness:
    local = moment.astimezone(now.tzinfo)
    days = (now.date() - local.date()).days
    time = f"{local:%H:%M}"
    if days < 0:
        line = tr("{day} {time} 更新").format(day=day_words(moment, now, tr), time=time)
        return Freshness(line)
    if days == 0:
        return Freshness(tr("今天 {time} 更新").format(time=time))
    if days == 1:
        return Freshness(tr("昨天 {time} 更新").format(time=time))
    line = tr("{days}天没有更新了").format(days=days_word(days, tr))
    return Freshness(line, is_old=days >= OLD_DAYS)


def _day(moment: datetime | date, now: datetime | None) -> date:
    if isinstance(moment, datetime):
        return moment.astimezone(now.tzinfo if now else moment.tzinfo).date()
    return moment
