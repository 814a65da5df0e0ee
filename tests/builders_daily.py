"""Values of quotes and rows for tests of what changes daily."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from content.dates import CHINA
from content.library.records import Headline
from content.model import Section
from content.prices import Quote
from content.units import PriceUnit

if TYPE_CHECKING:
    from collections.abc import Iterable

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=CHINA)
VILLAGE = "150125200201"
NEAR = "武川县城农贸市场"
FAR = "东瓦窑批发市场"


def same(text: str) -> str:
    """Translate nothing."""
    return text


def a_quote(days_ago: int = 0, modal: str = "1.30", **changes: Any) -> Quote:
    """Return potatoes of today in the county town, in 元/斤."""
    price = Decimal(modal)
    quote = Quote(
        day=TODAY - timedelta(days=days_ago),
        market=NEAR,
        product="土豆",
        unit=PriceUnit.PER_JIN,
        low=price - Decimal("0.10"),
        high=price + Decimal("0.10"),
        modal=price,
        area="150125",
    )
    return replace(quote, **changes)


def daily(modals: Iterable[str | None], **changes: Any) -> list[Quote]:
    """Return one quote a day, the last one today; None is a day without a market."""
    said = list(modals)
    return [
        a_quote(len(said) - 1 - place, modal, **changes)
        for place, modal in enumerate(said)
        if modal is not None
    ]


def a_headline(**changes: Any) -> Headline:
    """Return a notice of today."""
    notice = Headline(
        id="tag:wuchuan.example,2026:village/water",
        section=Section.VILLAGE,
        title="明天停水半天",
        published=NOW,
        updated=NOW,
        summary="上午八点到十二点停水，今晚先存好水。",
        source="井尔沟村村委会",
        tags=("停水",),
    )
    return replace(notice, **changes)
