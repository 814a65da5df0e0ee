"""The county's public site, for a trial; in earnest a web server gives out its folder."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse

from content.platform.environment import here

if TYPE_CHECKING:
    from django.http import HttpRequest


def public_page(request: HttpRequest, path: str = "") -> HttpResponse:  # noqa: ARG001  Django's own
    """Return a file of the public site.

    Raises:
        Http404: When there is none, or it is none of the site's.
    """
    folder = here().public.resolve()
    file = (folder / path).resolve()
    if file.is_dir():
        file /= "index.html"
    is_ours = folder in file.parents and not any(
        part.startswith(".") for part in file.relative_to(folder).parts
    )
    if not is_ours or not file.is_file():
        raise Http404
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return HttpResponse(file.read_bytes(), content_type=kind)
