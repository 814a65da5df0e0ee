"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class AreasConfig(AppConfig):
    """Areas of the county."""

    name = "content.platform.areas"
    label = "areas"
    verbose_name = "行政区划"
