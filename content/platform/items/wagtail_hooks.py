"""What Wagtail asks before it does something, and what it shows besides.

Some of Wagtail's screens look at a page as any page, without our rules on it. So what
may not be done is refused here as well, for every page, before it is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from content.platform.items.policy import PlacePolicy
from content.platform.review.models import look_again

if TYPE_CHECKING:
    from django.http import HttpRequest

register_permission_policy(Page, PlacePolicy())


@hooks.register("before_move_page")
def nothing_moves(*_: Any) -> None:
    """An item's section is part of its name for ever."""
    raise PermissionDenied


@hooks.register("before_copy_page")
def only_own_is_copied(request: HttpRequest, page: Any) -> None:
    """Ask for the person's place before his words are taken for another's."""
    if not page.specific.permissions_for_user(request.user).can_copy():
        raise PermissionDenied


@hooks.register("before_serve_document")
def recordings_are_for_those_who_work_here(
    document: Any,  # noqa: ARG001  Wagtail's own
    request: HttpRequest,
) -> Any:
    """Send a stranger to the login: what is said he finds in the release tree."""
    return None if request.user.is_authenticated else redirect_to_login(request.path)


@hooks.register("after_edit_page")
def changed_is_reviewed_again(request: HttpRequest, page: Any) -> None:
    """Let nobody approve what he has not seen."""
    look_again(page, request.user)


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    """Bring our few rules of looks."""
    return format_html('<link rel="stylesheet" href="{}">', static("platform/admin.css"))


@hooks.register("insert_global_admin_js")
def admin_js() -> str:
    """Bring what stands for scripts inside of pages."""
    return format_html('<script src="{}"></script>', static("platform/choosers.js"))


@hooks.register("construct_main_menu")
def only_what_is_ours(request: HttpRequest, menu_items: list[Any]) -> None:  # noqa: ARG001  Wagtail's own
    """Leave out what a county's newsroom has no use for."""
    menu_items[:] = [item for item in menu_items if item.name != "help"]


@hooks.register("construct_settings_menu")
def settings_that_are_ours(request: HttpRequest, menu_items: list[Any]) -> None:  # noqa: ARG001  Wagtail's own
    """Leave out what is not served from here."""
    menu_items[:] = [item for item in menu_items if item.name not in {"sites", "redirects"}]


@hooks.register("construct_reports_menu")
def reports_that_are_ours(request: HttpRequest, menu_items: list[Any]) -> None:  # noqa: ARG001  Wagtail's own
    """Leave out what counts kinds of pages, and what is empty where nobody publishes by himself."""
    menu_items[:] = [
        item for item in menu_items if item.name not in {"aging-pages", "page-types-usage"}
    ]
