"""The app's name."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig


class DesksConfig(AppConfig):
    """Desks of the county."""

    name = "content.platform.desks"
    label = "desks"
    verbose_name = "专用桌面"

    def ready(self) -> None:
        """Listen to warnings that are published and recalled."""
        from wagtail.signals import page_published, page_unpublished  # noqa: PLC0415  apps first

        from content.platform.desks.warning_page import WarningPage  # noqa: PLC0415  apps first

        page_published.connect(_say, sender=WarningPage, dispatch_uid="desks")
        page_unpublished.connect(_end, sender=WarningPage, dispatch_uid="desks")


def _say(instance: Any, **_: Any) -> None:
    from content.platform.desks.saying import say  # noqa: PLC0415  apps first

    say(instance)


def _end(instance: Any, **_: Any) -> None:
    from content.platform.desks.saying import end  # noqa: PLC0415  apps first

    end(instance)
