"""Which addresses of the site there are, for whom: what is not named here is not there.

Wagtail brings two hundred addresses and asks at most of them what a person may do. This
table stands before all of them: an address that no line opens is closed, so that one a
newer Wagtail brings stays closed until somebody decides. It asks for the role that comes
so far, and of a thing whether it is the person's place; what may be done to it there, the
screen behind the door asks as before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied
from django.http import Http404
from wagtail.admin.auth import permission_denied, user_has_any_page_permission

from content.platform.people import rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from django.http import HttpRequest, HttpResponse

    from content.platform.people.models import Person

    Who = Callable[[Person], bool]
    Whose = Callable[[Person, "Asked"], bool]

_NAMES: Final = ("page_id", "page_to_move_id", "parent_page_id", "pk")
# what may be done to many pages at once, and what is asked of each of them before
_TOGETHER: Final = {"delete": "can_delete", "unpublish": "can_unpublish"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address names.

    Args:
        keys: Of the things.
        kind: Of what kind they are, where it says so: a selection.
        action: What is to be done to them all.
    """

    keys: tuple[str, ...]
    kind: str = ""
    action: str = ""

    @classmethod
    def read(cls, request: HttpRequest, kwargs: Mapping[str, Any]) -> Asked:
        """Read an address."""
        named = (str(kwargs[name]) for name in _NAMES if name in kwargs)
        kind, action = kwargs.get("model_name", ""), kwargs.get("action", "")
        return cls((*named, *request.GET.getlist("id")), kind, action)

    def numbers(self) -> list[int]:
        """Return the keys that are numbers."""
        return [int(one) for one in self.keys if one.isdecimal()]


def nobody(_: Person) -> bool:
    """Nobody: a county's pages are not moved, hidden or made into others."""
    return False


def everybody(_: Person) -> bool:
    """Whoever comes: the screen asks for itself."""
    return True


def who_works_here(person: Person) -> bool:
    """Whoever may come into the newsroom at all."""
    return bool(person.has_perm("wagtailadmin.access_admin"))


def who_writes(person: Person) -> bool:
    """Whoever writes or reviews in some section."""
    return bool(user_has_any_page_permission(person))


def who_decides(person: Person) -> bool:
    """Whoever takes over or refuses what villages say themselves."""
    return bool(person.has_role(rules.TOWNSHIP, rules.REVIEWER, rules.ADMIN))


def who_administers(person: Person) -> bool:
    """The county's administrators."""
    return person.has_role(rules.ADMIN)


def the_first(person: Person) -> bool:
    """Who set the machine up: he alone changes roles, workflows and collections."""
    return bool(person.is_superuser)


def own_pages(person: Person, asked: Asked) -> bool:
    """Tell whether all these pages are of the person's places; the frame is everybody's."""
    return all(tester.is_mine() for tester in _testers(person, asked) if hasattr(tester, "is_mine"))


def pages_to_change(person: Person, asked: Asked) -> bool:
    """Tell whether the person may change all these pages."""
    return all(tester.can_edit() for tester in _testers(person, asked))


def own_people(person: Person, asked: Asked) -> bool:
    """Tell whether the person looks after all of these people."""
    from content.platform.people.models import Person as People  # noqa: PLC0415  apps first

    return all(map(person.looks_after, People.objects.filter(pk__in=asked.numbers())))


def own_feeds(person: Person, asked: Asked) -> bool:
    """Tell whether these feeds are for the person's places."""
    from content.platform.desks.feeds import Subscription  # noqa: PLC0415  apps first

    found = Subscription.objects.filter(pk__in=asked.numbers()).select_related("area")
    return all(person.speaks_for([one.area.code]) for one in found)


def own_county(person: Person, _: Asked) -> bool:
    """Tell whether the whole county is the person's place."""
    from content.platform.areas.models import County  # noqa: PLC0415  apps first

    return person.speaks_for([County.load().code])


