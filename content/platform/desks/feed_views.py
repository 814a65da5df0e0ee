"""The list of feeds that are followed: Wagtail's own screens for a table of ours."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet

from content.platform.areas.models import County, below, in_use
from content.platform.desks.feeds import Subscription


class SubscriptionForm(WagtailAdminModelForm):
    """A feed; offers a person no place that is not his."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today, user = timezone.localdate(), self.for_user
        codes = (County.load().code,) if user is None or user.is_superuser else user.codes()
        self.fields["area"].queryset = below(codes, today)
        if not self.instance.pk:
            self.fields["area"].initial = in_use(today).filter(code__in=codes).first()

    def clean_area(self) -> Any:
        """Refuse a place that the person does not speak for."""
        area = self.cleaned_data["area"]
        if self.for_user is not None and not self.for_user.speaks_for([area.code]):
            msg = "这个地方不归你负责。"
            raise forms.ValidationError(msg)
        return area


Subscription.base_form_class = SubscriptionForm


class SubscriptionViewSet(ModelViewSet):
    """The feeds."""

    model = Subscription
    name = "desks_feeds"
    url_prefix = "desks/feeds"
    icon = "resubmit"
    menu_label = "订阅"
    menu_order = 130
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display = [
        "title",
        "section",
        BooleanColumn("is_active", label="跟着它"),
        "checked",
        "brought",
        "problem",
    ]
    search_fields: list[str] = []


subscriptions = SubscriptionViewSet()
