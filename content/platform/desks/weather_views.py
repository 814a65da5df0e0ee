"""The weather desk: each place's forecast in a grid, typed or out of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from wagtail.log_actions import log

from content.errors import AuthoringError
from content.forecast import MOST_BYTES, read_forecast, write_json
from content.platform.areas.models import County
from content.platform.desks.models import Forecast
from content.platform.desks.pages import WEATHER, DeskView
from content.platform.desks.price_keeping import is_theirs
from content.platform.desks.weather_forms import (
    DayFormSet,
    PlaceForm,
    as_json,
    blank_days,
    filled,
)

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponseBase

    from content.forecast import Forecast as Said
    from content.platform.people.models import Person

_HOME: Final = ("desks_weather", "天气")


class WeatherView(DeskView):
    """The forecasts as they stand."""

    roles = WEATHER
    template_name = "desks/weather.html"
    page_title = "天气"
    header_icon = "date"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give each forecast, and whether it has run out."""
        today = timezone.localdate()
        shown = [(row, row.says()) for row in Forecast.objects.order_by("name")]
        return {
            **super().get_context_data(**kwargs),
            "rows": [(row, said, said.days[-1].day < today) for row, said in shown],
        }


class ForecastView(DeskView):
    """The grid of one place."""

    roles = WEATHER
    desk = _HOME
    template_name = "desks/forecast.html"
    page_title = "填预报"
    header_icon = "date"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the forecast; it is of whose place it is."""
        held = self.held
        if held is not None and not is_theirs(request.user, [held.says().area]):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def held(self) -> Forecast | None:
        """The forecast that is written anew; None for a place without one."""
        pk = self.kwargs.get("pk")
        return get_object_or_404(Forecast, pk=pk) if pk is not None else None

    def get(self, request: HttpRequest, **_: Any) -> HttpResponseBase:  # noqa: ARG002  Django's own
        """Show the days from today on, with what was said of them."""
        last = self.held.says() if self.held is not None else None
        county = County.load()
        head = {"area": county.code, "source": f"{county.name}气象台"}
        if last is not None:
            head = filled(last)[0] | {"now": ""}
        head |= {"issued": timezone.localtime()}
        return self._show(
            PlaceForm(person=self.person, initial=head), DayFormSet(initial=blank_days(last))
        )

    def post(self, request: HttpRequest, **_: Any) -> HttpResponseBase:
        """Say the forecast; or fill the grid from a file, to be looked at first."""
        if "fill" in request.POST:
            return self._fill(request)
        head = PlaceForm(request.POST, person=self.person)
        rows = DayFormSet(request.POST)
        if not (head.is_valid() and rows.is_valid()):
            return self._show(head, rows)
        typed = [row for row in rows if row.says_something()]
        try:
            said = read_forecast(as_json(head, typed), file="")
        except AuthoringError as error:
            head.add_error(None, _words(error))
            return self._show(head, rows)
        keep(said, self.person, self.held)
        messages.success(request, f"{said.place}：已发布，几秒钟就到村里。")
        return redirect("desks_weather")

    def _fill(self, request: HttpRequest) -> HttpResponseBase:
        area = request.POST.get("area", "")
        file = request.FILES.get("file")
        try:
            said = (
                read_forecast(file.read(MOST_BYTES + 1), file=file.name, area=area)
                if file
                else None
            )
        except AuthoringError as error:
            messages.error(request, f"这个文件看不懂：{_words(error)}")
            said = None
        if said is None:
            return redirect(request.path)
        head, rows = filled(said)
        place = PlaceForm(person=self.person, initial=head)
        if said.area not in place.names:
            head["area"] = area
        messages.warning(request, "表已经填好，还没有发布：看一遍，再按发布。")
        return self._show(place, DayFormSet(initial=rows))

    def _show(self, head: PlaceForm, rows: forms.BaseFormSet) -> HttpResponseBase:
        return self.render_to_response(self.get_context_data(head=head, rows=rows))


def keep(said: Said, person: Person, held: Forecast | None) -> None:
    """Say a forecast in place of the one before.

    Raises:
        PermissionDenied: When the one before is of a place that is not the person's.
    """
    if held is not None and not is_theirs(person, [held.says().area]):
        raise PermissionDenied
    with transaction.atomic():
        row = held or Forecast.objects.filter(name=said.area).first() or Forecast(name=said.area)
        row.held = write_json(said).decode()
        row.save()
        log(row, "desks.forecast", user=person, title=f"{said.place} {said.issued:%m-%d %H:%M}")


_WORDS: Final = (
    ("is above the high", "最低气温比最高气温还高。"),
    ("days in their order", "至少填一天，每天只填一行。"),
    ("is not between", "温度不对：要在零下60度到60度之间。"),
    ("is no JSON", "不是JSON文件。"),
    ("bytes, at most", "文件太大。"),
    ("is no forecast of ours", "既不是本系统的预报，也不是中国天气网的预报。"),
)


def _words(error: AuthoringError) -> str:
    said = next((words for known, words in _WORDS if known in error.problem), error.problem)
    return f"{said}（{error.field}）" if error.field else said
