"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Review of the county."""

    name = "content.platform.review"
    label = "review"
    verbose_name = "审核"
