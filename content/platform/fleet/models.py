"""On which day those in charge were written to about silent stations."""

from __future__ import annotations

from django.db import models


class Told(models.Model):
    """A day on which a person was written to: one mail a day, whoever sends it."""

    day = models.DateField()
    address = models.EmailField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "address"], name="told_once_a_day")]

    def __str__(self) -> str:
        """Return whom and when."""
        return f"{self.day} {self.address}"
