"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class ItemsConfig(AppConfig):
    """Items of the county."""

    name = "content.platform.items"
    label = "items"
    verbose_name = "内容"
