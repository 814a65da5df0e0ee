"""The app's name, and Wagtail's own list of users with our form in it."""

from __future__ import annotations

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(AppConfig):
    """People of the county's site."""

    name = "content.platform.people"
    label = "people"
    verbose_name = "人员"
    default = True

    def ready(self) -> None:
        """Say 角色 where Wagtail's form has no word to translate."""
        from wagtail.users.views.bulk_actions.assign_role import RoleForm  # noqa: PLC0415  apps first

        RoleForm.base_fields["role"].label = "角色"


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's users, who have places here."""

    user_viewset = "content.platform.people.users.PersonViewSet"