def own_selection(person: Person, asked: Asked) -> bool:
    """Ask of each thing of a selection what is asked of it alone; never of all there are."""
    if "all" in asked.keys:
        return False
    if asked.kind == "person":
        return own_people(person, asked)
    if asked.kind != "page":  # pictures, recordings: Wagtail asks who brought each
        return True
    allowed = _TOGETHER.get(asked.action)
    return allowed is not None and all(
        getattr(tester, allowed)() for tester in _testers(person, asked)
    )


def of_nobody(_: Person, __: Asked) -> bool:
    """Of things without a place, and of those whose own screen asks."""
    return True


def _testers(person: Person, asked: Asked) -> Iterator[Any]:
    from wagtail.models import Page  # noqa: PLC0415  apps first

    for page in Page.objects.filter(pk__in=asked.numbers()).specific():
        yield page.permissions_for_user(person)


@dataclass(frozen=True, slots=True)
class Door:
    """Addresses that begin alike.

    Args:
        at: What their pattern begins with.
        who: Who comes so far.
        whose: Whether the things that are asked for are the person's.
    """

    at: str
    who: Who
    whose: Whose = of_nobody

    def leads_to(self, route: str) -> bool:
        """Tell whether a pattern is one of these addresses."""
        return re.match(self.at, route) is not None


DOORS: Final = (
    Door(r"$|www/|api/batches/|api/openapi\.json$", everybody),
    Door(r"api/(stations$|warnings/)", everybody),  # asks for the login, in its own words
    Door(r"admin/(login|logout|own-password|sprite|jsi18n)/$", everybody),
    Door(r"documents/\(|media/", everybody),  # sends a stranger to the login
    Door(r"admin/$", who_works_here),
    Door(r"admin/(account|dismissibles|editing-sessions|block-preview)/", who_works_here),
    Door(r"admin/reports/site-history/", who_works_here),
    # pages
    Door(r"admin/pages/<int:\w+>/(convert_alias|privacy|move|set_position)/", nobody),
    Door(r"admin/pages/(usage|create)/", nobody),
    Door(r"admin/pages/workflow/(preview|confirm_cancellation)/", who_writes, pages_to_change),
    Door(r"admin/pages/", who_writes, own_pages),
    Door(r"admin/bulk/", who_works_here, own_selection),
    Door(r"admin/api/main/pages/(<int:pk>/|find/)?$", who_writes, own_pages),
    Door(r"admin/reports/(workflow|workflow_tasks)/", who_writes),
    Door(r"admin/reports/(aging-pages|page-types-usage)/", nobody),
    Door(r"admin/reports/locked/", the_first),
    # pictures and recordings: their screens ask who brought them
    Door(r"admin/api/main/(images|documents)/", who_writes),
    Door(r"admin/(images|documents)/", who_writes),
    Door(r"admin/tag-autocomplete/", who_writes),
    # desks, stations, letters, villages' notices: their screens ask for role and place
    Door(r"admin/desks/feeds/", who_works_here, own_feeds),
    Door(r"admin/desks/", who_works_here),
    Door(r"admin/(stations|letters)/", who_works_here),
    Door(r"admin/proposals/", who_decides),
    # people and settings
    Door(r"admin/users/(?!copy/)", who_administers, own_people),
    Door(r"admin/(settings|withdrawal)/", who_administers, own_county),
    Door(r"admin/(groups|collections|workflows)/", the_first),
)


class OnlyOpenDoors:
    """The middleware that asks the table."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on: the table is asked when it is known which address it is."""
        return self._get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        _view: object,
        _args: tuple[Any, ...],
        kwargs: Mapping[str, Any],
    ) -> HttpResponse | None:
        """Refuse an address that nobody opened, or opened for others.

        Raises:
            Http404: When nobody opened it.
            PermissionDenied: When the person does not work here.
        """
        route = request.resolver_match.route
        door = next((one for one in DOORS if one.leads_to(route)), None)
        if door is None:
            raise Http404
        person = request.user
        if door.who is everybody or not person.is_authenticated:
            return None  # who is not logged in is sent to the login by the screen itself
        if door.who(person) and door.whose(person, Asked.read(request, kwargs)):
            return None
        if not who_works_here(person):
            raise PermissionDenied
        return permission_denied(request)
