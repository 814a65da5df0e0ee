"""Who may follow feeds and decide what is followed; a desk's own screens ask for the role."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.models import Group, Permission

from content.platform.people.rules import ADMIN, EDITOR

_MAY: Final = {
    EDITOR: ("add_subscription", "change_subscription", "delete_subscription"),
    ADMIN: ("add_subscription", "change_subscription", "delete_subscription", "change_outside"),
}


def seed_desk_roles() -> None:
    """Give the roles what they need; again does no harm."""
    for name, codenames in _MAY.items():
        group = Group.objects.get(name=name)
        wanted = Permission.objects.filter(content_type__app_label="desks", codename__in=codenames)
        group.permissions.add(*wanted)
