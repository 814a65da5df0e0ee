"""The page 村里来的通知: what villages say themselves, to be taken over or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from content.platform.intake.models import Record
from content.platform.proposals.adopting import (
    UnusableError,
    adopt,
    lines,
    may_decide,
    notice_of,
    proposals_for,
    refuse,
)

if TYPE_CHECKING:
    from django.http import HttpRequest

_A_PAGE: Final = 30


@require_GET
def proposals(request: HttpRequest) -> HttpResponse:
    """List what villages of this person's places propose, what is open first."""
    if not may_decide(request.user):
        raise PermissionDenied
    page = Paginator(proposals_for(request.user), _A_PAGE).get_page(request.GET.get("p"))
    rows = sorted(lines(list(page)), key=lambda line: not line.is_open)
    return render(request, "proposals/proposals.html", {"page": page, "rows": rows})


@require_GET
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the picture of a proposal: WebP and nothing else."""
    found = get_object_or_404(proposals_for(request.user), pk=pk)
    notice = notice_of(Record.objects.filter(pk=found.record).first())
    if notice is None or not notice.picture:
        raise Http404
    answer = HttpResponse(notice.picture, content_type="image/webp")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a proposal over as a draft, or refuse it."""
    found = get_object_or_404(proposals_for(request.user), pk=pk)
    if "refuse" in request.POST:
        refuse(found, request.user, request.POST.get("word", "").strip())
        messages.success(request, f"没有采用：{found.title}")
        return redirect("proposals")
    try:
        page = adopt(found, request.user)
    except UnusableError as error:
        messages.error(request, str(error))
        return redirect("proposals")
    messages.success(request, f"采用了：{page.title}。这是草稿，看过以后提交审核。")
    return redirect("wagtailadmin_pages:edit", page.pk)
