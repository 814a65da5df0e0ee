"""What each page says, in the order a reader would ask for it.

Pure: the rows that stand on the page go in, `Spoken` comes out. Doubts come before
what they are about: that an item is over, or invented, is heard before its text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from content.reading import reading
from kiosk.views.spoken import NOWHERE, Place, Spoken, Telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from content.model import Item
    from content.reading import Part
    from kiosk.views.almanac import ComingRow
    from kiosk.views.article import BlockRow, Heading, RelatedRow
    from kiosk.views.calendar import Lunar
    from kiosk.views.home import AnswerRow, TileRow, Today
    from kiosk.views.lists import CardRow
    from kiosk.views.map import LabelRow, PlaceWarning
    from kiosk.views.missing import Missing
    from kiosk.views.phrases import Tr
    from kiosk.views.prices import PriceRow
    from kiosk.views.product import MarketRow, ProductPage
    from kiosk.views.search import ResultRow
    from kiosk.views.warnings import WarningRow
    from kiosk.views.weather import DayRow, HalfRow, WeatherPage

_TOP: Final = Place("head")
_ARROWS: Final = "▲▼ \N{NO-BREAK SPACE}"


def home(
    today: Today,
    lunar: Lunar,
    answers: Iterable[AnswerRow],
    tiles: Iterable[TileRow],
    tr: Tr,
    *,
    frost: str = "",
    warnings: Sequence[WarningRow] = (),
) -> Spoken:
    """Say today, the weather, warnings, prices, then what is new in each section.

    Args:
        today: The panel at the left.
        lunar: The leaf of the farmer's calendar.
        answers: What is asked for most, prices first.
        tiles: The other sections.
        tr: Translator of phrases.
        frost: That it freezes, as a sentence; empty when it does not.
        warnings: Those that hold, worst first.
    """
    told = Telling()
    panel = Place("today")
    told.join((today.day, today.weekday, lunar.day, lunar.festival, lunar.term), panel)
    now = today.temperature
    told.join((today.weather, now and tr("现在{degrees}").format(degrees=now)), panel)
    told.join((today.tonight, frost), panel)
    told.say(today.advice, panel)
    for row in warnings:
        told.add(row.spoken)
    for index, answer in enumerate(answers):
        place = Place("answers", index)
        told.add(f"{answer.title}：{_answer(answer, tr)}", place)
        told.say(answer.second, place)
    for index, tile in enumerate(tiles):
        told.add(f"{tile.title}：{tile.line}", Place("tiles", index))
        told.say(tile.second, Place("tiles", index))
    return told.spoken(today.place)


def _answer(answer: AnswerRow, tr: Tr) -> str:
    """Return an answer in words: 土豆，昨天 1.30 元/斤，跌 0.01元."""
    lead = answer.lead.replace(" · ", "，")
    said = " ".join(part for part in (lead, answer.big, answer.unit) if part)
    aside = answer.aside.lstrip(_ARROWS)
    if answer.way in {"up", "down"}:
        aside = tr("{moved}元").format(moved=aside)
    return "，".join(part for part in (said, aside) if part)


def missing(what: Missing) -> Spoken:
    """Say why there is nothing to read, and what happens next."""
    told = Telling()
    told.say(what.title)
    told.say(what.text)
    return told.spoken(what.title)


def cards(title: str, count: str, rows: Iterable[CardRow], tr: Tr) -> Spoken:
    """Say what stands on a list: each title, what it is about, its strongest answer."""
    told = Telling()
    told.join((title, count))
    for index, row in enumerate(rows):
        place = Place("cards", index)
        told.join(
            (row.is_demo and tr("演示数据"), row.is_unsigned and tr("来自外部网站，县里没有签名")),
            place,
        )
        told.say(row.title, place)
        told.say(row.sentence, place)
        told.say(row.strong, place)
    return told.spoken(title)


def article(
    item: Item, heading: Heading, notice: str, blocks: Sequence[BlockRow], *, ahead: int = 0
) -> Spoken:
    """Say an item: doubts about it first, then who says it, then its text.

    Args:
        item: As it was opened.
        heading: What stands above its text.
        notice: What became of it while it is being read.
        blocks: Rows of its text.
        ahead: How many pictures stand before the text, which do not belong to it.
    """
    told = Telling()
    told.say(notice, _TOP)
    told.join((*heading.marks, heading.until), _TOP)
    parts = reading(item)
    title = [part for part in parts if part.rows == "head" and part.index == 0]
    for part in title:
        told.add(part.text, _TOP)
    told.join(heading.meta.split(" · "), _TOP)
    for part in parts[len(title) :]:
        told.add(part.text, _place(part, blocks, ahead))
    return told.spoken(item.title)


def _place(part: Part, blocks: Sequence[BlockRow], ahead: int) -> Place:
    """Return where a sentence of the text stands among the rows that show it."""
    if part.rows != "blocks":
        return Place(part.rows, part.index)
    index = part.index + ahead
    cut = _marker_length(blocks[index]) if index < len(blocks) else 0
    return Place("blocks", index, max(0, part.start - cut), max(0, part.end - cut), part.line)


def _marker_length(block: BlockRow) -> int:
    """Return how much of a list item's words stands beside it as its number."""
    return len(block.marker) + 1 if block.marker[:1].isdigit() else 0


