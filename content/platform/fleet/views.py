"""The fleet's pages: all stations, one station, letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.log_actions import log

from content.errors import StoreError, UntrustedError
from content.platform.environment import here
from content.platform.fleet import gather
from content.platform.fleet.forms import StationForm
from content.platform.fleet.judge import Colour
from content.platform.fleet.letters import (
    CODE_TOLD,
    ClosedError,
    is_in_charge,
    letters_for,
    open_letter,
    openings,
    said_lines,
)
from content.platform.intake.models import Aside, Record, Station
from content.seal import PrivateKeys, setting_codes_for

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_LETTERS_A_PAGE: Final = 50
_NUMBER: Final = re.compile(r"[0-9]{4}")


@require_GET
def stations(request: HttpRequest) -> HttpResponse:
    """Show all stations of a person's places, what needs somebody first."""
    now = timezone.now()
    mine = list(gather.stations_of(request.user).filter(is_retired=False))
    rows = gather.station_rows(mine, now)
    placed = [row for row in rows if not row.is_new]
    counts = [(colour, sum(row.trouble.colour is colour for row in placed)) for colour in Colour]
    wanted = request.GET.get("colour", "")
    ground, scheme = gather.drawings(placed)
    said = {
        "new": [row for row in rows if row.is_new],
        "rows": [row for row in placed if wanted in {"", str(row.trouble.colour)}],
        "silent": [row for row in placed if row.is_silent],
        "ground": ground,
        "map": scheme,
        "counts": [(colour, count) for colour, count in reversed(counts)],
        "wanted": wanted,
        "total": len(placed),
        "retired": gather.stations_of(request.user).filter(is_retired=True),
        "warnings": gather.warning_rows(mine, now),
        "reads": gather.read_rows([one.device for one in mine], now),
        "administers": gather.administers(request.user),
    }
    return render(request, "fleet/stations.html", said)


@require_http_methods(["GET", "POST"])
def station(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one station; who may, says what it is called and where it stands."""
    one = get_object_or_404(gather.stations_of(request.user), pk=pk)
    may_change = gather.administers(request.user)
    form = StationForm(request.POST or None, instance=one, person=request.user)
    if request.method == "POST":
        if not may_change:
            raise PermissionDenied
        if form.is_valid():
            form.save()
            if form.changed_data:
                log(one, "wagtail.edit", user=request.user, data={"fields": form.changed_data})
            messages.success(request, f"{one} 已保存。")
            return redirect("fleet_stations")
        one.refresh_from_db()
    return _shown(request, one, form)


def _shown(request: HttpRequest, one: Station, form: StationForm, **more: Any) -> HttpResponse:
    now = timezone.now()
    (row,) = gather.station_rows([one], now)
    said = {
        "station": one,
        "row": row,
        "form": form if gather.administers(request.user) else None,
        "may_tell_code": gather.may_tell_code(request.user) and not one.is_retired,
        "reads": gather.read_rows([one.device], now),
        "records": Record.objects.filter(device=one.device).count(),
        "aside": Aside.objects.filter(device=one.device).count(),
    }
    return render(request, "fleet/station.html", said | more)


@never_cache
@require_POST
def code(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell the code that sets an officer's PIN, for the number his screen shows."""
    one = get_object_or_404(gather.stations_of(request.user).filter(is_retired=False), pk=pk)
    if not gather.may_tell_code(request.user):
        raise PermissionDenied
    number = request.POST.get("number", "").strip()
    said: dict[str, Any] = {}
    if not _NUMBER.fullmatch(number):
        said["code_problem"] = "设置号是四位数字，就是站点屏幕上显示的那个。"
    else:
        log(one, CODE_TOLD, user=request.user)
        try:
            private = PrivateKeys.open(here().intake_keys)
            said["codes"] = setting_codes_for(number, key=one.key, private=private)
        except (StoreError, UntrustedError):
            said["code_problem"] = "这里没有收件的钥匙，算不出来。请到收件的那台机器上看这一页。"
    return _shown(request, one, StationForm(instance=one, person=request.user), **said)


@require_GET
def letters(request: HttpRequest) -> HttpResponse:
    """List the letters, closed."""
    if not is_in_charge(request.user):
        raise PermissionDenied
    page = Paginator(letters_for(request.user), _LETTERS_A_PAGE).get_page(request.GET.get("p"))
    names = {one.device: str(one) for one in Station.objects.all()}
    opened = openings(page)
    rows = [(letter, names.get(letter.device, ""), opened.get(letter.pk)) for letter in page]
    return render(request, "fleet/letters.html", {"page": page, "rows": rows})


@never_cache
@require_POST
def letter(request: HttpRequest, pk: str) -> HttpResponse:
    """Open one letter; a POST, for it leaves a trace."""
    found = get_object_or_404(letters_for(request.user), pk=pk)
    said: dict[str, Any] = {
        "letter": found,
        "station": Station.objects.filter(device=found.device).first(),
    }
    try:
        body = open_letter(found, request.user, here().intake_keys)
        said["lines"] = said_lines(body)
    except ClosedError as error:
        said["problem"] = str(error)
    return render(request, "fleet/letter.html", said)
