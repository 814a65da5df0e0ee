"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    """Proposals of villages."""

    name = "content.platform.proposals"
    label = "proposals"
    verbose_name = "村里来的通知"