def prices(rows: Iterable[PriceRow], tr: Tr) -> Spoken:
    """Say each price: product, price, change, market, age."""
    told = Telling()
    shown = list(rows)
    told.join((any(row.demo for row in shown) and tr("演示数据"),))
    for index, row in enumerate(shown):
        told.add(price_words(row, tr), Place("prices", index))
    return told.spoken(tr("市场行情"))


def price_words(row: PriceRow, tr: Tr) -> str:
    """Say one line of the price list."""
    parts = (
        row.product,
        _apart(row.detail),
        f"{row.price} {row.unit}",
        _moved(row.previous_way, row.previous_text, row.previous_since, tr),
        row.market,
        row.age,
    )
    return "，".join(part for part in parts if part)


def product(page: ProductPage, markets: Iterable[MarketRow], tr: Tr) -> Spoken:
    """Say a product: its price here, how it moved, what other markets pay."""
    told = Telling()
    told.join((page.demo and tr("演示数据"),), _TOP)
    price = f"{page.price} {page.unit}"
    told.join((page.product, _apart(page.detail), page.market, page.age, price), _TOP)
    if page.range:
        told.add(tr("最低到最高：{range} {unit}").format(range=page.range, unit=page.unit), _TOP)
    told.join((_moved(page.previous_way, page.previous_text, page.previous_since, tr),), _TOP)
    told.join((_moved(page.week_way, page.week_text, page.week_since, tr),), _TOP)
    for index, row in enumerate(markets):
        parts = (row.market, _apart(row.detail), f"{row.price} {row.unit}", row.age)
        told.join(parts, Place("markets", index))
    return told.spoken(page.product)


def _apart(words: str) -> str:
    """Say parts that a dot divides one after the other."""
    return words.replace(" · ", "，")


def _moved(way: str, text: str, since: str, tr: Tr) -> str:
    """Say how a price moved: 比昨天 1.30 涨 0.05 元; nothing when there is nothing to compare."""
    if not way:
        return ""
    moved = text.lstrip(_ARROWS)
    if way != "same":
        moved = tr("{moved}元").format(moved=moved)
    return tr("比{since}元{moved}").format(since=since, moved=moved)


def weather(
    page: WeatherPage | None,
    halves: Iterable[HalfRow],
    days: Iterable[DayRow],
    warnings: Iterable[WarningRow],
    tr: Tr,
) -> Spoken:
    """Say warnings, the weather now, the next halves of days, the advice, seven days."""
    told = Telling()
    for index, row in enumerate(warnings):
        _tell_warning(told, row, Place("warnings", index))
    if page is None:
        return told.spoken("")
    now = Place("now")
    told.join((page.is_old and tr("旧预报"), page.place, page.issued), now)
    told.join((page.now_temperature, _apart(page.now_details)), now)
    extreme = "" if page.now_temperature else f"{page.extreme}{page.temperature}"
    told.join((page.running, extreme, page.wind), now)
    told.say(page.frost, now)
    told.say(page.advice, now)
    for index, half in enumerate(halves):
        told.add(half.spoken, Place("halves", index))
    for index, day in enumerate(days):
        told.add(day.spoken, Place("days", index))
    return told.spoken(page.place)


def county_map(
    place: str,
    warnings: Iterable[PlaceWarning],
    labels: Iterable[LabelRow],
    notices: Iterable[CardRow],
    aside: str,
) -> Spoken:
    """Say what kind of a map it is, the township that is told of, and what markets pay.

    Args:
        place: Name of the township.
        warnings: Those that hold there, the gravest first.
        labels: All names on the map; those of markets say a price.
        notices: The township's.
        aside: That it is a scheme; empty where it is none.
    """
    told = Telling()
    told.say(aside)
    told.join((place,))
    for warning in warnings:
        told.add(warning.spoken)
    for label in labels:
        if label.kind == "market" and label.word:
            told.add(label.spoken)
    for notice in notices:
        told.join((notice.title, notice.meta), NOWHERE)
    return told.spoken(place)


def calendar(day: Lunar, coming: Iterable[ComingRow], work: Iterable[RelatedRow]) -> Spoken:
    """Say today by the moon, what comes, and what the county says of this month's work."""
    told = Telling()
    told.join((day.day, day.festival, day.term, day.count))
    for index, row in enumerate(coming):
        told.join((row.name, row.when, row.away), Place("coming", index))
    for index, item in enumerate(work):
        told.say(item.title, Place("work", index))
    return told.spoken(day.day)


def warning(row: WarningRow) -> Spoken:
    """Say one warning: what it is, what is expected, what to do, who says so."""
    told = Telling()
    _tell_warning(told, row, Place("warning"))
    return told.spoken(row.title)


def _tell_warning(told: Telling, row: WarningRow, place: Place) -> None:
    told.add(row.spoken, place)
    told.say(row.description, place)
    for line in row.lines.splitlines():
        told.say(line, place)
    told.say(row.issued, place)


def results(words: str, found: Iterable[ResultRow], priced: Iterable[PriceRow], tr: Tr) -> Spoken:
    """Say what was found: prices first, then the titles."""
    told = Telling()
    for row in priced:
        told.add(price_words(row, tr))
    for index, result in enumerate(found):
        told.say(result.spoken, Place("results", index))
    return told.spoken(words)
