"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Intake of the county."""

    name = "content.platform.intake"
    label = "intake"
    verbose_name = "站点来件"
