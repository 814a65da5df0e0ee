"""The frame of a desk's screen: Wagtail's own, and who may come in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.platform.people import rules

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

    from content.platform.people.models import Person

MARKET: Final = (rules.MARKET, rules.ADMIN)
WEATHER: Final = (rules.WEATHER, rules.ADMIN)
WARNINGS: Final = (*WEATHER, rules.REVIEWER)


class DeskView(WagtailAdminTemplateMixin, TemplateView):
    """A screen of a desk; open to its roles alone.

    Args:
        roles: Names of the groups that may come in.
        desk: Name of the desk's first screen and its words; None when this is it.
    """

    roles: tuple[str, ...] = ()
    desk: tuple[str, str] | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in only whose desk it is."""
        if not request.user.has_role(*self.roles):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def person(self) -> Person:
        """Who is at the desk."""
        return self.request.user

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Name the desk, and this screen in it."""
        above = [{"url": reverse(self.desk[0]), "label": self.desk[1]}] if self.desk else []
        return [*self.breadcrumbs_items, *above, {"url": "", "label": self.get_page_title()}]
