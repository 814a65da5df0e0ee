"""The screens of the desks, below the editor's own address."""

from __future__ import annotations

from django.urls import path

from content.platform.desks import warning_views

urlpatterns = [
    path("warnings/", warning_views.WarningsView.as_view(), name="desks_warnings"),
    *(
        path(
            f"warnings/<int:pk>/{action}/",
            warning_views.decide,
            {"action": action},
            f"desks_{action}",
        )
        for action in ("recall", "confirm", "refuse")
    ),
]
