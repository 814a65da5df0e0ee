"""The warning desk: what holds, what waits for somebody, and the one button that ends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from content import areas, cap
from content.platform.areas.models import County
from content.platform.desks import saying
from content.platform.desks.models import Alert
from content.platform.desks.pages import WARNINGS, DeskView
from content.platform.desks.warning_page import WarningPage, may_end, may_write
from content.platform.items.models import SectionPage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from content.platform.people.models import Person

_DO: Final = {
    "recall": (saying.recall, "已解除，几秒钟就到村里。"),
    "confirm": (saying.confirm, "已发出，几秒钟就到村里。"),
    "refuse": (saying.refuse, "这条不发。"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A message on the desk's screen.

    Args:
        held: The message as it is kept.
        says: What it says.
        place: Whom it is for, in words.
        is_mine: Whether the person may decide about it.
    """

    held: Alert
    says: cap.Alert
    place: str
    is_mine: bool


class WarningsView(DeskView):
    """What holds now, what came in and waits, what is being written."""

    roles = WARNINGS
    template_name = "desks/warnings.html"
    page_title = "预警"
    header_icon = "warning"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the messages and the drafts."""
        now = timezone.now()
        said = Alert.objects.filter(live=True).select_related("page")
        came = Alert.objects.filter(live=False, refused=False)
        weather = SectionPage.objects.get(section="weather")
        drafts = WarningPage.objects.filter(has_unpublished_changes=True).order_by(
            "-latest_revision_created_at"
        )
        return {
            **super().get_context_data(**kwargs),
            "holding": _rows(holding(said, now), self.person),
            "waiting": _rows(waiting(said, came, now), self.person),
            "drafts": [one for one in drafts if one.permissions_for_user(self.person).is_mine()],
            "add_url": reverse("wagtailadmin_pages:add", args=("desks", "warningpage", weather.pk))
            if may_write(self.person)
            else "",
        }


def holding(said: Iterable[Alert], now: datetime) -> list[Alert]:
    """Return the messages that hold, by the rules of a village's screen, the worst first."""
    held = {one.identifier: one for one in said}
    return [held[one.identifier] for one in cap.holding((a.says() for a in held.values()), now)]


def waiting(said: Iterable[Alert], came: Iterable[Alert], now: datetime) -> list[Alert]:
    """Return the messages that came in and are worth a decision.

    Not what is over, nor what a later one has taken the place of; an end only of
    something that holds.
    """
    arrived = {one.identifier: one for one in came}
    open_names = {one.identifier for one in holding(said, now)}
    says = [one.says() for one in arrived.values()]
    ended = {name for one in says for name in one.supersedes if name != one.identifier}
    return [
        arrived[one.identifier]
        for one in sorted(says, key=lambda one: one.sent, reverse=True)
        if one.identifier not in ended
        and now < cap.ends(one)
        and (one.message_type is not cap.MessageType.CANCEL or open_names & {*one.supersedes})
    ]


@require_POST
def decide(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """End, say or drop a message.

    Raises:
        PermissionDenied: When the person may not, or it is not his place.
    """
    alert = get_object_or_404(Alert, pk=pk)
    if not _is_mine(alert, request.user):
        raise PermissionDenied
    do, words = _DO[action]
    do(alert, request.user)
    messages.success(request, f"{alert.says().headline}：{words}")
    return redirect("desks_warnings")


def _rows(alerts: Iterable[Alert], person: Person) -> list[Row]:
    return [Row(one, said := one.says(), _place(said), _is_mine(one, person)) for one in alerts]


def _place(said: cap.Alert) -> str:
    return "、".join(areas.name(code) or code for code in said.areas) or County.load().name


def _is_mine(alert: Alert, person: Person) -> bool:
    """Tell whether a person decides about a message: by his role, and by his place.

    What reaches beyond the county, such as a warning of the whole city, is the county's.
    """
    county = County.load().code
    codes = [code if areas.covers([county], code) else county for code in alert.says().areas]
    return may_end(person) and person.speaks_for(codes or [county])
