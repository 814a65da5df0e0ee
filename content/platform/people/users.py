"""Wagtail's list of people, with their places and phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView, IndexView, UserViewSet

from content.platform.areas.models import County, below
from content.platform.areas.widgets import AreasField
from content.platform.people.models import Person

if TYPE_CHECKING:
    from django.db import models

_FIELDS = {"areas", "phone", "must_change_password"}
_NAMED = 3  # places in one line of the list
_UNASKED = {"last_name"}  # a name is one word here, and Wagtail greets by the first


class _PersonFields(forms.Form):
    """What we ask beyond Wagtail's own questions; a village officer may have no e-mail."""

    email = forms.EmailField(label="电子邮件", required=False)
    first_name = forms.CharField(label="姓名", help_text="写全。审核、日志里都用它。")
    last_name = None
    areas = AreasField(label="负责的地方", required=False)

    def __init__(self, *args: Any, for_user: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes: tuple[str, ...] = (County.load().code,)
        if not for_user.is_superuser:  # nobody gives what he has not got
            self.fields.pop("is_superuser", None)
            codes = for_user.codes()
        self.fields["areas"].queryset = below(codes, timezone.localdate())
        self.fields["groups"].label = "角色"
        self.fields["groups"].help_text = "他做什么就勾什么，可以不止一个。写的人审不了自己写的。"


class PersonCreationForm(_PersonFields, UserCreationForm):
    """A new person; his first password is known to who made it."""

    class Meta(UserCreationForm.Meta):
        model = Person
        fields = (UserCreationForm.Meta.fields | _FIELDS) - _UNASKED

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["must_change_password"].initial = True


class PersonEditForm(_PersonFields, UserEditForm):
    """A person who is here already."""

    is_active = forms.BooleanField(
        label="能登录",
        required=False,
        help_text="不在这里工作了就去掉勾，别删除：他写过、审过什么还要查得到。",
    )

    class Meta(UserEditForm.Meta):
        model = Person
        fields = (UserEditForm.Meta.fields | _FIELDS) - _UNASKED


class _KnowsWhoAsks:
    """A screen that tells its form who is at it."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add who asks."""
        return {**super().get_form_kwargs(), "for_user": self.request.user}  # type: ignore[misc,attr-defined]


class PersonCreateView(_KnowsWhoAsks, CreateView):
    """Bring a new person in."""


class PersonEditView(_KnowsWhoAsks, EditView):
    """Change a person who is here."""


class PeopleView(IndexView):
    """Who works here, as what and for which places."""

    @cached_property
    def columns(self) -> list[Column]:
        """Tell role and places in place of who set the machine up."""
        shown: list[Column] = [one for one in super().columns if one.name != "is_superuser"]
        told = [
            Column("roles", label="角色", accessor=_roles, classname="roles", width="12%"),
            Column("places", label="负责的地方", accessor=_places, classname="places", width="20%"),
        ]
        return [*shown[:3], *told, *shown[3:]]

    def get_base_queryset(self) -> models.QuerySet[Person]:
        """Ask for all roles and places at once."""
        people: models.QuerySet[Person] = super().get_base_queryset()
        return people.prefetch_related("groups", "areas")


def _roles(person: Person) -> str:
    return "、".join(group.name for group in person.groups.all())


def _places(person: Person) -> str:
    names = [area.name for area in person.areas.all()]
    return "、".join(names[:_NAMED]) + ("等" if len(names) > _NAMED else "")


class PersonViewSet(UserViewSet):
    """The list of people."""

    index_view_class = PeopleView
    add_view_class = PersonCreateView
    edit_view_class = PersonEditView
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:  # noqa: FBT001, FBT002  Wagtail calls it so
        """Return the form for a new person or for one who is here."""
        return PersonEditForm if for_update else PersonCreationForm
