"""A person, and the places he works for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractUser
from django.db import models

from content.platform.people import rules

if TYPE_CHECKING:
    from collections.abc import Iterable


class Person(AbstractUser):
    """Somebody who works here; his place in the tree says what he may speak for."""

    areas = models.ManyToManyField(
        "areas.Area",
        verbose_name="负责的地方",
        blank=True,
        related_name="people",
        help_text="只能写、审、撤这些地方（和它们下面的地方）的内容。一个也不选，就什么都不能写。",
    )
    phone = models.CharField("电话", max_length=20, blank=True)
    must_change_password = models.BooleanField(
        "下次登录先改密码", default=False, help_text="给新人或忘了密码的人发临时密码时打勾。"
    )

    class Meta:
        verbose_name = verbose_name_plural = "人员"

    def __str__(self) -> str:
        """Return the name people know him by."""
        return f"{self.last_name}{self.first_name}" or str(self.username)

    def codes(self) -> tuple[str, ...]:
        """Return the codes of his places, asked for once."""
        if not hasattr(self, "_codes"):
            self._codes = tuple(self.areas.values_list("code", flat=True))
        return self._codes

    def speaks_for(self, codes: Iterable[str]) -> bool:
        """Tell whether all of these places are his, or lie in his."""
        return bool(self.is_superuser) or rules.speaks_for(self.codes(), tuple(codes))

    def has_role(self, *names: str) -> bool:
        """Tell whether he is in one of these groups; an administrator is in all."""
        if not hasattr(self, "_roles"):
            self._roles = frozenset(self.groups.values_list("name", flat=True))
        return bool(self.is_superuser) or not self._roles.isdisjoint(names)

    def looks_after(self, other: Person) -> bool:
        """Tell whether he may change this one, as an administrator: never who is above him."""
        if self.is_superuser:
            return True
        codes = other.codes()
        return not other.is_superuser and (not codes or self.speaks_for(codes))


class FailedLogin(models.Model):
    """A try to log in that went wrong; kept for an hour."""

    name = models.CharField(max_length=150)
    address = models.CharField(max_length=45, db_index=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        """Return whose name was tried."""
        return str(self.name)
