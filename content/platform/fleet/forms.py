"""Say which station a machine is, and where it stands."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from content.platform.areas.models import below, in_use
from content.platform.intake.models import Station

_INDENT = "\u3000"  # a Chinese character wide


class StationForm(forms.ModelForm):
    """Name, place, and whether it is in service."""

    area = forms.ChoiceField(label="所在地方")

    class Meta:
        model = Station
        fields = ("name", "area", "is_retired")

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person
        today = timezone.localdate()
        places = in_use(today) if person.is_superuser else below(person.codes(), today)
        self.fields["name"].required = True
        self.fields["area"].choices = [
            ("", "请选择"),
            *((place.code, f"{_INDENT * place.level}{place.name}") for place in places),
        ]

    def clean_area(self) -> str:
        """Refuse a place that is not this person's."""
        code = str(self.cleaned_data["area"])
        if not self._person.speaks_for([code]):
            msg = "这个地方不归你管。"
            raise ValidationError(msg)
        return code
