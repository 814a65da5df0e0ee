"""What the site and the publisher tell each other: three rows, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone

if TYPE_CHECKING:
    from datetime import datetime

    from content.errors import WithdrawalError
    from content.platform.people.models import Person

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


class Withdrawal(models.Model):
    """So much would go at once that the publisher asks first; and whether somebody said yes.

    A yes holds for exactly what was shown: were anything else to go, it is asked anew.
    """

    going = models.JSONField("要撤下的", default=list)  # [id, section, title] of each
    held = models.PositiveIntegerField("现有条数", default=0)
    asked = models.DateTimeField("提出时间", default=timezone.now)
    allowed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="谁同意的",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = verbose_name_plural = "大量撤下"

    def __str__(self) -> str:
        """Return how much it is."""
        return f"撤下{len(self.going)}条"

    @classmethod
    def waiting(cls) -> Withdrawal | None:
        """Return what waits for a word; None when nothing does."""
        return cls.objects.filter(pk=_ONLY, allowed_by=None).first()

    @classmethod
    def is_allowed(cls, error: WithdrawalError) -> bool:
        """Tell whether somebody said that exactly this may go; ask when nobody did."""
        going = [list(one) for one in error.going]
        held = cls.objects.filter(pk=_ONLY).first()
        if held is not None and held.going == going:
            return held.allowed_by_id is not None
        cls.objects.update_or_create(
            pk=_ONLY,
            defaults={
                "going": going,
                "held": error.held,
                "asked": timezone.now(),
                "allowed_by": None,
            },
        )
        return False

    @classmethod
    def settle(cls) -> None:
        """Forget the question: it was answered, or is none any more."""
        cls.objects.filter(pk=_ONLY).delete()

    def allow(self, person: Person) -> bool:
        """Say yes to what is shown here; return whether it still waited for that."""
        asked = Withdrawal.objects.filter(pk=self.pk, allowed_by=None, asked=self.asked)
        if not asked.update(allowed_by=person):
            return False
        Stamp.rise()
        return True
