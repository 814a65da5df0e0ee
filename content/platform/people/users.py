"""Wagtail's list of people, with their places and phone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView, UserViewSet

from content.platform.areas.models import below
from content.platform.areas.widgets import AreasField
from content.platform.people.models import Person

_FIELDS = {"areas", "phone", "must_change_password"}


class _PersonFields(forms.Form):
    """What we ask beyond Wagtail's own questions; a village officer may have no e-mail."""

    email = forms.EmailField(label="电子邮件", required=False)
    first_name = forms.CharField(label="名（姓名写全了就空着）", required=False)
    last_name = forms.CharField(label="姓名", required=True)
    areas = AreasField(label="负责的地方", required=False)

    def __init__(self, *args: Any, for_user: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not for_user.is_superuser:  # nobody gives what he has not got
            self.fields.pop("is_superuser", None)
            self.fields["areas"].queryset = below(for_user.codes(), timezone.localdate())


class PersonCreationForm(_PersonFields, UserCreationForm):
    """A new person; his first password is known to who made it."""

    class Meta(UserCreationForm.Meta):
        model = Person
        fields = UserCreationForm.Meta.fields | _FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["must_change_password"].initial = True


class PersonEditForm(_PersonFields, UserEditForm):
    """A person who is here already."""

    class Meta(UserEditForm.Meta):
        model = Person
        fields = UserEditForm.Meta.fields | _FIELDS


class _KnowsWhoAsks:
    """A screen that tells its form who is at it."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add who asks."""
        return {**super().get_form_kwargs(), "for_user": self.request.user}  # type: ignore[misc,attr-defined]


class PersonCreateView(_KnowsWhoAsks, CreateView):
    """Bring a new person in."""


class PersonEditView(_KnowsWhoAsks, EditView):
    """Change a person who is here."""


class PersonViewSet(UserViewSet):
    """The list of people."""

    add_view_class = PersonCreateView
    edit_view_class = PersonEditView
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:  # noqa: FBT001, FBT002  Wagtail calls it so
        """Return the form for a new person or for one who is here."""
        return PersonEditForm if for_update else PersonCreationForm
