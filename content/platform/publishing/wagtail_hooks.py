"""On the front page: whether the county's words reach the villages, and where to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail import hooks
from wagtail.admin.ui.components import Component

from content.platform.items.models import PAGES, SectionPage
from content.platform.publishing.models import PublisherState

if TYPE_CHECKING:
    from django.http import HttpRequest


class StatePanel(Component):
    """How publishing stands."""

    order = 50
    template_name = "publishing/state.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:  # noqa: ARG002  Wagtail's own
        """Read what the publisher said last."""
        state = PublisherState.load()
        return {"state": state, "alive": state.is_alive(), "behind": state.is_behind()}


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
