"""Where proposals stand in the menu, and what of them is in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from content.platform.proposals import views
from content.platform.proposals.adopting import ADOPTED_LOG, REFUSED_LOG, may_decide

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern


class ProposalsItem(MenuItem):
    """Shown to those who decide."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether proposals are this person's business."""
        return may_decide(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses, behind the login like all others."""
    return [
        path("proposals/", views.proposals, name="proposals"),
        path("proposals/<int:pk>/", views.decide, name="proposals_decide"),
        path("proposals/<int:pk>/picture/", views.picture, name="proposals_picture"),
    ]


@hooks.register("register_admin_menu_item")
def proposals_item() -> MenuItem:
    """Put the proposals into the menu."""
    return ProposalsItem(
        "村里来的通知", reverse("proposals"), name="proposals", icon_name="mail", order=405
    )


@hooks.register("register_log_actions")
def in_the_log(actions: Any) -> None:
    """Name in Chinese what is written down."""
    actions.register_action(ADOPTED_LOG, "采用村里的通知", "采用了村里的通知")
    actions.register_action(REFUSED_LOG, "没有采用村里的通知", "没有采用村里的通知")
