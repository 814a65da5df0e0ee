"""What a browser may do on a page of ours: no script but our files, nothing of another server.

Wagtail's own screens need one thing more than that: styles inside the page (its tooltips,
tables and editors bring their own). A style there can hide and move; it loads nothing that
the policy does not let load, and runs nothing. Scripts inside a page are refused
everywhere but where workflows are put together: Wagtail's fields that bring one are drawn
by us (`items.choosers`, templates of its dates). One screen asks for more and does not get
it: where a picture is edited, the chooser of its middle (Jcrop, of 2013) writes handlers
into what it draws, which nobody here needs; it works without them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

HEADER: Final = "Content-Security-Policy"
# as the pages say it themselves; a header says who may frame them as well
PUBLIC: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; manifest-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_OURS: Final = "default-src 'none'; script-src 'self'"
_NEWSROOM: Final = (
    f"{_OURS}{{inside}}; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data: blob:; media-src 'self'; font-src 'self'; connect-src 'self';"
    " frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {framed}"
)
_WWW: Final = "/www/"
# where workflows are put together Wagtail still writes scripts into the page: one person's screens
_INSIDE: Final = re.compile(r"/admin/workflows/(add|edit)/")


def content_security_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Send the policy with every page; stands outside of what decides about frames."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        said = response.get(HEADER, "")  # a file that Wagtail gives out has a stricter one
        if not said or said.startswith(_OURS):  # a preview came through here once already
            response[HEADER] = _policy(request.path, response.get("X-Frame-Options", ""))
        return response

    return middleware


def _policy(path: str, frame_options: str) -> str:
    if path.startswith(_WWW):
        return PUBLIC
    return _NEWSROOM.format(
        inside=" 'unsafe-inline'" if _INSIDE.match(path) else "",
        # a preview stands in a frame of the editor
        framed="'self'" if frame_options == "SAMEORIGIN" else "'none'",
    )
