"""What was decided about what a village proposes, for the answers that go down to it."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone

from content.decided import MOST, Decided, Fate
from content.platform.proposals.models import Decision

TOLD_FOR: Final = timedelta(days=90)  # a stick comes seldom


def decided(device: str, using: str = "default") -> list[Decided]:
    """Return what was decided lately about the notices of a device, the newest first.

    Args:
        device: Whose they are.
        using: Name of the database among Django's.
    """
    lately = Decision.objects.using(using).filter(
        proposed__device=device, at__gte=timezone.now() - TOLD_FOR
    )
    rows = lately.order_by("-at").values_list("proposed__notice", "edition", "verdict", "word")
    return [
        Decided(notice, edition, Fate(verdict), word)
        for notice, edition, verdict, word in rows[:MOST]
    ]
