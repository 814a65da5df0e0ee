"""What desks bring that is no article, kept as it will be sent.

The screens on which it is typed, checked and confirmed come on top of these tables.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from django.conf import settings
from django.db import models
from django.utils import timezone

from content import cap, forecast
from content.platform.desks.feeds import Outside, Seen, Subscription
from content.platform.desks.warning_page import WarningPage
from content.prices import Quote as Said
from content.units import PriceUnit

__all__ = ["Alert", "Forecast", "Outside", "PriceSheet", "Quote", "Seen", "Subscription"]

_UNITS: Final = [(str(unit), str(unit)) for unit in PriceUnit]
_AMOUNTS: Final = ("low", "high", "modal")
_FIXED: Final = "a quote is never changed: delete it and keep another"


class _Rows(models.QuerySet["Quote"]):
    """Quotes, which come and go."""

    def update(self, **_: object) -> int:
        """Refuse to change them."""
        raise TypeError(_FIXED)


class Quote(models.Model):
    """What a product cost at a market on a day, in the unit and the digits it was printed in.

    A row is never changed: another price is another row. So the keys of a market's rows
    tell whether it says what it said before.
    """

    day = models.DateField("日期")
    market = models.CharField("市场", max_length=80)
    area = models.CharField("市场所在地代码", max_length=12, blank=True)
    product = models.CharField("品名", max_length=80)
    spec = models.CharField("规格", max_length=80, blank=True)
    origin = models.CharField("产地", max_length=80, blank=True)
    low = models.CharField("最低价", max_length=16, blank=True)
    high = models.CharField("最高价", max_length=16, blank=True)
    modal = models.CharField("大宗价", max_length=16, blank=True)
    unit = models.CharField("单位", max_length=8, choices=_UNITS)
    type = models.CharField("哪一级价格", max_length=20, blank=True)
    demo = models.BooleanField("演示数据", default=False)

    objects = _Rows.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "报价"
        ordering = ["market", "day", "pk"]
        indexes = [
            models.Index(fields=["day", "market"]),
            models.Index(fields=["market", "day"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "market", "product", "spec", "origin", "unit", "type"],
                name="one_quote_a_day",
            )
        ]

    def __str__(self) -> str:
        """Return what it is a price of."""
        return f"{self.day} {self.market} {self.product}"

    def save(self, **how: Any) -> None:
        """Keep a new row.

        Raises:
            TypeError: When it was kept before.
        """
        if not self._state.adding:
            raise TypeError(_FIXED)
        super().save(**how)

    @classmethod
    def of(cls, said: Said) -> Quote:
        """Return the row of a quote, not saved yet."""
        names = ("day", "market", "area", "product", "spec", "origin", "type", "demo")
        return cls(
            **{name: getattr(said, name) for name in names},
            **{name: _typed(getattr(said, name)) for name in _AMOUNTS},
            unit=str(said.unit),
        )

    def said(self) -> Said:
        """Return the quote of a row."""
        return Said(
            day=self.day,
            market=self.market,
            area=self.area,
            product=self.product,
            spec=self.spec,
            origin=self.origin,
            low=_amount(self.low),
            high=_amount(self.high),
            modal=_amount(self.modal),
            unit=PriceUnit(self.unit),
            type=self.type,
            demo=self.demo,
        )


class PriceSheet(models.Model):
    """Quotes that came in together: who brought them, and whether they are said yet."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="谁填的",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    at = models.DateTimeField("时间", default=timezone.now)
    name = models.CharField("文件", max_length=200, blank=True)
    markets = models.CharField("市场", max_length=200)
    rows = models.PositiveIntegerField("条数")
    held = models.BinaryField("报价")
    is_said = models.BooleanField("已发布", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "报价表"
        ordering = ["-pk"]

    def __str__(self) -> str:
        """Return what it brought."""
        return f"{self.markets} {self.rows}条"


class Forecast(models.Model):
    """A place's forecast as the canonical JSON of `content.forecast`."""

    name = models.CharField("编号", max_length=80, unique=True)
    held = models.TextField("预报")

    class Meta:
        verbose_name = verbose_name_plural = "天气预报"

    def __str__(self) -> str:
        """Return its name."""
        return str(self.name)

    def says(self) -> forecast.Forecast:
        """Return what it says."""
        return forecast.read_json(self.held.encode())


class Alert(models.Model):
    """A CAP message, byte for byte; what it says is never written anew."""

    identifier = models.CharField("编号", max_length=200, unique=True)
    held = models.BinaryField("报文")
    live = models.BooleanField("已发布", default=False)
    refused = models.BooleanField("不发", default=False)
    source = models.CharField("来自", max_length=500, blank=True)
    arrived = models.DateTimeField("收到时间", default=timezone.now)
    page = models.ForeignKey(
        WarningPage,
        verbose_name="预警",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="messages",
    )

    class Meta:
        verbose_name = verbose_name_plural = "预警报文"

    def __str__(self) -> str:
        """Return its identifier."""
        return str(self.identifier)

    def says(self) -> cap.Alert:
        """Return what it says."""
        return cap.read_cap(bytes(self.held))


def _typed(amount: Decimal | None) -> str:
    return "" if amount is None else format(amount, "f")


def _amount(typed: str) -> Decimal | None:
    return Decimal(typed) if typed else None
