"""What a reader takes home of a page: its words in order, for paper and for codes.

Nothing stands on paper that does not say whose it is and of when: a sheet lies on the
table for months after the screen has changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from content.cap import defence_lines, ends
from content.markup import BlockKind
from content.model import Section
from content.site.addresses import item_page, product_page, section_page
from kiosk.days import month_day
from kiosk.freshness import day_words, posted_words
from kiosk.views.article import said_by
from kiosk.views.nature import event_words, in_a_line
from kiosk.views.phrases import clock, short_weekday, today
from kiosk.views.warnings import doubt_words, signal_words
from kiosk.views.weather import DAYS_SHOWN, advice, day_text, low_to_high

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from content.cap import Alert
    from content.forecast import Forecast
    from content.library.records import Headline
    from content.markup import Block
    from content.model import Item
    from kiosk.views.article import FactRow, Heading
    from kiosk.views.phrases import Tr
    from kiosk.views.prices import PriceRow
    from kiosk.views.product import ProductPage

_MARKET_LINES: Final = 6  # other markets that may stand under a product's price
_WARNING_LINES: Final = 3  # as on the screen


class Form(StrEnum):
    """How a part of a sheet is set."""

    ANSWER = "answer"  # a question in front of its answer
    LEAD = "lead"  # larger than the text
    HEADING = "heading"
    TEXT = "text"
    POINT = "point"  # of a list


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of a sheet.

    Args:
        form: How it is set.
        text: Its words.
        label: In front of them: a question, a product; empty for none.
    """

    form: Form
    text: str
    label: str = ""

    @property
    def line(self) -> str:
        """The part as one line of plain text."""
        return f"{self.label}：{self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is taken home.

    Args:
        title: Its heading.
        says: Who says it and when; empty when the parts do.
        marks: Words it is marked with, 演示数据 and until when it holds among them.
        parts: Its paragraphs, what matters most first.
        place: Its page on the public site, relative to the site's top.
    """

    title: str
    says: str
    marks: tuple[str, ...]
    parts: tuple[Part, ...]
    place: str

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it as lines of plain text, the answers before who says it: they fill a code."""
        answers = [part.line for part in self.parts if part.form is Form.ANSWER]
        others = [part.line for part in self.parts if part.form is not Form.ANSWER]
        lines = (self.title, " · ".join(self.marks), *answers, self.says, *others)
        return tuple(line for line in lines if line)


def article_sheet(
    item: Item, heading: Heading, facts: Iterable[FactRow], text: Sequence[Block], tr: Tr
) -> Sheet:
    """Return an item as it is taken home.

    Args:
        item: The item.
        heading: What stands above its text on the screen.
        facts: Its short answers.
        text: Its body, cut into blocks.
        tr: Translator of phrases.
    """
    until = item.valid_until and tr("有效到{day}").format(day=day_words(item.valid_until, None, tr))
    marks = tuple(mark for mark in (heading.notice, *heading.marks, until) if mark)
    says = said_by(item, posted_words(item.published, None, tr))
    parts = [Part(Form.ANSWER, fact.value, fact.label) for fact in facts]
    if heading.summary:
        parts.append(Part(Form.LEAD, heading.summary))
    for block in text:
        parts += _parts(block)
    return Sheet(heading.title, says, marks, tuple(parts), item_page(item.id))


def product_sheet(page: ProductPage, tr: Tr) -> Sheet:
    """Return a product's price as it is taken home, with what other markets pay."""
    parts = [Part(Form.LEAD, f"{page.price} {page.unit}")]
    if page.range:
        parts.append(Part(Form.ANSWER, f"{page.range} {page.unit}", tr("最低到最高")))
    parts += [
        Part(Form.ANSWER, page.highest, tr("90天最高")),
        Part(Form.ANSWER, page.lowest, tr("90天最低")),
    ]
    if page.markets:
        parts.append(Part(Form.HEADING, tr("别处的价（高的在前）")))
    parts += [
        Part(Form.POINT, f"{one.price} {one.unit} · {one.day}", _named(one.market, one.detail))
        for one in page.markets[:_MARKET_LINES]
    ]
    title = _named(page.product, page.detail)
    says = f"{page.market} · {page.day}"
    return Sheet(title, says, _demo(page.demo, tr), tuple(parts), product_page(page.product))


def prices_sheet(rows: Sequence[PriceRow], tr: Tr) -> Sheet:
    """Return the price list as it is taken home: market by market, each with its day."""
    parts: list[Part] = []
    lists: dict[str, list[PriceRow]] = {}
    for row in rows:
        lists.setdefault(f"{row.market} {row.day}", []).append(row)
    for market, quoted in lists.items():
        parts.append(Part(Form.HEADING, market))
        parts += [
            Part(Form.POINT, f"{row.price} {row.unit}", _named(row.product, row.detail))
            for row in quoted
        ]
    marks = _demo(any(row.demo for row in rows), tr)
    return Sheet(tr("市场行情"), "", marks, tuple(parts), section_page(Section.PRICES))


