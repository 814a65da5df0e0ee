"""What stations sent, and which stations there are.

Written by `content.platform.intake.shelf` alone, but for what a person says of a
station. An area stands as its code: places are renamed and merged, codes stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from content import areas
from content.records import registration_code

if TYPE_CHECKING:
    from collections.abc import Iterable

_DEVICE = 36  # characters of a UUID
_DIGEST = 64  # of a SHA-256


class Station(models.Model):
    """A device that called: new until a person gives it a name and a place."""

    device = models.CharField("设备", max_length=_DEVICE, unique=True, editable=False)
    key = models.CharField(max_length=64, editable=False)  # Ed25519, base64; trusted on first use
    first = models.DateTimeField("首次来信", editable=False)
    last = models.DateTimeField("最近来信", editable=False, db_index=True)
    name = models.CharField("名称", max_length=60, blank=True, help_text="例如：井尔沟村服务站")
    area = models.CharField("所在地方", max_length=12, blank=True, db_index=True)
    is_retired = models.BooleanField(
        "已停用", default=False, help_text="停用以后，这台机器送来的东西一概不收。"
    )
    standing = models.TextField(editable=False, default="")  # what it said last of itself, as JSON
    standing_made = models.CharField(max_length=40, editable=False, default="")
    standing_place = models.CharField(max_length=40, editable=False, default="")

    class Meta:
        verbose_name = verbose_name_plural = "站点"
        ordering = ("area", "name", "pk")

    def __str__(self) -> str:
        """Return its name, or the code on its screen."""
        return str(self.name) or f"新站点 {self.code}"

    @property
    def code(self) -> str:
        """The code that its own screen shows, too."""
        return registration_code(self.key)

    @property
    def is_new(self) -> bool:
        """Whether nobody said yet where it stands."""
        return not (self.name and self.area)


class Record(models.Model):
    """One thing a station told."""

    id = models.CharField(primary_key=True, max_length=_DEVICE)
    device = models.CharField(max_length=_DEVICE)
    epoch = models.BigIntegerField()
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=32)
    made = models.CharField(max_length=40)  # as it was said, with its zone
    clock_ok = models.BooleanField()
    body = models.TextField()
    sealed = models.TextField()
    digest = models.CharField(max_length=_DIGEST)
    received = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index("device", "epoch", "seq", name="record_place"),
            models.Index("kind", "received", name="record_kind"),
        ]

    def __str__(self) -> str:
        """Return what it is."""
        return f"{self.kind} {self.id}"


class Aside(models.Model):
    """Another body under an id that is taken: kept for whoever looks into it."""

    record = models.CharField(max_length=_DEVICE)
    digest = models.CharField(max_length=_DIGEST)
    device = models.CharField(max_length=_DEVICE)
    kind = models.CharField(max_length=32)
    made = models.CharField(max_length=40)
    body = models.TextField()
    sealed = models.TextField()
    received = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "digest"], name="aside_once")]

    def __str__(self) -> str:
        """Return which id it is about."""
        return str(self.record)


class Answered(models.Model):
    """The signed answers to a batch, to be asked for later."""

    batch = models.CharField(max_length=_DIGEST, unique=True)
    document = models.BinaryField()

    def __str__(self) -> str:
        """Return the batch."""
        return str(self.batch)


class Reading(models.Model):
    """How often a section was read at a station on a day; nobody's name is in it."""

    device = models.CharField(max_length=_DEVICE)
    day = models.DateField()
    section = models.CharField(max_length=16)
    times = models.BigIntegerField()
    seconds = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["device", "day", "section"], name="reading_once")
        ]
        indexes = [models.Index("day", name="reading_day")]

    def __str__(self) -> str:
        """Return what was read."""
        return f"{self.day} {self.section}"


class Receipt(models.Model):
    """When a station first showed a warning, and when somebody there said 知道了."""

    device = models.CharField(max_length=_DEVICE)
    warning = models.CharField(max_length=200)
    event = models.CharField(max_length=16)
    at = models.DateTimeField()
    clock_ok = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["device", "warning", "event"], name="receipt_once")
        ]
        indexes = [models.Index("warning", name="receipt_warning")]

    def __str__(self) -> str:
        """Return what it is about."""
        return f"{self.warning} {self.event}"


class Proposed(models.Model):
    """What a village says itself, in its newest edition: a proposal to its township.

    What it says stands in the record; what was decided, in `content.platform.proposals`.
    """

    device = models.CharField(max_length=_DEVICE)
    notice = models.CharField(max_length=_DEVICE)
    edition = models.BigIntegerField()
    record = models.CharField(max_length=_DEVICE)  # that says it; empty once it is taken back
    title = models.CharField(max_length=40)
    received = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["device", "notice"], name="proposed_once")]
        indexes = [models.Index("received", name="proposed_received")]

    def __str__(self) -> str:
        """Return its title."""
        return str(self.title)


def within(stations: models.QuerySet[Any], codes: Iterable[str]) -> models.QuerySet[Any]:
    """Return the stations that stand in one of these places."""
    wanted = Q(pk=None)
    for code in codes:
        wanted |= Q(area__startswith=areas.stem(code))
    return stations.filter(wanted)
