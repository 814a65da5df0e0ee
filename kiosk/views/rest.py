"""The quiet slideshow of a screen at rest: what a passer-by should know.

In the order of weight: warnings that hold, tomorrow's weather, today's prices,
the newest notices. One slide says one thing in type that reads from the door.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from content.library.records import OWN
from kiosk.freshness import posted_words
from kiosk.views.phrases import unbroken
from kiosk.views.words import section_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from content.library.records import Headline
    from kiosk.views.phrases import Tr
    from kiosk.views.prices import PriceRow
    from kiosk.views.warnings import WarningRow
    from kiosk.views.weather import WeatherPage

PRICES_SHOWN: Final = 6  # lines that read from the door
NOTICES_SHOWN: Final = 3


class SlideKind(StrEnum):
    """What a slide is, which decides how it is laid out."""

    WARNING = "warning"
    WEATHER = "weather"
    PRICES = "prices"
    NOTICE = "notice"


_SECONDS: Final = {
    SlideKind.WARNING: 15.0,  # three lines to read, slowly
    SlideKind.WEATHER: 10.0,
    SlideKind.PRICES: 12.0,
    SlideKind.NOTICE: 10.0,
}


@dataclass(frozen=True, slots=True)
class SlideLine:
    """One line of a slide.

    Args:
        picture: Name of a pictogram; may be empty.
        title: What it is about.
        words: What it says of it.
        aside: A second word about it, such as ``▲ 涨 0.05``.
        way: ``up``, ``down``, ``same``, or empty.
    """

    picture: str
    title: str
    words: str
    aside: str = ""
    way: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One thing to know.

    Args:
        kind: How it is laid out.
        title: The biggest type.
        subtitle: Under it.
        words: A sentence or two; may be empty.
        picture: Name of a pictogram; may be empty.
        photo: SHA-256 of a picture; may be empty.
        level: Level of a warning, 0 to 4.
        section: Section whose colour it has.
        lines: Further lines, in order.
        source: Who says it and since when.
        doubt: Of what was invented for a demonstration: that it was; else empty.
    """

    kind: SlideKind
    title: str
    section: str
    subtitle: str = ""
    words: str = ""
    picture: str = ""
    photo: str = ""
    level: int = 0
    lines: tuple[SlideLine, ...] = ()
    source: str = ""
    doubt: str = ""

    @property
    def seconds(self) -> float:
        """How long it stands."""
        return _SECONDS[self.kind]


def slides(
    *,
    warnings: Sequence[WarningRow],
    weather: WeatherPage | None,
    prices: Sequence[PriceRow],
    notices: Sequence[Headline],
    now: datetime,
    tr: Tr,
) -> list[Slide]:
    """Return the slides in the order to show them; empty when there is nothing to say.

    Args:
        warnings: Those that hold, worst first.
        weather: The weather page, if there is a forecast.
        prices: The price list in its order.
        notices: Newest first.
        now: Time of showing.
        tr: Translator of phrases.
    """
    made = [_warning_slide(row) for row in warnings]
    made += [_weather_slide(weather, tr)] if weather else []
    made += price_slides(prices, tr)
    made += [_notice_slide(notice, now, tr) for notice in notices[:NOTICES_SHOWN]]
    return made


def price_slides(prices: Sequence[PriceRow], tr: Tr) -> list[Slide]:
    """Return the slide of the first fresh products, one line for each product."""
    first: dict[str, PriceRow] = {}
    for row in prices:
        if not row.is_old:
            first.setdefault(row.product, row)
    shown = list(first.values())[:PRICES_SHOWN]
    if not shown:
        return []
    return [
        Slide(
            kind=SlideKind.PRICES,
            title=tr("最近的行情"),
            section="prices",
            picture="prices",
            lines=tuple(_price_line(row) for row in shown),
            doubt=tr("演示数据") if any(row.demo for row in shown) else "",
        )
    ]


def _price_line(row: PriceRow) -> SlideLine:
    return SlideLine(
        row.picture,
        " · ".join(part for part in (row.product, row.age, row.market, row.detail) if part),
        f"{row.price} {row.unit}",
        row.previous_text,
        row.previous_way,
    )


def _warning_slide(row: WarningRow) -> Slide:
    return Slide(
        kind=SlideKind.WARNING,
        title=row.title,
        subtitle=" · ".join(part for part in (row.doubt, row.area, row.still, row.rank) if part),
        words="" if row.lines else row.description,
        section="weather",
        picture=row.picture,
        level=row.level,
        lines=tuple(SlideLine("", "", said) for said in row.lines.splitlines()),
        source=row.issued,
        doubt=row.doubt,
    )


def _weather_slide(page: WeatherPage, tr: Tr) -> Slide:
    return Slide(
        kind=SlideKind.WEATHER,
        title=tr("{place}的天气").format(place=unbroken(page.place)),
        subtitle=page.frost,
        words=page.advice,
        section="weather",
        picture=page.picture,
        lines=tuple(
            SlideLine(half.picture, half.title, half.temperature, half.words)
            for half in page.halves
        ),
        source=page.issued,
    )


def _notice_slide(notice: Headline, now: datetime, tr: Tr) -> Slide:
    posted = posted_words(notice.published, now, tr)
    said = (section_name(notice.section, tr), *((tr("本村"),) if notice.origin == OWN else ()))
    return Slide(
        kind=SlideKind.NOTICE,
        title=notice.title,
        subtitle=" · ".join(said),
        words=notice.summary,
        section=notice.section.value,
        picture=notice.section.value,
        photo=notice.picture,
        source=" · ".join(part for part in (notice.source, posted) if part),
        doubt=tr("演示数据") if notice.demo else "",
    )
