"""What the site and the publisher tell each other: two rows, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F
from django.utils import timezone

if TYPE_CHECKING:
    from datetime import datetime

_ONLY = 1  # there is one row of each
_ALIVE_S = 30  # seconds without a sign of life before the site says so


class Stamp(models.Model):
    """A number that rises with everything that may change what is said.

    It rises in the transaction of the change: who sees the number sees the change.
    """

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)

    @classmethod
    def rise(cls) -> None:
        """Say that something may have changed."""
        if not cls.objects.filter(pk=_ONLY).update(number=F("number") + 1):
            cls.objects.get_or_create(pk=_ONLY, defaults={"number": 1})

    @classmethod
    def now(cls) -> int:
        """Return the number as it stands."""
        return cls.objects.filter(pk=_ONLY).values_list("number", flat=True).first() or 0


class PublisherState(models.Model):
    """What the publisher did last, and what is wrong with it."""

    stamp = models.PositiveBigIntegerField(default=0)
    release = models.PositiveIntegerField("期号", default=0)
    items = models.PositiveIntegerField("条数", default=0)
    released = models.DateTimeField("发布时间", null=True)
    took_ms = models.PositiveIntegerField("用时（毫秒）", default=0)
    beat = models.DateTimeField("最近一次活动", null=True)
    problem = models.TextField("问题", blank=True)

    def __str__(self) -> str:
        """Return the release it stands at."""
        return f"第{self.release}期"

    @classmethod
    def load(cls) -> PublisherState:
        """Return the row; an empty one before the publisher ever ran."""
        return cls.objects.filter(pk=_ONLY).first() or cls(pk=_ONLY)

    @classmethod
    def note(cls, **said: object) -> None:
        """Write down what happened."""
        cls.objects.update_or_create(pk=_ONLY, defaults=said)

    def is_alive(self, now: datetime | None = None) -> bool:
        """Tell whether the publisher has given a sign of life of late."""
        now = now or timezone.now()
        return self.beat is not None and (now - self.beat).total_seconds() < _ALIVE_S

    def is_behind(self) -> bool:
        """Tell whether there is something to say that was not said yet."""
        return self.stamp < Stamp.now()
