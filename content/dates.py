"""Read the dates people write, and never guess one.

Chinese sites write 2026年11月20日 08:30, 2026/11/20 and 2026.11.20; feeds write RFC
3339 and RFC 822. A general parser takes the Chinese forms for the first of the
current month, so everything here matches a whole known form or is refused. A time
without a zone is China's, everywhere; CST is China's too.

A date without a year, and a date relative to today, are read only when the caller
says which day today is.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import Final

from content.errors import AuthoringError

CHINA: Final = timezone(timedelta(hours=8), "+08:00")

_FARTHEST_H: Final = 14  # hours from Greenwich, Kiribati
_YEARS: Final = range(1900, 2200)  # outside: a slip of the hand, such as 0206 or 20266

_CLOCK = (
    r"(?:(?:T|\s+|(?<=[日号]))(?P<hour>\d{1,2})(?::(?=\d{2})|[时点])(?:(?P<minute>\d{1,2})分?)?"
    r"(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<zone>[A-Z]+|[+-]\d{2}:?\d{2})?)?"
)
_FORMS: Final = (
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
    r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})",
    r"(?P<year>\d{4})\.(?P<month>\d{1,2})\.(?P<day>\d{1,2})",
    r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]",
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
    r"(?:[A-Z]{3},\s*)?(?P<day>\d{1,2})\s+(?P<month>[A-Z]{3})\s+(?P<year>\d{4})",
    r"(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]",
    r"(?P<month>\d{2})-(?P<day>\d{2})",
    r"TODAY(?P<offset>[+-]\d{1,4})?",
)
_MONTHS: Final = (
    "JAN",
    "FEB",
    "MAR",
    "APR",
    "MAY",
    "JUN",
    "JUL",
    "AUG",
    "SEP",
    "OCT",
    "NOV",
    "DEC",
)
_ZONES: Final = {
    "": CHINA,
    "CST": CHINA,  # whoever writes CST for our readers means China Standard Time
    "Z": UTC,
    "UT": UTC,
    "UTC": UTC,
    "GMT": UTC,
}


def parse_moment(text: str, *, today: date | None = None) -> datetime:
    """Read a moment; a bare day is its first minute, 24:00 its last.

    Args:
        text: RFC 3339, RFC 822, 2026年11月20日 08:30, 2026年11月20日8时, 2026/11/20,
            2026.11.20, 20261120; with `today` also 11月20日, 11-20, today, today-3,
            today+10 07:40.
        today: Completes what has no year: the year that brings it nearest to today.

    Returns:
        An aware moment, in the zone it was written in.

    Raises:
        AuthoringError: It is none of these, is no day of the calendar, or needs a
            `today` that was not given.
    """
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    found = next((m for form in _forms() if (m := form.fullmatch(plain))), None)
    if found is None:
        raise _refused(text, "write it as 2026-11-20 08:30 or 2026年11月20日")
    try:
        return _moment({k: v or "" for k, v in found.groupdict().items()}, today)
    except ValueError as error:
        raise _refused(text, str(error)) from error


def parse_day(text: str, *, today: date | None = None) -> date:
    """Read a day in the forms of `parse_moment`; of a moment, China's day then.

    Raises:
        AuthoringError: As of `parse_moment`.
    """
    return parse_moment(text, today=today).astimezone(CHINA).date()


def nearest(month: int, day: int, to: date) -> date:
    """Return the date of this month and day that lies nearest to a date.

    Raises:
        ValueError: There is no such day in the years around it.
    """
    found = [_day_or_none(year, month, day) for year in (to.year - 1, to.year, to.year + 1)]
    days = [one for one in found if one is not None]
    if not days:
        msg = f"there is no day {month:02}-{day:02} near {to}"
        raise ValueError(msg)
    return min(days, key=lambda one: abs(one - to))


def iso(moment: datetime) -> str:
    """Write a moment as RFC 3339 with seconds, in its own zone."""
    assert moment.tzinfo is not None, "every moment in our values has a zone"
    return moment.isoformat(timespec="seconds")


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Return the known forms; compiling them takes longer than a screen's start can spare."""
    return tuple(re.compile(form + _CLOCK, re.ASCII) for form in _FORMS)


def _moment(parts: dict[str, str], today: date | None) -> datetime:
    day = _day(parts, today)
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    zone = _zone(parts["zone"])
    if (hour, minute, second) == (24, 0, 0):  # 截止到20日24时
        day, hour = day + timedelta(days=1), 0
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone)


def _day(parts: dict[str, str], today: date | None) -> date:
    if "year" in parts:
        year = int(parts["year"])
        if year not in _YEARS:
            msg = f"the year {year} cannot be meant"
            raise ValueError(msg)
        return date(year, _month(parts["month"]), int(parts["day"]))
    if today is None:
        msg = "it needs a year"
        raise ValueError(msg)
    if "offset" in parts:
        return today + timedelta(days=int(parts["offset"] or 0))
    return nearest(int(parts["month"]), int(parts["day"]), today)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text not in _MONTHS:
        msg = f"{text} is no month"
        raise ValueError(msg)
    return _MONTHS.index(text) + 1


def _zone(text: str) -> timezone:
    if text in _ZONES:
        return _ZONES[text]
    hours, minutes = (0, 60) if text.isalpha() else (int(text[1:3]), int(text[-2:]))
    if hours > _FARTHEST_H or minutes >= 60:  # noqa: PLR2004  minutes of an hour
        msg = f"the zone {text} is not known; write +08:00"
        raise ValueError(msg)
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=hours, minutes=minutes))


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _refused(text: str, why: str) -> AuthoringError:
    return AuthoringError(f"{text!r} is not a date that can be read: {why}")
