"""What the weather desk asks: a place, and its days by day and by night."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone

from content.dates import CHINA, iso
from content.forecast import MOST_DAYS, PHENOMENA, Forecast, write_json
from content.platform.areas.models import County, below, in_use
from content.platform.desks.price_keeping import is_theirs

if TYPE_CHECKING:
    from content.platform.people.models import Person

DAYS: Final = 7  # what a forecast office writes each morning
_WINDS: Final = ("北风", "东北风", "东风", "东南风", "南风", "西南风", "西风", "西北风", "旋转风")
_SCALES: Final = ("微风", "3~4级", "4~5级", "5~6级", "6~7级", "7~8级", "8~9级", "9~10级")
_TURNS: Final = re.compile("转|到")  # 多云转晴
_HALVES: Final = ("daytime", "night")


class PlaceForm(forms.Form):
    """Above the grid: where, when, who says it, and what it means in the field."""

    area = forms.ChoiceField(label="哪里")
    issued = forms.DateTimeField(
        label="发布时间",
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
    )
    source = forms.CharField(label="谁发布的", max_length=40)
    advice = forms.CharField(
        label="农事提醒",
        max_length=120,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="一句话：地里该做什么。例：明早有霜，白菜今天收。",
    )
    now = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        today, county = timezone.localdate(), County.load().code
        own = in_use(today).filter(code__startswith=county)
        offered = own if person.is_superuser else below(person.codes(), today)
        self.names = {area.code: area.name for area in offered}
        self.fields["area"].choices = list(self.names.items())

    def clean_area(self) -> str:
        """Refuse a place that is not the person's."""
        code: str = self.cleaned_data["area"]
        if not is_theirs(self.person, [code]):
            msg = "这个地方不归你负责。"
            raise forms.ValidationError(msg)
        return code


class _OneOf(forms.CharField):
    """A choice from a list; what an imported forecast says besides stays choosable."""

    def __init__(self, known: tuple[str, ...], *, required: bool, label: str) -> None:
        self.known = known
        super().__init__(required=required, label=label, max_length=20, widget=forms.Select)

    def offer(self, said: str) -> None:
        """Offer the list, and what is said now."""
        blank = () if self.required else ("",)
        said_too = () if said in self.known or not said else (said,)
        self.widget.choices = [(one, one) for one in (*blank, *self.known, *said_too)]


class DayRow(forms.Form):
    """A day and the night after it; one without temperatures says nothing."""

    day = forms.DateField(
        label="日期", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    daytime_text = _OneOf(PHENOMENA, required=True, label="白天天气")
    daytime_wind = _OneOf(_WINDS, required=False, label="白天风向")
    daytime_wind_scale = _OneOf(_SCALES, required=False, label="白天风力")
    high = forms.IntegerField(label="最高气温", required=False)
    night_text = _OneOf(PHENOMENA, required=True, label="夜间天气")
    night_wind = _OneOf(_WINDS, required=False, label="夜间风向")
    night_wind_scale = _OneOf(_SCALES, required=False, label="夜间风力")
    low = forms.IntegerField(label="最低气温", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["aria-label"] = field.label
            if isinstance(field, _OneOf):
                field.offer(str(self[name].value() or ""))

    def clean(self) -> dict[str, Any]:
        """Refuse a half of a day, and weather that no list knows."""
        said = super().clean() or {}
        if (said.get("high") is None) != (said.get("low") is None):
            self.add_error("low", "最高、最低气温要么都填，要么都空着。")
        for half in _HALVES:
            words = _TURNS.split(said.get(f"{half}_text", ""))
            if not set(words) <= {*PHENOMENA, ""}:
                self.add_error(f"{half}_text", "天气要从表里选。")
        return said

    def says_something(self) -> bool:
        """Tell whether temperatures were typed."""
        return self.cleaned_data.get("high") is not None

    def table(self) -> dict[str, Any]:
        """Return the day in the form of `content.forecast`."""
        said = self.cleaned_data
        halves = {
            half: {name: said[f"{half}_{name}"] for name in ("text", "wind", "wind_scale")}
            for half in _HALVES
        }
        return {"day": said["day"].isoformat(), "high": said["high"], "low": said["low"], **halves}


DayFormSet = forms.formset_factory(
    DayRow, extra=0, max_num=MOST_DAYS, absolute_max=MOST_DAYS, validate_max=True
)


def as_json(head: PlaceForm, rows: list[DayRow]) -> bytes:
    """Return what was typed in the form of `content.forecast`, to be read by it."""
    said = head.cleaned_data
    table: dict[str, Any] = {
        "area": said["area"],
        "place": head.names[said["area"]],
        "issued": iso(said["issued"].astimezone(CHINA)),
        "source": said["source"],
        "advice": said["advice"],
        "days": sorted((row.table() for row in rows), key=lambda one: str(one["day"])),
    }
    if said["now"]:
        table["now"] = json.loads(said["now"])
    return json.dumps(table, ensure_ascii=False).encode()


def filled(forecast: Forecast) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return a forecast as what stands above the grid, and its rows."""
    now = json.loads(write_json(forecast)).get("now")
    head = {
        "area": forecast.area,
        "issued": forecast.issued,
        "source": forecast.source,
        "advice": forecast.advice,
        "now": json.dumps(now, ensure_ascii=False) if now else "",
    }
    rows = []
    for one in forecast.days:
        row: dict[str, Any] = {"day": one.day, "high": one.high, "low": one.low}
        for half in _HALVES:
            held = getattr(one, half)
            for name in ("text", "wind", "wind_scale"):
                row[f"{half}_{name}"] = getattr(held, name)
        rows.append(row)
    return head, rows


def blank_days(last: Forecast | None) -> list[dict[str, Any]]:
    """Return the days from today on, with what the last forecast said of them."""
    today = timezone.localdate()
    known = {row["day"]: row for row in filled(last)[1]} if last is not None else {}
    empty = {"daytime_text": "晴", "night_text": "晴"}
    days = [today + timedelta(days=n) for n in range(DAYS)]
    return [known.get(day, {"day": day, **empty}) for day in days]
