"""Let much go at once: the administrator looks at what would go, then says how many.

Two steps, for nobody reads a question that one click answers: a list of all that would
go, and a number to be typed off it. Who said yes to what is in the log.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from content.model import Section
from content.platform.areas.models import County
from content.platform.people import rules
from content.platform.publishing.models import Withdrawal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

    from content.platform.people.models import Person

ALLOWED: Final = "publishing.withdrawal_allowed"
_LABELS: Final = {str(section): section.label for section in Section}
_NOTED: Final = 200  # titles in one line of the log


def may_allow(person: Person) -> bool:
    """Tell whether a person may let much go: an administrator of the whole county."""
    return person.has_role(rules.ADMIN) and person.speaks_for([County.load().code])


class WithdrawalView(WagtailAdminTemplateMixin, TemplateView):
    """What would go, and the two steps."""

    template_name = "publishing/withdrawal.html"
    page_title = "大量撤下"
    header_icon = "warning"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in only who may say yes."""
        if not may_allow(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Name this screen."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give what would go, by section."""
        waiting = Withdrawal.waiting()
        going = waiting.going if waiting else []
        counts = Counter(_LABELS.get(section, section) for _, section, _ in going)
        return {
            **super().get_context_data(**kwargs),
            "withdrawal": waiting,
            "counts": counts.most_common(),
            "rows": [
                (_LABELS.get(section, section), title or name) for name, section, title in going
            ],
        }

    def post(self, request: HttpRequest, **_: Any) -> HttpResponseBase:
        """Show the second step; or let go what was shown, when its number was typed."""
        waiting = Withdrawal.waiting()
        if waiting is None or request.POST.get("asked") != waiting.asked.isoformat():
            messages.error(request, "要撤下的内容刚才变了，请重新看一遍。")
            return redirect(request.path)
        if "typed" not in request.POST:
            return self.render_to_response(self.get_context_data(is_sure=True))
        if request.POST["typed"].strip() != str(len(waiting.going)):
            messages.error(request, "填的数和要撤下的条数不一样，什么也没有撤下。")
            return self.render_to_response(self.get_context_data(is_sure=True))
        if waiting.allow(request.user):
            titles = [title or name for name, _, title in waiting.going[:_NOTED]]
            log(waiting, ALLOWED, user=request.user, data={"titles": titles})
            messages.success(request, f"{waiting}：已同意，几秒钟就从村里撤下。")
        return redirect("wagtailadmin_home")
