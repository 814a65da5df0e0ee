"""Choose places from the tree, as check boxes set in by their level."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from content.platform.areas.models import Area, in_use


class AreaTree(forms.CheckboxSelectMultiple):
    """Check boxes in a box that scrolls, villages below their township."""

    template_name = "areas/tree.html"
    option_template_name = "areas/place.html"

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Tell the template how far to set the place in."""
        option: dict[str, Any] = super().create_option(*args, **kwargs)
        area = getattr(option["value"], "instance", None)
        option["level"] = area.level if area is not None else 0
        option["code"] = area.code if area is not None else ""
        return option


class AreasField(forms.ModelMultipleChoiceField):
    """Places whose name holds today."""

    widget = AreaTree

    def __init__(self, *, queryset: Any = None, **kwargs: Any) -> None:
        super().__init__(queryset=Area.objects.none() if queryset is None else queryset, **kwargs)
        self._is_open = queryset is None

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        """Look today's places up for each form anew, not once for the life of the site."""
        fresh = super().__deepcopy__(memo)
        if self._is_open:
            fresh.queryset = in_use(timezone.localdate())
        return fresh
