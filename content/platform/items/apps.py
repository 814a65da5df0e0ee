"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class ItemsConfig(AppConfig):
    """Items of the county."""

    name = "content.platform.items"
    label = "items"
    verbose_name = "内容"

    def ready(self) -> None:
        """Let no chooser write a script into a page."""
        from content.platform.items.choosers import without_scripts  # noqa: PLC0415  apps first

        without_scripts()
