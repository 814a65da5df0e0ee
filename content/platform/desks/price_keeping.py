"""Keep quotes, look them up, and hand them out: what the price desk's screens stand on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.log_actions import log

from content import areas
from content.checks import Doubt, doubts
from content.platform.areas.models import County
from content.platform.desks.models import PriceSheet, Quote
from content.platform.publishing.models import Stamp
from content.prices import write_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.db.models import QuerySet

    from content.excel import Cell
    from content.platform.people.models import Person
    from content.prices import Quote as Said

_AT_ONCE: Final = 500  # rows in one statement
_HEADER: Final = (
    *("日期", "市场", "地区代码", "品名", "规格", "产地"),
    *("最低价", "最高价", "大宗价", "单位", "价格类型", "demo"),
)
_LOOKED_BACK: Final = timedelta(days=90)  # a price of another season says little
_SHOWN: Final = timedelta(days=45)  # before a market's newest quote
_MOST_SHOWN: Final = 5_000  # rows read for one screen


def doubted(quotes: Sequence[Said]) -> list[Doubt | None]:
    """Look at quotes beside what each market said of late."""
    if not quotes:
        return []
    first, last = min(one.day for one in quotes), max(one.day for one in quotes)
    rows = Quote.objects.filter(
        market__in={one.market for one in quotes},
        product__in={one.product for one in quotes},
        day__gte=first - _LOOKED_BACK,
        day__lte=last,
    )
    own = {_subject(one) for one in quotes}  # what is being said again is not its own measure
    return doubts(quotes, [said for row in rows if _subject(said := row.said()) not in own])


def keep(quotes: Sequence[Said], person: Person, *, name: str) -> PriceSheet:
    """Say quotes, in place of what was said of the same things on the same days.

    Args:
        quotes: What was looked at, and confirmed where it had to be.
        person: Who says it, for the log.
        name: The file it came in; empty when it was typed.
    """
    last = list({_subject(one): one for one in quotes}.values())
    with transaction.atomic():
        days = {one.day for one in last}
        subjects = {_subject(one) for one in last}
        held = Quote.objects.filter(market__in={one.market for one in last}, day__in=days)
        gone = [row.pk for row in held if _subject(row.said()) in subjects]
        for begin in range(0, len(gone), _AT_ONCE):
            Quote.objects.filter(pk__in=gone[begin : begin + _AT_ONCE]).delete()
        Quote.objects.bulk_create([Quote.of(one) for one in last], batch_size=_AT_ONCE)
        sheet = PriceSheet.objects.create(
            by=person,
            name=name,
            rows=len(last),
            markets="、".join(sorted({one.market for one in last}))[:200],
            held=write_csv(last),
            is_said=True,
        )
        log(sheet, "desks.prices", user=person, title=str(sheet))
        Stamp.rise()
    return sheet


def last_two(market: str) -> list[tuple[Said, Said | None]]:
    """Return each product's last quote of a market and the one before it, newest first."""
    rows = Quote.objects.filter(market=market).order_by("-day", "pk")
    newest = rows.first()
    if newest is None:
        return []
    found: dict[tuple[str, ...], list[Said]] = {}
    for row in rows.filter(day__gte=newest.day - _SHOWN)[:_MOST_SHOWN]:
        said = row.said()
        of_thing = found.setdefault(_thing(said), [])
        if len(of_thing) < 2 and said.day not in {one.day for one in of_thing}:  # noqa: PLR2004  two
            of_thing.append(said)
    return [(held[0], held[1] if held[1:] else None) for held in found.values()]


def markets() -> list[str]:
    """Return the markets that were quoted of late, the newest first."""
    since = timezone.localdate() - _LOOKED_BACK
    rows = Quote.objects.filter(day__gte=since).values("market").annotate(last=Max("day"))
    return [row["market"] for row in rows.order_by("-last", "market")]


def is_theirs(person: Person, codes: Iterable[str]) -> bool:
    """Tell whether a person may say prices of these places.

    A market outside the county, such as a wholesale market far away, is the county's.
    """
    county = County.load().code
    asked = {code if areas.covers([county], code) else county for code in codes}
    return person.speaks_for(asked or {county})


def table(rows: QuerySet[Quote]) -> Iterator[Sequence[Cell]]:
    """Return quotes as the rows of a sheet that can be read back."""
    yield _HEADER
    for row in rows.iterator():
        yield (
            *(row.day.isoformat(), row.market, row.area, row.product, row.spec, row.origin),
            *(_number(row.low), _number(row.high), _number(row.modal)),
            *(row.unit, row.type, "1" if row.demo else ""),
        )


def _number(typed: str) -> Cell:
    return float(typed) if typed else None


def _thing(quote: Said) -> tuple[str, ...]:
    return (quote.product, quote.spec, quote.origin, quote.type)


def _subject(quote: Said) -> tuple[object, ...]:
    """Return what a price is of; in another unit it is the same price said rightly."""
    return (quote.day, quote.market, *_thing(quote))
