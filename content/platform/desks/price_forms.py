"""What the price desk asks, a sheet or a row at a time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone

from content.errors import AuthoringError
from content.platform.areas.models import County, below, in_use
from content.platform.desks import price_words
from content.platform.desks.price_keeping import is_theirs, markets
from content.prices import Quote
from content.quote_sheets import read_price
from content.units import PriceUnit

if TYPE_CHECKING:
    from datetime import date

    from content.platform.people.models import Person

SPARE: Final = 5  # empty rows below those of last time
MOST: Final = 300  # rows of a grid; more is a sheet to upload
_UNITS: Final = [(str(unit), str(unit)) for unit in PriceUnit]
_TYPES: Final = [
    ("wholesale", "批发"),
    ("retail", "零售"),
    ("farm_gate", "地头"),
    ("collection", "收购"),
]
_OLDEST: Final = timedelta(days=400)


class MarketForm(forms.Form):
    """Which market it is about, and what no column says."""

    market = forms.CharField(
        label="市场", max_length=80, widget=forms.TextInput(attrs={"list": "desk-markets"})
    )
    area = forms.ChoiceField(label="市场在哪里", required=False)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.markets = markets()
        county, today = County.load(), timezone.localdate()
        own = in_use(today).filter(code__startswith=county.code)
        offered = own if person.is_superuser else below(person.codes(), today)
        places = [(area.code, area.name) for area in offered.filter(depth__lte=4)]
        self.fields["area"].choices = [("", "县外或不清楚"), *places]

    def clean(self) -> dict[str, Any]:
        """Refuse a place that is not the person's."""
        said = super().clean() or {}
        code = said.get("area")
        if code is not None and not is_theirs(self.person, [code] if code else []):
            self.add_error("area", "这个地方不归你负责。")
        return said


class DayForm(MarketForm):
    """Above the grid: market, day and what kind of price."""

    day = forms.DateField(
        label="日期", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    type = forms.ChoiceField(label="哪一级价格", choices=_TYPES)
    demo = forms.BooleanField(label="演示数据", required=False)

    def clean_day(self) -> date:
        """Refuse a day to come, and one so old that it is a slip."""
        day: date = self.cleaned_data["day"]
        today = timezone.localdate()
        if day > today:
            msg = "这一天还没有到。"
            raise forms.ValidationError(msg)
        if day < today - _OLDEST:
            msg = "这一天太早了，看看年份。"
            raise forms.ValidationError(msg)
        return day


class UploadForm(MarketForm):
    """A sheet, and what it does not say itself."""

    file = forms.FileField(
        label="文件", help_text="CSV（UTF-8 或 GBK）或 Excel（.xlsx），最多4 MB、五万行。"
    )
    unit = forms.ChoiceField(
        label="单位",
        required=False,
        choices=[("", "表里写了"), *_UNITS],
        help_text="表里没有“单位”一列时才选。选错一次，价就差一倍。",
    )
    demo = forms.BooleanField(label="演示数据", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["market"].required = False
        self.fields["market"].help_text = "表里没有“市场”一列时才填。"


class RowForm(forms.Form):
    """A row of the grid; one without a price says nothing."""

    product = forms.CharField(label="品名", max_length=80, required=False)
    spec = forms.CharField(label="规格", max_length=80, required=False)
    origin = forms.CharField(label="产地", max_length=80, required=False)
    low = forms.CharField(label="最低价", max_length=16, required=False)
    high = forms.CharField(label="最高价", max_length=16, required=False)
    modal = forms.CharField(label="大宗价", max_length=16, required=False)
    unit = forms.ChoiceField(label="单位", choices=_UNITS)
    sure = forms.BooleanField(label="没有写错", required=False)
    last = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("low", "high", "modal"):
            self.fields[name].widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}
        for name, field in self.fields.items():
            field.widget.attrs["aria-label"] = field.label or name
        self.doubt = ""

    def says_something(self) -> bool:
        """Tell whether a price was typed."""
        return any(self.cleaned_data.get(name) for name in ("low", "high", "modal"))

    def quote(self, head: dict[str, Any]) -> Quote | None:
        """Return the quote of this row; None, with the error beside its cell, when it is none."""
        said = self.cleaned_data
        try:
            low, high, modal = (read_price(said[name], name) for name in ("low", "high", "modal"))
            return Quote(
                day=head["day"],
                market=head["market"],
                area=head["area"],
                type=head["type"],
                demo=head["demo"],
                product=said["product"],
                spec=said["spec"],
                origin=said["origin"],
                low=low,
                high=high,
                modal=modal,
                unit=PriceUnit(said["unit"]),
            )
        except AuthoringError as error:
            field = error.field if error.field in self.fields else None
            self.add_error(field, price_words.problem(error))
            return None


RowFormSet = forms.formset_factory(
    RowForm, extra=0, max_num=MOST, absolute_max=MOST, validate_max=True
)
