"""Pictures for those who work here; villages get theirs from the release tree."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.http import Http404, HttpResponse

if TYPE_CHECKING:
    from django.http import HttpRequest

_FOLDERS: Final = frozenset({"drawn", "images"})  # never the files as they were brought


def a_picture(request: HttpRequest, folder: str, name: str) -> HttpResponse:  # noqa: ARG001  Django's own
    """Return a picture that was drawn here.

    Raises:
        Http404: When there is none.
    """
    path = Path(settings.MEDIA_ROOT) / folder / name
    if folder not in _FOLDERS or name.startswith(".") or not path.is_file():
        raise Http404
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return HttpResponse(path.read_bytes(), content_type=kind)
