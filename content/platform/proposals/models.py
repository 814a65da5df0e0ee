"""What was decided about what a village proposes."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Decision(models.Model):
    """What somebody decided about a proposal, and of which edition."""

    ADOPTED = "adopted"
    REFUSED = "refused"

    proposed = models.OneToOneField(
        "intake.Proposed", on_delete=models.CASCADE, related_name="decision"
    )
    verdict = models.CharField(
        "决定", max_length=10, choices=[(ADOPTED, "采用了"), (REFUSED, "没有采用")]
    )
    edition = models.BigIntegerField()
    word = models.CharField("为什么", max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()
    page = models.ForeignKey(
        "items.NoticePage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        """Return what was decided."""
        return str(self.get_verdict_display())
