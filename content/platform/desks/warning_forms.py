"""What the warning desk refuses, with a sentence that says what to do instead."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from content.errors import CapError
from content.platform.areas.models import County, below, in_use
from content.platform.items.forms import BulletinForm


class WarningForm(WagtailAdminPageForm):
    """The form of a warning; offers a person no place that is not his."""

    clean_areas = BulletinForm.clean_areas

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "areas" not in self.fields:  # compared, not typed
            return
        county, today = County.load(), timezone.localdate()
        user = self.for_user
        codes = (county.code,) if user is None or user.is_superuser else user.codes()
        self.fields["areas"].queryset = below(codes, today)
        if not self.instance.pk:
            # the form's own: a blank page's empty places would win over a field's
            self.initial["areas"] = list(in_use(today).filter(code__in=codes))
            self.initial["office"] = f"{county.name}气象台"

    def clean(self) -> dict[str, Any]:
        """Refuse what ends before it begins, or has ended."""
        said: dict[str, Any] = super().clean()
        begins, ends = said.get("begins"), said.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", "结束要晚于开始。")
        elif ends and ends <= timezone.now():
            self.add_error("ends", "这个时间已经过了。")
        return said

    def _post_clean(self) -> None:
        """Refuse what would be no message, before it is kept; a draft may be unfinished."""
        super()._post_clean()
        if self.errors or self.is_deferred_validation:
            return
        from content.platform.desks.saying import draft  # noqa: PLC0415  it imports the pages

        try:
            draft(self.instance, self.cleaned_data["areas"])
        except CapError as error:
            self.add_error(None, forms.ValidationError(f"还不能发成预警报文：{error}"))
