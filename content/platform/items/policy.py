"""Which pages a person finds in lists, searches and reports: no draft of somebody else's place.

What is said anybody may read; what is being written is its own places' business. Wagtail
asks this policy wherever it lists pages; what may be done with one says `permissions`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from wagtail.permission_policies.pages import PagePermissionPolicy

from content import areas
from content.platform.areas.models import Area

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from wagtail.models import Page

    from content.platform.people.models import Person


class PlacePolicy(PagePermissionPolicy):
    """Wagtail's rule by section, and the person's places."""

    def explorable_instances(self, user: Person) -> Any:
        """Return the pages a person sees in lists."""
        return _without_strangers_drafts(super().explorable_instances(user), user)

    def instances_user_has_any_permission_for(self, user: Person, actions: set[str]) -> Any:
        """Return the pages a person may do something with."""
        pages = super().instances_user_has_any_permission_for(user, actions)
        return _without_strangers_drafts(pages, user)


def _without_strangers_drafts(pages: QuerySet, user: Person) -> QuerySet:
    if not user.is_active or user.is_superuser:
        return pages
    mine = Q(pk=None)
    for code in user.codes():
        mine |= Q(code__startswith=areas.stem(code))
    strange = Area.objects.exclude(mine).values("pk")
    for kind in _with_places():
        through = kind.areas.through
        theirs = through.objects.filter(area__in=strange).values(kind.areas.field.m2m_column_name())
        pages = pages.exclude(live=False, pk__in=theirs)
    return pages


def _with_places() -> tuple[type[Page], ...]:
    from content.platform.desks.warning_page import WarningPage  # noqa: PLC0415  apps first
    from content.platform.items.models import Bulletin  # noqa: PLC0415  apps first

    return (Bulletin, WarningPage)