def weather_sheet(
    forecast: Forecast | None, alerts: Sequence[Alert], *, now: datetime, tr: Tr
) -> Sheet | None:
    """Return the weather as it is taken home: warnings first, then the days to come.

    Args:
        forecast: The newest forecast for the village, if there is one.
        alerts: Warnings that hold for the village, worst first.
        now: The time now.
        tr: Translator of phrases.

    Returns:
        None when there is nothing to say.
    """
    parts: list[Part] = []
    for alert in alerts:
        parts += _warning_parts(alert, tr)
    days = [day for day in forecast.days if day.day >= today(now)] if forecast else []
    if forecast and days:
        if said := advice(forecast, now):
            parts.append(Part(Form.TEXT, said))
        parts += [
            Part(
                Form.POINT,
                in_a_line(day_text(day, tr), low_to_high(day, tr), tr=tr),
                f"{month_day(day.day, tr)} {short_weekday(day.day, tr)}",
            )
            for day in days[:DAYS_SHOWN]
        ]
    if not parts:
        return None
    title = tr("{place}的天气").format(place=forecast.place) if forecast else tr("天气预警")
    says = f"{forecast.source} {moment_words(forecast.issued, tr)}" if forecast and days else ""
    return Sheet(title, says, (), tuple(parts), section_page(Section.WEATHER))


def map_sheet(
    place: str,
    note: str,
    *,
    alerts: Sequence[Alert],
    prices: Sequence[PriceRow],
    notices: Sequence[Headline],
    now: datetime,
    tr: Tr,
) -> Sheet:
    """Return what the map tells of a township: its warnings, what markets pay, its notices.

    Args:
        place: Name of the township.
        note: What kind of a map it is, whose and of when.
        alerts: Warnings that hold there, the gravest first.
        prices: Of the county's crop, a row for each market of the map.
        notices: The township's.
        now: The time now.
        tr: Translator of phrases.
    """
    parts = [part for alert in alerts for part in _warning_parts(alert, tr)]
    if not parts:
        calm = tr("{moment}，这里没有预警。").format(moment=moment_words(now, tr))
        parts.append(Part(Form.TEXT, calm))
    if prices:
        parts.append(Part(Form.HEADING, tr("集市上的价")))
    parts += [
        Part(Form.POINT, f"{row.product} {row.price} {row.unit} · {row.day}", row.market)
        for row in prices
    ]
    if notices:
        parts.append(Part(Form.HEADING, tr("这里的通知")))
    for notice in notices:
        day = posted_words(notice.published, None, tr)
        words = (notice.title, notice.source, day)
        parts.append(Part(Form.POINT, " · ".join(word for word in words if word)))
    parts.append(Part(Form.TEXT, note))
    marks = _demo(any(row.demo for row in prices), tr)
    title = tr("本县地图：{place}").format(place=place)
    return Sheet(title, "", marks, tuple(parts), section_page(Section.WEATHER))


def moment_words(moment: datetime, tr: Tr) -> str:
    """Say a moment as paper may: 11月24日 07:40, whatever day it is read."""
    return f"{month_day(today(moment), tr)} {clock(moment)}"


def _warning_parts(alert: Alert, tr: Tr) -> list[Part]:
    title = tr("{event}{signal}").format(
        event=event_words(alert.event, tr), signal=signal_words(alert.level, tr)
    )
    holds = tr("{from_}发布，到{until}为止").format(
        from_=moment_words(alert.sent, tr), until=moment_words(ends(alert), tr)
    )
    title = "，".join(part for part in (doubt_words(alert, tr), title) if part)
    said = [Part(Form.LEAD, title), Part(Form.TEXT, f"{alert.office} {holds}".strip())]
    return said + [Part(Form.POINT, line) for line in defence_lines(alert, _WARNING_LINES)]


def _demo(demo: bool, tr: Tr) -> tuple[str, ...]:  # noqa: FBT001  a fact of the rows, no switch
    return (tr("演示数据"),) if demo else ()


def _named(name: str, detail: str) -> str:
    return f"{name}（{detail}）" if detail else name


def _parts(block: Block) -> list[Part]:
    """Return a block of a text as parts; pictures and rules stay on the screen."""
    if block.kind is BlockKind.TABLE:
        return [Part(Form.POINT, row) for row in _rows(block)]
    if not block.text:
        return []
    forms = {BlockKind.HEADING: Form.HEADING, BlockKind.LIST: Form.POINT}
    return [Part(forms.get(block.kind, Form.TEXT), block.text)]


def _rows(block: Block) -> list[str]:
    """Return a table row by row, each cell under the name of its column."""
    if not block.header or len(block.rows) < 2:  # noqa: PLR2004  a head without a body
        return ["，".join(cell for cell in row if cell) for row in block.rows]
    names = block.rows[0]
    return [
        "，".join(
            f"{name}：{cell}" if name else cell
            for name, cell in zip(names, row, strict=True)
            if cell
        )
        for row in block.rows[1:]
    ]
