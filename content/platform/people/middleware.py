"""Nobody works with a password that somebody else knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.shortcuts import redirect
from django.urls import reverse

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

_OPEN: Final = ("people_password", "wagtailadmin_logout", "wagtailadmin_login")


def own_password_first(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Send a person whose password was given to him to the page where he makes his own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        user = getattr(request, "user", None)  # a preview has none
        has_own = user is None or not user.is_authenticated or not user.must_change_password
        if not has_own and request.path not in {reverse(name) for name in _OPEN}:
            return redirect("people_password")
        return get_response(request)

    return middleware
