"""On the front page: whether the county's words reach the villages, and where to write.

And the screen on which an administrator lets much go at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import path
from wagtail import hooks
from wagtail.admin.ui.components import Component

from content.platform.items.models import PAGES, SectionPage
from content.platform.publishing.models import PublisherState, Withdrawal
from content.platform.publishing.withdrawing import ALLOWED, WithdrawalView, may_allow

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern
    from wagtail.log_actions import LogActionRegistry


class StatePanel(Component):
    """How publishing stands."""

    order = 50
    template_name = "publishing/state.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Read what the publisher said last."""
        state, person = PublisherState.load(), parent_context["request"].user
        return {
            "state": state,
            "alive": state.is_alive(),
            "behind": state.is_behind(),
            "withdrawal": Withdrawal.waiting(),
            "may_allow": may_allow(person),
        }


class WritePanel(Component):
    """A button for each section this person may write in."""

    order = 40
    template_name = "publishing/write.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Ask each section."""
        user = parent_context["request"].user
        sections = SectionPage.objects.all()
        mine = [page for page in sections if page.permissions_for_user(user).can_add_subpage()]
        return {"sections": [(page, PAGES[page.section].__name__.lower()) for page in mine]}


@hooks.register("construct_homepage_panels")
def front_page(request: HttpRequest, panels: list[Any]) -> None:  # noqa: ARG001  Wagtail's own
    """Put ours above Wagtail's."""
    panels += [WritePanel(), StatePanel()]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the screen on which much is let go."""
    return [path("withdrawal/", WithdrawalView.as_view(), name="publishing_withdrawal")]


@hooks.register("register_log_actions")
def in_the_log(actions: LogActionRegistry) -> None:
    """Name in Chinese what is written down."""
    actions.register_action(ALLOWED, "同意大量撤下", "同意一次撤下很多内容")
