"""The app's name; everything that may change what is said raises the stamp."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Publishing of the county."""

    name = "content.platform.publishing"
    label = "publishing"
    verbose_name = "发布"

    def ready(self) -> None:
        """Listen to what is published, recalled, deleted, brought and settled."""
        from django.db.models.signals import post_delete, post_save  # noqa: PLC0415  apps first
        from wagtail.signals import published, unpublished  # noqa: PLC0415  apps first

        from content.platform.areas.models import County  # noqa: PLC0415  apps first
        from content.platform.desks.models import Alert, Forecast, Quote  # noqa: PLC0415  apps first
        from content.platform.items.models import Bulletin  # noqa: PLC0415  apps first

        published.connect(_rise, dispatch_uid="stamp")
        unpublished.connect(_rise, dispatch_uid="stamp")
        post_delete.connect(_rise, sender=Bulletin, dispatch_uid="stamp")
        for model in (County, Alert, Forecast, Quote):
            post_save.connect(_rise, sender=model, dispatch_uid=f"stamp-{model.__name__}")
            post_delete.connect(_rise, sender=model, dispatch_uid=f"stamp-{model.__name__}")


def _rise(**_: Any) -> None:
    from content.platform.publishing.models import Stamp  # noqa: PLC0415  apps first

    Stamp.rise()
