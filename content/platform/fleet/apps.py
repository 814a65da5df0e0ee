"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class FleetConfig(AppConfig):
    """Stations of the county."""

    name = "content.platform.fleet"
    label = "fleet"
    verbose_name = "站点"
