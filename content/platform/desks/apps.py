"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class DesksConfig(AppConfig):
    """Desks of the county."""

    name = "content.platform.desks"
    label = "desks"
    verbose_name = "专用桌面"
